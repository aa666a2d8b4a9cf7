# SPDX-License-Identifier: MIT
# Everything that something was taken for can be put right: --correct, and linear mode.
. "$(dirname "$0")/lib.sh"

# One is in the data by its name, leads to jobs, and has a field of study; the other's record teaches skills.
badge() {
  printf '{"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "id": "urn:test:%s", "issuer": {"id": "https://school.example", "name": "A school"}, "validFrom": "2026-01-01T00:00:00Z",
    "credentialSubject": {"achievement": {"id": "urn:test:of:%s", "name": "%s", "achievementType": "Certificate"%s}}}' "$1" "$1" "$2" "$3"
}
{
  printf '['
  badge 1 "911 Telecommunicator Certificate Program" ', "fieldOfStudy": "51.3902", "tag": ["Flumming", "Active Listening"]'
  printf ','
  badge 2 "AWS Certified Welder" ''
  printf ']'
} >"$room/two.json"
two=$room/two.json
words='I was a line cook for four years, I speak Spanish, I have a CPR card, I use Excel, I juggle'

put() {
  list=$1
  shift
  run wallet "$two" --json --correct "$list" "$@"
}

run wallet "$two" --json
check_json "numbers" '[.credentials[].number] == [1, 2] and [.credentials[0].skills[].number] == ["1.1", "1.2"]'
check_json "which record it was taken for" '.credentials[0].record.name == "911 Telecommunicator Certificate Program" and .credentials[0].record.how == "name"'
check_json "where it leads, by its record and its field" '[.credentials[0].leads_to[] | [.number, .how]] == [["1.11-3021.00", "record"], ["1.11-9199.00", "record"], ["1.25-1011.00", "record"], ["1.31-1131.00", "program"]]'
check_json "what the record teaches" '.credentials[1].teaches | length > 3 and all(.[]; .how == "record" and .is == .found) and any(.[]; .number == "2.2.C.3.c")'
check_json "nothing was put right" 'has("corrected") | not'
check_json "what is not matched has its number, too" '[.not_matched[].number] == ["1.1"]'
run wallet "$two"
check "the numbers stand on paper" grep -q '\[1.31-1131.00\] Nursing Assistants, by its field of study' "$out"

# a skill
put '1.1=Medicine and Dentistry'
check_json "a piece that was not matched" '.credentials[0].skills[0].matched | [.id, .how] == ["2.C.5.a", "told"]'
check_json "what changes is said" '.corrected.count == 1 and .corrected.changed_jobs > 0 and (.corrected.jobs | length) == 10 and all(.corrected.jobs[]; .fit_before != .fit_after)'
put '1.2=-'
check_json "a piece that was matched wrongly" '[.not_matched[] | [.number, .why]] == [["1.1", "nothing"], ["1.2", "told"]]'
put '1.1=Microsoft Excel; 1.2 = 51-4121 ;'
check_json "a tool and a job" '[.credentials[0].skills[].matched | [.target, .name]] == [["technology", "Microsoft Excel"], ["occupation", "Welders, Cutters, Solderers, and Brazers"]]'
check_json "the tool counts" '[.technologies[].name] == ["Microsoft Excel"]'

# the jobs of the whole
put '1.11-3021.00=43-5031; 1.11-9199=-; 1.job=Couriers and Messengers'
check_json "another job, none, and one more" '[.credentials[0].leads_to[] | [.found, .is, .how]] == [["11-3021.00", "43-5031.00", "told"], ["11-9199.00", null, "told"], ["25-1011.00", "25-1011.00", "record"], ["43-5021.00", "43-5021.00", "told"], ["31-1131.00", "31-1131.00", "program"]]'
check_json "they are held" '[.held[] | select(.from | test("^911")) | .code] | contains(["43-5031.00", "43-5021.00", "25-1011.00"]) and (index("11-3021.00") == null)'
put '1=43-5031'
check_json "the whole is one job" '[.held[] | select(.from | test("^911")) | .code] == ["43-5031.00"]'
put '1=-'
check_json "or none" '[.held[] | select(.from | test("^911"))] == []'
put '1.31-1131.00=-'
check_json "a job of the field of study" '[.held[].code] | index("31-1131.00") == null'
put '1.job=43-5021; 1.43-5021.00=53-3033.00'
check_json "what was added, put right" '[.credentials[0].leads_to[].is] | (index("43-5021.00") == null) and (index("53-3033.00") != null)'
put '1=43-5031; 1=='
check_json "taken back" '[.credentials[0].leads_to[] | .how] == ["record", "record", "record", "program"] and .corrected.changed_jobs == 0'

