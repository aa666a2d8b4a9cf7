# The terminal: knows nothing of credentials. The only room that includes curses.
noinst_LIBRARIES += libtui.a
libtui_a_SOURCES = \
	%D%/action.c %D%/action.h \
	%D%/canvas.c %D%/canvas.h \
	%D%/capability.c %D%/capability.h \
	%D%/event.c %D%/event.h \
	%D%/glyph.c %D%/glyph.h \
	%D%/glyph_ascii.c \
	%D%/keys.c %D%/keys.h \
	%D%/linear.c %D%/linear.h \
	%D%/list.c %D%/list.h \
	%D%/loop.c %D%/loop.h \
	%D%/prompt.c %D%/prompt.h \
	%D%/screen.h \
	%D%/signals.c %D%/signals.h \
	%D%/style.c %D%/style.h \
	%D%/terminal.c %D%/terminal.h
