# SPDX-License-Identifier: MIT
# The documents of --json: schema, keys, types, reasons for what is not known.
. "$(dirname "$0")/lib.sh"

# check_shape NAME VIEW
check_shape() {
  jq -c -L "$here" "include \"shapes\"; $2_problems" "$out" >"$room/problems" 2>"$room/jq"
  problems=$(cat "$room/problems" "$room/jq")
  check_same "$1 is a document of $2" "[]" "$problems"
  check "$1 writes nothing on standard error" test ! -s "$err"
  check_clean "$1"
}

# document STATUS VIEW ARGUMENT...
document() {
  expected=$1
  view=$2
  shift 2
  run "$@" --json
  check_same "exit status of $*" "$expected" "$status"
  check_shape "$*" "$view"
}

document 0 find find
check_json "find without words gives all" '.total == .snapshot.credentials and .total > 1000'
document 0 find find nurse
check_json "the query is repeated" '.query == "nurse"'
document 0 find find nurse aide 'cost:<4000' --sort cost
check_json "sorted by cost" '[.hits[].cost.amount] as $c | $c == ($c | sort) and ($c | length) > 1'
document 0 find find --sort pays --limit 1000000
check_json "all hits at once" '(.hits | length) == .total'
check_json "sorted by pay, best first" '[.hits[] | .earnings.amount // -1] as $p | all(range(1; $p | length); $p[. - 1] >= $p[.])'
document 0 find find --sort time --limit 1000000
check_json "sorted by time, what is not known last" '[.hits[] | .days // 1e9] as $d | $d == ($d | sort)'
document 0 find find --sort name --limit 20 --offset 40
check_json "a page" '(.hits | length) == 20'
document 1 find find zzzqqqvvv
check_json "nothing found is total 0" '.total == 0 and .hits == []'
document 0 find find nrse
check_json "a mistyped word is corrected and said" '.corrected != null and .total > 0'
document 0 find find --lang es 'enfermería'

run find --json --limit 1000000
jq -r '[.hits[].ctid] | [.[range(0; length; 13)]][]' "$out" >"$room/some"
check "some credentials" test "$(wc -l <"$room/some")" -gt 100
bad=""
while read -r ctid; do
  run show "$ctid" --json
  problems=$(jq -c -L "$here" --arg ctid "$ctid" 'include "shapes"; show_problems + [need("the one that was asked for"; .ctid == $ctid)]' "$out" 2>&1)
  [ "$status" -eq 0 ] && [ "$problems" = "[]" ] && has_no_control "$out" || bad="$bad $ctid: $problems;"
done <"$room/some"
check_same "every 13th credential is a document of show" "" "$bad"
bad=""
sqlite3 "$starter" "SELECT DISTINCT e.source FROM edge e JOIN credential c ON c.ctid = e.source
  UNION SELECT c.ctid FROM outcome o JOIN credential c ON c.id = o.credential WHERE withheld GROUP BY o.measure
  UNION SELECT c.ctid FROM quality q JOIN credential c ON c.id = q.credential LIMIT 60" >"$room/some"
while read -r ctid; do
  run show "$ctid" --json
  problems=$(jq -c -L "$here" 'include "shapes"; show_problems' "$out" 2>&1)
  [ "$status" -eq 0 ] && [ "$problems" = "[]" ] || bad="$bad $ctid: $problems;"
done <"$room/some"
check_same "credentials with steps, results, approvals are documents of show" "" "$bad"

bad=""
sqlite3 "$starter" "SELECT min(ctid) FROM record WHERE ctid NOT IN (SELECT ctid FROM credential) GROUP BY kind
  UNION SELECT ctid FROM (SELECT ctid FROM record WHERE kind = 'organization' LIMIT 20)" >"$room/some"
while read -r ctid; do
  run show "$ctid" --json
  problems=$(jq -c -L "$here" --arg ctid "$ctid" 'include "shapes"; record_problems + [need("the one that was asked for"; .ctid == $ctid)]' "$out" 2>&1)
  [ "$status" -eq 0 ] && [ "$problems" = "[]" ] && has_no_control "$out" || bad="$bad $ctid: $problems;"
done <"$room/some"
check_same "records that are no credentials are documents of show" "" "$bad"

