# SPDX-License-Identifier: MIT
# Snapshots that are damaged, foreign or in use; disks that are full or can't be
# written; a sync that is killed, and two at once. The old data always stay.
. "$(dirname "$0")/lib.sh"

mkdir -p "$room/keep"
snapshot=$room/keep/x.db
run sync "$here/records" --snapshot "$snapshot"
check_same "a snapshot" 0 "$status"
cksum <"$snapshot" >"$room/before"

is_kept() {
  cksum <"$snapshot" | cmp - "$room/before"
}

is_alone() {
  [ "$(ls -A "$room/keep" | tr '\n' ' ')" = "x.db x.idx " ]
}

# unusable NAME FILE: every command that needs data says so in one line.
unusable() {
  [ ! -f "$2" ] || cksum <"$2" >"$room/sum"
  for command in "find" "show x" "compare x" "jobs" "job 29-1141.00" "match $here/wallet/nurse-aide.json" "home"; do
    # shellcheck disable=SC2086
    run $command --snapshot "$2"
    check_trouble "$command with $1" 3
    # shellcheck disable=SC2086
    run $command --snapshot "$2" --json
    check_trouble "$command --json with $1" 3
  done
  run doctor --snapshot "$2" --json
  check "doctor with $1 still works and says what is wrong" jq -e '.ok == false' "$out"
  run --linear --snapshot "$2"
  check "linear mode with $1" test "$status" -eq 3
  if [ -f "$2" ]; then
    cksum <"$2" >"$room/sum.after"
    check "$1 is left as it is" cmp "$room/sum" "$room/sum.after"
  fi
}

cp "$snapshot" "$room/version.db"
sqlite3 "$room/version.db" 'PRAGMA user_version = 9999' >/dev/null
unusable "a snapshot of another version" "$room/version.db"
sqlite3 "$room/foreign.db" 'CREATE TABLE credential(a); INSERT INTO credential VALUES(1)'
unusable "a foreign SQLite file" "$room/foreign.db"
head -c 100000 "$snapshot" >"$room/short.db"
unusable "a snapshot cut short" "$room/short.db"
head -c 50 "$snapshot" >"$room/tiny.db"
unusable "fifty bytes of a snapshot" "$room/tiny.db"
: >"$room/empty.db"
unusable "an empty file" "$room/empty.db"
printf 'This is a text and no snapshot at all, however long it may be.\n' >"$room/text.db"
unusable "a text" "$room/text.db"
mkdir "$room/folder.db"
unusable "a folder" "$room/folder.db"
unusable "a file that is not there" "$room/nosuch.db"
limit=20
mkfifo "$room/pipe.db"
run find --snapshot "$room/pipe.db"
check_trouble "a pipe as a snapshot" 3
run find --snapshot /dev/zero
check_trouble "a device as a snapshot" 3
limit=120
sqlite3 "$room/hollow.db" "PRAGMA user_version = $(sqlite3 "$snapshot" 'PRAGMA user_version');
  PRAGMA application_id = $(sqlite3 "$snapshot" 'PRAGMA application_id'); CREATE TABLE x(a)" >/dev/null
unusable "a file with our marks and nothing in it" "$room/hollow.db"

# Damage in the middle: whatever is answered, nothing crashes, and doctor finds it.
size=$(wc -c <"$snapshot")
for part in 3 5 7 9 11 13 15 17; do
  cp "$snapshot" "$room/holes.db"
  head -c 20000 /dev/urandom | dd of="$room/holes.db" bs=1 seek=$((size * part / 20)) conv=notrunc 2>/dev/null
  for command in "find nurse" "find --json" "jobs nurse" "job 31-1131.00 --json" "show ce-00000000-0000-4000-8000-000000000010 --json" "match $here/wallet/nurse-aide.json --limit 3"; do
    # shellcheck disable=SC2086
    run $command --snapshot "$room/holes.db"
    check "$command with damage at $part/20 ends by itself" test "$status" -le 3
    [ "$status" -ne 3 ] || check_trouble "$command with damage at $part/20 says so" 3
    check_clean "$command with damage at $part/20"
  done
  run doctor --snapshot "$room/holes.db" --json
  check "doctor finds damage at $part/20" jq -e '.ok == false' "$out"
done

# The file is only read: it may be write-protected and so may its folder.
mkdir "$room/locked"
cp "$snapshot" "$room/locked/x.db"
chmod 444 "$room/locked/x.db"
chmod 555 "$room/locked"
run find nurse --snapshot "$room/locked/x.db"
check_same "a write-protected snapshot" 0 "$status"
check_same "nothing is written beside it" x.db "$(ls -A "$room/locked")"
chmod 755 "$room/locked"

# Where a snapshot can't be written.
: >"$room/file"
for target in "$room/file/x.db" /proc/ladderway/x.db "$room/folder.db" /dev/null "$room/pipe.db" "$room/keep/"; do
  run sync "$here/records" --snapshot "$target"
  check "sync to $target is refused" test "$status" -ge 2
  check "sync to $target is refused in one line" test "$(wc -l <"$err")" -eq 1 -a ! -s "$out"
