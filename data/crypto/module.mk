# Digests and signatures. The only room that includes OpenSSL.
noinst_LIBRARIES += libsigning.a
libsigning_a_SOURCES = %D%/digest.c %D%/digest.h %D%/signature.c %D%/signature.h
