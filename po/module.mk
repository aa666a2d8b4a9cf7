# Translations. `make update-po` takes new texts from the sources into the
# catalogs; what is compiled and installed is made from po/*.po.
LINGUAS = es
po_files = %D%/es.po
EXTRA_DIST += $(po_files) %D%/POTFILES.sh
PO_BUILT = locale/es/LC_MESSAGES/ladderway.mo
CLEANFILES += $(PO_BUILT)

all-local: $(PO_BUILT)

locale/es/LC_MESSAGES/ladderway.mo: $(srcdir)/%D%/es.po
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(MSGFMT) --check -o $@ $(srcdir)/%D%/es.po

install-data-hook: $(PO_BUILT)
	$(MKDIR_P) $(DESTDIR)$(localedir)/es/LC_MESSAGES
	$(INSTALL_DATA) $(PO_BUILT) $(DESTDIR)$(localedir)/es/LC_MESSAGES/ladderway.mo

uninstall-hook:
	rm -f $(DESTDIR)$(localedir)/es/LC_MESSAGES/ladderway.mo

clean-local:
	rm -rf locale

.PHONY: update-po check-po
update-po:
	cd $(srcdir) && sh po/POTFILES.sh | $(XGETTEXT) --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ \
	  --keyword=ngettext:1,2 --flag=_:1:pass-c-format --flag=N_:1:pass-c-format --add-comments=TRANSLATORS \
	  --package-name=ladderway --msgid-bugs-address= --no-location --sort-output --files-from=- -o $(abs_builddir)/ladderway.pot
	$(MSGMERGE) --update --no-fuzzy-matching --backup=none --no-location --no-wrap $(srcdir)/%D%/es.po $(abs_builddir)/ladderway.pot
