# Occupations: importers of the compact tables, and the reader.
noinst_LIBRARIES += libjobs.a
libjobs_a_SOURCES = \
	%D%/import.c %D%/import.h \
	%D%/import_jobs.c \
	%D%/import_links.c \
	%D%/import_occupations.c \
	%D%/import_ratings.c \
	%D%/import_tables.h \
	%D%/import_technologies.c \
	%D%/import_titles.c \
	%D%/jobs.c %D%/jobs.h \
	%D%/table.c %D%/table.h
