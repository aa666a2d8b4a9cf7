# Occupations: importers of the compact tables, and the reader.
noinst_LIBRARIES += libjobs.a
libjobs_a_SOURCES = \
	%D%/everyday.c %D%/everyday.h \
	%D%/import.c %D%/import.h \
	%D%/import_jobs.c \
	%D%/import_links.c \
	%D%/import_occupations.c \
	%D%/import_ratings.c \
	%D%/import_tables.h \
	%D%/import_technologies.c \
	%D%/import_titles.c \
	%D%/job_lists.c \
	%D%/job_row.h \
	%D%/jobs.c %D%/jobs.h \
	%D%/matrix.c \
	%D%/search.c \
	%D%/table.c %D%/table.h \
	%D%/title_index.c %D%/title_index.h \
	%D%/words.c %D%/words.h
