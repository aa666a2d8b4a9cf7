# Unit tests of rows files: dumps, patches, and snapshots made again from them
rows_tests = \
	tests/unit/rows_damage_test \
	tests/unit/rows_patch_test \
	tests/unit/rows_test
check_PROGRAMS += $(rows_tests)
TESTS += $(rows_tests)
rows_test_libraries = libcatalog.a libctdl.a libsigning.a libbase.a $(CHECK_LIBS)
rows_test_support = tests/unit/rows_support.c tests/unit/rows_support.h tests/bench/records.c tests/bench/records.h
tests_unit_rows_damage_test_SOURCES = tests/unit/rows_damage_test.c $(rows_test_support)
tests_unit_rows_damage_test_LDADD = $(rows_test_libraries)
tests_unit_rows_patch_test_SOURCES = tests/unit/rows_patch_test.c $(rows_test_support)
tests_unit_rows_patch_test_LDADD = $(rows_test_libraries)
tests_unit_rows_test_SOURCES = tests/unit/rows_test.c $(rows_test_support)
tests_unit_rows_test_LDADD = $(rows_test_libraries)
