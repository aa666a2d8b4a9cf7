# Registry records, JSON-LD -> plain structs.
noinst_LIBRARIES += libctdl.a
libctdl_a_SOURCES = \
	%D%/aggregate_data.c \
	%D%/alignments.c \
	%D%/attach.c \
	%D%/components.c \
	%D%/conditions.c \
	%D%/cost.c %D%/cost.h \
	%D%/costs.c \
	%D%/currency.c \
	%D%/coverage.c %D%/coverage.h %D%/coverage_parts.h \
	%D%/coverage_purpose.c \
	%D%/coverage_table.c \
	%D%/data_sets.c \
	%D%/duration.c %D%/duration.h \
	%D%/durations.c \
	%D%/edges.c \
	%D%/graph.c \
	%D%/identifiers.c \
	%D%/jurisdictions.c \
	%D%/jws.c \
	%D%/kind.c \
	%D%/links.c \
	%D%/lists.c \
	%D%/metric.c %D%/metric.h \
	%D%/node.c \
	%D%/numbers.c \
	%D%/observations.c \
	%D%/outcomes.c \
	%D%/places.c \
	%D%/quantities.c \
	%D%/read.c %D%/read.h \
	%D%/reader.h \
	%D%/record.h \
	%D%/references.c \
	%D%/services.c \
	%D%/spanish.c \
	%D%/strings.c \
	%D%/support.c \
	%D%/survey.h \
	%D%/term_of.c %D%/terms.c %D%/terms.h \
	%D%/tree.c %D%/tree.h %D%/tree_parts.h \
	%D%/tree_number.c \
	%D%/tree_text.c \
	%D%/words.c
