# SPDX-License-Identifier: MIT
# The doubles themselves, asked by curl: what the tests of sync lean on must stand.
. "$(dirname "$0")/../sync/lib.sh"

store=$build/tests/registry/s3_double
[ -x "$store" ] || skip "there is no $store"

# get TARGET [CURL ARGUMENT...]: body in $out, headers in $room/head, status in $code.
get() {
  target=$1
  shift
  code=$(curl -sS --max-time 20 -D "$room/head" -o "$out" -w '%{http_code}' "$@" "http://127.0.0.1:$api$target" 2>"$err")
  status=$?
}

has_header() {
  tr -d '\r' <"$room/head" | grep -qix -e "$1"
}

start_double --records 300 --seed 2 --key publisher --reader reader

get /
check_json "the root tells the communities" '.api_version == "v1" and .total_envelopes == 300 and .metadata_communities.ce_registry'
get "/ce-registry/envelopes?page=2&per_page=50"
check_json "a page of envelopes" 'length == 50 and all(.[]; .envelope_community == "ce_registry" and .decoded_resource."@graph"[0]."@type" == .envelope_ctdl_type)'
check_json "newest first" '[.[].node_headers.created_at] as $t | $t == ($t | sort | reverse)'
check_json "keys are in the order of jsonb" '.[0].decoded_resource."@graph"[0] | keys_unsorted as $k | $k == ($k | sort_by([length, .]))'
for header in "X-Total: 300" "X-Total-Pages: 6" "X-Per-Page: 50" "X-Page: 2" "X-Next-Page: 3" "X-Prev-Page: 1" "Date: .* GMT"; do
  check "header $header" has_header "$header"
done
get "/ce_registry/envelopes?page=7&per_page=50&metadata_only=true"
check_json "nothing past the end" '. == []'
check "no next page there" has_header "X-Next-Page: "
get "/envelopes?metadata_only=true"
check_json "without a community, ten, without bodies" 'length == 10 and all(.[]; has("decoded_resource") | not)'
ctid=$(jq -r '.[4].envelope_ceterms_ctid' "$out")
for wrong in "envelopes?per_page=x" "envelopes?page=0" "envelopes?provisional=yes" "envelopes/events?after=soon" "envelopes/events?event=birth"; do
  get "/ce-registry/$wrong"
  check_same "$wrong" 400 "$code"
  check_json "$wrong: an error in the list" '.errors | length == 1'
done
get "/nowhere/envelopes"
check_same "an unknown community" 404 "$code"

for call in "envelopes/$ctid" "graph/$ctid" "resources/$ctid" "graph/https%3A%2F%2Fcredentialengineregistry.org%2Fresources%2F$ctid"; do
  get "/ce-registry/$call"
  check "$call" grep -q "$ctid" "$out"
done
get "/ce-registry/graph/ce-00000000-0000-4000-8000-000000000000"
check_json "a graph that is not there" '.errors == ["Record not found"]'
get "/ce-registry/resources/nothing"
check_json "a resource that is not there" '.errors == ["Resource not found"]'
get /ce-registry/graph/search --data "{\"ctids\":[\"$ctid\",\"ce-none\"]}"
check_json "graphs: what is there" 'length == 1 and .[0]."@graph"[0]."ceterms:ctid" == "'"$ctid"'"'
get /ce-registry/resources/check_existence --data "{\"ctids\":[\"$ctid\",\"ce-none\"]}"
check_json "existence" '. == ["'"$ctid"'"]'

get "/ce-registry/search?envelope_ctdl_type=ceasn:CompetencyFramework,ceterms:Course&per_page=100&sort_by=updated_at&sort_order=asc"
check_json "rows are resources: a framework has one for each competency" \
  '([.[] | select(.inner_resource."@type" == "ceasn:Competency")] | length) > 3 and all(.[]; has("envelope_community") | not)'
check_json "oldest first" '[.[].node_headers.updated_at] as $t | $t == ($t | sort)'
get "/ce-registry/search?envelope_ctdl_typ=ceterms:Course"
check_json "an unknown parameter lets nothing through" '. == []'
check_same "and is no error" 200 "$code"

