/* SPDX-License-Identifier: MIT */
#include "views/json_face.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"

json_t *json_document(const char *name) {
  return json_pack("{s:o}", "schema", json_sprintf("ladderway/%s/1", name));
}

static void put_unknown(json_t *object, const char *key, const char *reason) {
  char name[64];
  (void)snprintf(name, sizeof name, "%s_reason", key);
  (void)json_object_set_new(object, key, json_null());
  (void)json_object_set_new(object, name, json_string(reason == NULL ? "not published" : reason));
}

void json_put_text(json_t *object, const char *key, const char *text, const char *reason) {
  if (text == NULL) {
    put_unknown(object, key, reason);
  } else {
    (void)json_object_set_new(object, key, json_string(text));
  }
}

void json_put_money(json_t *object, const char *key, long long cents, const char *currency, const char *reason) {
  if (cents < 0) {
    put_unknown(object, key, reason);
    return;
  }
  json_t *amount = cents % 100 == 0 ? json_integer(cents / 100) : json_real((double)cents / 100.0);
  json_t *money = json_pack("{s:o, s:s?}", "amount", amount, "currency", currency);
  if (currency == NULL && money != NULL) {
    (void)json_object_set_new(money, "currency_reason", json_string("not published"));
  }
  (void)json_object_set_new(object, key, money);
}

void json_put_signed(json_t *object, const char *key, double number, const char *reason) {
  if (!isfinite(number)) {
    put_unknown(object, key, reason);
  } else if (number == floor(number) && fabs(number) < 1e15) {
    (void)json_object_set_new(object, key, json_integer((json_int_t)number));
  } else {
    (void)json_object_set_new(object, key, json_real(number));
  }
}

void json_put_number(json_t *object, const char *key, double number, const char *reason) {
  json_put_signed(object, key, number < 0 ? (double)NAN : number, reason);
}

json_t *json_explain(json_t *object, const char *reason) {
  const char *key;
  json_t *value;
  json_t *reasons = json_object();
  json_object_foreach(object, key, value) {
    char name[64];
    int length = snprintf(name, sizeof name, "%s_reason", key);
    if (json_is_null(value) && length > 0 && (size_t)length < sizeof name && json_object_get(object, name) == NULL) {
      (void)json_object_set_new(reasons, name, json_string(reason));
    }
  }
  (void)json_object_update(object, reasons);
  json_decref(reasons);
  return object;
}

void json_put_texts(json_t *object, const char *key, const char *const *texts) {
  json_t *array = json_array();
  for (size_t i = 0; texts != NULL && texts[i] != NULL; i++) {
    (void)json_array_append_new(array, json_string(texts[i]));
  }
  (void)json_object_set_new(object, key, array);
}

json_t *json_snapshot(struct session *session) {
  const struct catalog_about *about = catalog_about(session->catalog);
  json_t *snapshot =
      json_pack("{s:s?, s:s?, s:s?, s:I, s:I}", "source", about->source, "kind", about->kind, "date", about->date,
                "credentials", (json_int_t)about->credentials, "records", (json_int_t)about->records);
  return json_explain(snapshot, "not published");
}

json_t *json_credential_row(const struct credential_row *row) {
  json_t *hit = json_pack("{s:s, s:s, s:s}", "ctid", row->ctid, "name", row->name, "type", row->type);
  if (row->provider == NULL) {
    json_put_text(hit, "provider", NULL, "not published");
  } else {
    json_t *provider = json_pack("{s:s?, s:s}", "ctid", row->provider_ctid, "name", row->provider);
    if (row->provider_ctid == NULL) {
      (void)json_object_set_new(provider, "ctid_reason", json_string("not in snapshot"));
    }
    (void)json_object_set_new(hit, "provider", provider);
  }
  json_put_money(hit, "cost", row->cost, row->currency, row->cost_reason);
  (void)json_object_set_new(hit, "cost_complete", json_boolean(row->cost_complete));
  json_put_number(hit, "days", row->days, row->time_reason);
  json_put_number(hit, "days_max", row->days_max, row->time_reason);
  json_put_number(hit, "effort_hours", row->effort_hours, NULL);
  json_put_money(hit, "earnings", row->earnings, "USD", row->earnings_reason);
  json_put_text(hit, "earnings_basis", row->earnings_basis, row->earnings_reason);
  json_put_text(hit, "county", row->county, NULL);
  json_put_text(hit, "region", row->region, NULL);
  json_put_texts(hit, "delivery", row->delivery);
  json_put_texts(hit, "jobs", row->jobs);
  return hit;
}

json_t *json_wages(const struct wages *wages) {
  json_t *object = json_object();
  json_put_money(object, "p10", wages->p10, "USD", wages->reason);
  json_put_money(object, "p25", wages->p25, "USD", wages->reason);
  json_put_money(object, "median", wages->median, "USD", wages->reason);
  json_put_money(object, "p75", wages->p75, "USD", wages->reason);
  json_put_money(object, "p90", wages->p90, "USD", wages->reason);
  return object;
}

int json_write(json_t *document, FILE *out, struct error *error) {
  if (document == NULL) {
    return error_no_memory(error);
  }
  int result = json_dumpf(document, out, JSON_INDENT(2) | JSON_REAL_PRECISION(12));
  json_decref(document);
  if (result != 0 || fputc('\n', out) == EOF) {
    return error_set(error, ERROR_IO, "%s", _("The output could not be written."));
  }
  return 0;
}