# the record
put '2.record=-'
check_json "it is none" '.credentials[1].record.ctid == null and .credentials[1].record.how == "told" and .credentials[1].leads_to == [] and .credentials[1].teaches == []'
check_json "and shows nothing" '[.evidence[], .held[] | select(.from == "AWS Certified Welder")] == []'
put '2.record=ce-a54930d4-8b5d-46cd-ac73-8e82c2e04b06'
check_json "it is another" '.credentials[1].record.name == "AWS Certified Cloud Practitioner"'
put '2.record=aws certified welding inspector'
check_json "by its name" '.credentials[1].record.name == "AWS Certified Welding Inspector"'
put '2.record=-; 2.record==; 2.2.C.3.c=Customer and Personal Service; 2.2.C.2.a=-'
check_json "taken back, and what it teaches put right" '[.credentials[1].teaches[] | select(.how == "told") | [.found, .is]] == [["2.C.3.c", "2.C.1.e"], ["2.C.2.a", null]]'
check_json "which shows the other" '[.evidence[] | select(.how == "record") | .id] | (index("2.C.3.c") == null) and (index("2.C.2.a") == null) and (index("2.C.1.e") != null)'
run ways "$two" --job 51-4121.00 --json
check_json "the welder holds it" 'any(.held[]; .name == "AWS Certified Welder")'
run ways "$two" --job 51-4121.00 --json --correct '2.record=-'
check_json "put right, nobody holds it" '.held == [] and .corrected.count == 1'

# what was told
run wallet --words "$words" --json --correct '1=Bakers; 1.years=2; 2.2=-; 2.1=39-9011; 3=English Language; 4.1=Wind chimes'
check_trouble "what nothing is called" 2
run wallet --words "$words" --json
check_json "the claims of the words" '[.experiences[].number, .told[].number] == [1, 2, 3, 4]'
run wallet --words "$words" --json --correct '1=Bakers; 1.years=2; 2.2=-; 2.1=Nannies; 3=English Language; 4.2=Customer and Personal Service'
check_json "work" '.experiences[0] | [.occupation, .years] == ["51-3011.00", 2]'
check_json "a card" '[.told[0].skills[].matched.id] == ["39-9011.01", null, "31-1121.00"]'
check_json "a card of a day shows no more than before" '([.evidence[] | select(.how == "credential") | .level] | max) < 2'
check_json "a language" '[.told[1].skills[].matched.id] == ["2.C.7.a"]'
check_json "a piece that was not understood" '.told[2].skills[1].matched | [.id, .how] == ["2.C.1.e", "told"]'
run wallet --words 'I have a CPR card' --json --correct '1.job=29-1141'
check_json "a job added to a card of a day shows a fifth of it" '([.evidence[].level] | max) < 1.4'
run wallet --answers 1=3 --json --correct '1.1=-'
check_json "an answer" '[.told[0].skills[0].matched] == [null]'

# on paper, and the other places
run match "$two" --correct '1=43-5031' --limit 3
check "match says what changed" grep -q '^1 thing put right: .* -> .*; [0-9]* jobs changed$' "$out"
run match "$two" --json --correct '1=43-5031; 2=-' --limit 1
check_json "and as JSON" '.corrected.count == 2'
run ways "$two" --job 51-4121.00 --correct '1=43-5031'
check "ways, too" grep -q '^1 thing put right' "$out"
LC_ALL=C.UTF-8 run wallet "$two" --lang es --correct '1.1=Bienvenida; 1=43-5031'
check_trouble "in Spanish" 2
LC_ALL=C.UTF-8 run wallet "$two" --lang es --correct '1=43-5031'
check "in Spanish" grep -q 'corregida' "$out"

