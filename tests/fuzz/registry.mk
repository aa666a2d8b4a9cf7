# Fuzz target of what a registry sends: configure with CC=clang --enable-fuzzers, then
#   make fuzz_registry && ./fuzz_registry -max_total_time=120 -max_len=20000 CORPUS tests/fuzz/corpus/registry
# The first byte of an input says which kind of body it is.
EXTRA_DIST += tests/fuzz/corpus/registry
if FUZZERS
noinst_PROGRAMS += fuzz_registry
fuzz_registry_SOURCES = tests/fuzz/registry_fuzz.c sync/registry_json.c sync/registry_json.h sync/registry_rows.c \
	sync/registry_rows.h sync/registry_small_json.c $(libctdl_a_SOURCES) $(libbase_a_SOURCES)
fuzz_registry_CFLAGS = $(AM_CFLAGS) -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
fuzz_registry_LDFLAGS = -fsanitize=fuzzer,address,undefined
fuzz_registry_LDADD = $(JANSSON_LIBS) $(UTF8PROC_LIBS) -lm
endif
