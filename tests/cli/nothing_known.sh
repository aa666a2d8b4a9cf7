# SPDX-License-Identifier: MIT
# A job is named, and nothing that the person holds is known here, or no job is
# named where one has to be.
. "$(dirname "$0")/lib.sh"

sed 's/"alignment": \[/"unused": [/; s/"name": "Nurse Aide"/"name": "Zzyzx"/' "$here/wallet/nurse-aide.json" >"$room/unknown.json"

run match "$room/unknown.json" --json
check_same "no ranking without evidence" 1 "$status"
check_json "an empty one" '.jobs == [] and .total == 0'
run match "$room/unknown.json" --job 29-2061.00 --json
check_same "what one job asks for can be said" 0 "$status"
check_json "all of it is lacking" '.jobs[0] | .fit_percent == 0 and .fit == "little" and .have == [] and (.lack | length) > 20'
check_json "and something closes it" 'any(.jobs[0].lack[]; .closes != [])'
run match "$room/unknown.json" --job 29-2061.00
check "on paper, too" grep -q '^You lack' "$out"

# A job without ratings has the keys that others have.
run match "$here/wallet/nurse-aide.json" --job 15-1252.00 --json
check_json "an unrated job" '.jobs[0] | .fit_percent == null and has("capped_by") and .capped_by == null and .have == [] and .lack == []'

run ways "$here/wallet/nurse-aide.json" --job '' --json
check_trouble "ways to a job without a code" 2
run ways "$here/wallet/nurse-aide.json" --job ''
check_trouble "the same as text" 2
finish