for bad in '' 1 1= 0=- 9=- 1.9=- x=- .1=- '1 1=-' 1.record=zzzqqq 1.55-1111=- 1.2.A.1.b=- 1.years=2 1=zzzqqq '1.1=-;;1.2=-' 2.31-1131=-; do
  run wallet "$two" --correct "$bad"
  check_trouble "--correct '$bad'" 2
  check "--correct '$bad' is named" grep -q -- '--correct' "$err"
done
for bad in 1.record=- 1.years=zero 1.years=81 1.years=nan 1== 1.31-1131.00=-; do
  run wallet --did 35-2014:2 --correct "$bad"
  check_trouble "work: --correct '$bad'" 2
done
run wallet "$two" --correct "$(awk 'BEGIN { for (i = 0; i < 60; i++) printf "1.1=-;" }')"
check_trouble "far too many" 2
run wallet "$two" --correct "1.1=$(awk 'BEGIN { for (i = 0; i < 5000; i++) printf "x" }')"
check_trouble "far too long" 2
run wallet "$two" --correct "1.1=$(printf '\033')[31m"
check_trouble "control characters" 2
check_clean "control characters"

# The same in linear mode.
talk() {
  printf '%s\n' "$@" >"$room/keys"
  run_with "$room/keys" --linear wallet "$two" --did 35-2014
}
talk c 1 6 'public safety telecommunicators' 6 = q
check "c asks which one" grep -q 'Which one? Its number' "$out"
check "a number asks what it is" grep -q 'Which job in place of "Business Teachers, Posts"' "$out"
check "put right" grep -q 'Business Teachers, Postsecondary → Public Safety' "$out"
check "what changes is said" grep -q -- '->.* jobs changed' "$out"
check "it can be taken back" grep -q '= as found' "$out"
check_same "and is" 1 "$(grep -c 'Business Teachers, Postsecondary → Public Safety' "$out")"
talk c 1 3 - 5 51-4121 q
check "none" grep -q 'Its record: none in the data here, as you put it right' "$out"
check "one job more" grep -q 'It leads to: Welders, Cutters, Solderers, and Brazers (51-4121.00)' "$out"
talk c 9 q
check "a number that there is not" grep -q 'There is no line with that number' "$out"
talk c 3 2 Bakers 8 q
check "work opens its form" grep -q '^\[2\] It counts as: Bakers' "$out"
talk 3 c 2 Bakers 8 q
check "from its details, too" grep -q '^\[2\] It counts as: Bakers' "$out"

# What was understood of the person.
printf '%s\n' b 1 9 1 40 2 3 NY 4 - 5 6 b q q >"$room/keys"
run_with "$room/keys" --linear wallet --words 'I am 17. I am in high school. I live in Newark, Essex County, New Jersey. I was a waiter.'
check "b shows what was understood" grep -q '^\[1\] Your age: 17$' "$out"
check "no age" grep -q 'That is no age in years' "$out"
check_same "put right, kept, and shown again" '[1] Your age: 40|[2] Your schooling: high school|[3] Your state: NY|[4] Your county: not told|[5] A criminal record: yes' \
  "$(grep '^\[[1-5]\] .*: ' "$out" | tail -5 | paste -sd '|' -)"
run tell person --age 17 --schooling high-school --json
check_json "as JSON" '[.fields[] | .value][0:3] == ["17", "high school", "not told"]'

printf 'q\n' >"$room/keys"
run_with "$room/keys" --linear wallet "$two" --correct '1.31-1131.00=-'
check "--correct with linear mode" grep -q '^1 thing put right' "$out"
finish
