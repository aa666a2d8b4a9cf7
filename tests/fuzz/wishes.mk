# Fuzz target of wishes about jobs: configure with CC=clang --enable-fuzzers, then
#   make fuzz_wishes && ./fuzz_wishes -max_total_time=120 -max_len=1100 CORPUS tests/fuzz/corpus/wishes
EXTRA_DIST += $(top_srcdir)/tests/fuzz/corpus/wishes
if FUZZERS
noinst_PROGRAMS += fuzz_wishes
fuzz_wishes_SOURCES = tests/fuzz/wishes_fuzz.c data/match/wishes.c data/match/person.c $(libbase_a_SOURCES)
fuzz_wishes_CFLAGS = $(AM_CFLAGS) -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
fuzz_wishes_LDFLAGS = -fsanitize=fuzzer,address,undefined
fuzz_wishes_LDADD = $(JANSSON_LIBS) $(UTF8PROC_LIBS) -lm
endif
