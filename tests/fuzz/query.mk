# Fuzz target of the query line: configure with CC=clang --enable-fuzzers, then
#   make fuzz_query && ./fuzz_query -max_total_time=120 -max_len=1100 CORPUS tests/fuzz/corpus/query
# The sources are built into the target, so that they are instrumented too.
EXTRA_DIST += $(top_srcdir)/tests/fuzz/corpus/query
if FUZZERS
noinst_PROGRAMS += fuzz_query
fuzz_query_SOURCES = tests/fuzz/query_fuzz.c data/catalog/query.c data/catalog/query_amount.c \
	data/catalog/query_keys.c data/catalog/query_lex.c data/catalog/query_phrase.c \
	data/catalog/query_plain.c data/catalog/query_toggle.c $(libbase_a_SOURCES)
fuzz_query_CFLAGS = $(AM_CFLAGS) -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
fuzz_query_LDFLAGS = -fsanitize=fuzzer,address,undefined
fuzz_query_LDADD = $(JANSSON_LIBS) $(UTF8PROC_LIBS) -lm
endif
