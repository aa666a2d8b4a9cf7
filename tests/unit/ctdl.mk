# Unit tests of the record reader
EXTRA_DIST += tests/unit/data/ctdl
CTDL_TESTS = tests/unit/ctdl_test tests/unit/ctdl_values_test tests/unit/ctdl_outcomes_test \
	tests/unit/ctdl_hostile_test tests/unit/ctdl_records_test \
	tests/unit/ctdl_coverage_test tests/unit/ctdl_words_test tests/unit/ctdl_pathways_test
check_PROGRAMS += $(CTDL_TESTS)
TESTS += $(CTDL_TESTS)
CTDL_TEST_SUPPORT = tests/unit/ctdl_support.c tests/unit/ctdl_support.h
CTDL_TEST_LIBS = libctdl.a libbase.a $(CHECK_LIBS)
tests_unit_ctdl_test_SOURCES = tests/unit/ctdl_test.c $(CTDL_TEST_SUPPORT)
tests_unit_ctdl_test_LDADD = $(CTDL_TEST_LIBS)
tests_unit_ctdl_values_test_SOURCES = tests/unit/ctdl_values_test.c $(CTDL_TEST_SUPPORT)
tests_unit_ctdl_values_test_LDADD = $(CTDL_TEST_LIBS)
tests_unit_ctdl_outcomes_test_SOURCES = tests/unit/ctdl_outcomes_test.c $(CTDL_TEST_SUPPORT)
tests_unit_ctdl_outcomes_test_LDADD = $(CTDL_TEST_LIBS)
tests_unit_ctdl_hostile_test_SOURCES = tests/unit/ctdl_hostile_test.c $(CTDL_TEST_SUPPORT)
tests_unit_ctdl_hostile_test_LDADD = $(CTDL_TEST_LIBS)
tests_unit_ctdl_records_test_SOURCES = tests/unit/ctdl_records_test.c $(CTDL_TEST_SUPPORT)
tests_unit_ctdl_records_test_LDADD = $(CTDL_TEST_LIBS)
check_PROGRAMS += tests/unit/tree_test
TESTS += tests/unit/tree_test
tests_unit_tree_test_SOURCES = tests/unit/tree_test.c tests/unit/tree_compare.c tests/unit/tree_compare.h \
	$(CTDL_TEST_SUPPORT)
tests_unit_tree_test_LDADD = $(CTDL_TEST_LIBS)
tests_unit_ctdl_coverage_test_SOURCES = tests/unit/ctdl_coverage_test.c $(CTDL_TEST_SUPPORT)
tests_unit_ctdl_coverage_test_LDADD = $(CTDL_TEST_LIBS)
tests_unit_ctdl_words_test_SOURCES = tests/unit/ctdl_words_test.c $(CTDL_TEST_SUPPORT)
tests_unit_ctdl_words_test_LDADD = $(CTDL_TEST_LIBS)
tests_unit_ctdl_pathways_test_SOURCES = tests/unit/ctdl_pathways_test.c $(CTDL_TEST_SUPPORT)
tests_unit_ctdl_pathways_test_LDADD = $(CTDL_TEST_LIBS)
