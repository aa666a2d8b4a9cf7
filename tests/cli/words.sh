# SPDX-License-Identifier: MIT
# Words: every hit has the word somewhere, and no credential with the word in
# its name is missing. Names are split here, not by the index.
. "$(dirname "$0")/lib.sh"

# id, a tab, and all the words about a credential in one line, lower-case, only letters and digits.
sqlite3 -separator '	' "$starter" "
  SELECT ctid, name || ' ' || coalesce(name_en, '') || ' ' || coalesce(name_es, '') || ' ' || coalesce(name_other, '') FROM credential" >"$room/names.raw"
sqlite3 -separator '	' "$starter" "
  SELECT c.ctid, replace(replace(
    c.name || ' ' || coalesce(c.name_en, '') || ' ' || coalesce(c.name_es, '') || ' ' || coalesce(c.name_other, '')
    || ' ' || coalesce(c.description, '') || ' ' || coalesce(c.description_es, '')
    || ' ' || coalesce(o.name, '') || ' ' || coalesce(o.name_es, '')
    || ' ' || coalesce((SELECT group_concat(name, ' ') FROM alternate_name WHERE credential = c.id), '')
    || ' ' || coalesce((SELECT group_concat(name, ' ') FROM keyword WHERE credential = c.id), '')
    || ' ' || coalesce((SELECT group_concat(s.name, ' ') FROM credential_skill x JOIN skill s ON s.id = x.skill WHERE x.credential = c.id), '')
    || ' ' || coalesce((SELECT group_concat(coalesce(j.title, '') || ' ' || coalesce(j.title_es, ''), ' ') FROM credential_job x JOIN job j ON j.code = x.job WHERE x.credential = c.id), '')
    || ' ' || coalesce((SELECT group_concat(coalesce(x.name, '') || ' ' || coalesce(p.title, ''), ' ') FROM credential_code x
      LEFT JOIN program_title p ON x.kind = 'CIP' AND p.cip = x.code WHERE x.credential = c.id), '')
    || ' ' || coalesce((SELECT group_concat(coalesce(locality, '') || ' ' || coalesce(county, ''), ' ') FROM place WHERE credential = c.id), '')
    || ' ' || c.type, char(10), ' '), char(13), ' ')
  FROM credential c LEFT JOIN organization o ON o.id = c.organization" >"$room/all.raw"

# Without accents, as words.
plain() {
  sed 's/[áàâäã]/a/g; s/[éèêë]/e/g; s/[íìîï]/i/g; s/[óòôöõ]/o/g; s/[úùûü]/u/g; s/ñ/n/g; s/ç/c/g;
    s/[ÁÀÂÄÃ]/a/g; s/[ÉÈÊË]/e/g; s/[ÍÌÎÏ]/i/g; s/[ÓÒÔÖÕ]/o/g; s/[ÚÙÛÜ]/u/g; s/Ñ/n/g; s/Ç/c/g' "$1" |
    awk -F'\t' '{ text = tolower($2); gsub(/[^a-z0-9]+/, " ", text); print $1 "\t " text " " }'
}
plain "$room/names.raw" >"$room/names"
plain "$room/all.raw" >"$room/all"

# The word, or from four letters on words that begin with it.
with_word() {
  awk -F'\t' -v word="$2" 'index($2, " " word (length(word) < 4 ? " " : "")) { print $1 }' "$1" | sort
}

# Words of names: all those of every 80th credential, and some that people type.
awk -F'\t' 'NR % 80 == 7 { n = split($2, w, " "); for (i = 1; i <= n; i++) if (length(w[i]) >= 4 && w[i] !~ /^[0-9]/) print w[i] }' "$room/names" >"$room/typed"
printf '%s\n' nurse nursing welding hvac python cisco dental truck electrician accounting pharmacy cloud emt >>"$room/typed"
sort -u "$room/typed" | grep -v -x -e with -e from -e that -e this -e your -e become -e como -e need -e near -e want -e which -e into \
  -e online -e free -e evening -e weekend -e weekends -e evenings -e daytime -e childcare -e access -e under -e over -e less -e more \
  -e approved -e between -e least -e most -e time -e hours -e hour -e year -e years -e week -e weeks -e month -e months -e days >"$room/words"
