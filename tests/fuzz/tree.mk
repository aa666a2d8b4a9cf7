# Fuzz target of the record reader's JSON tree, which jansson looks over:
# configure with CC=clang --enable-fuzzers, then
#   make fuzz_tree && ./fuzz_tree -max_total_time=120 -max_len=4000 CORPUS tests/fuzz/corpus/ctdl
if FUZZERS
noinst_PROGRAMS += fuzz_tree
fuzz_tree_SOURCES = tests/fuzz/tree_fuzz.c tests/unit/tree_compare.c tests/unit/tree_compare.h \
	$(libctdl_a_SOURCES) $(libbase_a_SOURCES)
fuzz_tree_CFLAGS = $(AM_CFLAGS) -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
fuzz_tree_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/unit
fuzz_tree_LDFLAGS = -fsanitize=fuzzer,address,undefined
fuzz_tree_LDADD = $(JANSSON_LIBS) $(UTF8PROC_LIBS) -lm
endif
