noinst_LIBRARIES += libviews.a
libviews_a_SOURCES =
