# Unit tests of tui
check_PROGRAMS += tests/unit/tui_test tests/unit/tui_page_test tests/unit/tui_terminal_test \
	tests/unit/tui_terminal_end_test
TESTS += tests/unit/tui_test tests/unit/tui_page_test tests/unit/tui_terminal_test \
	tests/unit/tui_terminal_end_test

tests_unit_tui_test_SOURCES = tests/unit/tui_test.c
tests_unit_tui_test_LDADD = libtui.a $(NCURSES_LIBS) $(CHECK_LIBS)

tests_unit_tui_page_test_SOURCES = tests/unit/tui_page_test.c
tests_unit_tui_page_test_LDADD = libtui.a $(NCURSES_LIBS) $(CHECK_LIBS)

# The program that the terminal test runs inside a terminal of its own.
check_PROGRAMS += tests/unit/tui_client
tests_unit_tui_client_SOURCES = tests/unit/tui_client.c
tests_unit_tui_client_LDADD = libtui.a $(NCURSES_LIBS) $(UTF8PROC_LIBS)

terminal_support = tests/unit/tui_terminal_support.c tests/unit/tui_terminal_support.h
tests_unit_tui_terminal_test_SOURCES = tests/unit/tui_terminal_test.c $(terminal_support)
tests_unit_tui_terminal_test_LDADD = libtui.a $(NCURSES_LIBS) $(CHECK_LIBS) -lutil
tests_unit_tui_terminal_end_test_SOURCES = tests/unit/tui_terminal_end_test.c $(terminal_support)
tests_unit_tui_terminal_end_test_LDADD = libtui.a $(NCURSES_LIBS) $(CHECK_LIBS) -lutil
