# Unit tests of the line to a registry or a mirror
check_PROGRAMS += tests/unit/http_test tests/unit/http_tries_test tests/unit/http_files_test \
	tests/unit/registry_json_test tests/unit/registry_api_test
TESTS += tests/unit/http_test tests/unit/http_tries_test tests/unit/http_files_test \
	tests/unit/registry_json_test tests/unit/registry_api_test
tests_unit_http_test_SOURCES = tests/unit/http_test.c tests/unit/http_fixture.c tests/unit/http_fixture.h \
	tests/unit/http_server.c tests/unit/http_server.h
tests_unit_http_test_LDADD = libsync.a libbase.a $(CHECK_LIBS)
tests_unit_http_tries_test_SOURCES = tests/unit/http_tries_test.c tests/unit/http_fixture.c tests/unit/http_fixture.h \
	tests/unit/http_server.c tests/unit/http_server.h
tests_unit_http_tries_test_LDADD = libsync.a libbase.a $(CHECK_LIBS)
tests_unit_http_files_test_SOURCES = tests/unit/http_files_test.c tests/unit/http_server.c tests/unit/http_server.h
tests_unit_http_files_test_LDADD = libsync.a libsigning.a libbase.a $(CHECK_LIBS)
tests_unit_registry_json_test_SOURCES = tests/unit/registry_json_test.c
tests_unit_registry_json_test_LDADD = libsync.a libctdl.a libbase.a $(CHECK_LIBS)
tests_unit_registry_api_test_SOURCES = tests/unit/registry_api_test.c tests/unit/http_server.c tests/unit/http_server.h
tests_unit_registry_api_test_LDADD = libsync.a libctdl.a libbase.a $(CHECK_LIBS)
