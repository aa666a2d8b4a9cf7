# Unit tests of ladder
ladder_tests = \
	tests/unit/ladder_hostile_test \
	tests/unit/ladder_pathway_test \
	tests/unit/ladder_sum_test \
	tests/unit/ladder_test
check_PROGRAMS += $(ladder_tests)
TESTS += $(ladder_tests)
ladder_test_libraries = libladder.a libjobs.a libcatalog.a libctdl.a libbase.a $(CHECK_LIBS)
ladder_test_support = $(catalog_test_support) tests/unit/ladder_support.c tests/unit/ladder_support.h
tests_unit_ladder_hostile_test_SOURCES = tests/unit/ladder_hostile_test.c $(ladder_test_support)
tests_unit_ladder_hostile_test_LDADD = $(ladder_test_libraries)
tests_unit_ladder_pathway_test_SOURCES = tests/unit/ladder_pathway_test.c $(ladder_test_support)
tests_unit_ladder_pathway_test_LDADD = $(ladder_test_libraries)
tests_unit_ladder_sum_test_SOURCES = tests/unit/ladder_sum_test.c
tests_unit_ladder_sum_test_LDADD = $(ladder_test_libraries)
tests_unit_ladder_test_SOURCES = tests/unit/ladder_test.c $(ladder_test_support)
tests_unit_ladder_test_LDADD = $(ladder_test_libraries)
