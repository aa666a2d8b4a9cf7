# SPDX-License-Identifier: MIT
# publish: the starter data as files, taken again from the folder by another
# computer; keys to sign with; wrong use. tests/sync has servers and patches.
. "$(dirname "$0")/lib.sh"

# check_shape NAME VIEW
check_shape() {
  problems=$(jq -c -L "$here" "include \"shapes\"; $2_problems" "$out" 2>&1)
  check_same "$1 is a document of $2" "[]" "$problems"
  check_clean "$1"
}
config=$HOME/.config/ladderway
mkdir -p "$config"

run publish
check_trouble "without a place" 2
check "it says how" grep -q "publish DIR" "$err"
run publish "$room/a" "$room/b"
check_trouble "two places" 2
run publish "$room/site" --read-only
check_trouble "with --read-only" 2
check "nothing is written then" test ! -e "$room/site"
run publish --new-key
check_trouble "a key without a file" 2
run publish --new-key "$room/key" --read-only
check_trouble "a key with --read-only" 2
check "no key is written then" test ! -e "$room/key"

run publish "$room/site" --json
check_same "the starter data are published" 0 "$status"
check_shape "publish" publish
check_json "what it says" '.ran and (.unchanged | not) and .dump_bytes > 100000 and .patch_bytes == null and .signed == false'
check "nothing on standard error" test ! -s "$err"
check "there is a manifest" jq -e '.schema == "ladderway/manifest/1"' "$room/site/manifest.json"
check_same "and one dump" 1 "$(find "$room/site" -name 'dump-*.zst' | wc -l)"
run publish "$room/site"
check_same "once more" 0 "$status"
check "is nothing new" grep -q "published before" "$out"
check "on paper" grep -q "Version" "$out"

run sync "$room/site" --snapshot "$room/other/catalog.db" --json
check_same "another computer takes it from the folder" 0 "$status"
check_json "as a published snapshot" '.kind == "mirror" and .method == "dump"'
run find nurse --json --limit 200 --snapshot "$room/other/catalog.db"
jq 'del(.snapshot, .elapsed_us)' "$out" >"$room/theirs"
run find nurse --json --limit 200
jq 'del(.snapshot, .elapsed_us)' "$out" >"$room/ours"
check "there is something to find" jq -e '.total > 10' "$room/ours"
check "and finds what is found here" cmp "$room/ours" "$room/theirs"
run sync "$room/site" --snapshot "$room/other/catalog.db" --json
check_json "a second time there is nothing new" '.unchanged'

run publish --new-key "$room/key.pem" --json
check_same "a key" 0 "$status"
check_shape "publish --new-key" publish
check_json "both halves are named" '.ran == false and .key_file != null and (.public_key | length) > 40'
public=$(jq -r .public_key "$out")
check_same "the private one is its owner's alone" 600 "$(stat -c %a "$room/key.pem")"
check_not "and in no output" grep -q PRIVATE "$out" "$err"
before=$(cksum <"$room/key.pem")
run publish --new-key "$room/key.pem"
check_trouble "a key is not written over" 2
check_same "it is as it was" "$before" "$(cksum <"$room/key.pem")"
run publish --new-key "$room/second.pem"
check "on paper the lines for the settings" grep -q "public_key =" "$out"
second=$(sed -n 's/^ *Public key  *//p' "$out")
run publish --new-key "$room/nowhere/key.pem"
check_trouble "a folder that is not there" 3

echo "signing_key = $room/key.pem" >"$config/settings"
run publish "$room/site" --json
check_json "signed" ".signed and .public_key == \"$public\""
echo "public_key = $public" >"$config/settings"
run sync "$room/site" --snapshot "$room/signed/catalog.db"
check_same "signed data are taken with the right key" 0 "$status"
echo "public_key = $second" >"$config/settings"
run sync "$room/site" --snapshot "$room/wrong/catalog.db"
check_trouble "not with another" 3
check "and nothing is put in place" test ! -e "$room/wrong/catalog.db"
echo "signing_key = $room/none.pem" >"$config/settings"
run publish "$room/site"
check "a signing key that is not there" test "$status" -ge 2
rm "$config/settings"

echo "a file" >"$room/file"
run publish "$room/file/folder"
check_trouble "a place that can't be a folder" 3
if [ "$(id -u)" -ne 0 ]; then
  mkdir "$room/locked"
  chmod 555 "$room/locked"
  run publish "$room/locked/site"
  check_trouble "a folder that can't be written" 3
fi
check "says which" grep -qF "$room" "$err"
finish
