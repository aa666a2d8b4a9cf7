# Unit tests of base
check_PROGRAMS += tests/unit/base_test
TESTS += tests/unit/base_test
tests_unit_base_test_SOURCES = tests/unit/base_test.c
tests_unit_base_test_LDADD = libbase.a $(CHECK_LIBS)
check_PROGRAMS += tests/unit/settings_test
TESTS += tests/unit/settings_test
tests_unit_settings_test_SOURCES = tests/unit/settings_test.c
tests_unit_settings_test_LDADD = libbase.a $(CHECK_LIBS)
check_PROGRAMS += tests/unit/sorted_test
TESTS += tests/unit/sorted_test
tests_unit_sorted_test_SOURCES = tests/unit/sorted_test.c
tests_unit_sorted_test_LDADD = libbase.a $(CHECK_LIBS)
