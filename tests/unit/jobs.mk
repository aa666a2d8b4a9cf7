# Unit tests of jobs
check_PROGRAMS += tests/unit/jobs_test tests/unit/jobs_import_test tests/unit/jobs_source_test tests/unit/jobs_profiles_import_test tests/unit/near_test tests/unit/work_text_test
TESTS += tests/unit/jobs_test tests/unit/jobs_import_test tests/unit/jobs_source_test tests/unit/jobs_profiles_import_test tests/unit/near_test tests/unit/work_text_test
jobs_test_libraries = libjobs.a libcatalog.a libctdl.a libbase.a $(CHECK_LIBS)
jobs_test_help = tests/unit/jobs_help.c tests/unit/jobs_help.h
tests_unit_jobs_test_SOURCES = tests/unit/jobs_test.c $(jobs_test_help)
tests_unit_jobs_test_LDADD = $(jobs_test_libraries)
tests_unit_jobs_import_test_SOURCES = tests/unit/jobs_import_test.c $(jobs_test_help)
tests_unit_jobs_import_test_LDADD = $(jobs_test_libraries)
tests_unit_jobs_source_test_SOURCES = tests/unit/jobs_source_test.c $(jobs_test_help)
tests_unit_jobs_source_test_LDADD = $(jobs_test_libraries)
tests_unit_near_test_SOURCES = tests/unit/near_test.c $(jobs_test_help)
tests_unit_near_test_LDADD = $(jobs_test_libraries)
tests_unit_work_text_test_SOURCES = tests/unit/work_text_test.c $(jobs_test_help)
tests_unit_work_text_test_LDADD = $(jobs_test_libraries)
tests_unit_jobs_profiles_import_test_SOURCES = tests/unit/jobs_profiles_import_test.c $(jobs_test_help)
tests_unit_jobs_profiles_import_test_LDADD = $(jobs_test_libraries)
EXTRA_DIST += \
	tests/unit/data/jobs/good/elements.tsv \
	tests/unit/data/jobs/good/gate_rules.tsv \
	tests/unit/data/jobs/good/gates.tsv \
	tests/unit/data/jobs/good/licenses.tsv \
	tests/unit/data/jobs/good/occupations.tsv \
	tests/unit/data/jobs/good/older_codes.tsv \
	tests/unit/data/jobs/good/outlook.tsv \
	tests/unit/data/jobs/good/programs_to_occupations.tsv \
	tests/unit/data/jobs/good/ratings.tsv \
	tests/unit/data/jobs/good/related.tsv \
	tests/unit/data/jobs/good/sources.tsv \
	tests/unit/data/jobs/good/technologies.tsv \
	tests/unit/data/jobs/good/technology_names.tsv \
	tests/unit/data/jobs/good/titles.tsv \
	tests/unit/data/jobs/good/wage_codes.tsv \
	tests/unit/data/jobs/good/wages.tsv
