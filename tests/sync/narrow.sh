# SPDX-License-Identifier: MIT
# Only what is needed is kept, and the snapshot says what that was.
. "$(dirname "$0")/lib.sh"

start_double --records 600 --seed 17
sync_to all
check_same "everything" 0 "$status"

count() {
  sqlite3 "$(snapshot_of "$1")" "SELECT count(*) FROM $2"
}

sync_to some --types credentials --json
check_same "credentials only" 0 "$status"
check_json "says so" '.narrowed | test("credentials")'
check_json "by types, over the search" '.method == "search by type"'
check_same "no tasks" 0 "$(count some "record WHERE type = 'ceterms:Task'")"
check_same "no courses" 0 "$(count some "record WHERE type = 'ceterms:Course'")"
for type in Certificate BachelorDegree TechnicalLevel1Certificate ApprenticeshipCertificate CredentialOrganization CostManifest; do
  check_same "all of class $type" "$(count all "record WHERE type = 'ceterms:$type'")" \
    "$(count some "record WHERE type = 'ceterms:$type'")"
done
check "the snapshot says so" test "$(sqlite3 "$(snapshot_of some)" "SELECT count(*) FROM meta WHERE value LIKE '%credentials%' AND key NOT IN ('credentials')")" -ge 1
run doctor --snapshot "$(snapshot_of some)" --json
check_same "doctor is content" 0 "$status"

# Changes are narrowed, too.
tell "create?count=60"
tell "change?count=40"
tell "delete?count=10"
sync_to some --types credentials --json
check_same "an update of what was narrowed" 0 "$status"
check_json "comes by the changes" '.method == "changes"'
sync_to fresh --types credentials
check_equal "an update of what was narrowed" "$(snapshot_of some)" "$(snapshot_of fresh)"
tell "purge?count=15"
sync_to some --types credentials --reconcile
check_same "a reconcile of what was narrowed" 0 "$status"
rm -rf "$room/fresh"
sync_to fresh --types credentials
check_equal "a reconcile of what was narrowed" "$(snapshot_of some)" "$(snapshot_of fresh)"

# Another width starts over, either way.
sync_to some --types courses,credentials
check_same "a wider one" 0 "$status"
rm -rf "$room/fresh"
sync_to fresh --types credentials,courses
check_equal "a wider one" "$(snapshot_of some)" "$(snapshot_of fresh)"
tell "change?count=5"
sync_to some --json
check_json "without a word it stays as narrow as it was" '.method == "changes" and (.narrowed | test("courses"))'
rm -rf "$room/fresh"
sync_to fresh --types credentials,courses
check_equal "without a word" "$(snapshot_of some)" "$(snapshot_of fresh)"
sync_to some --types all
check_same "all again" 0 "$status"
rm -rf "$room/all"
sync_to all
check_equal "all again" "$(snapshot_of some)" "$(snapshot_of all)"

# By place and language: what says nothing of it stays.
sync_to here --region NJ --json
check_same "a region" 0 "$status"
check_json "says so" '.narrowed | test("NJ")'
check_same "nothing that is elsewhere alone" 0 "$(count here "credential c WHERE EXISTS (SELECT 1 FROM place p WHERE
  p.credential = c.id) AND NOT EXISTS (SELECT 1 FROM place p WHERE p.credential = c.id AND p.region IN ('NJ', 'New Jersey'))")"
check_same "all that states no place" "$(count all "credential c WHERE NOT EXISTS (SELECT 1 FROM place p WHERE p.credential = c.id)")" \
  "$(count here "credential c WHERE NOT EXISTS (SELECT 1 FROM place p WHERE p.credential = c.id)")"
check_same "all that is there" "$(count all "credential c WHERE EXISTS (SELECT 1 FROM place p WHERE p.credential = c.id AND p.region = 'NJ')")" \
  "$(count here "credential c WHERE EXISTS (SELECT 1 FROM place p WHERE p.credential = c.id AND p.region = 'NJ')")"
sync_to hier --region "New Jersey"
check_equal "a region by another name" "$(snapshot_of hier)" "$(snapshot_of here)"
sync_to spanish --language es --json
check_same "a language" 0 "$status"
check "less than all" test "$(count spanish credential)" -lt "$(count all credential)" -a "$(count spanish credential)" -gt 0

for wrong in "--types nonsense" "--types ," "--region \$" "--jobs 0" "--rate x"; do
  # shellcheck disable=SC2086
  run sync "$source" --accept-terms $wrong --snapshot "$room/wrong.db"
  check "$wrong is refused" test "$status" -ge 2
done
finish
