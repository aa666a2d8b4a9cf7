#!/bin/sh
# SPDX-License-Identifier: MIT
# What a person tells: --did, --words, texts and experiences in files; evidence of each of a few persons.
. "$(dirname "$0")/lib.sh"
people=$here/personas

wallet() {
  run wallet "$@" --json
}

held() {
  check_json "$1" "[.held[].code] | index(\"$2\") != null"
}

# --did and --words
wallet --did 31-1131.00:2,35-2014
check_same "jobs told" 0 "$status"
held "the first job" 31-1131.00
check_json "its time, and that of the other, not told" '[.experiences[].years] == [2, null] and .experiences[1].years_reason == "not asked"'
check_json "an occupation by its SOC code" '.experiences[1].occupation == "35-2014.00"'
check_json "weights" '(.held | map({(.code): .weight}) | add) as $w | $w["31-1131.00"] == 0.6 and $w["35-2014.00"] == 0.54'
for bad in 99-9999.00 31-1131:x 31-1131:0 31-1131:-1 31-1131:81 31-1131: :2 , 31-1131:nan; do
  wallet --did "$bad"
  check_trouble "--did $bad" 2
done
wallet --did 15-1151:3
check_json "a job by a code of an older list" '.experiences[0].occupation == "15-1232.00"'
wallet "$people/older-codes.json"
held "an older code on a badge" 15-1232.00
held "another one" 15-1254.00
run job 15-1151.00 --json
check_json "the job that an older code became" '.code == "15-1232.00" and .asked_for == "15-1151.00"'
run find job:15-1151.00 --json
check_json "credentials by an older code" ".total > 0"
run match --did 31-1131.00 --json --limit 3
check_json "the job that was had is among the first" 'any(.jobs[]; .code == "31-1131.00")'
run wallet --words "I was a line cook for four years, I speak Spanish"
check "on paper, too" grep -q 'line cook.*Cooks, Restaurant (35-2014.00), by title, 4 years' "$out"
LC_ALL=C.UTF-8 run wallet --lang es --words "Fui cocinero de línea cuatro años"
check "in Spanish" grep -q 'por el título, 4 años' "$out"
wallet --words "I have no license."
check_json "what is denied is listed, and shows nothing" '.evidence == [] and .held == [] and .not_matched[0].why == "denied"'
wallet --words ""
check_same "nothing said is nothing found" 1 "$status"
run tell words --words "I was a line cook, I juggle" --json
check_json "what would be understood" '[.pieces[].kind] == ["job", "not matched"] and .pieces[0].codes == ["35-2014.00"]'
run tell questions --json
check_json "the questions" '(.questions | length) == 12 and all(.questions[]; (.elements | length) >= 2 and (.answers | length) == 4)'
run tell sideways
check_trouble "no such form" 2

