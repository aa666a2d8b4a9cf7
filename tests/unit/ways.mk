# Unit tests of ways
ways_tests = \
	tests/unit/catalog_shelf_test \
	tests/unit/ways_catalog_test \
	tests/unit/ways_relax_test \
	tests/unit/ways_search_test \
	tests/unit/ways_words_test
check_PROGRAMS += $(ways_tests)
TESTS += $(ways_tests)
ways_test_libraries = libways.a libmatch.a libwallet.a libjobs.a libcatalog.a libctdl.a libbase.a $(CHECK_LIBS)
ways_dice = tests/unit/ways_dice.c tests/unit/ways_dice.h
tests_unit_catalog_shelf_test_SOURCES = tests/unit/catalog_shelf_test.c tests/unit/catalog_support.c \
	tests/unit/catalog_support.h $(starter_world)
tests_unit_catalog_shelf_test_LDADD = $(ways_test_libraries)
tests_unit_ways_catalog_test_SOURCES = tests/unit/ways_catalog_test.c tests/unit/catalog_support.c \
	tests/unit/catalog_support.h
tests_unit_ways_catalog_test_LDADD = $(ways_test_libraries)
tests_unit_ways_relax_test_SOURCES = tests/unit/ways_relax_test.c $(ways_dice)
tests_unit_ways_relax_test_LDADD = $(ways_test_libraries)
tests_unit_ways_search_test_SOURCES = tests/unit/ways_search_test.c $(ways_dice)
tests_unit_ways_search_test_LDADD = $(ways_test_libraries)
tests_unit_ways_words_test_SOURCES = tests/unit/ways_words_test.c
tests_unit_ways_words_test_LDADD = $(ways_test_libraries)
