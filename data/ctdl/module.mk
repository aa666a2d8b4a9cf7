noinst_LIBRARIES += libctdl.a
libctdl_a_SOURCES =