# persons
wallet "$people/nursing-assistant.txt"
held "nursing assistant: the job" 31-1131.00
check_json "nursing assistant: two years, where" '.experiences[0].years == 2 and .experiences[0].sector == "nursing home"'
check_json "nursing assistant: the certificate" 'any(.told[]; .name == "Certified Nurse Aide")'
wallet "$people/nursing-assistant-es.txt"
held "asistente de enfermera: the job" 31-1131.00
check_json "asistente de enfermera: both languages" '[.evidence[] | select(.how == "skill") | .id] | contains(["2.C.7.a", "2.C.7.b"])'
wallet "$people/line-cook.txt"
held "line cook: the job" 35-2014.00
check_json "line cook: Spanish" 'any(.evidence[]; .id == "2.C.7.b" and .from == "Spanish")'
check_json "line cook: trained others, by nearness" 'any(.evidence[]; .id == "4.A.4.b.3" and .how == "near" and .confidence < 0.5)'
wallet "$people/line-cook-es.txt"
held "cocinero: the job" 35-2014.00
check_json "cocinero: no license" 'any(.not_matched[]; .why == "denied") and ([.told[].name] | index("Driver'"'"'s license")) == null'
wallet "$people/line-cook.json"
check_json "experiences from a file" '[.experiences[] | .confidence] == [0.63, 0.5] and .experiences[1].kind == "civic"'
check_json "skills named in them" 'any(.skills[]; .name == "Time Management" and .sort == "transferable" and .how == "name")'
wallet "$people/retail-cashier.txt" "$people/customer-service-badge.json"
held "cashier: the job" 41-2011.00
check_json "cashier: tools" '[.technologies[].name] | contains(["Microsoft Excel", "Intuit QuickBooks"])'
check_json "cashier: schooling" '.person.schooling == "high-school"'
check_json "cashier: the badge counts more than what is told" '.credentials[0].confidence > .experiences[0].confidence'
check_json "cashier: a skill by nearness" 'any(.skills[]; .name == "Handling complaints" and .how == "near" and .matched.id[0:4] == "4.A.")'
wallet "$people/army-medic.txt"
held "medic: what stands in for EMTs" 53-3011.00
check_json "medic: service, six years, our own table" '.experiences[0].kind == "service" and .experiences[0].years == 6 and (.experiences[0].reasons | length) == 2'
check_json "medic: cards" '[.told[].name] | contains(["CPR and First Aid"])'
wallet "$people/help-desk.txt"
held "help desk: the job" 15-1232.00
check_json "help desk: A+" 'any(.told[]; .name == "CompTIA A+")'
check_json "help desk: tools" '(.technologies | length) == 3'
for language in "" -es; do
  wallet "$people/electrician-abroad$language.txt"
  held "electrician$language: the work counts" 47-2111.00
  check_json "electrician$language: twelve years" '.experiences[0].years == 12'
  check_json "electrician$language: the license doesn't" 'any(.not_matched[]; .why == "foreign") and any(.experiences[0].reasons[]; test("does not count as a license"))'
  run match "$people/electrician-abroad$language.txt" --job 47-2111.00 --json
  check_json "electrician$language: the gate is not passed" '.jobs[0].capped_by == null or (.jobs[0].fit != "most")'
done
wallet "$people/seventeen.txt"
check_json "seventeen: age" '.person.age == 17 and .person.schooling == "none"'
held "seventeen: nannies" 39-9011.01
held "seventeen: what CPR is for" 33-9092.00
wallet "$people/nothing.txt"
check_same "nothing to say" 1 "$status"
check_json "nothing is made of it" '.experiences == [] and .told == [] and .evidence == []'

# each way from a name to what it means
wallet "$people/ways-badge.json"
matched() {
  check_json "$1" "[.credentials[0].skills[] | select(.name == \"$2\") | .matched | [.target, .id, .how]] == [$3]"
}
matched "an occupation by its ESCO address" cook '["occupation", "35-2012.00", "uri"]'
matched "a detailed work activity by its id" "An activity" '["element", "4.A.4.b.3", "code"]'
matched "a technology by name" "Microsoft Excel" '["technology", null, "name"]'
matched "a skill by another name" Leadership '["element", "4.A.4.b.4", "alias"]'
matched "a program of study" "Culinary arts" '["program", "12.0503", "code"]'
matched "an activity by nearness" "Stocking the shelves" '["element", "4.A.3.a.2", "near"]'
check_json "what is nothing is listed" '[.not_matched[].words] == ["Flumming"]'
check_json "nearness counts less" '[.evidence[] | select(.how == "near") | .confidence] | all(. < 0.65)'

# every skill is found to be something or listed
wallet "$people"
check_json "nothing is dropped" '([.credentials[], .experiences[], .told[] | .skills[]] | length) == ([.credentials[], .experiences[], .told[] | .skills[] | select(.matched != null)] | length) + (.not_matched | length)'
check_json "told counts less than any paper" 'all(.experiences[], .told[]; .confidence <= 0.78)'
printf 'I was a cook\001\n' >"$room/control.txt"
printf '\377\376I was a cook' >"$room/wide.txt"
wallet "$room/control.txt" "$room/wide.txt"
check_json "control characters and other encodings are passed over" '(.skipped | length) == 2 and .experiences == []'
check_clean "texts"
finish
