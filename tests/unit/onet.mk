# Unit tests of the conversion of occupation data that somebody downloaded.
check_PROGRAMS += tests/unit/onet_test
TESTS += tests/unit/onet_test
tests_unit_onet_test_SOURCES = tests/unit/onet_test.c $(jobs_test_help)
tests_unit_onet_test_LDADD = $(jobs_test_libraries)
