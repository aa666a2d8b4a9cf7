/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <strings.h>

#include "data/ctdl/cost.h"

struct row {
  const char *code;
  const char *name;
};

/* ISO 4217 codes with the names that publishers write instead. */
static const struct row rows[] = {
    {"USD", "US Dollar"},
    {"USD", "US Dollars"},
    {"USD", "U.S. Dollar"},
    {"USD", "U.S. Dollars"},
    {"USD", "United States Dollar"},
    {"USD", "Dollar"},
    {"USD", "Dollars"},
    {"USD", "US$"},
    {"USD", "$"},
    {"EUR", "Euro"},
    {"EUR", "Euros"},
    {"EUR", "\u20ac"},
    {"GBP", "Pound Sterling"},
    {"GBP", "British Pound"},
    {"GBP", "Pound"},
    {"GBP", "\u00a3"},
    {"CAD", "Canadian Dollar"},
    {"CAD", "Canadian Dollars"},
    {"AUD", "Australian Dollar"},
    {"NZD", "New Zealand Dollar"},
    {"MXN", "Mexican Peso"},
    {"AFN", "Afghani"},
    {"JPY", "Yen"},
    {"JPY", "Japanese Yen"},
    {"CNY", "Yuan Renminbi"},
    {"CNY", "Chinese Yuan"},
    {"INR", "Indian Rupee"},
    {"CHF", "Swiss Franc"},
    {"SAR", "Saudi Riyal"},
    {"AED", "UAE Dirham"},
    {"BRL", "Brazilian Real"},
    {"KRW", "Won"},
    {"ZAR", "Rand"},
    {"PHP", "Philippine Peso"},
    {"NGN", "Naira"},
    {"JMD", "Jamaican Dollar"},
    {"SGD", "Singapore Dollar"},
    {"HKD", "Hong Kong Dollar"},
    {"SEK", "Swedish Krona"},
    {"NOK", "Norwegian Krone"},
    {"DKK", "Danish Krone"},
    {"COP", "Colombian Peso"},
    {"DOP", "Dominican Peso"},
};

const char *currency_code(const char *name) {
  for (size_t i = 0; name != NULL && i < sizeof rows / sizeof rows[0]; i++) {
    if (strcasecmp(name, rows[i].name) == 0 || strcasecmp(name, rows[i].code) == 0) {
      return rows[i].code;
    }
  }
  return NULL;
}
