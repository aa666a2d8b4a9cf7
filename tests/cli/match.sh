# SPDX-License-Identifier: MIT
# Jobs near what people hold: seven persons, filters, the sums behind the order, the gap.
. "$(dirname "$0")/lib.sh"

people=$here/personas

# person NAME ARGUMENT...: the jobs of a person in plain words.
person() {
  name=$1
  shift
  run match --words "$(cat "$people/$name.txt")" "$@" --json --brief
  check_same "status of $name" 0 "$status"
}

# first N EXPR: jq on the first N jobs.
first() {
  echo "[.jobs[:$1][] | $2]"
}

# no_dreams NAME: no job that takes years of study, no chief, no surgeon among the first twenty.
no_dreams() {
  check_json "$1: no job of zone 5 nor a chief executive among the first twenty" \
    "$(first 20 'select(.job_zone == 5 or (.code | test("^11-1011|^29-12[1-4]")))') == []"
  check_json "$1: each sum adds up" 'all(.jobs[] | select(.rank != null); (.rank.score - ([.rank.terms[].points] | add)) | fabs < 0.000001)'
  check_json "$1: each term is its value times its points" 'all(.jobs[] | select(.rank != null) | .rank.terms[]; (.value * .times - .points) | fabs < 0.000001)'
  check_json "$1: best first" '[.jobs[] | select(.rank != null) | [(if .did then 1 else 0 end), .rank.score]] as $s | all(range(1; $s | length); $s[. - 1] >= $s[.])'
}

person nursing-assistant
no_dreams "nursing assistant"
check_json "the job she did stands first" '.jobs[0].code == "31-1131.00" and .jobs[0].did and ([.jobs[] | select(.did)] | length) == 1'
check_json "beside it: aides at home, medical assistants" "$(first 10 .code) | (contains([\"31-1122.00\", \"31-1121.00\", \"31-9092.00\"]))"
check_json "above it: practical nurses, who need a license" "$(first 15 'select(.code == "29-2061.00") | .gates[] | select(.kind == "license") | .state') == [\"not met\"]"
check_json "her certificate is the license of her job" '.jobs[0].gates | any(.kind == "license" and .state == "met")'

person line-cook
no_dreams "line cook"
check_json "cooks first" '.jobs[0].code == "35-2014.00" and .jobs[0].did'
check_json "the next step up is among the first fifteen" "$(first 15 'select(.code | test("^35-1"))') != []"
check_json "most of the first ten cook or serve" "$(first 10 'select(.code | test("^35-|^51-30"))') | length >= 8"

check_json "years in a related job that were not told of cost points" \
  '[.jobs[] | select(any(.rank.terms[]; .kind == "experience"))] as $asked | ($asked | length) > 0 and all($asked[]; any(.gates[]; .kind == "experience" and .state != "met"))'

person retail-cashier "$people/customer-service-badge.json"
no_dreams "retail cashier"
check_json "cashiers first" '.jobs[0].code == "41-2011.00"'
check_json "sales, service and tellers are near" "$(first 10 .code) | contains([\"41-2031.00\", \"43-4051.00\", \"43-3071.00\"])"
check_json "the diploma is known" 'any(.jobs[].gates[]; .kind == "schooling" and .told == 2)'
check_json "half of the first ten have many openings" "$(first 10 'select(.openings >= 100000)') | length >= 5"

run match "$people/customer-service-badge.json" --json --brief
check_json "a badge alone leads to no nurses" "$(first 20 'select(.code | startswith("29-1141"))') == []"
check_json "nor to other jobs of which a degree is usual first" "$(first 10 'select(.gates[] | select(.kind == "schooling" and .value >= 5))') == []"

