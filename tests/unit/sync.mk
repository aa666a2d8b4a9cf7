# Unit tests of sync
SYNC_TESTS = tests/unit/sync_test tests/unit/sync_sticks_test tests/unit/pipeline_test
check_PROGRAMS += $(SYNC_TESTS)
TESTS += $(SYNC_TESTS)
SYNC_TEST_SUPPORT = tests/unit/sync_support.c tests/unit/sync_support.h
tests_unit_sync_test_SOURCES = tests/unit/sync_test.c $(SYNC_TEST_SUPPORT)
tests_unit_sync_test_LDADD = libsync.a libjobs.a libcatalog.a libsigning.a libctdl.a libbase.a $(CHECK_LIBS)
tests_unit_sync_sticks_test_SOURCES = tests/unit/sync_sticks_test.c $(SYNC_TEST_SUPPORT)
tests_unit_sync_sticks_test_LDADD = libsync.a libjobs.a libcatalog.a libsigning.a libctdl.a libbase.a $(CHECK_LIBS)
tests_unit_pipeline_test_SOURCES = tests/unit/pipeline_test.c
tests_unit_pipeline_test_LDADD = libsync.a libctdl.a libbase.a $(CHECK_LIBS)
# Unit tests of what is published
check_PROGRAMS += tests/unit/manifest_test
TESTS += tests/unit/manifest_test
tests_unit_manifest_test_SOURCES = tests/unit/manifest_test.c
tests_unit_manifest_test_LDADD = libsync.a libcatalog.a libsigning.a libctdl.a libbase.a $(CHECK_LIBS)
