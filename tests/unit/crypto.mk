# Unit tests of digests and signatures
check_PROGRAMS += tests/unit/crypto_test
TESTS += tests/unit/crypto_test
tests_unit_crypto_test_SOURCES = tests/unit/crypto_test.c
tests_unit_crypto_test_LDADD = libsigning.a libbase.a $(CHECK_LIBS)