first=$(sqlite3 "$starter" "SELECT ctid FROM credential WHERE cost IS NOT NULL ORDER BY id LIMIT 1")
second=$(sqlite3 "$starter" "SELECT ctid FROM credential WHERE cost IS NULL ORDER BY id LIMIT 1")
third=$(sqlite3 "$starter" "SELECT ctid FROM credential WHERE type = 'ceterms:License' ORDER BY id LIMIT 1")
document 0 compare compare "$first" "$second" "$third"
check_json "the columns are those that were asked for" ".columns == [\"$first\", \"$second\", \"$third\"]"
check_json "the cheapest is best" 'any(.rows[]; .row == "cost" and .cells[0].value != null)'
document 0 compare compare "$first"

document 0 jobs jobs
document 0 jobs jobs nurse --limit 1000
check_json "all jobs that were found" '.total == (.hits | length) and .total > 5'
document 0 jobs jobs --sort wage --limit 2000
check_json "sorted by wage" '[.hits[] | .wage.median.amount // -1] as $w | all(range(1; $w | length); $w[. - 1] >= $w[.])'
check_json "every occupation" ".total == $(sqlite3 "$starter" 'SELECT count(*) FROM job')"
check_json "a wage that is not published is null with its reason" 'any(.hits[]; .wage.median == null and .wage.median_reason != null)'
document 1 jobs jobs zzzqqqvvv
bad=""
for code in $(sqlite3 "$starter" "SELECT code FROM (SELECT code, row_number() OVER (ORDER BY code) AS n FROM job) WHERE n % 25 = 0"); do
  run job "$code" --json
  problems=$(jq -c -L "$here" --arg code "$code" 'include "shapes"; job_problems + [need("the one that was asked for"; .code == $code)]' "$out" 2>&1)
  [ "$status" -eq 0 ] && [ "$problems" = "[]" ] || bad="$bad $code: $problems;"
done
check_same "every 25th job is a document of job" "" "$bad"

wallet=$here/wallet
document 0 wallet wallet "$wallet/nurse-aide.json" "$wallet/customer-service.json" "$wallet/learner-record.json" "$wallet/expired.json"
check_json "a learner record counts with what it holds" '(.credentials | length) == 6 and .skipped == []'
check_json "formats" '[.credentials[].format] | contains(["open-badge-3.0", "open-badge-2.0"])'
check_json "the expired one is still shown, its dates have failed" 'any(.credentials[]; .name == "Basic Life Support" and .checks.dates == "fail")'
check_json "nothing is looked up" 'all(.credentials[]; .checks.revocation != "pass" and .checks.issuer != "pass")'
check_json "an O*NET element is recognised" 'any(.credentials[].skills[]; .matched.id == "2.B.1.f")'
check_json "a tag that names a skill is recognised" 'any(.credentials[].skills[]; .matched.name == "Active Listening")'
document 0 wallet wallet "$wallet/hostile.json"
document 0 wallet wallet "$wallet"
check_json "a folder of wallets" '(.credentials | length) >= 6'
printf 'no credential in here\n' >"$room/text.json"
document 1 wallet wallet "$room/text.json"
check_json "a file that holds none is skipped with a reason" '(.skipped | length) == 1 and .credentials == []'

document 0 match match "$wallet/nurse-aide.json"
check_json "the nurse aide's own job fits best" '.jobs[0].code == "31-1131.00"'
check_json "have names the credential" 'all(.jobs[0].have[]; .from == ["Nurse Aide"])'
document 0 match match "$wallet/nurse-aide.json" --job 29-1141.00
check_json "one job" '(.jobs | length) == 1 and .jobs[0].code == "29-1141.00"'
check_json "with what they lack and what closes it" '.jobs[0].fit != "most" and (.jobs[0].lack | length) > 10 and any(.jobs[0].lack[]; .closes != [])'
run match "$room/text.json" --json
check_same "nothing to match" 1 "$status"
check_shape "an empty wallet" match
check_json "fits nothing" '.jobs == []'
document 0 match match "$wallet" --limit 5
check_json "five jobs" '(.jobs | length) == 5'

document 0 sync sync
check_json "without a source nothing ran" '.ran == false'
document 0 doctor doctor
check_json "all is well, with a terminal that can't place the cursor" '.ok and all(.checks[]; .ok or .check == "terminal")'
document 0 home home
document 0 help help
check_json "help names every command" '[.commands[].name] | contains(["find", "show", "compare", "jobs", "job", "wallet", "match", "sync", "doctor", "help"])'
finish
