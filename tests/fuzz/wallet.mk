# Fuzz target of the wallet: configure with CC=clang --enable-fuzzers, then
#   make fuzz_wallet && ./fuzz_wallet -max_total_time=120 -max_len=20000 CORPUS tests/fuzz/corpus/wallet
# The sources are built into the target, so that they are instrumented too.
EXTRA_DIST += tests/fuzz/corpus/wallet
if FUZZERS
noinst_PROGRAMS += fuzz_wallet
fuzz_wallet_SOURCES = tests/fuzz/wallet_fuzz.c $(libwallet_a_SOURCES) $(libbase_a_SOURCES)
fuzz_wallet_CFLAGS = $(AM_CFLAGS) -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
fuzz_wallet_LDFLAGS = -fsanitize=fuzzer,address,undefined
fuzz_wallet_LDADD = $(JANSSON_LIBS) $(UTF8PROC_LIBS) -lm
endif
