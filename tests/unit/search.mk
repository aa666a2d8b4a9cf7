# Unit tests of search
check_PROGRAMS += tests/unit/query_test
TESTS += tests/unit/query_test
tests_unit_query_test_SOURCES = tests/unit/query_test.c
tests_unit_query_test_LDADD = libcatalog.a libbase.a $(CHECK_LIBS)
