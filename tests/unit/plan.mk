# Unit tests of plan
plan_tests = \
	tests/unit/plan_look_test \
	tests/unit/plan_qr_test \
	tests/unit/plan_read_test \
	tests/unit/plan_time_test
check_PROGRAMS += $(plan_tests)
TESTS += $(plan_tests)
plan_test_libraries = libplan.a libjobs.a libcatalog.a libctdl.a libbase.a $(CHECK_LIBS)
tests_unit_plan_look_test_SOURCES = tests/unit/plan_look_test.c $(catalog_test_support)
tests_unit_plan_look_test_LDADD = $(plan_test_libraries)
tests_unit_plan_read_test_SOURCES = tests/unit/plan_read_test.c
tests_unit_plan_read_test_LDADD = $(plan_test_libraries)
tests_unit_plan_time_test_SOURCES = tests/unit/plan_time_test.c
tests_unit_plan_time_test_LDADD = $(plan_test_libraries)
tests_unit_plan_qr_test_SOURCES = tests/unit/plan_qr_test.c
tests_unit_plan_qr_test_LDADD = $(plan_test_libraries)
