# The command line, end to end: the built program against the starter data and
# against small records of our own. UPDATE_GOLDEN=1 writes tests/cli/golden anew
# from what the program says now; look at the difference before committing it.
SH_LOG_COMPILER = $(SHELL)
cli_tests = \
	%D%/answers.sh \
	%D%/arguments.sh \
	%D%/correct.sh \
	%D%/counts.sh \
	%D%/damage.sh \
	%D%/doctor.sh \
	%D%/figures.sh \
	%D%/golden.sh \
	%D%/import_jobs.sh \
	%D%/json.sh \
	%D%/ladder.sh \
	%D%/language.sh \
	%D%/linear.sh \
	%D%/man.sh \
	%D%/match.sh \
	%D%/plan.sh \
	%D%/nothing_known.sh \
	%D%/publish.sh \
	%D%/records.sh \
	%D%/settings.sh \
	%D%/snapshots.sh \
	%D%/ways.sh \
	%D%/ways_large.sh \
	%D%/told.sh \
	%D%/words.sh \
	%D%/worth.sh
TESTS += $(cli_tests)
EXTRA_DIST += $(cli_tests) \
	%D%/lib.sh %D%/facets.awk %D%/ladder.jq %D%/shapes.jq \
	%D%/golden %D%/personas %D%/records %D%/vocabulary %D%/wallet
