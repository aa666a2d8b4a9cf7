# The places of the program: one view a file, its JSON face beside it.
noinst_LIBRARIES += libviews.a
libviews_a_SOURCES = \
	%D%/actions.c %D%/actions.h \
	%D%/app.c %D%/app.h %D%/app_actions.c \
	%D%/background.c %D%/background.h \
	%D%/command_line.c %D%/command_line.h \
	%D%/compare.c %D%/compare.h %D%/compare_json.c %D%/compare_rows.c %D%/compare_table.c %D%/compare_table.h \
	%D%/correct.c %D%/correct.h %D%/correct_list.c \
	%D%/credential.c %D%/credential.h %D%/credential_cost.c %D%/credential_json.c %D%/credential_needs.c \
	%D%/credential_page.c %D%/credential_results.c \
	%D%/doctor.c %D%/doctor.h %D%/doctor_json.c %D%/doctor_records.c \
	%D%/export.c %D%/export.h \
	%D%/find.c %D%/find.h %D%/find_json.c %D%/find_screen.c \
	%D%/fit_changes.c %D%/fit_changes.h \
	%D%/format.c %D%/format.h \
	%D%/help.c %D%/help_json.c %D%/help_view.h \
	%D%/home.c \
	%D%/import_jobs.c %D%/import_jobs.h %D%/import_jobs_json.c %D%/import_jobs_page.c %D%/import_jobs_worker.c \
	%D%/job.c \
	%D%/jobs.c %D%/jobs_faces.c %D%/jobs_faces.h %D%/jobs_json.c \
	%D%/json_face.c %D%/json_face.h \
	%D%/labels.c %D%/labels.h %D%/labels_figures.c %D%/labels_record.c %D%/labels_table.h %D%/labels_type.c \
	%D%/ladder.c %D%/ladder.h %D%/ladder_json.c %D%/ladder_beside.c %D%/ladder_page.c %D%/ladder_screen.c %D%/ladder_source.c %D%/ladder_stairs.c \
	%D%/ladder_tree.c %D%/ladder_words.c \
	%D%/linear_mode.c %D%/linear_mode.h \
	%D%/match.c %D%/match.h %D%/match_detail.c %D%/match_gap.c %D%/match_gap_json.c %D%/match_json.c %D%/match_list.c \
	%D%/match_page.c %D%/match_why.c %D%/match_wish.c \
	%D%/options.c %D%/options.h \
	%D%/paper.c %D%/paper.h \
	%D%/plan.c %D%/plan.h %D%/plan_codes.c %D%/plan_json.c %D%/plan_page.c %D%/plan_sheet.c %D%/plan_tasks.c %D%/plan_write.c \
	%D%/publish.c %D%/publish.h %D%/publish_json.c \
	%D%/record.h %D%/record_facts.c %D%/record_json.c %D%/record_json.h %D%/record_needs.c %D%/record_page.c \
	%D%/record_pathway.c %D%/record_tree.c \
	%D%/screen.c %D%/screen.h \
	%D%/session.c %D%/session.h \
	%D%/sync.c %D%/sync.h %D%/sync_json.c %D%/sync_page.c %D%/sync_worker.c \
	%D%/tell.c %D%/tell.h %D%/tell_experience.c %D%/tell_json.c %D%/tell_person.c %D%/tell_questions.c %D%/tell_words.c \
	%D%/view.c %D%/view.h %D%/views.h \
	%D%/worth_facts.c %D%/worth_facts.h %D%/worth_json.c %D%/worth_json.h \
	%D%/wallet.c %D%/wallet.h %D%/wallet_correct.c %D%/wallet_json.c %D%/wallet_page.c %D%/wallet_parts.c \
	%D%/wallet_told.c %D%/wallet_view.h
libviews_a_SOURCES += %D%/ways.c %D%/ways.h %D%/ways_beside.c %D%/ways_json.c %D%/ways_limits.c %D%/ways_model.c \
	%D%/ways_page.c %D%/ways_paper.c %D%/ways_source.c %D%/ways_words.c
