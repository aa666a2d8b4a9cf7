# Unit tests of search
check_PROGRAMS += tests/unit/query_test tests/unit/search_test tests/unit/search_counts_test
TESTS += tests/unit/query_test tests/unit/search_test tests/unit/search_counts_test
tests_unit_query_test_SOURCES = tests/unit/query_test.c
tests_unit_query_test_LDADD = libcatalog.a libbase.a $(CHECK_LIBS)
tests_unit_search_test_SOURCES = tests/unit/search_test.c tests/unit/search_snapshot.c tests/unit/search_snapshot.h
tests_unit_search_test_LDADD = libcatalog.a libctdl.a libbase.a $(CHECK_LIBS)
tests_unit_search_counts_test_SOURCES = tests/unit/search_counts_test.c tests/unit/search_snapshot.c \
	tests/unit/search_snapshot.h
tests_unit_search_counts_test_LDADD = libcatalog.a libctdl.a libbase.a $(CHECK_LIBS)
# ... and of its index
check_PROGRAMS += tests/unit/index_test
TESTS += tests/unit/index_test
tests_unit_index_test_SOURCES = tests/unit/index_test.c tests/unit/search_snapshot.c tests/unit/search_snapshot.h
tests_unit_index_test_LDADD = libcatalog.a libctdl.a libbase.a $(CHECK_LIBS)
