# Unit tests of what is told
check_PROGRAMS += tests/unit/wallet_told_test
TESTS += tests/unit/wallet_told_test
tests_unit_wallet_told_test_SOURCES = \
	tests/unit/wallet_told_test.c tests/unit/wallet_support.c tests/unit/wallet_support.h
tests_unit_wallet_told_test_LDADD = $(WALLET_TEST_LIBS)
