check_PROGRAMS += tests/unit/starter_test tests/unit/starter_build_test
TESTS += tests/unit/starter_test tests/unit/starter_build_test
tests_unit_starter_test_SOURCES = tests/unit/starter_test.c
tests_unit_starter_test_LDADD = libstarter.a libjobs.a libctdl.a libbase.a $(CHECK_LIBS)
tests_unit_starter_build_test_SOURCES = tests/unit/starter_build_test.c
tests_unit_starter_build_test_LDADD = libstarter.a libjobs.a libcatalog.a libctdl.a libbase.a $(CHECK_LIBS)
