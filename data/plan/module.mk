# The steps that a person chose: order, dates, sums, what changed.
noinst_LIBRARIES += libplan.a
libplan_a_SOURCES = \
	%D%/plan.c %D%/plan.h %D%/plan_add.c \
	%D%/plan_look.c %D%/plan_look.h \
	%D%/plan_qr.c %D%/plan_qr.h \
	%D%/plan_read_json.c %D%/plan_read.h \
	%D%/plan_time.c %D%/plan_time.h
