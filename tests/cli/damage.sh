# SPDX-License-Identifier: MIT
# Damaged and hostile records and wallets: one clear sentence, bounded memory
# and time, and what was there before stays whole.
. "$(dirname "$0")/lib.sh"

snapshot=$room/keep.db
run sync "$here/records" --snapshot "$snapshot"
check_same "a snapshot to keep" 0 "$status"
cksum <"$snapshot" >"$room/before"

is_kept() {
  cksum <"$snapshot" | cmp - "$room/before" && [ -z "$(find "$room" -maxdepth 1 -name '.keep.db*')" ]
}

# refused NAME SOURCE: a sync of it is trouble, said in one line, and changes nothing.
refused() {
  run sync "$2" --snapshot "$snapshot"
  check_trouble "sync refuses $1" 3
  check_clean "sync of $1"
  check "sync of $1 keeps the old data, leaves nothing behind" is_kept
  run sync "$2" --snapshot "$snapshot" --json
  check_trouble "sync --json refuses $1" 3
}

# not_a_wallet NAME FILE: shown as skipped, with a reason, status 1.
not_a_wallet() {
  run wallet "$2"
  check_same "wallet passes over $1" 1 "$status"
  check "wallet says nothing on standard error of $1" test ! -s "$err"
  check_clean "wallet with $1"
  run wallet "$2" --json
  check_json "wallet says why it passes over $1" '.credentials == [] and (.skipped | length) >= 1 and all(.skipped[]; .why | length > 5)'
}

record() {
  printf '{"@context":"https://credreg.net/ctdl/schema/context/json","@id":"https://registry.example.org/resources/%s","@type":"ceterms:Certificate","ceterms:ctid":"%s","ceterms:name":{"en":"%s"}}' "$1" "$1" "$2"
}

: >"$room/empty.json"
printf '{"@context": "x", "@graph": [{' >"$room/truncated.json"
printf '{"@graph": 7}' >"$room/graph-number.json"
printf '[]' >"$room/array.json"
printf 'null' >"$room/null.json"
printf '"text"' >"$room/string.json"
printf '{}' >"$room/object.json"
printf '{"a":1}{"b":2}' >"$room/two.json"
printf '\377\376{"@graph":[]}' >"$room/utf16.json"
printf '{"@type":"ceterms:Certificate","ceterms:ctid":12,"ceterms:name":{"en":[{}]}}' >"$room/types.json"
printf '<html><body>404</body></html>' >"$room/page.html"
head -c 100000 /dev/urandom >"$room/noise.json"
printf 'PK\003\004broken' >"$room/broken.zip"
: >"$room/empty.zip"
mkdir "$room/empty-folder"
for file in empty.json truncated.json graph-number.json array.json null.json string.json object.json two.json utf16.json types.json page.html noise.json broken.zip empty.zip empty-folder; do
  refused "$file" "$room/$file"
  not_a_wallet "$file" "$room/$file"
done

# Wrong types in every place: read what can be read.
printf '{"@graph":[{"@id":7,"@type":["ceterms:Certificate"],"ceterms:ctid":"ce-00000000-0000-4000-8000-000000000001","ceterms:name":["A",{"en":"B"},3],
"ceterms:estimatedCost":{"ceterms:price":{"a":1},"ceterms:currency":[[]]},"ceterms:estimatedDuration":["P1Y",{"ceterms:exactDuration":-4},{"ceterms:exactDuration":"P99999999999999999999Y"}],
"ceterms:requires":"x","ceterms:ownedBy":{"@id":{}},"ceterms:occupationType":[null,true,[[[]]]],"ceterms:address":1e400}]}' >"$room/odd.json"
run sync "$room/odd.json" --snapshot "$room/odd.db"
check "odd types end by themselves" test "$status" -eq 0 -o "$status" -eq 3
printf '{"@graph":[{"@id":"x","@type":["ceterms:Certificate"],"ceterms:ctid":"ce-00000000-0000-4000-8000-000000000001","ceterms:name":["A",{"en":"B"},3],
"ceterms:estimatedCost":{"ceterms:price":{"a":1},"ceterms:currency":[[]]},"ceterms:estimatedDuration":["P1Y",{"ceterms:exactDuration":-4},{"ceterms:exactDuration":"P99999999999999999999Y"}],
"ceterms:requires":"x","ceterms:ownedBy":{"@id":{}},"ceterms:occupationType":[null,true,[[[]]]],"ceterms:address":[9]}]}' >"$room/odd.json"
run sync "$room/odd.json" --snapshot "$room/odd.db"
check_same "what can be read of odd types is read" 0 "$status"
run show ce-00000000-0000-4000-8000-000000000001 --snapshot "$room/odd.db" --json
check_json "and nothing is made up" '.cost == null and (.days == null or .days == 365)'

# One bad record among good ones is skipped, not the rest.
{
  record ce-00000000-0000-4000-8000-000000000021 One; echo
  echo '{"@graph": ['
  record ce-00000000-0000-4000-8000-000000000022 Two; echo
} >"$room/mixed.ndjson"
run sync "$room/mixed.ndjson" --snapshot "$room/mixed.db" --json
check_json "good lines around a bad one" '.credentials == 2 and .skipped_count == 1 and (.skipped[0].where | test("line 2"))'

