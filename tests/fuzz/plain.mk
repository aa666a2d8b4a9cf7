# Fuzz target of plain words: configure with CC=clang --enable-fuzzers, then
#   make fuzz_plain starter/catalog.db && ./fuzz_plain -max_total_time=120 -max_len=4000 CORPUS tests/cli/personas
# It reads the starter data of the folder that it is started in.
if FUZZERS
noinst_PROGRAMS += fuzz_plain
fuzz_plain_SOURCES = tests/fuzz/plain_fuzz.c $(libmatch_a_SOURCES) $(libwallet_a_SOURCES) $(libjobs_a_SOURCES) \
	$(libbase_a_SOURCES)
fuzz_plain_CFLAGS = $(AM_CFLAGS) -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
fuzz_plain_LDFLAGS = -fsanitize=fuzzer,address,undefined
fuzz_plain_LDADD = libcatalog.a libctdl.a libjobs.a libbase.a $(CHECK_LIBS)
endif
