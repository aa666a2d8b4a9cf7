# Unit tests of sync from a registry; they need tests/registry/registry_double.
registry_sync_libraries = libsync.a libstore.a libsigning.a libctdl.a libbase.a $(CHECK_LIBS)
check_PROGRAMS += tests/unit/registry_sync_test
TESTS += tests/unit/registry_sync_test
tests_unit_registry_sync_test_SOURCES = tests/unit/registry_sync_test.c \
	tests/unit/registry_support.c tests/unit/registry_support.h
tests_unit_registry_sync_test_LDADD = $(registry_sync_libraries)
check_PROGRAMS += tests/unit/registry_archive_test
TESTS += tests/unit/registry_archive_test
tests_unit_registry_archive_test_SOURCES = tests/unit/registry_archive_test.c \
	tests/unit/registry_support.c tests/unit/registry_support.h
tests_unit_registry_archive_test_LDADD = $(registry_sync_libraries)
check_PROGRAMS += tests/unit/narrow_test
TESTS += tests/unit/narrow_test
tests_unit_narrow_test_SOURCES = tests/unit/narrow_test.c
tests_unit_narrow_test_LDADD = $(registry_sync_libraries)