done
check "the folder is still one" test -d "$room/folder.db"
check "the device is still one" test -c /dev/null

# A full disk, as far as the size of a file shows it.
for blocks in 1 16 400 4000; do
  (
    ulimit -f $blocks
    trap '' XFSZ
    exec timeout 60 "$program" sync "$here/records" --snapshot "$snapshot"
  ) </dev/null >"$out" 2>"$err"
  status=$?
  check_trouble "a disk with room for $blocks blocks" 3
  check "the old data stay on a full disk ($blocks)" is_kept
  check "a full disk is left tidy ($blocks)" is_alone
done
run find nurse --snapshot "$snapshot"
check_same "and answer" 0 "$status"
if [ "$(id -u)" -eq 0 ] && mkdir "$room/disk" && mount -t tmpfs -o size=6m none "$room/disk" 2>/dev/null; then
  run sync "$here/records" --snapshot "$room/disk/x.db"
  check_trouble "a disk of 6 MB" 3
  check_same "nothing is left on it" "" "$(ls -A "$room/disk")"
  umount "$room/disk"
else
  echo "no small disk could be mounted: only limits of file size were tried"
fi

# Much to read, so that there is a middle to kill it in.
awk 'BEGIN { for (i = 1; i <= 150000; i++) printf "{\"@id\":\"https://registry.example.org/resources/ce-00000000-0000-4000-9000-%012d\",\"@type\":\"ceterms:Certificate\",\"ceterms:ctid\":\"ce-00000000-0000-4000-9000-%012d\",\"ceterms:name\":{\"en\":\"Certificate number %d of many\"},\"ceterms:description\":{\"en\":\"Words about number %d, some of them.\"}}\n", i, i, i, i }' >"$room/many.ndjson"
killed=0
for wait in 0.05 0.1 0.2 0.4 0.7; do
  "$program" sync "$room/many.ndjson" --snapshot "$snapshot" </dev/null >/dev/null 2>&1 &
  job=$!
  sleep $wait
  if kill -KILL $job 2>/dev/null; then
    killed=$((killed + 1))
  fi
  wait $job 2>/dev/null
  check "the old data stay when a sync is killed after $wait s" is_kept
  run find nurse --snapshot "$snapshot" --json
  check_json "and answer ($wait)" '.total > 0'
done
check "a sync was killed" test $killed -gt 0
"$program" sync "$room/many.ndjson" --snapshot "$snapshot" </dev/null >"$out" 2>"$err" &
job=$!
sleep 0.3
kill -TERM $job 2>/dev/null
wait $job
check "the old data stay when a sync is asked to end" is_kept
run sync "$here/records" --snapshot "$snapshot"
check_same "the next sync works" 0 "$status"
check "and nothing of the killed ones is left" is_alone

# Two at once: both end, one of them wins whole.
"$program" sync "$room/many.ndjson" --snapshot "$snapshot" </dev/null >/dev/null 2>"$room/err1" &
one=$!
"$program" sync "$here/records" --snapshot "$snapshot" </dev/null >/dev/null 2>"$room/err2" &
two=$!
while kill -0 $one 2>/dev/null; do
  run find --snapshot "$snapshot" --json --limit 1
  total=$(jq .total "$out")
  [ "$total" = 10 ] || [ "$total" = 150000 ] || fail "in between there were $total credentials"
done
wait $one
check_same "the first of two syncs" 0 $?
wait $two
check_same "the second of two syncs" 0 $?
run find --snapshot "$snapshot" --json --limit 1
check_json "what is there is whole" '.total == 10 or .total == 150000'
check "two syncs leave nothing behind" is_alone
check_same "the file is sound" ok "$(sqlite3 "$snapshot" 'PRAGMA integrity_check')"

# A reader keeps what it opened; a closed standard output harms no snapshot.
timeout 60 "$program" sync "$here/records" --snapshot "$snapshot" </dev/null >&- 2>&-
check_same "sync with closed outputs leaves sound data" ok "$(sqlite3 "$snapshot" 'PRAGMA integrity_check')"
run find --snapshot "$snapshot" --json
check_json "and they answer" '.total == 10'

# The person's own snapshot comes before the starter data, and doctor says which.
run sync "$here/records"
check_same "sync without --snapshot" 0 "$status"
check "goes to the data folder" test -f "$own"
run find --json
check_json "and is used from then on" '.snapshot.kind == "folder" and .total == 10'
run job 31-1131.00 --json
check_json "occupations come along" '.wage.median.amount == 42260 and .credentials == 1'
run match "$here/wallet/nurse-aide.json" --json --limit 1
check_json "and so do ratings" '.jobs[0].code == "31-1131.00"'
head -c 5000 "$starter" >"$own"
run find
check_trouble "a damaged own snapshot is said, not passed over" 3
rm "$own"
run find --json
check_json "without it the starter data are back" '.snapshot.kind == "starter"'
finish
