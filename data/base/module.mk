# The floor that every room of data/ stands on: errors, memory, text, files.
noinst_LIBRARIES += libbase.a
libbase_a_SOURCES = \
	%D%/arena.c %D%/arena.h \
	%D%/buffer.c %D%/buffer.h \
	%D%/error.c %D%/error.h \
	%D%/file.c %D%/file.h \
	%D%/i18n.h \
	%D%/json.c %D%/json.h \
	%D%/settings.c %D%/settings.h \
	%D%/sorted.c %D%/sorted.h \
	%D%/text.c %D%/text.h \
	%D%/text_clean.c
