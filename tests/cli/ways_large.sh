# SPDX-License-Identifier: MIT
# ways on a snapshot in which thousands of credentials stand for each other: the
# search ends, says when it is not the whole, and memory is enough.
. "$(dirname "$0")/lib.sh"

snapshot=$room/large.db
awk 'BEGIN {
  base = "https://registry.example.org/resources/"
  many = 3000
  for (i = 0; i < many; i++) {
    printf "{\"@context\":\"https://credreg.net/ctdl/schema/context/json\",\"@graph\":[{\"@id\":\"%s%s\",", base, ctid(i)
    printf "\"@type\":\"ceterms:Certificate\",\"ceterms:ctid\":\"%s\",\"ceterms:name\":{\"en-US\":\"Certificate %d\"},", ctid(i), i
    printf "\"ceterms:estimatedDuration\":[{\"@type\":\"ceterms:DurationProfile\",\"ceterms:exactDuration\":\"P%dD\"}],", 1 + i * 7 % 300
    printf "\"ceterms:estimatedCost\":[{\"@type\":\"ceterms:CostProfile\",\"ceterms:price\":%d,\"ceterms:currency\":\"USD\",", 10 + i * 31 % 5000
    printf "\"ceterms:directCostType\":{\"@type\":\"ceterms:CredentialAlignmentObject\",\"ceterms:targetNode\":\"costType:Tuition\"}}]"
    if (i % 2 == 0) {
      printf ",\"ceterms:occupationType\":[{\"@type\":\"ceterms:CredentialAlignmentObject\",\"ceterms:codedNotation\":\"31-1131.00\","
      printf "\"ceterms:targetNode\":\"https://www.onetcenter.org/taxonomy/2019/31-1131.00\",\"ceterms:frameworkName\":{\"en-US\":\"Standard Occupational Classification\"}}]"
    }
    if (i + 400 < many) {
      printf ",\"ceterms:requires\":[{\"@type\":\"ceterms:ConditionProfile\",\"ceterms:alternativeCondition\":["
      for (k = 1; k <= 8; k++)
        printf "%s{\"@type\":\"ceterms:ConditionProfile\",\"ceterms:targetCredential\":[\"%s%s\"]}", k == 1 ? "" : ",", base, ctid(i + 1 + (i * 13 + k * 47) % 390)
      printf "]}]"
    }
    print "}]}"
  }
}
function ctid(i) { return sprintf("ce-00000000-0000-4000-8000-%012d", i) }' >"$room/large.ndjson"
run sync "$room/large.ndjson" --snapshot "$snapshot"
check_same "status of sync" 0 "$status"
run ways "$here/wallet/nurse-aide.json" --job 31-1131.00 --snapshot "$snapshot" --json
check_same "memory is enough" 0 "$status"
check_json "there are ways" '.ways | length > 0'
run ways "$here/wallet/nurse-aide.json" --job 31-1131.00 --snapshot "$snapshot" --budget 0 --weeks 1 --json
check "it ends, whether something fits or not" test "$status" -le 1
finish
