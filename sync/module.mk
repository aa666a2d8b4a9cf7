# The way in, from registries, mirrors, folders and files, and the way out to
# mirrors. The only room that includes libcurl, libarchive and, but for
# data/store, zstd.
noinst_LIBRARIES += libsync.a
libsync_a_SOURCES = \
	%D%/import.c %D%/import.h \
	%D%/import_archive.c %D%/import_files.c %D%/import_form.c %D%/import_snapshot.c %D%/import_stream.c \
	%D%/jobs.c %D%/jobs.h \
	%D%/key.c %D%/key.h \
	%D%/pipeline.c %D%/pipeline.h %D%/pipeline_batch.c %D%/pipeline_batch.h \
	%D%/report.h \
	%D%/survey.c %D%/survey.h
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
# A published snapshot: made, and taken.
libsync_a_SOURCES += \
	%D%/manifest.h %D%/manifest_json.c \
	%D%/mirror.c %D%/mirror.h %D%/mirror_place.c %D%/mirror_place.h \
	%D%/packed.c %D%/packed.h %D%/work_folder.c %D%/work_folder.h \
	%D%/publish.c %D%/publish.h %D%/publish_files.c %D%/publish_files.h %D%/publish_s3.c
# A timer that keeps a host's snapshot up to date.
systemdunitdir = $(prefix)/lib/systemd/system
sysusersdir = $(prefix)/lib/sysusers.d
nodist_systemdunit_DATA = %D%/systemd/ladderway-sync.service
dist_systemdunit_DATA = %D%/systemd/ladderway-sync.timer
sysusers_DATA = %D%/systemd/ladderway.conf
EXTRA_DIST += %D%/systemd/ladderway-sync.service.in %D%/systemd/ladderway.sysusers
CLEANFILES += %D%/systemd/ladderway-sync.service %D%/systemd/ladderway.conf

%D%/systemd/ladderway-sync.service: %D%/systemd/ladderway-sync.service.in
	$(AM_V_GEN)$(MKDIR_P) %D%/systemd && sed 's|@bindir[@]|$(bindir)|' $(srcdir)/%D%/systemd/ladderway-sync.service.in > $@

%D%/systemd/ladderway.conf: %D%/systemd/ladderway.sysusers
	$(AM_V_GEN)$(MKDIR_P) %D%/systemd && cp $(srcdir)/%D%/systemd/ladderway.sysusers $@
