# Fuzz target of the table of counties: configure with CC=clang --enable-fuzzers, then
#   make fuzz_living && ./fuzz_living -max_total_time=120 CORPUS tests/fuzz/corpus/living
EXTRA_DIST += $(top_srcdir)/tests/fuzz/corpus/living
if FUZZERS
noinst_PROGRAMS += fuzz_living
fuzz_living_SOURCES = tests/fuzz/living_fuzz.c data/match/living.c $(libbase_a_SOURCES)
fuzz_living_CFLAGS = $(AM_CFLAGS) -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
fuzz_living_LDFLAGS = -fsanitize=fuzzer,address,undefined
fuzz_living_LDADD = $(JANSSON_LIBS) $(UTF8PROC_LIBS) -lm
endif
