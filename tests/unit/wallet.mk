# Unit tests of wallet
check_PROGRAMS += tests/unit/wallet_test tests/unit/wallet_rules_test \
	tests/unit/wallet_files_test tests/unit/wallet_corpus_test
TESTS += tests/unit/wallet_test tests/unit/wallet_rules_test \
	tests/unit/wallet_files_test tests/unit/wallet_corpus_test
WALLET_TEST_LIBS = libwallet.a libbase.a $(CHECK_LIBS)
tests_unit_wallet_test_SOURCES = \
	tests/unit/wallet_test.c tests/unit/wallet_support.c tests/unit/wallet_support.h
tests_unit_wallet_test_LDADD = $(WALLET_TEST_LIBS)
tests_unit_wallet_rules_test_SOURCES = \
	tests/unit/wallet_rules_test.c tests/unit/wallet_support.c tests/unit/wallet_support.h
tests_unit_wallet_rules_test_LDADD = $(WALLET_TEST_LIBS)
tests_unit_wallet_files_test_SOURCES = \
	tests/unit/wallet_files_test.c tests/unit/wallet_support.c tests/unit/wallet_support.h
tests_unit_wallet_files_test_LDADD = $(WALLET_TEST_LIBS)
tests_unit_wallet_corpus_test_SOURCES = \
	tests/unit/wallet_corpus_test.c tests/unit/wallet_support.c tests/unit/wallet_support.h
tests_unit_wallet_corpus_test_LDADD = $(WALLET_TEST_LIBS)
EXTRA_DIST += \
	tests/unit/data/wallet/clr-2.json \
	tests/unit/data/wallet/credential-1.json \
	tests/unit/data/wallet/credential-2.json \
	tests/unit/data/wallet/credential-velocity.json \
	tests/unit/data/wallet/european-seal.json \
	tests/unit/data/wallet/lines.jsonl \
	tests/unit/data/wallet/open-badge-1.json \
	tests/unit/data/wallet/open-badge-2-address.json \
	tests/unit/data/wallet/open-badge-2.json \
	tests/unit/data/wallet/open-badge-3-several.json \
	tests/unit/data/wallet/open-badge-3.json \
	tests/unit/data/wallet/presentation-single.json \
	tests/unit/data/wallet/presentation.json \
	tests/unit/data/wallet/record-1.json \
	tests/unit/data/wallet/token-badge.jws \
	tests/unit/data/wallet/token-none.jwt \
	tests/unit/data/wallet/token-presentation.jwt \
	tests/unit/data/wallet/token-two-issuers.jwt \
	tests/unit/data/wallet/token.jwt \
	tests/unit/data/wallet/wallet-backup.json \
	tests/unit/data/wallet/wrapped.json
