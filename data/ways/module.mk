# The ways from what a person holds to the occupation they want.
noinst_LIBRARIES += libways.a
libways_a_SOURCES = \
	%D%/bounds.c %D%/bounds.h %D%/first_ways.c \
	%D%/front.c %D%/front.h \
	%D%/from_catalog.c %D%/from_catalog.h \
	%D%/graph.c %D%/graph.h \
	%D%/limit_words.c %D%/limit_words.h \
	%D%/net.c %D%/net.h %D%/net_cover.c %D%/net_merge.c %D%/net_order.c %D%/net_reach.c %D%/net_units.c \
	%D%/pick.c %D%/pick.h \
	%D%/relax.c %D%/relax.h \
	%D%/routes_cover.c %D%/routes_figures.c %D%/routes_needs.c %D%/routes_parts.c \
	%D%/search.c %D%/search.h \
	%D%/sweep.c %D%/sweep.h %D%/sweep_circle.c %D%/sweep_label.c \
	%D%/sweep_roots.c
