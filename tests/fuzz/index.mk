# Fuzz target of the search index: configure with CC=clang --enable-fuzzers, then
#   make fuzz_index && ./fuzz_index -max_total_time=300 -max_len=65536 CORPUS tests/fuzz/corpus/index
# The sources are built into the target, so that they are instrumented too.
EXTRA_DIST += $(top_srcdir)/tests/fuzz/corpus/index
if FUZZERS
noinst_PROGRAMS += fuzz_index
fuzz_index_SOURCES = tests/fuzz/index_fuzz.c data/catalog/catalog.c data/catalog/credential.c \
	data/catalog/credential_lists.c data/catalog/codes.c data/catalog/id_set.c \
	data/catalog/index.c data/catalog/index_alias.c data/catalog/index_columns.c data/catalog/index_file.c \
	data/catalog/index_invert.c data/catalog/index_list.c data/catalog/index_make.c data/catalog/index_out.c \
	data/catalog/index_reader.c data/catalog/index_rows.c data/catalog/index_scan.c data/catalog/index_shelf.c \
	data/catalog/index_table.c data/catalog/index_values.c data/catalog/index_word.c data/catalog/index_words_out.c \
	data/catalog/query.c data/catalog/query_amount.c data/catalog/query_keys.c data/catalog/query_lex.c \
	data/catalog/query_phrase.c data/catalog/query_plain.c data/catalog/query_toggle.c \
	data/catalog/search.c data/catalog/search_aliases.c data/catalog/search_correct.c data/catalog/search_facets.c \
	data/catalog/search_filter.c data/catalog/search_named.c data/catalog/search_order.c \
	data/catalog/search_place.c data/catalog/search_set.c data/catalog/search_terms.c \
	data/catalog/search_types.c data/catalog/search_words.c data/catalog/sql.c
fuzz_index_CFLAGS = $(AM_CFLAGS) -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
fuzz_index_LDFLAGS = -fsanitize=fuzzer,address,undefined
fuzz_index_LDADD = libcatalog.a libctdl.a libbase.a $(SQLITE_LIBS) $(JANSSON_LIBS) $(UTF8PROC_LIBS) $(ROARING_LIBS) -lm -lpthread
endif
