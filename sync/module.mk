# The way in: folders, files and archives of records. The only room that
# includes libarchive.
noinst_LIBRARIES += libsync.a
libsync_a_SOURCES = \
	%D%/import.c %D%/import.h \
	%D%/import_archive.c %D%/import_files.c %D%/import_form.c %D%/import_snapshot.c %D%/import_stream.c \
	%D%/pipeline.c %D%/pipeline.h %D%/pipeline_batch.c %D%/pipeline_batch.h \
	%D%/report.h
# The line to a registry.
libsync_a_SOURCES += \
	%D%/http.c %D%/http.h %D%/http_inside.h \
	%D%/http_download.c %D%/http_easy.c %D%/http_head.c %D%/http_judge.c %D%/http_loop.c \
	%D%/http_message.c %D%/http_origin.c %D%/http_put.c %D%/http_send.c \
	%D%/registry_api.c %D%/registry_api.h \
	%D%/registry_json.c %D%/registry_json.h %D%/registry_rows.c %D%/registry_rows.h %D%/registry_small_json.c
# From a registry into the working copy of its records, and from there into a snapshot.
libsync_a_SOURCES += \
	%D%/narrow.c %D%/narrow.h %D%/narrow_table.c %D%/narrow_table.h \
	%D%/registry.c %D%/registry.h %D%/registry_engine.c %D%/registry_engine.h \
	%D%/registry_archive.c %D%/registry_archive.h %D%/registry_archive_read.c \
	%D%/registry_changes.c %D%/registry_full.c %D%/registry_keep.c \
	%D%/registry_reconcile.c %D%/registry_walk.c \
	%D%/sync.c %D%/sync.h %D%/sync_registry.c %D%/sync_registry.h
