# SPDX-License-Identifier: MIT
# A registry that changes: after each update the snapshot must be what a fresh
# full sync into another folder gives, record by record.
. "$(dirname "$0")/lib.sh"

records=700
start_double --records $records --seed 3

# fresh TEXT: what is in "own" equals a new full sync.
fresh() {
  rm -rf "$room/fresh"
  sync_to fresh
  check_same "$1: a fresh sync" 0 "$status"
  check_equal "$1" "$(snapshot_of own)" "$(snapshot_of fresh)"
}

# update TEXT [ARGUMENT...]: brings "own" up to date; the log starts anew.
update() {
  text=$1
  shift
  : >"$log"
  sync_to own --json "$@"
  check_same "$text: the update" 0 "$status"
}

listed() {
  tell list
  sort "$room/told"
}

# Without a word about the terms nothing is fetched.
run sync "$source" --rate 0 --snapshot "$(snapshot_of own)"
check "terms that nobody accepted are a matter of usage" test "$status" -eq 2
check_same "and no record is fetched" 0 "$(asked envelopes per_page=100)"

update "the first"
check_json "all records came over the full list" '.ran and .method == "full list" and .kind == "registry"'
check_json "all are counted" ".documents == $records and .skipped_count == 0 and .resumed == false"
check_json "requests are counted" ".requests >= $((records / 100)) and .requests <= $((records / 100 + 6)) and .retries == 0"
check_json "bytes are counted" '.bytes > 1000000'
check_same "no page is fetched twice" "" "$(grep -o 'envelopes?.*page=[0-9]*' "$log" | grep -v metadata_only | sort | uniq -d)"
check_same "no key is sent when there is none" 0 "$(grep -c ' key' "$log")"
sqlite3 "$(snapshot_of own)" "SELECT ctid FROM record WHERE substr(ctid, -4) = '0000' ORDER BY ctid" >"$room/have"
listed >"$room/want"
check "each record of the registry is here" test "$(comm -13 "$room/have" "$room/want" | wc -l)" -eq 0
check "and nothing else" test "$(comm -23 "$room/have" "$room/want" | wc -l)" -eq 0
check "texts with control characters are cleaned" test \
  "$(sqlite3 "$(snapshot_of own)" "SELECT count(*) FROM credential WHERE name || coalesce(description, '') GLOB '*' || char(27) || '*'")" -eq 0
check_answers "the snapshot answers" own
rows_of "$(snapshot_of own)" >"$room/first"

update "nothing new"
check_json "nothing new is said" '.unchanged == true and .requests <= 5'
check_answers "and it still answers" own
rows_of "$(snapshot_of own)" >"$room/second"
check "and nothing is changed" cmp "$room/first" "$room/second"

tell "create?count=20"
tell "change?count=25"
tell "delete?count=10"
tell "reappear?count=4"
tell "change?count=2&type=ceterms:CredentialOrganization"
tell "delete?count=1&type=ceterms:CostManifest"
update "changes"
check_json "changes came as changes" '.method == "changes" and .unchanged == false'
check_json "they are counted" '.added >= 15 and .changed >= 15 and .removed >= 5'
check_same "the list is not read again" 0 "$(pages)"
check "but events and documents are" test "$(asked events)" -ge 1 -a "$(asked graph/search)" -ge 1
fresh "creations, changes and deletions"

# More than one page of events, and a record that was changed, deleted and published again.
tell "change?count=260"
ctid=$(head -1 "$room/told")
tell "delete?ctid=$ctid"
tell "reappear?ctid=$ctid"
tell "create?count=1"
ctid=$(head -1 "$room/told")
tell "delete?ctid=$ctid"
update "many changes"
fresh "many changes"

# Without an event: only a reconcile sees it.
tell "purge?count=9"
update "a purge"
rm -rf "$room/fresh"
sync_to fresh
gone=$(($(records_of own) - $(records_of fresh)))
check "a purge without events is not seen by an update" test "$gone" -ge 9
update "a purge, reconciled" --reconcile
fresh "a purge, reconciled"

# What is hidden from the list goes, whatever events and graphs say of it.
tell "change?count=1&type=ceterms:Certificate"
hidden=$(cat "$room/told")
tell "mark?ctid=$hidden&provisional=1"
update "a record that became provisional"
check_same "a provisional record is not shown" 0 \
  "$(sqlite3 "$(snapshot_of own)" "SELECT count(*) FROM record WHERE ctid = '$hidden'")"
fresh "a record that became provisional"
tell "mark?ctid=$hidden"
update "a record that is published for good"
fresh "a record that is published for good"

# Marked as deleted, without an event.
tell "change?count=1"
marked=$(cat "$room/told")
tell "mark?ctid=$marked&soft_deleted=1"
update "a record that is marked as deleted, reconciled" --reconcile
fresh "a record that is marked as deleted, reconciled"

# Time marks are the registry's, however wrong its clock is.
tell "clock?ahead=7200"
tell "change?count=3"
update "a clock two hours ahead"
fresh "a clock two hours ahead"
tell "change?count=3"
update "a clock still two hours ahead"
fresh "a clock still two hours ahead"

update "from scratch" --from-scratch
check_json "from scratch means the whole list" '.method == "full list"'
fresh "from scratch"

# Several connections at once, for one's own mirror.
rm -rf "$room/several"
sync_to several --jobs 4
check_same "four connections" 0 "$status"
check_equal "four connections" "$(snapshot_of several)" "$(snapshot_of own)"
finish
