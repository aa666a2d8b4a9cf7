# Unit tests of match
match_tests = \
	tests/unit/match_again_test \
	tests/unit/match_detail_test \
	tests/unit/match_evidence_test \
	tests/unit/match_gain_test \
	tests/unit/match_gates_test \
	tests/unit/match_gap_test \
	tests/unit/match_wishes_test \
	tests/unit/match_starter_test \
	tests/unit/match_test \
	tests/unit/match_verdicts_test \
	tests/unit/match_worth_test
check_PROGRAMS += $(match_tests)
TESTS += $(match_tests)
match_test_libraries = libmatch.a libwallet.a libjobs.a libcatalog.a libctdl.a libbase.a $(CHECK_LIBS)
match_test_support = tests/unit/match_support.c tests/unit/match_support.h
tests_unit_match_detail_test_SOURCES = tests/unit/match_detail_test.c $(match_test_support)
tests_unit_match_detail_test_LDADD = $(match_test_libraries)
tests_unit_match_evidence_test_SOURCES = tests/unit/match_evidence_test.c $(match_test_support)
tests_unit_match_evidence_test_LDADD = $(match_test_libraries)
tests_unit_match_wishes_test_SOURCES = tests/unit/match_wishes_test.c $(match_test_support)
tests_unit_match_wishes_test_LDADD = $(match_test_libraries)
tests_unit_match_gap_test_SOURCES = tests/unit/match_gap_test.c $(match_test_support)
tests_unit_match_gap_test_LDADD = $(match_test_libraries)
tests_unit_match_gates_test_SOURCES = tests/unit/match_gates_test.c $(match_test_support)
tests_unit_match_gates_test_LDADD = $(match_test_libraries)
tests_unit_match_gain_test_SOURCES = tests/unit/match_gain_test.c $(match_test_support)
tests_unit_match_gain_test_LDADD = $(match_test_libraries)
starter_world = tests/unit/starter_world.c tests/unit/starter_world.h
match_persons = tests/unit/match_persons.c tests/unit/match_persons.h $(starter_world)
tests_unit_match_again_test_SOURCES = tests/unit/match_again_test.c $(match_persons)
tests_unit_match_again_test_LDADD = $(match_test_libraries)
tests_unit_match_starter_test_SOURCES = tests/unit/match_starter_test.c $(match_persons)
tests_unit_match_starter_test_LDADD = $(match_test_libraries)
tests_unit_match_test_SOURCES = tests/unit/match_test.c $(match_test_support)
tests_unit_match_test_LDADD = $(match_test_libraries)
tests_unit_match_verdicts_test_SOURCES = tests/unit/match_verdicts_test.c
tests_unit_match_verdicts_test_LDADD = $(match_test_libraries)
tests_unit_match_worth_test_SOURCES = tests/unit/match_worth_test.c
tests_unit_match_worth_test_LDADD = $(match_test_libraries)
EXTRA_DIST += \
	tests/unit/data/match/elements.tsv \
	tests/unit/data/match/gate_rules.tsv \
	tests/unit/data/match/gates.tsv \
	tests/unit/data/match/licenses.tsv \
	tests/unit/data/match/occupations.tsv \
	tests/unit/data/match/outlook.tsv \
	tests/unit/data/match/programs_to_occupations.tsv \
	tests/unit/data/match/ratings.tsv \
	tests/unit/data/match/related.tsv \
	tests/unit/data/match/sources.tsv \
	tests/unit/data/match/technologies.tsv \
	tests/unit/data/match/technology_names.tsv \
	tests/unit/data/match/titles.tsv \
	tests/unit/data/match/wage_codes.tsv \
	tests/unit/data/match/wages.tsv
