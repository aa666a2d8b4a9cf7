# Occupations: importers of the compact tables, and the reader.
noinst_LIBRARIES += libjobs.a
libjobs_a_SOURCES = \
	%D%/everyday.c %D%/everyday.h \
	%D%/gates.c %D%/gates.h \
	%D%/import.c %D%/import.h \
	%D%/import_gates.c \
	%D%/import_activities.c \
	%D%/import_esco.c \
	%D%/import_jobs.c \
	%D%/import_links.c \
	%D%/import_occupations.c \
	%D%/import_older.c \
	%D%/import_profiles.c \
	%D%/import_ratings.c \
	%D%/import_tables.h \
	%D%/import_technologies.c \
	%D%/import_texts.c \
	%D%/import_titles.c \
	%D%/job_lists.c \
	%D%/job_row.h \
	%D%/jobs.c %D%/jobs.h \
	%D%/matrix.c \
	%D%/near.c %D%/near.h \
	%D%/near_list.c \
	%D%/near_parts.c %D%/near_parts.h \
	%D%/profile.c %D%/profile.h \
	%D%/onet.c %D%/onet.h \
	%D%/onet_base.c %D%/onet_base_rows.c %D%/onet_base_rows.h %D%/onet_csv.c %D%/onet_files.c %D%/onet_lists.c %D%/onet_occupations.c \
	%D%/onet_ratings.c %D%/onet_sources.c %D%/onet_stage.h %D%/onet_words.c %D%/onet_write.c \
	%D%/search.c \
	%D%/table.c %D%/table.h \
	%D%/title_index.c %D%/title_index.h \
	%D%/title_words.c %D%/title_words.h \
	%D%/tools.c %D%/tools.h \
	%D%/words.c %D%/words.h \
	%D%/work_build.c %D%/work_build.h \
	%D%/work_index.c %D%/work_index.h \
	%D%/work_spanish.c \
	%D%/work_text.c %D%/work_text.h \
	%D%/work_words.c %D%/work_words.h
