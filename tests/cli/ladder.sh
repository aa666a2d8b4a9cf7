# SPDX-License-Identifier: MIT
# Ladders on the command line: text, JSON, side by side, exit status; every
# ladder and pathway of the starter data; small records of our own.
. "$(dirname "$0")/lib.sh"

named() {
  sqlite3 "$starter" "SELECT ctid FROM credential WHERE name = '$1'"
}
problems() {
  jq -c -L "$here" 'include "ladder"; ladder_problems' "$out" 2>&1
}
# ladder STATUS ARGUMENT...
ladder() {
  expected=$1
  shift
  run ladder "$@" --json
  check_same "exit status of ladder $*" "$expected" "$status"
  check_same "ladder $* is a document" "[]" "$(problems)"
  check_clean "ladder $*"
}

aide=$(named 'Nurse Aide (Alabama)')
ladder 0 "$aide"
check_json "the line, from the course to the degree" '[.steps | map(select(.place != null)) | sort_by(.place)[].name | split(" ")[0]]
  == ["Nurse", "Nurse", "Practical", "Licensed", "Associate", "Registered", "Bachelor"]'
check_json "each step of the line builds on the one before" '. as $d | [range(1; $d.line | length)]
  | all(. as $i | $d.steps[] | select(.place == $i + 1) | .builds_on == $d.line[$i - 1])'
check_json "wages are those of the exits" '[.steps[] | select(.place != null) | .exits[0].wage.amount // empty] | . == sort and length >= 5'
check_json "an edge says who states it" '.edges[] | select(.from_name == "Nurse Aide (Alabama)") | .stated_by == "source" and .kind == "preparation"'
check_json "the license is one of several ways to it" '[.edges[] | select(.kind == "required" and .one_of != null)] | length >= 2'
check_json "times add up, at least" '[.steps[] | select(.place == 7)][0] | .days_so_far >= 1095 and .days_so_far_complete == false'
check_json "a missing price is said" '[.steps[] | select(.place == 7)][0].cost_so_far_complete == false'
check_json "advanced standing is no discount that nobody states" '[.assumed[].code] | index("nothing taken off") != null'
check_json "others stand on their own" '[.steps[] | select(.stacking == "independent")] | length >= 1 and all(.place == null)'
cp "$out" "$room/aide.json"
run ladder "https://registry.invalid/resources/$aide" --json
check "an address will do" diff -q "$room/aide.json" "$out"

run ladder "$aide"
check_same "status of the text" 0 "$status"
check "the staircase" grep -q 'cost so far' "$out"
check "the exits" grep -q 'Licensed Practical and Licensed Vocational Nurses: \$' "$out"
check "the kind" grep -q 'progression: a step up in the same field' "$out"
check "who states it" grep -q 'stated by the lower step' "$out"
check "what is assumed" grep -q 'What is assumed' "$out"
check_clean "the text"
run ladder "$aide" --lang es
check "in Spanish" grep -q 'Lo que se supone' "$out"
run ladder "$aide" --ascii
check_same "in ASCII there is nothing else" 0 "$(LC_ALL=C tr -d '\11\12\40-\176' <"$out" | wc -c | tr -d ' ')"

ladder 0 29-2061.00
check_json "an occupation" '.about.kind == "job" and .about.code == "29-2061.00" and .about.ctid == null'
check_json "what leads to it is asked for" '[.steps[] | select(.asked)] | length >= 2 and all(.exits | any(.code == "29-2061.00"))'
check_json "the line ends at the job" '. as $d | [.steps[] | select(.place == ($d.line | length))][0] | .asked'
check_json "the rest is counted" '.left_out > 0'

ladder 0 "$aide" --with 15-1212.00,29-2061.00
check_json "side by side" '[.beside[].about.code] == ["15-1212.00", "29-2061.00"] and (.beside[0].steps | length) > 1'
check_json "the first one stays the same" '.about.ctid == "'"$aide"'"'
run ladder "$aide" --with 15-1212.00
check "the table on paper" grep -q 'Side by side' "$out"
check "what one has on stopping early" grep -q 'Stop after 2' "$out"

# What leads nowhere, what is none, what is too much.
sole=$(sqlite3 "$starter" "SELECT c.ctid FROM credential c WHERE NOT EXISTS(SELECT 1 FROM edge e WHERE e.source = c.ctid
  OR e.target = c.ctid) ORDER BY c.id LIMIT 1")
ladder 1 "$sole"
check_json "its own step is there" '(.steps[0].ctid == "'"$sole"'") and .edges == []'
run ladder 99-9999.00
check_trouble "no such job" 1
run ladder ce-00000000-0000-4000-8000-00000000dead
check_trouble "no such record" 1
run ladder "$(sqlite3 "$starter" "SELECT ctid FROM organization WHERE ctid NOTNULL LIMIT 1")"
check_trouble "an organization" 1
run ladder
check_trouble "nothing asked for" 2
run ladder 1 2 3 4 5 6 7
check_trouble "too many" 2

# Every credential that an edge names, of the starter data.
sqlite3 "$starter" "SELECT DISTINCT c.ctid FROM credential c JOIN edge e ON e.source = c.ctid OR e.target = c.ctid
  WHERE e.stated_by = 'target' OR e.kind <> 'preparation'" >"$room/some"
check "the sixteen ladders have steps" test "$(wc -l <"$room/some")" -ge 40
bad=""
while read -r ctid; do
  run ladder "$ctid" --json
  [ "$status" -eq 0 ] && [ "$(problems)" = "[]" ] && has_no_control "$out" || bad="$bad $ctid: $(problems | head -c 200);"
done <"$room/some"
check_same "each of them is a document" "" "$bad"

# Small records of our own, some of them a nuisance.
run sync "$here/records" --snapshot "$room/small.db" --json
check_same "the small records are read" 0 "$status"
bad=""
for ctid in $(sqlite3 "$room/small.db" "SELECT ctid FROM credential UNION SELECT ctid FROM record WHERE kind = 'pathway'"); do
  run ladder "$ctid" --json --snapshot "$room/small.db"
  [ "$status" -le 1 ] && [ "$(problems)" = "[]" ] && has_no_control "$out" || bad="$bad $ctid: $(problems | head -c 200);"
  run ladder "$ctid" --snapshot "$room/small.db"
  has_no_control "$out" || bad="$bad $ctid on paper;"
done
check_same "each of the small records is a document" "" "$bad"
run ladder ce-00000000-0000-4000-8000-000000000010 --json --snapshot "$room/small.db"
check_json "stated from both sides and each in its kind" '[.edges[].kind] | unique | length >= 2'

# Published pathways, where they are on the machine.
records=${LADDERWAY_SHARED:-}/data/ctdl/records.jsonl
if [ -r "$records" ]; then
  run sync "$records" --snapshot "$room/real.db" --json
  check_same "the published records are read" 0 "$status"
  bad=""
  for ctid in $(sqlite3 "$room/real.db" "SELECT ctid FROM record WHERE kind = 'pathway'"); do
    run ladder "$ctid" --json --snapshot "$room/real.db"
    [ "$status" -le 1 ] && [ "$(problems)" = "[]" ] || bad="$bad $ctid: $(problems | head -c 200);"
    run ladder "$ctid" --snapshot "$room/real.db"
    has_no_control "$out" || bad="$bad $ctid on paper;"
  done
  check_same "each pathway is a document" "" "$bad"
else
  echo "no $records: the published pathways were not tried"
fi
finish
