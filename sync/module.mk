# The way in: folders, files and archives of records. The only room that
# includes libarchive.
noinst_LIBRARIES += libsync.a
libsync_a_SOURCES = \
	%D%/import.c %D%/import.h \
	%D%/import_files.c %D%/import_zip.c \
	%D%/report.h
