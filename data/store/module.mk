# The working copy of a registry's records.
noinst_LIBRARIES += libstore.a
libstore_a_SOURCES = %D%/store.c %D%/store.h