person army-medic
no_dreams "army medic"
check_json "near: assistants, practical and registered nurses" "$(first 10 .code) | contains([\"31-9092.00\", \"29-2061.00\", \"29-1141.00\"])"
check_json "no job that was not done is called done" 'all(.jobs[] | select(.code != "29-2042.00"); .did | not)'
run match --words "$(cat "$people/army-medic.txt")" --limit 3
check_same "what was done and has no ratings stands first" 'Emergency Medical Technicians' "$(sed -n 2p "$out" | sed 's/  .*//')"
check_same "and what is next to it and has none either" 'Paramedics' "$(sed -n 3p "$out" | sed 's/  .*//')"
check "why it has no figure" grep -q '^-- not rated' "$out"
run match "$people/army-medic.txt" --json --brief
check_json "the same as JSON" '.jobs[:2] | map(.code, .did, .fit_percent) == ["29-2042.00", true, null, "29-2043.00", false, null]'
check_json "rated ones follow" '.total == 881 and all(.jobs[2:][]; .fit_percent != null)'
run match "$people/army-medic.txt" --json --brief --sort fit
check_json "by fit only what has one" '.total == 879 and all(.jobs[]; .fit_percent != null)'
run match "$people/army-medic.txt" --json --brief --pays 30000
check_json "wishes know only what is rated" 'all(.jobs[]; .fit_percent != null)'

run match --words "I was a paramedic for 3 years" --json --brief
check_json "what stands in for an unrated job asks for no more than it" "$(first 12 'select(.code | test("^29-1(07|15|16|17)"))') == []"

person help-desk
no_dreams "help desk"
check_json "support first, then networks and systems" ".jobs[0].code == \"15-1232.00\" and ($(first 10 .code) | contains([\"15-1231.00\", \"15-1244.00\"]))"

person electrician-abroad
no_dreams "electrician from abroad"
check_json "electricians first, and what the board asks" \
  '.jobs[0].code == "47-2111.00" and (.jobs[0].gates | any(.kind == "permit" and (.name | test("another country"))))'
check_json "other trades next" "$(first 8 'select(.code | test("^4[79]-"))') | length == 8"

person seventeen --limit 2000
no_dreams "seventeen"
check_json "no job in the first twenty that law or custom bars at 17" \
  "$(first 20 'select(any(.gates[]; .kind == "age" and .state == "not met" and .for_all))') == []"
check_json "lifeguards, from 15, are among the first ten" "$(first 10 'select(.code == "33-9092.00") | .gates[] | select(.kind == "age") | .state') == [\"met\"]"
check_json "the age costs points where it bars" \
  'all(.jobs[]; any(.gates[]; .kind == "age" and .state == "not met" and .for_all) == any(.rank.terms[]; .kind == "age" and .points == -40))'
check_json "roofing is barred, and says by what" \
  '.jobs[] | select(.code == "47-2181.00") | .gates | any(.kind == "age" and .state == "not met" and .source == "29 CFR 570.67")'

# Age caps the word where skills would do.
run match --did 47-2181:3 --age 17 --json --brief --limit 2000
check_json "told work reaches no more than some" 'all(.jobs[]; .fit != "most")'
run match "$here/wallet/nurse-aide.json" --age 15 --json --job 31-1131
check_json "an aide of 15 is capped by the age" '.jobs[0] | .fit == "some" and (.capped_by | test("16"))'
run match "$here/wallet/nurse-aide.json" --age 16 --json --job 31-1131
check_json "one of 16 is not" '.jobs[0] | .fit == "most" and .capped_by == null'

# The person who did one job: the others follow nearness.
run match --did 35-2014:3 --json --brief --limit 2000
check_json "all rated jobs" '.total == 879 and (.jobs | length) == 879'
check_json "brief leaves the lists out" 'all(.jobs[]; (has("have") or has("lack")) | not)'
check_json "the first twenty are among the thirty nearest" '[.jobs[1:21][].code] as $top
  | [.jobs[1:] | sort_by(-(.rank.terms[] | select(.kind == "near") | .value))[:30][].code] as $near | ($top - $near) | length <= 2'

# Filters say how many jobs each leaves out.
run match --did 43-4051:3 --pays 45000 --openings 5000 --growth 0 --no-license --remote --json --brief --limit 2000
check_json "every job passes" 'all(.jobs[]; .wage.amount >= 45000 and .openings >= 5000 and .growth_percent >= 0 and .remote_guess
  and (any(.gates[]; .kind == "license") | not))'
