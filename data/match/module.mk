# What a person holds against what occupations ask for, and what it is worth.
noinst_LIBRARIES += libmatch.a
libmatch_a_SOURCES = \
	%D%/detail.c %D%/detail.h \
	%D%/elements.c %D%/elements.h \
	%D%/evidence.c %D%/evidence.h %D%/evidence_parts.h \
	%D%/evidence_jobs.c \
	%D%/evidence_fix.c \
	%D%/evidence_record.c \
	%D%/evidence_skill.c \
	%D%/evidence_tools.c \
	%D%/evidence_technology.c \
	%D%/unrated.c %D%/unrated.h \
	%D%/wishes.c %D%/wishes.h \
	%D%/wishes_jobs.c \
	%D%/gap.c %D%/gap.h \
	%D%/gap_set.c %D%/gap_set.h \
	%D%/gates.c %D%/gates.h \
	%D%/gain.c %D%/gain.h \
	%D%/held.c %D%/held.h \
	%D%/licenses.c %D%/licenses.h \
	%D%/match.c %D%/match.h \
	%D%/nearness.c %D%/nearness.h \
	%D%/person.c %D%/person.h \
	%D%/choices.c %D%/choices.h \
	%D%/nearness_words.c %D%/nearness_words.h \
	%D%/plain.c %D%/plain.h %D%/plain_parts.h \
	%D%/plain_cards.c \
	%D%/plain_facts.c \
	%D%/plain_keep.c \
	%D%/plain_left.c \
	%D%/plain_lex.c \
	%D%/plain_names.c \
	%D%/plain_military.c \
	%D%/plain_phrases.c \
	%D%/plain_spelling.c \
	%D%/plain_time.c \
	%D%/plain_titles.c \
	%D%/plain_tools.c \
	%D%/plain_years.c \
	%D%/questions.c %D%/questions.h \
	%D%/rank.c %D%/rank.h \
	%D%/requirements.c %D%/requirements.h \
	%D%/skill_sort.c %D%/skill_sort.h \
	%D%/special.c %D%/special.h \
	%D%/tools.c %D%/tools.h \
	%D%/living.c %D%/living.h \
	%D%/worth.c %D%/worth.h %D%/worth_tests.c
