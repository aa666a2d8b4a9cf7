noinst_LIBRARIES += libwallet.a
libwallet_a_SOURCES =
