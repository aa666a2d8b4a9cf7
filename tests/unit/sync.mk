# Unit tests of sync
check_PROGRAMS += tests/unit/sync_test
TESTS += tests/unit/sync_test
tests_unit_sync_test_SOURCES = tests/unit/sync_test.c
tests_unit_sync_test_LDADD = libsync.a libcatalog.a libctdl.a libbase.a $(CHECK_LIBS)
