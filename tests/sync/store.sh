# SPDX-License-Identifier: MIT
# Publishing into an S3-compatible store that checks signatures by itself.
. "$(dirname "$0")/lib.sh"

store=$build/tests/registry/s3_double
[ -x "$store" ] || skip "there is no $store"
secret=verySecretKeyOfTheOperator0123456789
mkdir -p "$room/objects" "$room/publisher"

start_store() {
  : >"$room/store.ports"
  "$store" --root "$room/objects" --user AKIATEST --secret "$secret" --log "$room/store.log" "$@" \
    >"$room/store.ports" 2>"$room/store.err" </dev/null &
  store_id=$!
  doubles="$doubles $store_id"
  waited=0
  until grep -q listening "$room/store.ports"; do
    waited=$((waited + 1))
    [ $waited -lt 200 ] || {
      fail "the store does not start: $(head -c 300 "$room/store.err")"
      finish
    }
    sleep 0.05
  done
  port=$(sed -n 's/^listening on //p' "$room/store.ports")
  export AWS_ENDPOINT_URL="http://127.0.0.1:$port"
}

# The starter data may be passed on by anybody.
cp "$starter" "$(snapshot_of publisher)"
publish() {
  run publish "${target-s3://bucket/ladderway}" --json --snapshot "$(snapshot_of publisher)"
}

start_store
publish
check_trouble "without a key in the environment nothing is sent" 2
check "which is said" grep -q AWS_ACCESS_KEY_ID "$err"
export AWS_ACCESS_KEY_ID=AKIATEST AWS_SECRET_ACCESS_KEY="not$secret"
publish
check_trouble "a wrong secret is refused" 3
check "and not told" sh -c "! grep -q '$secret' '$err'"
check_same "nothing arrived" 0 "$(find "$room/objects" -name manifest.json | wc -l)"
export AWS_SECRET_ACCESS_KEY="$secret"
publish
check_same "with the right one it is published" 0 "$status"
check_json "dump and manifest were sent" '.uploaded == 2'
check_same "the manifest went last" "manifest.json" "$(grep PUT "$room/store.log" | tail -1 | grep -o 'manifest.json')"
publish
check_json "the next time only the manifest" '.uploaded == 1 and .unchanged'
check_same "no secret in the store's log" 0 "$(grep -c "$secret" "$room/store.log")"

mkdir -p "$room/client"
run sync "http://127.0.0.1:$port/bucket/ladderway/" --json --snapshot "$(snapshot_of client)"
check_same "a client takes it from there" 0 "$status"
check_answers "and answers" client
check_same "the same content" "$(sqlite3 "$(snapshot_of publisher)" "SELECT value FROM meta WHERE key = 'id'")" \
  "$(sqlite3 "$(snapshot_of client)" "SELECT value FROM meta WHERE key = 'id'")"

for bad in 's3://' 's3:///x' 's3://bucket/../x' 's3://bucket/a b' 's3://bucket/x?y'; do
  target=$bad
  publish
  check_trouble "no place in a store: $bad" 2
done
unset target

kill -KILL "$store_id" 2>/dev/null
rm -rf "$room/objects" "$room/publisher"/publish-*
mkdir -p "$room/objects"
start_store --busy 2
publish
check_same "a busy store is asked again" 0 "$status"
check_same "until all is there" 1 "$(find "$room/objects" -name manifest.json | wc -l)"
finish
