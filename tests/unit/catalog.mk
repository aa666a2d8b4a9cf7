# Unit tests of catalog
catalog_tests = \
	tests/unit/catalog_crash_test \
	tests/unit/catalog_hostile_test \
	tests/unit/catalog_join_test \
	tests/unit/catalog_kept_test \
	tests/unit/catalog_rank_test \
	tests/unit/catalog_resource_test \
	tests/unit/catalog_test \
	tests/unit/catalog_write_test
check_PROGRAMS += $(catalog_tests)
TESTS += $(catalog_tests)
catalog_test_libraries = libcatalog.a libctdl.a libbase.a $(CHECK_LIBS)
catalog_test_support = tests/unit/catalog_support.c tests/unit/catalog_support.h
tests_unit_catalog_crash_test_SOURCES = tests/unit/catalog_crash_test.c $(catalog_test_support)
tests_unit_catalog_crash_test_LDADD = $(catalog_test_libraries)
tests_unit_catalog_hostile_test_SOURCES = tests/unit/catalog_hostile_test.c $(catalog_test_support)
tests_unit_catalog_hostile_test_LDADD = $(catalog_test_libraries)
tests_unit_catalog_join_test_SOURCES = tests/unit/catalog_join_test.c $(catalog_test_support)
tests_unit_catalog_join_test_LDADD = $(catalog_test_libraries)
tests_unit_catalog_kept_test_SOURCES = tests/unit/catalog_kept_test.c $(catalog_test_support)
tests_unit_catalog_kept_test_LDADD = $(catalog_test_libraries)
tests_unit_catalog_rank_test_SOURCES = tests/unit/catalog_rank_test.c $(catalog_test_support)
tests_unit_catalog_rank_test_LDADD = $(catalog_test_libraries)
tests_unit_catalog_resource_test_SOURCES = tests/unit/catalog_resource_test.c $(catalog_test_support)
tests_unit_catalog_resource_test_LDADD = $(catalog_test_libraries)
tests_unit_catalog_test_SOURCES = tests/unit/catalog_test.c $(catalog_test_support)
tests_unit_catalog_test_LDADD = $(catalog_test_libraries)
tests_unit_catalog_write_test_SOURCES = tests/unit/catalog_write_test.c $(catalog_test_support)
tests_unit_catalog_write_test_LDADD = $(catalog_test_libraries)
