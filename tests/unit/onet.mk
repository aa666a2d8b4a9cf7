# Unit tests of the conversion of occupation data that somebody downloaded.
check_PROGRAMS += tests/unit/onet_test
TESTS += tests/unit/onet_test
tests_unit_onet_test_SOURCES = tests/unit/onet_test.c $(jobs_test_help)
tests_unit_onet_test_LDADD = $(jobs_test_libraries)
# What they change in a snapshot that is there.
check_PROGRAMS += tests/unit/rows_jobs_test
TESTS += tests/unit/rows_jobs_test
tests_unit_rows_jobs_test_SOURCES = tests/unit/rows_jobs_test.c $(rows_test_support)
tests_unit_rows_jobs_test_LDADD = libstarter.a libjobs.a $(rows_test_libraries)
# The whole way, with the folder beside the snapshot.
check_PROGRAMS += tests/unit/jobs_bring_test
TESTS += tests/unit/jobs_bring_test
tests_unit_jobs_bring_test_SOURCES = tests/unit/jobs_bring_test.c $(rows_test_support)
tests_unit_jobs_bring_test_LDADD = libsync.a libjobs.a $(rows_test_libraries)
