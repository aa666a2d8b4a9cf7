# Syncing from a registry, end to end: the built program against the registry double.
sync_tests = \
	%D%/archive.sh \
	%D%/defects.sh \
	%D%/kill.sh \
	%D%/mirror.sh \
	%D%/narrow.sh \
	%D%/registry.sh \
	%D%/secrets.sh \
	%D%/store.sh \
	%D%/tls.sh
TESTS += $(sync_tests)
EXTRA_DIST += $(sync_tests) %D%/lib.sh %D%/rows.awk
