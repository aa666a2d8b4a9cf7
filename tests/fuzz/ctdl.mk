# Fuzz target of the record reader: configure with CC=clang --enable-fuzzers, then
#   make fuzz_ctdl && ./fuzz_ctdl -max_total_time=120 -max_len=20000 CORPUS tests/fuzz/corpus/ctdl
# The sources are built into the target, so that they are instrumented too.
EXTRA_DIST += tests/fuzz/corpus/ctdl
if FUZZERS
noinst_PROGRAMS += fuzz_ctdl
fuzz_ctdl_SOURCES = tests/fuzz/ctdl_fuzz.c $(libctdl_a_SOURCES) $(libbase_a_SOURCES)
fuzz_ctdl_CFLAGS = $(AM_CFLAGS) -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
fuzz_ctdl_LDFLAGS = -fsanitize=fuzzer,address,undefined
fuzz_ctdl_LDADD = $(JANSSON_LIBS) $(UTF8PROC_LIBS) -lm
endif
