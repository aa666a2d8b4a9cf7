# Unit tests of data/store
check_PROGRAMS += tests/unit/store_test
TESTS += tests/unit/store_test
tests_unit_store_test_SOURCES = tests/unit/store_test.c
tests_unit_store_test_LDADD = libstore.a libsigning.a libbase.a $(CHECK_LIBS)
