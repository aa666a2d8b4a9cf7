# SPDX-License-Identifier: MIT
# doctor --records: what records say, and what of it is understood; where they
# are looked for.
. "$(dirname "$0")/lib.sh"

check_shape() {
  problems=$(jq -c -L "$here" "include \"shapes\"; $2_problems" "$out" 2>&1)
  check_same "$1 is a document of $2" "[]" "$problems"
  check_clean "$1"
}

run doctor --records
check_trouble "the starter data came without records" 2
check "it says what to do" grep -q "doctor --records" "$err"
run doctor --records "$room/nowhere"
check_trouble "a folder that is not there" 2
run doctor --records a b
check_trouble "two sources" 2
run doctor records
check_trouble "a source without --records" 2

run doctor --records "$here/records" --json
check_same "the records of a folder" 0 "$status"
check_shape "doctor --records" survey
check_json "what can't be read is counted" '.totals.refused >= 1 and .totals.documents >= 12'
check_json "every record is counted" '.totals.records >= 12 and .totals.present > 100'
check_json "the parts are not more than the whole" '.totals.understood + .totals.left_out <= .totals.present'
check_json "each row, too" 'all(.properties[]; .understood + .left_out <= .present and .present <= .objects)'
check_json "rows add up" '([.properties[].present] | add) == .totals.present'
check_json "names are understood" 'any(.properties[]; .property == "ceterms:name" and .understood == .present)'
run doctor --records "$here/records"
check_same "on paper" 0 "$status"
check_clean "on paper"
check "on paper there is something" test "$(wc -l <"$out")" -gt 10
run doctor --records "$here/records" --lang es
check_same "in Spanish" 0 "$status"

# The records that an update from a registry keeps beside the snapshot.
double=$build/tests/registry/registry_double
if [ -x "$double" ]; then
  : >"$room/ports"
  "$double" --records 150 --seed 2 >"$room/ports" 2>/dev/null </dev/null &
  double_id=$!
  trap 'status=$?; kill -KILL "$double_id" 2>/dev/null; rm -rf "$room"; exit "$status"' EXIT
  tries=0
  until [ "$(wc -l <"$room/ports")" -eq 3 ] || [ $tries -gt 200 ]; do
    tries=$((tries + 1))
    sleep 0.05
  done
  export LADDERWAY_PACE=0.01 no_proxy='*'
  run sync "http://127.0.0.1:$(sed -n 's/^listening on //p' "$room/ports")/ce-registry" --accept-terms
  check_same "an update from a registry" 0 "$status"
  run doctor --records --json
  check_same "its records are beside the snapshot" 0 "$status"
  check_shape "doctor --records of a registry" survey
  check_json "all of them" '.totals.documents == 150 and .totals.refused == 0'
  run doctor --json
  check_shape "doctor without --records" doctor
else
  echo "there is no $double: records of a registry were not looked at"
fi
finish
