# Fuzz target of dumps and patches, as a mirror sends them: configure with CC=clang --enable-fuzzers, then
#   make fuzz_rows && mkdir CORPUS && LADDERWAY_SEEDS=CORPUS ./fuzz_rows -max_total_time=120 -max_len=20000 CORPUS
# The sources are built into the target, so that they are instrumented too.
if FUZZERS
noinst_PROGRAMS += fuzz_rows
fuzz_rows_SOURCES = tests/fuzz/rows_fuzz.c \
	data/catalog/rows_dump.c data/catalog/rows_file.c data/catalog/rows_load.c data/catalog/rows_patch.c \
	data/catalog/rows_patch_check.c data/catalog/rows_tables.c data/catalog/rows_text.c data/catalog/sql.c \
	$(libsigning_a_SOURCES) $(libbase_a_SOURCES)
fuzz_rows_CFLAGS = $(AM_CFLAGS) -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
fuzz_rows_LDFLAGS = -fsanitize=fuzzer,address,undefined
fuzz_rows_LDADD = $(SQLITE_LIBS) $(OPENSSL_LIBS) $(JANSSON_LIBS) $(UTF8PROC_LIBS) -lm
endif
