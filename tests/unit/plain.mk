# Unit tests of plain words and questions
check_PROGRAMS += tests/unit/plain_test tests/unit/plain_people_test tests/unit/questions_test
TESTS += tests/unit/plain_test tests/unit/plain_people_test tests/unit/questions_test
tests_unit_plain_test_SOURCES = tests/unit/plain_test.c $(starter_world)
tests_unit_plain_test_LDADD = $(match_test_libraries)
tests_unit_questions_test_SOURCES = tests/unit/questions_test.c $(starter_world)
tests_unit_questions_test_LDADD = $(match_test_libraries)
tests_unit_plain_people_test_SOURCES = tests/unit/plain_people_test.c $(starter_world)
tests_unit_plain_people_test_LDADD = $(match_test_libraries)
EXTRA_DIST += tests/unit/data/plain
