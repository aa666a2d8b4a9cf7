# Fuzz target of the manifest of published data: configure with CC=clang --enable-fuzzers, then
#   make fuzz_manifest && ./fuzz_manifest -max_total_time=120 CORPUS tests/fuzz/corpus/manifest
EXTRA_DIST += $(top_srcdir)/tests/fuzz/corpus/manifest
if FUZZERS
noinst_PROGRAMS += fuzz_manifest
fuzz_manifest_SOURCES = tests/fuzz/manifest_fuzz.c sync/manifest_json.c data/crypto/digest.c $(libbase_a_SOURCES)
fuzz_manifest_CFLAGS = $(AM_CFLAGS) -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
fuzz_manifest_LDFLAGS = -fsanitize=fuzzer,address,undefined
fuzz_manifest_LDADD = $(JANSSON_LIBS) $(UTF8PROC_LIBS) $(OPENSSL_LIBS) -lm
endif
