# SPDX-License-Identifier: MIT
# Totals and facet counts of find against plain SQL over the base tables. The
# queries are drawn with a fixed seed; their SQL is written here anew and uses
# neither the facet tables nor the word index.
. "$(dirname "$0")/lib.sh"

# One query a line: what is typed, a tab, its condition on `credential c`.
skills=$(sqlite3 "$starter" "SELECT group_concat(name, '|') FROM (SELECT name FROM skill
  WHERE name NOT LIKE '%''%' AND name NOT LIKE '%\"%' ORDER BY id LIMIT 40)")
awk -v seed=20260214 -v skills="$skills" '
function rnd(n) { seed = (seed * 16807) % 2147483647; return seed % n }
function pick(list, items, n) { n = split(list, items, "|"); return items[rnd(n) + 1] }
function has(table, column, value) { return "EXISTS(SELECT 1 FROM " table " x WHERE x.credential = c.id AND x." column " = " q value q ")" }
function filter(kind, a, b, name) {
  a = (rnd(60) + 1) * 250; b = a + (rnd(20) + 1) * 500
  if (kind == 0) { typed = "cost:<" a; sql = "c.cost < " a * 100 }
  else if (kind == 1) { typed = "cost:>=" a; sql = "c.cost >= " a * 100 }
  else if (kind == 2) { typed = "cost:" a ".." b; sql = "c.cost >= " a * 100 " AND c.cost <= " b * 100 }
  else if (kind == 3) { typed = "free"; sql = "c.cost = 0" }
  else if (kind == 4) { a = rnd(60) + 1; typed = "time:<=" a "w"; sql = "c.days_max <= " a * 7 }
  else if (kind == 5) { a = rnd(40) + 1; typed = "time:>" a "w"; sql = "c.days_min > " a * 7 }
  else if (kind == 6) { a = rnd(20) + 1; b = a + rnd(30) + 1; typed = "time:" a "w.." b "w"; sql = "c.days >= " a * 7 " AND c.days <= " b * 7 }
  else if (kind == 7) { a = 20000 + rnd(60) * 1000; typed = "pays:>" a; sql = "c.earnings > " a * 100 }
  else if (kind == 8) { a = 20000 + rnd(60) * 1000; typed = "pays:<" a; sql = "c.earnings < " a * 100 }
  else if (kind == 9) { name = pick("Essex|Hudson|Union|Bergen|Camden|Middlesex|Mercer|Monmouth|Ocean|Cape May")
    typed = "county:" q2(name); sql = has("place", "county", name) }
  else if (kind == 10) { name = pick("Certificate|CertificateOfCompletion|Certification|License|LearningProgram|AssociateDegree|BachelorOfScienceDegree")
    typed = "type:=" name; sql = "c.type = " q "ceterms:" name q }
  else if (kind == 11) { typed = "type:degree"; sql = "(c.type LIKE " q "%Degree" q " OR c.type LIKE " q "%Doctorate" q ")" }
  else if (kind == 12) { typed = "online"; sql = has("feature", "value", "deliveryType:OnlineOnly") }
  else if (kind == 13) { typed = "evening"; sql = has("feature", "value", "scheduleTiming:Evening") }
  else if (kind == 14) { typed = "childcare"; sql = has("feature", "value", "support:Childcare") }
  else if (kind == 15) { name = pick("31-1131|29-1141|31|15-12|47-2111.00|49|51-4121|53-3032.00|39-5012|43")
    typed = "job:" name; sql = "EXISTS(SELECT 1 FROM credential_job x WHERE x.credential = c.id AND substr(x.job, 1, " length(name) ") = " q name q ")" }
  else if (kind == 16) { typed = "stacks"; sql = "EXISTS(SELECT 1 FROM edge x WHERE x.source = c.ctid AND x.kind <> " q "part" q ")" }
  else if (kind == 17) { typed = "stacks:no"; sql = "NOT EXISTS(SELECT 1 FROM edge x WHERE x.source = c.ctid AND x.kind <> " q "part" q ")" }
  else if (kind == 18) { name = pick(skills)
    typed = "skill:=" q2(name); sql = "EXISTS(SELECT 1 FROM credential_skill x JOIN skill s ON s.id = x.skill WHERE x.credential = c.id AND lower(s.name) = lower(" q name q "))" }
  else if (kind == 19) { typed = "approved"; sql = "EXISTS(SELECT 1 FROM quality x WHERE x.credential = c.id)" }
  else { typed = "lang:en"; sql = "EXISTS(SELECT 1 FROM feature x WHERE x.credential = c.id AND x.kind = " q "language" q " AND (x.value = " q "en" q " OR x.value LIKE " q "en-%" q "))" }
}
function q2(text) { return text ~ / / ? "\"" text "\"" : text }
BEGIN {
  q = sprintf("%c", 39)
  for (i = 0; i < 21; i++) { filter(i); print typed "\t" sql }
  for (i = 0; i < 84; i++) {
    line = ""; conditions = ""
    n = 1 + rnd(3)
    for (j = 0; j < n; j++) {
      filter(rnd(21))
      line = line (j ? " " : "") typed; conditions = conditions (j ? " AND " : "") sql
    }
    print line "\t" conditions
  }
}' >"$room/queries"
check "a hundred queries" test "$(wc -l <"$room/queries")" -ge 100

