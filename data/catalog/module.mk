noinst_LIBRARIES += libcatalog.a
libcatalog_a_SOURCES = \
	%D%/catalog.c %D%/catalog.h \
	%D%/codes.c %D%/codes.h \
	%D%/credential.c %D%/credential.h %D%/credential_reading.h \
	%D%/credential_lists.c \
	%D%/earnings.c %D%/earnings.h \
	%D%/install.c %D%/install.h \
	%D%/rank.c %D%/rank.h \
	%D%/resource.c %D%/resource.h \
	%D%/rungs.c %D%/rungs.h \
	%D%/schema.h \
	%D%/sql.c %D%/sql.h
# The search index: index_make.h is how it is made, index_file.h how it is read.
libcatalog_a_SOURCES += \
	%D%/id_set.c %D%/id_set.h \
	%D%/index.c %D%/index.h \
	%D%/index_alias.c %D%/index_columns.c %D%/index_file.c %D%/index_file.h \
	%D%/index_format.h %D%/index_invert.c %D%/index_list.c %D%/index_make.c %D%/index_make.h \
	%D%/index_out.c %D%/index_reader.c %D%/index_rows.c %D%/index_scan.c %D%/index_shelf.c \
	%D%/index_table.c %D%/index_table.h %D%/index_values.c %D%/index_word.c %D%/index_word.h \
	%D%/index_words_out.c
# Building a snapshot: workbench.h is the way in.
libcatalog_a_SOURCES += \
	%D%/feed.c %D%/feed.h \
	%D%/fill.c %D%/fill.h %D%/fill_conditions.c %D%/fill_facts.c %D%/fill_links.c %D%/fill_lists.c \
	%D%/fill_needs.c %D%/fill_records.c \
	%D%/holder.c %D%/holder.h %D%/holder_approvals.c %D%/holder_lists.c \
	%D%/job_packs.c %D%/job_packs.h \
	%D%/joins.c %D%/joins.h %D%/joins_bodies.c %D%/joins_edges.c %D%/joins_jobs.c %D%/joins_skills.c \
	%D%/pack.c %D%/pack.h %D%/pack_record.c \
	%D%/ranking.c \
	%D%/spool.c %D%/spool.h \
	%D%/texts.c %D%/texts.h \
	%D%/worked.c %D%/worked.h \
	%D%/writer.c %D%/writer.h %D%/workbench.h \
	%D%/writer_add.c \
	%D%/writer_file.c %D%/writer_file.h
nodist_libcatalog_a_SOURCES = %D%/schema.c

# The SQL files become texts of the program, in the order of schema.h.
catalog_sql = %D%/schema.sql %D%/indexes.sql
EXTRA_DIST += $(catalog_sql)
CLEANFILES += %D%/schema.c

%D%/schema.c: $(catalog_sql)
	$(AM_V_GEN)$(MKDIR_P) %D% && { \
	echo '#include "data/catalog/schema.h"'; \
	for name in schema indexes; do \
	  echo "const char catalog_$${name}_sql[] ="; \
	  sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/^/"/' -e 's/$$/\\n"/' \
	    $(srcdir)/%D%/$$name.sql || exit 1; \
	  echo ';'; \
	done; } > $@.tmp && mv $@.tmp $@
# A typed line -> words and filters -> what is found.
libcatalog_a_SOURCES += %D%/query.c %D%/query.h %D%/query_parts.h %D%/query_amount.c \
	%D%/query_keys.c %D%/query_lex.c %D%/query_phrase.c %D%/query_plain.c %D%/query_toggle.c \
	%D%/search.c %D%/search.h %D%/search_parts.h %D%/search_aliases.c %D%/search_correct.c \
	%D%/search_facets.c %D%/search_filter.c %D%/search_named.c %D%/search_order.c %D%/search_place.c \
	%D%/search_set.c %D%/search_terms.c %D%/search_types.c %D%/search_words.c
# Rows under lasting names, for publishing.
libcatalog_a_SOURCES += \
	%D%/rows.h %D%/rows_assemble.c %D%/rows_dump.c %D%/rows_extract.c %D%/rows_file.c %D%/rows_jobs.c %D%/rows_load.c \
	%D%/rows_patch.c %D%/rows_patch.h %D%/rows_patch_check.c \
	%D%/rows_tables.c %D%/rows_tables.h %D%/rows_text.c %D%/rows_text.h
# Short questions for matching.
libcatalog_a_SOURCES += %D%/leads.c %D%/leads.h
libcatalog_a_SOURCES += %D%/goals.c %D%/goals.h
# All credentials at once, for ways.
libcatalog_a_SOURCES += %D%/shelf.c %D%/shelf.h %D%/shelf_lists.c %D%/shelf_needs.c %D%/shelf_parts.h
