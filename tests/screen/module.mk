# The program on the screen: in tmux, and byte for byte in a terminal of the
# test's own. UPDATE_SCREENS=1 writes tests/screen/expected anew from what is
# shown now; look at the difference before committing it.
screen_tests = \
	%D%/find.sh \
	%D%/home.sh \
	%D%/import_jobs.sh \
	%D%/ladder.sh \
	%D%/linear.sh \
	%D%/match.sh \
	%D%/pages.sh \
	%D%/plan.sh \
	%D%/registry.sh \
	%D%/resize.sh \
	%D%/sync.sh \
	%D%/tell.sh \
	%D%/terminals.sh \
	%D%/wallet.sh \
	%D%/ways.sh
TESTS += $(screen_tests)
EXTRA_DIST += $(screen_tests) %D%/lib.sh %D%/expected %D%/records %D%/badges

screen_programs = tests/screen/bytes_test tests/screen/keys_test
check_PROGRAMS += $(screen_programs)
TESTS += $(screen_programs)
screen_pty = %D%/pty.c %D%/pty.h

tests_screen_bytes_test_SOURCES = %D%/bytes_test.c $(screen_pty)
tests_screen_bytes_test_LDADD = $(CMOCKA_LIBS) -lutil

tests_screen_keys_test_SOURCES = %D%/keys_test.c $(screen_pty)
tests_screen_keys_test_LDADD = $(CMOCKA_LIBS) $(JANSSON_LIBS) -lutil
