# SPDX-License-Identifier: MIT
# The manual pages: no warning of the formatter, and what they say is so: the
# commands, options, settings and keys of documents that they name are there,
# and none is left out. The systemd units are sound.
. "$(dirname "$0")/lib.sh"

source_folder=$here/../..
pages="ladderway.1 ladderway-sync.1 ladderway-publish.1 ladderway-settings.5"
for page in $pages; do
  check "$page was made" test -s "$build/man/$page"
  check_not "$page has nothing left to fill in" grep -q '^@' "$build/man/$page"
done

if command -v groff >/dev/null 2>&1; then
  for page in $pages; do
    groff -man -rHY=0 -Tutf8 -ww -P-cbou "$build/man/$page" >"$room/$page" 2>"$room/warnings"
    check_same "$page is formatted without a warning" "" "$(head -3 "$room/warnings")"
    check "$page has all of its parts" grep -q '^SEE ALSO' "$room/$page"
    check_same "$page: no line is too long" 0 "$(awk 'length($0) > 100' "$room/$page" | wc -l)"
  done

  run help --json
  for command in $(jq -r '.commands[].name' "$out"); do
    check "ladderway.1 has the command $command" grep -q "^ *$command\b" "$room/ladderway.1"
  done
  run --help
  for option in $(grep -o '^ *--[a-z-]*' "$out"); do
    check "ladderway.1 has the option $option" grep -qe "$option" "$room/ladderway.1"
  done
  # Each option that a page names is one of the program's.
  grep -ho -e '--[a-z][a-z-]*' "$room"/ladderway*.[15] | sort -u | grep -v -e '^--now$' >"$room/named"
  grep -o -e '--[a-z-]*' "$out" | sort -u >"$room/options"
  check_same "no page names an option that is not there" "" "$(comm -23 "$room/named" "$room/options")"
  for page in ladderway-sync ladderway-publish ladderway-settings; do
    check "ladderway.1 names $page" grep -q "$page" "$room/ladderway.1"
  done

  # words_of PAGE: all words, so that a key of a document can be looked up
  words_of() {
    tr -cs 'a-z_' '\n' <"$room/$1" | sort -u
  }
  has_keys() {
    jq -r "$3 | keys[] | select(endswith(\"_reason\") or . == \"schema\" | not)" "$out" | sort >"$room/keys"
    words_of "$2" >"$room/words"
    check_same "$2 tells all keys of $1" "" "$(comm -23 "$room/keys" "$room/words" | tr '\n' ' ')"
  }
  run publish "$room/site" --json
  has_keys publish ladderway-publish.1 .
  run sync "$here/records" --snapshot "$room/x.db" --json
  has_keys sync ladderway-sync.1 .
  has_keys "skipped of sync" ladderway-sync.1 '.skipped[0]'
  mkdir "$room/download"
  printf 'O*NET-SOC Code\tTitle\n29-1141.00\tNurses\n99-9999.99\tX\n' >"$room/download/Occupation Data.txt"
  printf 'O*NET-SOC Code\tJob Zone\n11-1011.00\t3\n' >"$room/download/Job Zones.txt"
  run import-jobs "$room/download" --snapshot "$room/x.db" --json
  has_keys import-jobs ladderway.1 .
  has_keys "tables of import-jobs" ladderway.1 '.tables[0]'
  has_keys "skipped of import-jobs" ladderway.1 '.skipped[0]'
  run doctor --records "$here/records" --json
  has_keys "doctor --records" ladderway.1 .
  has_keys "totals of doctor --records" ladderway.1 .totals
  has_keys "a property of doctor --records" ladderway.1 '.properties[0]'

  # The examples of settings are read without a slip.
  mkdir -p "$HOME/.config/ladderway"
  sed -n '/^EXAMPLE/,/^SEE ALSO/p' "$room/ladderway-settings.5" | grep '=' | sed 's/^ *//' >"$HOME/.config/ladderway/settings"
  check "there are examples of settings" test "$(wc -l <"$HOME/.config/ladderway/settings")" -ge 6
  run publish "$room/other"
  check_not "examples of settings are understood" grep -q "settings, line" "$err"
  rm "$HOME/.config/ladderway/settings"
else
  echo "groff is not installed: the pages were not formatted"
fi

# The installed program need not be there to look at its units.
if command -v systemd-analyze >/dev/null 2>&1; then
  units=$room/units
  mkdir "$units"
  sed "s#@bindir@/ladderway#/bin/true#" "$source_folder/sync/systemd/ladderway-sync.service.in" \
    >"$units/ladderway-sync.service"
  cp "$source_folder/sync/systemd/ladderway-sync.timer" "$units"
  systemd-analyze verify --man=no "$units/ladderway-sync.service" "$units/ladderway-sync.timer" >"$room/verify" 2>&1
  check_same "the units are sound" "" "$(grep ladderway-sync "$room/verify" | head -3)"
  if systemd-analyze security --offline=true --threshold=100 "$units/ladderway-sync.service" >"$room/security" 2>&1; then
    exposed=$(sed -n 's/.*Overall exposure level[^:]*: \([0-9.]*\).*/\1/p' "$room/security")
    check "the service is shut in well: $exposed" awk -v level="$exposed" 'BEGIN { exit !(level != "" && level < 3) }'
  else
    echo "systemd-analyze can't judge a unit here"
  fi
else
  echo "systemd-analyze is not installed: the units were not looked at"
fi
finish
