# Each unit test is a cmocka program over one room's headers.
CHECK_LIBS = $(CMOCKA_LIBS) $(SQLITE_LIBS) $(CURL_LIBS) $(ARCHIVE_LIBS) $(JANSSON_LIBS) $(UTF8PROC_LIBS) \
	$(OPENSSL_LIBS) $(ZSTD_LIBS) $(ROARING_LIBS) $(QRENCODE_LIBS) -lm -lpthread
AM_TESTS_ENVIRONMENT = \
	LADDERWAY_SOURCE='$(abs_top_srcdir)'; export LADDERWAY_SOURCE; \
	LADDERWAY_BUILD='$(abs_top_builddir)'; export LADDERWAY_BUILD; \
	LADDERWAY_SHARED="$${LADDERWAY_SHARED-$(abs_top_srcdir)/../shared}"; export LADDERWAY_SHARED;

include tests/unit/base.mk
include tests/unit/crypto.mk
include tests/unit/rows.mk
include tests/unit/ctdl.mk
include tests/unit/catalog.mk
include tests/unit/search.mk
include tests/unit/jobs.mk
include tests/unit/onet.mk
include tests/unit/wallet.mk
include tests/unit/wallet_told.mk
include tests/unit/plain.mk
include tests/unit/match.mk
include tests/unit/ways.mk
include tests/unit/plan.mk
include tests/unit/ladder.mk
include tests/unit/tui.mk
include tests/unit/starter.mk
include tests/unit/registry_sync.mk
include tests/unit/store.mk
include tests/unit/sync.mk
include tests/unit/http.mk

include tests/screen/module.mk

include tests/fuzz/ctdl.mk
include tests/fuzz/wallet.mk
include tests/fuzz/words.mk
include tests/fuzz/plain.mk
include tests/fuzz/query.mk
include tests/fuzz/limits.mk
include tests/fuzz/wishes.mk
include tests/fuzz/rows.mk
include tests/fuzz/index.mk
include tests/fuzz/archive.mk
include tests/fuzz/manifest.mk
include tests/fuzz/onet.mk
include tests/fuzz/registry.mk
include tests/fuzz/tree.mk
include tests/fuzz/plan.mk
include tests/fuzz/living.mk

include tests/registry/module.mk

include tests/sync/module.mk

include tests/cli/module.mk

include tests/bench/module.mk
