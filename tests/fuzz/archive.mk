# Fuzz target of files on a stick: configure with CC=clang --enable-fuzzers, then
#   make fuzz_archive && ./fuzz_archive -max_total_time=120 -max_len=20000 CORPUS tests/fuzz/corpus/archive
EXTRA_DIST += tests/fuzz/corpus/archive
if FUZZERS
noinst_PROGRAMS += fuzz_archive
fuzz_archive_SOURCES = tests/fuzz/archive_fuzz.c \
	sync/import_archive.c sync/import_files.c sync/import_form.c sync/import_stream.c \
	sync/pipeline.c sync/pipeline_batch.c $(libctdl_a_SOURCES) $(libbase_a_SOURCES)
fuzz_archive_CFLAGS = $(AM_CFLAGS) -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
fuzz_archive_LDFLAGS = -fsanitize=fuzzer,address,undefined
fuzz_archive_LDADD = $(ARCHIVE_LIBS) $(JANSSON_LIBS) $(UTF8PROC_LIBS) -lm -lpthread
endif
