/* SPDX-License-Identifier: MIT */
/*
 * Translatable text.
 *
 * _("text")  is translated where it stands.
 * N_("text") marks a text in a table; whoever shows it calls _() on it.
 */
#ifndef LADDERWAY_DATA_BASE_I18N_H
#define LADDERWAY_DATA_BASE_I18N_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text

#endif
