# The starter snapshot: facts in the tree -> records -> starter/catalog.db.
noinst_LIBRARIES += libstarter.a
libstarter_a_SOURCES = \
	%D%/costs.c \
	%D%/ctid.c %D%/ctid.h \
	%D%/facts.c %D%/facts.h \
	%D%/jsonld.c %D%/jsonld.h \
	%D%/other_records.c \
	%D%/outcomes.c \
	%D%/program_records.c \
	%D%/records.h \
	%D%/requirements.c \
	%D%/snapshot.c %D%/snapshot.h \
	%D%/times.c

STARTER_LIBS = libstarter.a libjobs.a libcatalog.a libctdl.a libbase.a \
	$(SQLITE_LIBS) $(JANSSON_LIBS) $(UTF8PROC_LIBS) $(ROARING_LIBS) -lm -lpthread

noinst_PROGRAMS += ladderway-starter
ladderway_starter_SOURCES = %D%/build.c
ladderway_starter_LDADD = $(STARTER_LIBS)

starter_facts = \
	%D%/facts/activities.tsv %D%/facts/job_activities.tsv %D%/facts/profiles.tsv \
	%D%/facts/elements.tsv %D%/facts/esco_occupations.tsv %D%/facts/gate_rules.tsv %D%/facts/gates.tsv %D%/facts/licenses.tsv %D%/facts/occupations.tsv \
	%D%/facts/older_codes.tsv %D%/facts/outcomes.tsv %D%/facts/outlook.tsv %D%/facts/programs.tsv \
	%D%/facts/programs_to_occupations.tsv %D%/facts/providers.tsv \
	%D%/facts/ratings.tsv %D%/facts/related.tsv %D%/facts/same_credentials.tsv \
	%D%/facts/sources.tsv \
	%D%/facts/technologies.tsv %D%/facts/technology_names.tsv \
	%D%/facts/titles.tsv %D%/facts/wage_codes.tsv %D%/facts/wages.tsv
starter_ladders = \
	%D%/ladders/00-organizations.json \
	%D%/ladders/01-nursing.json \
	%D%/ladders/02-emergency-medical.json \
	%D%/ladders/03-it-support.json \
	%D%/ladders/04-networking.json \
	%D%/ladders/05-welding.json \
	%D%/ladders/06-hvac.json \
	%D%/ladders/07-commercial-driving.json \
	%D%/ladders/08-early-childhood.json \
	%D%/ladders/09-electrician.json \
	%D%/ladders/10-accounting.json \
	%D%/ladders/11-medical-assisting.json \
	%D%/ladders/12-cloud.json \
	%D%/ladders/13-pharmacy.json \
	%D%/ladders/14-medical-laboratory.json \
	%D%/ladders/15-dental.json \
	%D%/ladders/16-plumbing.json
EXTRA_DIST += $(starter_facts) $(starter_ladders) \
	%D%/facts/README.md %D%/facts/PROGRAMS.md %D%/ladders/README.md
pkgdata_DATA += starter/catalog.db starter/catalog.idx
CLEANFILES += starter/catalog.db starter/catalog.idx starter/facts
# For import-jobs: what a download lacks comes from here.
factsdir = $(pkgdatadir)/facts
facts_DATA = %D%/facts/activities.tsv %D%/facts/job_activities.tsv %D%/facts/profiles.tsv \
	%D%/facts/elements.tsv %D%/facts/licenses.tsv %D%/facts/occupations.tsv %D%/facts/outlook.tsv \
	%D%/facts/programs_to_occupations.tsv %D%/facts/ratings.tsv %D%/facts/related.tsv \
	%D%/facts/sources.tsv %D%/facts/technologies.tsv %D%/facts/technology_names.tsv \
	%D%/facts/titles.tsv %D%/facts/wage_codes.tsv %D%/facts/wages.tsv

starter/catalog.db: ladderway-starter$(EXEEXT) $(starter_facts) $(starter_ladders)
	$(AM_V_GEN)$(MKDIR_P) starter && \
	  ./ladderway-starter$(EXEEXT) '$(srcdir)/%D%/facts' '$(srcdir)/%D%/ladders' $@
	@test -e starter/facts || ln -s '$(abs_srcdir)/%D%/facts' starter/facts

# The search index is made with the snapshot.
starter/catalog.idx: starter/catalog.db
	@test -f $@ || { rm -f starter/catalog.db && $(MAKE) $(AM_MAKEFLAGS) starter/catalog.db; }