after=$(date -u -d '1 minute ago' +%Y-%m-%dT%H:%M:%S.000Z)
tell "create?count=2"
tell "delete?ctid=$ctid"
tell "purge?count=1"
get "/ce-registry/envelopes/events?after=$after"
check_json "events, newest first, none of a purge" '[.[].event] == ["destroy", "create", "create"]'
check "events are counted" has_header "X-Total: 3"
get "/ce-registry/envelopes/$ctid"
check_same "what is deleted is not there" 404 "$code"
tell "reappear?ctid=$ctid"
get "/ce-registry/envelopes/$ctid"
check_same "what is published again is" 200 "$code"
tell "mark?ctid=$ctid&provisional=1"
get "/ce-registry/envelopes?per_page=1&metadata_only=true"
check "provisional ones are not listed" has_header "X-Total: 300"
get "/ce-registry/envelopes?per_page=1&provisional=only"
check_json "unless asked for" '.[0].decoded_resource."adms:status" == "graphPublicationStatus:Provisional"'

get /ce-registry/envelopes/download
check_same "no archive without a key" 401 "$code"
get /ce-registry/envelopes/download -H "Authorization: Bearer reader"
check_json "nor with a reader's" '.error | type == "string"'
tell "archive?steps=pending,in_progress,finished&wrong_count=1"
for state in pending in_progress finished; do
  get /ce-registry/envelopes/download -H "Authorization: Token publisher" "$([ $state = pending ] && echo -XPOST || echo -XGET)"
  check_json "the archive: $state" ".status == \"$state\""
done
curl -sS -o "$room/a.zip" "$(jq -r .url "$out")"
check "it holds all records" test "$(grep -a -o 'ce-[0-9a-f-]*\.json' "$room/a.zip" | sort -u | wc -l)" -eq 301

# Each defect is one.
defect() {
  tell heal
  tell "defect?name=$1"
  get "/ce-registry/envelopes?per_page=50" --compressed
}
for name in truncate chunked-cut length-long hang-up reset bad-gzip; do
  defect $name
  check "$name breaks the transfer" test "$status" -ne 0
done
for name in cut-text html deep length-short; do
  defect $name
  check "$name is no JSON" test "$(jq -e 'type == "array"' "$out" 2>/dev/null)" != true
done
for name in chunked gzip close slow ties; do
  defect $name
  check_json "$name is whole" 'length == 50'
done
defect 429
check "429 says when" has_header "Retry-After: 1"
defect no-totals
check_not "no totals" grep -qi x-total "$room/head"
defect old-totals
check "old totals" has_header "Total: 300"
defect redirect-away
check "a redirect to the archives' port" has_header "Location: http://127.0.0.1:$archives/elsewhere.*"
tell heal
tell "defect?name=status&value=502&path=graph&first=2&count=1"
codes=
for target in graph/search envelopes graph/x graph/x; do
  get "/ce-registry/$target"
  codes="$codes $code"
done
check_same "a defect where and when it was asked for" " 404 200 502 404" "$codes"
check_not "no key is in the log" grep -q publisher "$log"
stop_double

# The store: what curl signs is taken, what is signed otherwise is not.
mkdir "$room/store"
: >"$room/ports"
"$store" --root "$room/store" --user AK --secret SK --token TK >"$room/ports" &
double_id=$!
doubles=$double_id
until [ -s "$room/ports" ]; do
  sleep 0.05
done
api=$(port_of listening)
printf 'some bytes\n' >"$room/object"
sum=$(openssl dgst -sha256 -r "$room/object" | cut -d' ' -f1)
put() {
  get "$1" -T "$room/object" --aws-sigv4 "aws:amz:$3:s3" -u "$2" -H "x-amz-content-sha256: $4" -H "x-amz-security-token: $5"
}
put "/bucket/a%20b/c.json" AK:SK us-east-1 "$sum" TK
check_same "a good signature" 200 "$code"
check "the object is kept" cmp "$room/object" "$room/store/bucket/a b/c.json"
put /bucket/d AK:XX us-east-1 "$sum" TK
check_same "another secret" 403 "$code"
check "is named" grep -q SignatureDoesNotMatch "$out"
put /bucket/d XX:SK us-east-1 "$sum" TK
check "another user" grep -q InvalidAccessKeyId "$out"
put /bucket/d AK:SK eu-west-1 "$sum" TK
check_same "another region" 403 "$code"
put /bucket/d AK:SK us-east-1 "$sum" XX
check "another token" grep -q InvalidToken "$out"
put /bucket/d AK:SK us-east-1 "$(echo "$sum" | tr 0-9 1-90)" TK
check "another body" grep -q XAmzContentSHA256Mismatch "$out"
get /bucket/d -T "$room/object"
check "no signature" grep -q AccessDenied "$out"
put "/bucket/..%2F..%2Fx" AK:SK us-east-1 "$sum" TK
check_not "nothing outside the folder" test -e "$room/x"
check_not "nothing that was refused is kept" test -e "$room/store/bucket/d"
get "/bucket/a%20b/c.json"
check "reading needs no signature" cmp "$out" "$room/object"
stop_double
finish
