# The terminal: knows nothing of credentials. The only room that includes curses.
noinst_LIBRARIES += libtui.a
libtui_a_SOURCES = \
	%D%/action.c %D%/action.h \
	%D%/canvas.c %D%/canvas.h \
	%D%/capability.c %D%/capability.h \
	%D%/event.c %D%/event.h \
	%D%/frame.c %D%/frame.h \
	%D%/glyph.c %D%/glyph.h \
	%D%/glyph_ascii.c \
	%D%/help.c %D%/help.h \
	%D%/keys.c %D%/keys.h \
	%D%/linear.c %D%/linear.h \
	%D%/list.c %D%/list.h \
	%D%/loop.c %D%/loop.h \
	%D%/page.c %D%/page.h \
	%D%/page_draw.c \
	%D%/page_find.c \
	%D%/page_layout.c \
	%D%/page_parts.h \
	%D%/page_print.c \
	%D%/page_take.c \
	%D%/prompt.c %D%/prompt.h \
	%D%/screen.h \
	%D%/signals.c %D%/signals.h \
	%D%/style.c %D%/style.h \
	%D%/table.c %D%/table.h \
	%D%/table_layout.c %D%/table_layout.h \
	%D%/table_print.c \
	%D%/terminal.c %D%/terminal.h
