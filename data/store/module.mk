# The working copy of a registry's records. Includes SQLite and libzstd.
noinst_LIBRARIES += libstore.a
libstore_a_SOURCES = %D%/store.c %D%/store.h %D%/inside.h \
	%D%/cursor.c %D%/dictionary.c %D%/file.c %D%/squeeze.c %D%/squeeze.h \
	%D%/record.c %D%/setting.c %D%/sql.c