check_json "five filters, each with a count" '(.filters | map(.filter)) == ["pays", "openings", "growth", "no-license", "remote"] and all(.filters[]; .left_out > 0)'
check_json "no nurse and no cook works from home" 'all(.jobs[]; .code | test("^(31|35|39-9|47|49|51|53)|^29-(11|206)") | not)'
run match --did 43-4051:3 --schooling-at-most high-school --json --brief --limit 2000
check_json "no more schooling than that" '.total > 100 and all(.jobs[]; .education | IN("High school diploma or equivalent", "No formal educational credential"))'
run match --did 43-4051:3 --sustaining --threshold 90000 --json --brief --limit 2000
check_json "enough for the household" '.total > 10 and all(.jobs[]; .wage.amount >= 90000)'
run match --did 31-1131:2 --county Essex --json --brief --limit 2000
check_json "training in the county" '.total > 20 and .total < 500 and any(.jobs[]; .code == "31-1131.00") and .filters[0].words == "in:Essex"'
run match --did 31-1131:2 --schooling-at-most clown --json
check_trouble "no such schooling" 2
for sort in fit wage openings; do
  run match --did 31-1131:2 --sort $sort --json --brief --limit 2000
  key=$(case $sort in fit) echo .fit_percent ;; wage) echo '(.wage.amount // -1)' ;; openings) echo '(.openings // -1)' ;; esac)
  check_json "sorted by $sort" "[.jobs[] | $key] as \$k | all(range(1; \$k | length); \$k[. - 1] >= \$k[.])"
done
run match --did 31-1131:2 --sort beauty
check_trouble "no such order" 2

# A job without ratings.
run match --did 31-1131:2 --job 29-2042.00 --json
check_same "status" 0 "$status"
check_json "says that it has none" '.jobs == [.jobs[0]] and .jobs[0].fit == null and .jobs[0].fit_percent_reason == "not published" and (.jobs[0].why | test("no ratings"))'
run match --did 31-1131:2 --job 29-2042.00
check "in words, too" grep -q "no ratings of this job" "$out"
run match --did 31-1131:2 --job 99-9999.00 --json
check_trouble "no such job" 1

# The gap: practical nurse.
run match --did 31-1131:2 --job 29-2061 --json
check_json "best first, those without a figure last" '[.gap.candidates[].worth] | map(. // -1) as $w | all(range(1; $w | length); $w[. - 1] >= $w[.])'
check_json "worth is gain over price and time" 'all(.gap.candidates[] | select(.worth != null);
  (.worth - .gain_percent / (1 + .cost.amount / 500 + .days / 7)) | fabs < 0.05)'
check_json "the fit after is the fit now and the lift" '.gap.fit_percent as $f | all(.gap.candidates[]; (.fit_after - $f - .lift_percent) | fabs < 0.21)'
check_json "what is lacking is what the job lists" '([.gap.lacking[].id] | sort) == ([.jobs[0].lack[].id] | sort)'
check_json "one program lifts it to most, and gives the license" '.sets_exact and (.sets[0].credentials | length) == 1 and .sets[0].meets_license and .sets[0].fit_after == 80'
run match --did 31-1131:2 --job 31-9092.00 --json
check_json "a set without any published price has none" '.sets[0] | .cost == null and .cost_reason == "not published" and .days == null and .cost_complete == false'
run match --did 31-1131:2 --job 31-1122.00 --json
check_json "ratings of low precision are listed, not counted" '.jobs[0] | ([.uncounted[].id] as $u | ([.have[], .lack[]] | map(.id)) as $c | ($u - $c) == $u) and (.uncounted | length) > 4'
run match --did 31-1131:2 --job 29-2061
for words in "You have" "You lack" "What it asks for beside skills" "The parts of the fit" "Best first" "The fewest together" "Why this place in the list" "How near it is to Nursing Assistants"; do
  check "on paper: $words" grep -q "$words" "$out"
done
run match --did 31-1131:2 --job 29-2061 --lang es
check "in Spanish" grep -q "Por qué este lugar en la lista" "$out"
finish
