# Pictures of the main places, taken in a real terminal window.
EXTRA_DIST += %D%/shoot %D%/wallet/nurse-aide.json %D%/wallet/customer-service.json

.PHONY: screenshots
screenshots: all tests/registry/registry_double$(EXEEXT)
	$(srcdir)/screenshots/shoot $(abs_builddir) $(abs_top_srcdir)/screenshots
