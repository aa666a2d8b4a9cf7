# Unit tests of data/store
store_support = tests/unit/store_support.c tests/unit/store_support.h
check_PROGRAMS += tests/unit/store_test tests/unit/store_damage_test
TESTS += tests/unit/store_test tests/unit/store_damage_test
tests_unit_store_test_SOURCES = tests/unit/store_test.c $(store_support)
tests_unit_store_test_LDADD = libstore.a libsigning.a libbase.a $(CHECK_LIBS)
tests_unit_store_damage_test_SOURCES = tests/unit/store_damage_test.c $(store_support)
tests_unit_store_damage_test_LDADD = libstore.a libsigning.a libbase.a $(CHECK_LIBS)
