# Fuzz target of the words of sentences: configure with CC=clang --enable-fuzzers, then
#   make fuzz_words && ./fuzz_words -max_total_time=120 -max_len=4000 CORPUS tests/fuzz/corpus/words
# The sources are built into the target, so that they are instrumented too.
EXTRA_DIST += $(top_srcdir)/tests/fuzz/corpus/words
if FUZZERS
noinst_PROGRAMS += fuzz_words
fuzz_words_SOURCES = tests/fuzz/words_fuzz.c data/jobs/profile.c data/jobs/table.c data/jobs/work_index.c \
	data/jobs/work_spanish.c data/jobs/work_words.c $(libbase_a_SOURCES)
fuzz_words_CFLAGS = $(AM_CFLAGS) -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
fuzz_words_LDFLAGS = -fsanitize=fuzzer,address,undefined
fuzz_words_LDADD = $(JANSSON_LIBS) $(UTF8PROC_LIBS) -lm
endif
