# SPDX-License-Identifier: MIT
# facet, value, count -> SQL that counts it again over the base tables, among
# the credentials for which `condition` holds.
function quoted(text) { gsub(/\047/, "&&", text); return "\047" text "\047" }
function exists(table, test) { return "EXISTS(SELECT 1 FROM " table " WHERE x.credential = c.id AND " test ")" }
function bound(column, text, scale, parts, sql, n, unit) {
  sub(/^[a-z]+:/, "", text)
  if (text == "free") return column " = 0"
  if (index(text, "..") == 0) {
    match(text, /^[<>=]+/)
    return column " " substr(text, 1, RLENGTH) " " amount(substr(text, RLENGTH + 1), scale)
  }
  split(text, parts, /\.\./)
  sql = column " IS NOT NULL"
  if (parts[1] != "") sql = sql " AND " column (sub(/^>/, "", parts[1]) ? " > " : " >= ") amount(parts[1], scale)
  if (parts[2] != "") sql = sql " AND " column (sub(/^</, "", parts[2]) ? " < " : " <= ") amount(parts[2], scale)
  return sql
}
function amount(text, scale, unit) {
  unit = substr(text, length(text))
  if (unit == "w") return text * 7
  if (unit == "y") return text * 365
  return text * scale
}
{
  kind = $1; value = $2
  if (kind == "type") test = "c.type = " quoted(value)
  else if (kind == "skill") test = exists("credential_skill x JOIN skill s ON s.id = x.skill", "lower(s.name) = lower(" quoted(value) ")")
  else if (kind == "job") test = exists("credential_job x", "x.job = " quoted(value))
  else if (kind == "region" || kind == "county") test = exists("place x", "x." kind " = " quoted(value) " COLLATE NOCASE")
  else if (kind == "cost") test = bound("c.cost", value, 100)
  else if (kind == "earnings") test = bound("c.earnings", value, 100)
  else if (kind == "time") test = bound("c.days", value, 1)
  else if (kind == "stacks") test = "EXISTS(SELECT 1 FROM edge x WHERE x.source = c.ctid AND x.kind <> \047part\047)"
  else test = exists("feature x", "x.kind = " quoted(kind) " AND lower(x.value) = lower(" quoted(value) ")")
  print "SELECT " quoted(kind) ", " quoted(value) ", " $3 ", count(*) FROM credential c WHERE (" condition ") AND " test ";"
}
