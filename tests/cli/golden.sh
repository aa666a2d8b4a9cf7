# SPDX-License-Identifier: MIT
# The whole documents of a few small records, compared with tests/cli/golden.
# What differs from run to run or day to day is taken out first. To take what
# the program says now for right:
#   UPDATE_GOLDEN=1 LADDERWAY_BUILD=<build folder> sh tests/cli/golden.sh
# and look at the difference before committing it.
. "$(dirname "$0")/lib.sh"

snapshot=$room/x.db
id() {
  echo "ce-00000000-0000-4000-8000-0000000000$1"
}

# The day of the run; how long it took. Of a match the order's sums (match.sh adds
# them up) and all but the first of long lists.
normal() {
  jq -S 'walk(if type == "object" then del(.elapsed_us) else . end)
    | if .snapshot then .snapshot.date = "DATE" else . end
    | if .schema == "ladderway/match/1" then del(.jobs[].rank) | .jobs[] |= (.have |= .[:8] | .lack |= .[:8])
      | if .gap then .gap |= (.candidates |= .[:2] | .lacking |= .[:4]) else . end else . end'
}

golden() {
  name=$1
  shift
  run "$@" --json --snapshot "$snapshot"
  check_clean "$name"
  normal <"$out" >"$room/$name.json"
  if [ "${UPDATE_GOLDEN:-}" = 1 ]; then
    cp "$room/$name.json" "$here/golden/$name.json"
  fi
  check "$name is what it was" diff -u "$here/golden/$name.json" "$room/$name.json"
}

run sync "$here/records" --snapshot "$snapshot" --json
check_same "status of sync" 0 "$status"
normal <"$out" >"$room/sync.json"
[ "${UPDATE_GOLDEN:-}" != 1 ] || cp "$room/sync.json" "$here/golden/sync.json"
check "sync is what it was" diff -u "$here/golden/sync.json" "$room/sync.json"
check_json "what can't be read is skipped and named" '[.skipped[].where] == ["20-damaged.json", "21-not-a-record.json"]'

golden find-all find
golden find-nurse find nurse
golden find-free find free
golden find-spanish find cocina
golden find-stacks find stacks
for number in 10 11 12 13 14 15 16 17 18 19; do
  golden show-$number show "$(id $number)"
done
golden compare compare "$(id 10)" "$(id 11)" "$(id 12)"
golden compare-currencies compare "$(id 10)" "$(id 14)"
golden wallet wallet "$here/wallet/nurse-aide.json" "$here/wallet/customer-service.json" "$here/wallet/learner-record.json" \
  "$here/wallet/expired.json" "$here/wallet/hostile.json"
golden match match "$here/wallet/nurse-aide.json" "$here/wallet/customer-service.json" --job 31-1131.00
golden match-nurse match "$here/wallet/nurse-aide.json" --job 29-1141.00

# What the records say, said once more by hand.
run show "$(id 10)" --json --snapshot "$snapshot"
check_json "the parts are added" '.cost == {amount: 1250.5, currency: "USD"} and .cost_complete'
check_json "both names" '.names == {en: "Nurse Aide", es: "Auxiliar de enfermería"}'
check_json "four to six weeks" '.days_min == 28 and .days_max == 42'
check_json "approved, and the board says so, too" '.quality == [{relation: "approvedBy", by: {ctid: "'"$(id 02)"'", name: "State Board of Care"}, confirmed: true}]'
check_json "three ways to the license" '[.leads_to[].kind] | sort == ["advanced standing", "preparation", "required"]'
check_json "minimum age" '.requires[0].minimum_age == 16'
run show "$(id 11)" --json --snapshot "$snapshot"
check_json "the stated total counts, not the sum" '.cost.amount == 9200'
check_json "graduates' earnings come before the job's wage" '.earnings == {amount: 41600, currency: "USD"} and .earnings_basis == "graduates"'
check_json "an alternative hangs in its condition" '.requires[0].alternatives[0].text == "Or a year as a home health aide"'
run show "$(id 12)" --json --snapshot "$snapshot"
check_json "a missing price makes no total" '.cost == null and .cost_complete == false'
run show "$(id 13)" --json --snapshot "$snapshot"
check_json "hours are effort, not time" '.effort_hours == 120 and .days == null'
check_json "a price in words is a price" '.cost.amount == 2400'
run show "$(id 14)" --json --snapshot "$snapshot"
check_json "another currency stays what it is" '.cost == {amount: 700, currency: "CAD"}'
run show "$(id 16)" --json --snapshot "$snapshot"
check_json "withheld is too few, not zero" '.outcomes[0].value == null and .outcomes[0].value_reason == "too few"'
run show "$(id 17)" --snapshot "$snapshot"
check_clean "a hostile name on paper"
run show "$(id 17)" --json --snapshot "$snapshot"
check_json "tags and entities are text" '.name | test("<") | not'
check_json "no direction override" '.name | test("\u202e") | not'

# The same records as a ZIP, as lines, and in another order, are the same catalog.
if command -v zip >/dev/null 2>&1; then
  (cd "$here/records" && zip -q -r "$room/records.zip" .)
  run sync "$room/records.zip" --snapshot "$room/zip.db" --json
  check_json "a ZIP" '.kind == "zip" and .credentials == 10'
else
  echo "zip is not installed: the ZIP was not tried"
fi
for file in "$here"/records/*.json; do
  jq -c . "$file" 2>/dev/null
done >"$room/lines.ndjson"
cat "$here"/records/*.ndjson >>"$room/lines.ndjson"
run sync "$room/lines.ndjson" --snapshot "$room/lines.db" --json
check_json "lines" '.kind == "ndjson" and .credentials == 10'
awk '{ line[NR] = $0 } END { for (i = NR; i > 0; i--) print line[i] }' "$room/lines.ndjson" >"$room/turned.ndjson"
run sync "$room/turned.ndjson" --snapshot "$room/turned.db" --json
run find --json --snapshot "$snapshot"
normal <"$out" | jq 'del(.snapshot)' >"$room/folder.json"
for other in zip lines turned; do
  [ -f "$room/$other.db" ] || continue
  run find --json --snapshot "$room/$other.db"
  normal <"$out" | jq 'del(.snapshot)' >"$room/other.json"
  check "$other gives the same catalog as the folder" diff "$room/folder.json" "$room/other.json"
done
finish
