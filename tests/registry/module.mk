# A credential registry for tests, with its defects; README.md beside this.
check_PROGRAMS += tests/registry/registry_double
registry_server = \
	%D%/exchange.c \
	%D%/server.c %D%/server.h \
	%D%/wire.c %D%/wire.h
tests_registry_registry_double_SOURCES = $(registry_server) \
	%D%/archive.c \
	%D%/control.c \
	%D%/defects.c %D%/defects.h \
	%D%/envelopes.c \
	%D%/graphs.c \
	%D%/jsonb.c \
	%D%/make_credential.c \
	%D%/make_other.c \
	%D%/maker.c %D%/maker.h \
	%D%/pack.c %D%/pack.h \
	%D%/records.c %D%/records.h \
	%D%/registry.c %D%/registry.h \
	%D%/registry_double.c \
	%D%/search.c \
	%D%/state.c %D%/state.h
tests_registry_registry_double_LDADD = libbase.a $(CHECK_LIBS) $(TLS_LIBS)
TESTS += %D%/doubles.sh
EXTRA_DIST += %D%/README.md %D%/doubles.sh tests/sync/lib.sh tests/sync/rows.awk

# A store of objects that checks who signed.
check_PROGRAMS += tests/registry/s3_double
tests_registry_s3_double_SOURCES = $(registry_server) \
	%D%/s3_double.c \
	%D%/sigv4.c %D%/sigv4.h
tests_registry_s3_double_LDADD = libbase.a $(CHECK_LIBS) $(TLS_LIBS)
