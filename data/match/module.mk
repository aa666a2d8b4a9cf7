# What a person holds against what occupations ask for, and what it is worth.
noinst_LIBRARIES += libmatch.a
libmatch_a_SOURCES = \
	%D%/detail.c %D%/detail.h \
	%D%/elements.c %D%/elements.h \
	%D%/evidence.c %D%/evidence.h %D%/evidence_parts.h \
	%D%/evidence_jobs.c \
	%D%/evidence_record.c \
	%D%/evidence_skill.c \
	%D%/evidence_held_tools.c \
	%D%/filter.c %D%/filter.h \
	%D%/gap.c %D%/gap.h \
	%D%/gap_set.c %D%/gap_set.h \
	%D%/gates.c %D%/gates.h \
	%D%/gain.c %D%/gain.h \
	%D%/held.c %D%/held.h \
	%D%/licenses.c %D%/licenses.h \
	%D%/match.c %D%/match.h \
	%D%/person.c %D%/person.h \
	%D%/rank.c %D%/rank.h \
	%D%/requirements.c %D%/requirements.h \
	%D%/special.c %D%/special.h \
	%D%/living.c %D%/living.h \
	%D%/worth.c %D%/worth.h %D%/worth_tests.c
