# Fuzz target of limits in plain words: configure with CC=clang --enable-fuzzers, then
#   make fuzz_limits && ./fuzz_limits -max_total_time=120 -max_len=400 CORPUS tests/fuzz/corpus/limits
# The sources are built into the target, so that they are instrumented too.
EXTRA_DIST += $(top_srcdir)/tests/fuzz/corpus/limits
if FUZZERS
noinst_PROGRAMS += fuzz_limits
fuzz_limits_SOURCES = tests/fuzz/limits_fuzz.c data/ways/limit_words.c $(libbase_a_SOURCES)
fuzz_limits_CFLAGS = $(AM_CFLAGS) -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
fuzz_limits_LDFLAGS = -fsanitize=fuzzer,address,undefined
fuzz_limits_LDADD = $(JANSSON_LIBS) $(UTF8PROC_LIBS) -lm
endif
