# SPDX-License-Identifier: MIT
# Lines "table column" -> SQL that writes all rows, with the numbers that a
# snapshot gives out replaced by what they stand for.
function meaning(table, column) {
  if (column == "id" && table != "credential") {
    return ""
  }
  if (column == "credential") {
    return "(SELECT c.ctid FROM credential c WHERE c.id = t.credential)"
  }
  if (column == "organization") {
    return "(SELECT coalesce(o.ctid, o.name) FROM organization o WHERE o.id = t.organization)"
  }
  if (column == "skill") {
    return "(SELECT s.name || '|' || coalesce(s.uri, '') FROM skill s WHERE s.id = t.skill)"
  }
  if (column == "condition" || column == "parent") {
    return "(SELECT (SELECT c.ctid FROM credential c WHERE c.id = d.credential) || '|' || d.kind || '|' || " \
      "coalesce(d.name, '') || '|' || coalesce(d.text, '') FROM condition d WHERE d.id = t." column ")"
  }
  if (table == "facet" && column == "value") {
    return "(SELECT v.kind || ':' || v.value FROM facet_value v WHERE v.id = t.value)"
  }
  return "t.\"" column "\""
}

function close_query() {
  if (table != "") {
    print "FROM \"" table "\" t;"
  }
}

BEGIN {
  print ".mode quote"
}

$1 != table {
  close_query()
  table = $1
  printf "SELECT '%s'", table
}

{
  words = meaning($1, $2)
  if (words != "") {
    printf ", %s", words
  }
}

END {
  close_query()
}
