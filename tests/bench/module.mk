# Benchmarks: `make bench`, not a part of `make check`. The programs are built
# when they are asked for. README.md beside this says how to read the tables.
#   make bench BENCH_RECORDS=5000 BENCH_ROUNDS=3     a short one
BENCH_RECORDS = 50000
BENCH_ROUNDS = 5

bench_programs = \
	tests/bench/build_bench \
	tests/bench/generate \
	tests/bench/match_bench \
	tests/bench/open_bench \
	tests/bench/question_bench \
	tests/bench/read_bench \
	tests/bench/search_bench \
	tests/bench/ways_bench \
	tests/bench/write_bench
EXTRA_PROGRAMS = $(bench_programs)
CLEANFILES += $(bench_programs)
EXTRA_DIST += tests/bench/README.md tests/bench/run.sh

bench_common = tests/bench/bench.c tests/bench/bench.h
bench_snapshot = $(bench_common) tests/bench/snapshot.c tests/bench/snapshot.h
bench_baseline = $(bench_common) tests/bench/baseline.c tests/bench/baseline.h tests/bench/baseline_tables.c \
	tests/bench/queries.c tests/bench/queries.h
bench_more = $(SQLITE_LIBS) $(JANSSON_LIBS) $(UTF8PROC_LIBS) $(ROARING_LIBS) -lm -lpthread
bench_libraries = libcatalog.a libctdl.a libbase.a $(bench_more)

tests_bench_build_bench_SOURCES = tests/bench/build_bench.c $(bench_snapshot)
tests_bench_build_bench_LDADD = libsync.a $(bench_libraries) $(ARCHIVE_LIBS) -lpthread
tests_bench_generate_SOURCES = tests/bench/generate.c tests/bench/records.c tests/bench/records.h $(bench_snapshot)
tests_bench_generate_LDADD = $(bench_libraries)
tests_bench_match_bench_SOURCES = tests/bench/match_bench.c $(bench_common)
tests_bench_match_bench_LDADD = libmatch.a libwallet.a libjobs.a $(bench_libraries)
tests_bench_open_bench_SOURCES = tests/bench/open_bench.c $(bench_baseline)
tests_bench_open_bench_LDADD = $(bench_libraries)
tests_bench_read_bench_SOURCES = tests/bench/read_bench.c $(bench_snapshot)
tests_bench_read_bench_LDADD = $(bench_libraries)
tests_bench_search_bench_SOURCES = tests/bench/search_bench.c $(bench_baseline)
tests_bench_search_bench_LDADD = $(bench_libraries)
tests_bench_write_bench_SOURCES = tests/bench/write_bench.c $(bench_snapshot)
tests_bench_write_bench_LDADD = $(bench_libraries)

# How well jobs near a job and activities of a sentence are found: `make
# bench-match`. The published lists that it is measured by are no part of this
# project; without them it says so and does nothing.
BENCH_OCCUPATIONS = $(srcdir)/../shared/data/occupations
match_quality_programs = tests/bench/near_bench tests/bench/text_bench
EXTRA_PROGRAMS += $(match_quality_programs)
CLEANFILES += $(match_quality_programs)
EXTRA_DIST += tests/bench/match.sh
bench_occupations = $(bench_common) tests/bench/occupations.c tests/bench/occupations.h
tests_bench_near_bench_SOURCES = tests/bench/near_bench.c $(bench_occupations)
tests_bench_near_bench_LDADD = libjobs.a libcatalog.a libctdl.a libsigning.a libbase.a $(bench_more) $(OPENSSL_LIBS)
tests_bench_text_bench_SOURCES = tests/bench/text_bench.c $(bench_occupations)
tests_bench_text_bench_LDADD = $(tests_bench_near_bench_LDADD)

.PHONY: bench-match
bench-match: $(match_quality_programs) starter/catalog.db
	$(AM_V_at)$(SHELL) $(srcdir)/tests/bench/match.sh tests/bench starter/catalog.db '$(BENCH_OCCUPATIONS)'
tests_bench_ways_bench_SOURCES = tests/bench/ways_bench.c $(bench_common)
tests_bench_ways_bench_LDADD = libways.a libbase.a -lm -lpthread
tests_bench_question_bench_SOURCES = tests/bench/question_bench.c tests/bench/records.c tests/bench/records.h \
	tests/bench/ways_records.c \
	tests/bench/ways_records.h $(bench_snapshot)
tests_bench_question_bench_LDADD = libways.a libmatch.a libwallet.a libjobs.a $(bench_libraries)

.PHONY: bench
bench: $(bench_programs) starter/catalog.db
	$(AM_V_at)$(SHELL) $(srcdir)/tests/bench/run.sh tests/bench starter/catalog.db $(BENCH_RECORDS) $(BENCH_ROUNDS)
