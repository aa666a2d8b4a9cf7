# Credential files -> claims.
noinst_LIBRARIES += libwallet.a
libwallet_a_SOURCES = \
	%D%/badge.c \
	%D%/baked.c \
	%D%/bytes.c \
	%D%/check.c \
	%D%/confidence.c %D%/confidence.h \
	%D%/correct.c %D%/correct.h \
	%D%/credential.c \
	%D%/date.c \
	%D%/document.c \
	%D%/draft.c \
	%D%/experience.c %D%/experience.h \
	%D%/field.c \
	%D%/jws.c \
	%D%/kind.c \
	%D%/path.c \
	%D%/reader.h \
	%D%/skill.c \
	%D%/subject.c \
	%D%/text.c \
	%D%/told.c \
	%D%/wallet.c %D%/wallet.h
