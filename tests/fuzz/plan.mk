# Fuzz target of saved plans: configure with CC=clang --enable-fuzzers, then
#   make fuzz_plan && ./fuzz_plan -max_total_time=120 CORPUS tests/fuzz/corpus/plan
EXTRA_DIST += $(top_srcdir)/tests/fuzz/corpus/plan
if FUZZERS
noinst_PROGRAMS += fuzz_plan
fuzz_plan_SOURCES = tests/fuzz/plan_fuzz.c data/plan/plan.c data/plan/plan_read_json.c \
	data/plan/plan_time.c $(libbase_a_SOURCES)
fuzz_plan_CFLAGS = $(AM_CFLAGS) -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
fuzz_plan_LDFLAGS = -fsanitize=fuzzer,address,undefined
fuzz_plan_LDADD = $(JANSSON_LIBS) $(UTF8PROC_LIBS) -lm
endif
