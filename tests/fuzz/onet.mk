# Fuzz target of the files of an occupation data download: configure with CC=clang --enable-fuzzers, then
#   make fuzz_onet && ./fuzz_onet -max_total_time=120 -max_len=4096 CORPUS tests/fuzz/corpus/onet
EXTRA_DIST += $(top_srcdir)/tests/fuzz/corpus/onet
if FUZZERS
noinst_PROGRAMS += fuzz_onet
fuzz_onet_SOURCES = tests/fuzz/onet_fuzz.c $(libjobs_a_SOURCES) $(libbase_a_SOURCES)
fuzz_onet_CFLAGS = $(AM_CFLAGS) -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
fuzz_onet_LDFLAGS = -fsanitize=fuzzer,address,undefined
fuzz_onet_LDADD = libcatalog.a libctdl.a libsigning.a $(SQLITE_LIBS) $(JANSSON_LIBS) $(UTF8PROC_LIBS) $(OPENSSL_LIBS) \
	$(ROARING_LIBS) -lm -lpthread
endif
