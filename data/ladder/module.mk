# Ladders: what leads to a credential, an occupation or the goal of a pathway, and on from it.
noinst_LIBRARIES += libladder.a
libladder_a_SOURCES = \
	%D%/circles.c \
	%D%/grow.c \
	%D%/guess.c \
	%D%/ladder.c %D%/ladder.h \
	%D%/line.c \
	%D%/of_pathway.c \
	%D%/parts.h \
	%D%/pathway.c %D%/pathway.h \
	%D%/pathway_needed.c \
	%D%/stacking.c \
	%D%/step.c \
	%D%/sum.c %D%/sum.h