# Control characters in every text are gone everywhere.
esc='\u001b[31m\u001b]0;x\u0007\u009b2J\u202e\u200f\u0085'
printf '{"@graph":[{"@id":"https://x.example/%s","@type":"ceterms:Certificate","ceterms:ctid":"ce-00000000-0000-4000-8000-000000000031","ceterms:name":{"en":"Evil %s name","es%s":"Malo %s"},
"ceterms:description":{"en":"Text %s"},"ceterms:subjectWebpage":"https://x.example/%s","ceterms:keyword":["%s key"],"ceterms:ownedBy":[{"@type":"ceterms:CredentialOrganization","ceterms:name":"Org %s"}],
"ceterms:availableAt":[{"ceterms:addressLocality":"City %s","ceterms:addressRegion":"R%s","ceterms:subRegion":"C %s"}],"ceterms:inLanguage":["e%s"],
"ceterms:requires":[{"ceterms:name":"Need %s","ceterms:condition":["Cond %s"]}],"ceterms:teaches":[{"ceterms:targetNodeName":"Skill %s","ceterms:frameworkName":"F %s"}],
"ceterms:estimatedCost":[{"ceterms:price":5,"ceterms:currency":"U%s","ceterms:directCostType":"costType:%s"}]}]}' \
  "$esc" "$esc" "$esc" "$esc" "$esc" "$esc" "$esc" "$esc" "$esc" "$esc" "$esc" "$esc" "$esc" "$esc" "$esc" "$esc" "$esc" "$esc" >"$room/$(printf 'evil\033[31m.json')"
evil=ce-00000000-0000-4000-8000-000000000031
run sync "$room"/evil*.json --snapshot "$room/evil.db"
check_same "hostile texts are read" 0 "$status"
for command in "find" "find evil" "show $evil" "compare $evil $evil" "sync" "doctor" "home"; do
  # shellcheck disable=SC2086
  run $command --snapshot "$room/evil.db"
  check_clean "hostile texts: $command"
  # shellcheck disable=SC2086
  run $command --snapshot "$room/evil.db" --json
  check_clean "hostile texts: $command --json"
  check "hostile texts: $command --json is JSON" jq -e .schema "$out"
  check_not "hostile texts: no escaped control characters in $command --json" grep -q '\\u001[bB]\|\\u0007\|\\u00[89]' "$out"
done

# Things that are no files.
mkfifo "$room/fifo"
limit=20
for thing in "$room/fifo" /dev/zero /dev/null; do
  refused "$thing" "$thing"
  run wallet "$thing"
  check "wallet with $thing ends" test "$status" -eq 1 -o "$status" -eq 3
done
mkdir "$room/mixed"
mkfifo "$room/mixed/a.json"
ln -s / "$room/mixed/root"
ln -s . "$room/mixed/round"
ln -s /dev/zero "$room/mixed/zero.json"
record ce-00000000-0000-4000-8000-000000000041 Good >"$room/mixed/good.json"
run sync "$room/mixed" --snapshot "$room/things.db" --json
check_json "a folder with a pipe, a device and circular links" '.credentials == 1'
cp "$here/wallet/nurse-aide.json" "$room/mixed"
run wallet "$room/mixed" --json
check_json "the same as a wallet" '.credentials | length == 1'
limit=120

# Nesting and size: quickly refused, within bounded memory.
head -c 209715200 /dev/zero | tr '\0' '[' >"$room/deep.json"
printf '{"@graph":' >"$room/deep-object.json"
awk 'BEGIN { for (i = 0; i < 200000; i++) printf "{\"a\":" }' >>"$room/deep-object.json"
head -c 50000000 /dev/zero | tr '\0' '7' >"$room/long-number.json"
{ printf '"'; head -c 50000000 /dev/zero | tr '\0' 'x'; printf '"'; } >"$room/long-string.json"
limit=60
bounded() {
  (
    ulimit -v 1500000
    exec timeout "$limit" "$program" "$@"
  ) </dev/null >"$out" 2>"$err"
  status=$?
}
bounded --version
if [ "$status" -eq 0 ]; then
  for file in deep.json deep-object.json long-number.json long-string.json; do
    bounded sync "$room/$file" --snapshot "$snapshot"
    check_trouble "sync of $file within 1.5 GB" 3
    check "sync of $file keeps the old data" is_kept
    bounded wallet "$room/$file"
    check_same "wallet with $file within 1.5 GB" 1 "$status"
  done
else
  echo "this build needs more than 1.5 GB of addresses: limits of memory were not tried"
fi
rm -f "$room/deep.json" "$room/long-number.json" "$room/long-string.json"

# Archives: expansion is bounded, names lead nowhere.
if command -v zip >/dev/null 2>&1; then
  mkdir "$room/bomb"
  head -c 300000000 /dev/zero >"$room/bomb/zeros.json"
  (cd "$room/bomb" && zip -q -9 "$room/bomb.zip" zeros.json)
  rm -r "$room/bomb"
  refused "a ZIP that blows up to 300 MB" "$room/bomb.zip"
  mkdir -p "$room/up/a/b"
  record ce-00000000-0000-4000-8000-000000000051 Climber >"$room/up/climb.json"
  (cd "$room/up/a/b" && zip -q "$room/climb.zip" ../../climb.json)
  rm "$room/up/climb.json"
  mkdir "$room/in"
  run sync "$room/climb.zip" --snapshot "$room/in/x.db"
  check "a ZIP with a path upwards ends" test "$status" -eq 0 -o "$status" -eq 3
  check "and writes no such file" test ! -e "$room/up/climb.json" -a ! -e "$room/climb.json"
  (cd "$here/records" && zip -q -r "$room/good.zip" .)
  head -c "$(($(wc -c <"$room/good.zip") / 2))" "$room/good.zip" >"$room/half.zip"
  run sync "$room/half.zip" --snapshot "$snapshot"
  check "half a ZIP ends" test "$status" -eq 0 -o "$status" -eq 3
fi
finish
