# The man page is made from its text and the program's own tables.
noinst_PROGRAMS += man/man_tables
man_man_tables_SOURCES = %D%/man_tables.c
man_man_tables_LDADD = $(ladderway_LDADD)
man1_MANS = man/ladderway.1
EXTRA_DIST += %D%/ladderway.1.in
CLEANFILES += man/ladderway.1

man/ladderway.1: man/man_tables$(EXEEXT) $(srcdir)/%D%/ladderway.1.in
	$(AM_V_GEN)./man/man_tables$(EXEEXT) < $(srcdir)/%D%/ladderway.1.in > $@.tmp && mv $@.tmp $@
