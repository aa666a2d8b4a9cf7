# The man pages are made from their texts and the program's own tables.
noinst_PROGRAMS += man/man_tables
man_man_tables_SOURCES = %D%/man_tables.c
man_man_tables_LDADD = $(ladderway_LDADD)
man1_MANS = man/ladderway.1 man/ladderway-sync.1 man/ladderway-publish.1
man5_MANS = man/ladderway-settings.5
man_texts = %D%/ladderway.1.in %D%/ladderway-sync.1.in %D%/ladderway-publish.1.in %D%/ladderway-settings.5.in
EXTRA_DIST += $(man_texts)
CLEANFILES += $(man1_MANS) $(man5_MANS)

$(man1_MANS) $(man5_MANS): man/man_tables$(EXEEXT) $(man_texts)
	$(AM_V_GEN)./man/man_tables$(EXEEXT) < $(srcdir)/$@.in > $@.tmp && mv $@.tmp $@