check "many words" test "$(wc -l <"$room/words")" -gt 40

# What else a word stands for: everyday names, and the abbreviations of the snapshot.
meanings() {
  case $1 in
    ciencias) echo science ;;
    contabilidad) echo accounting ;;
    driver) echo driving ;;
    electrician) echo electrical ;;
    emt) echo emergency medical technician ;;
    hvac) echo heating ventilation air conditioning ;;
    negocios) echo business ;;
    nurse) echo nursing ;;
  esac
  sqlite3 "$starter" "SELECT c.name FROM alternate_name a JOIN credential c ON c.id = a.credential WHERE lower(a.name) = '$1'
    UNION SELECT name FROM credential WHERE lower(name) LIKE '%($1)' UNION SELECT title FROM job_title WHERE lower(title) LIKE '%($1)'
    UNION SELECT j.title FROM job_title t JOIN job j ON j.code = t.job WHERE t.kind = 'short' AND lower(t.title) = '$1'" |
    sed 's/ *([A-Za-z]*)$//; s/^/0\t/' >"$room/meant"
  plain "$room/meant" | sed 's/^0\t *//; s/ *$//'
}

# Of the credentials in $1, those that have all words of a meaning in $2.
with_meaning() {
  awk -F'\t' 'FILENAME == ARGV[1] { meaning[++n] = $0; next } FILENAME == ARGV[2] { wanted[$1]; next }
    $1 in wanted { for (i = 1; i <= n; i++) { all = 1; m = split(meaning[i], w, " ")
        for (j = 1; j <= m; j++) all = all && index($2, " " w[j])
        if (all) { print $1; next } } }' "$2" "$1" "$room/all" | sort
}

while read -r word; do
  run find "$word " --json --limit 1000000
  if jq -e '.corrected != null' "$out" >/dev/null; then
    fail "'$word' was taken for another word"
    continue
  fi
  jq -r '.hits[].ctid' "$out" | sort >"$room/hits"
  with_word "$room/names" "$word" >"$room/named"
  check_same "named '$word' and not found" "" "$(comm -13 "$room/hits" "$room/named" | head -3)"
  with_word "$room/all" "$word" >"$room/about"
  comm -23 "$room/hits" "$room/about" >"$room/strangers"
  meanings "$word" >"$room/meanings"
  with_meaning "$room/strangers" "$room/meanings" >"$room/meant"
  check_same "found, but without '$word'" "" "$(comm -23 "$room/strangers" "$room/meant" | head -3)"
  check_same "total of '$word'" "$(wc -l <"$room/hits")" "$(jq .total "$out")"
done <"$room/words"

# More words find less, in any order.
run find nurse aide --json --limit 1000000
jq -r '.hits[].ctid' "$out" | sort >"$room/both"
run find aide nurse --json --limit 1000000
jq -r '.hits[].ctid' "$out" | sort >"$room/turned"
check_same "the other way round nothing new is found" "" "$(comm -13 "$room/both" "$room/turned" | head -1)"
run find nurse --json --limit 1000000
jq -r '.hits[].ctid' "$out" | sort >"$room/one"
check_same "two words find a part of what one finds" "" "$(comm -23 "$room/both" "$room/one" | head -1)"

# Pages do not overlap and are whole.
run find nurse --json --limit 1000000
jq -r '.hits[].ctid' "$out" >"$room/whole"
for at in 0 10 20 30 40 50 60; do
  run find nurse --json --limit 10 --offset $at
  jq -r '.hits[].ctid' "$out"
done >"$room/pages"
head -70 "$room/whole" >"$room/first"
check "seven pages are the first seventy" cmp "$room/pages" "$room/first"
finish