awk -F'\t' '{ print "SELECT " NR ", count(*) FROM credential c WHERE " $2 ";" }' "$room/queries" |
  sqlite3 -separator ' ' "$starter" >"$room/expected"
number=0
while IFS='	' read -r typed condition; do
  number=$((number + 1))
  run find "$typed" --json --limit 3
  check_same "total of: $typed" "$number $(sed -n "s/^$number //p" "$room/expected")" "$number $(jq .total "$out")"
  if [ $((number % 5)) -eq 1 ]; then
    # The facets of every fifth query, each value counted again by its own condition.
    jq -r '.facets | to_entries[] | .key as $k | .value[] | [$k, .value, .count] | @tsv' "$out" |
      awk -F'\t' -v condition="$condition" -f "$here/facets.awk" |
      sqlite3 -separator '	' "$starter" >"$room/facets"
    check_same "facets of: $typed" "" "$(awk -F'\t' '$3 != $4' "$room/facets" | head -5)"
    # And none is missing: so many different values, so many with a figure.
    jq -r '[(.facets.type, .facets.county, .facets.job | length), (.facets.cost, .facets.time, .facets.earnings | map(.count) | add // 0)] | join(" ")' \
      "$out" >"$room/sizes"
    check_same "sizes of the facets of: $typed" "$(sqlite3 -separator ' ' "$starter" "WITH hit AS (SELECT * FROM credential c WHERE $condition) SELECT
      (SELECT min(60, count(DISTINCT type)) FROM hit),
      (SELECT min(60, count(DISTINCT lower(p.county))) FROM hit JOIN place p ON p.credential = hit.id),
      (SELECT min(60, count(DISTINCT j.job)) FROM hit JOIN credential_job j ON j.credential = hit.id),
      (SELECT count(cost) FROM hit), (SELECT count(days) FROM hit), (SELECT count(earnings) FROM hit)")" "$(cat "$room/sizes")"
    counted=$((${counted:-0} + $(wc -l <"$room/facets")))
  fi
done <"$room/queries"
check "hundreds of facet counts" test "${counted:-0}" -gt 500
check "not all totals are 0" test "$(awk '$2 > 0' "$room/expected" | wc -l)" -gt 40

# What a facet says it filters to is what it counts.
run find nursing --json
jq -r '.facets[][] | [.filter, .count] | @tsv' "$out" | awk 'NR % 4 == 1' >"$room/terms"
while IFS='	' read -r term count; do
  run find nursing "$term" --json --limit 1
  check_same "nursing $term" "$count" "$(jq .total "$out")"
done <"$room/terms"
check "some terms" test "$(wc -l <"$room/terms")" -gt 10
finish
