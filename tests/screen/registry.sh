#!/bin/sh
# SPDX-License-Identifier: MIT
# New data from a registry, on the screen: the terms, the progress, a stop and
# going on, the report; and what somebody sees whose program was open meanwhile.
. "$(dirname "$0")/lib.sh"

double=$build/tests/registry/registry_double
[ -x "$double" ] || skip "there is no $double"
command -v curl >/dev/null 2>&1 || skip "curl is not installed"
: >"$room/ports"
"$double" --records 700 --seed 4 --log "$room/log" >"$room/ports" 2>"$room/double.err" </dev/null &
double_id=$!
other=lw-other-$$
end_all() {
  status=$?
  kill -KILL "$double_id" 2>/dev/null
  env -u TMUX TMUX_TMPDIR="$room/tmux" tmux -L "$other" kill-server 2>/dev/null
  (exit "$status")
  leave
}
trap end_all EXIT
tries=0
until [ "$(wc -l <"$room/ports")" -eq 3 ] || [ $tries -gt 200 ]; do
  tries=$((tries + 1))
  sleep 0.05
done
source=http://127.0.0.1:$(sed -n 's/^listening on //p' "$room/ports")/ce-registry
tell() {
  curl -sS --noproxy '*' --fail -o /dev/null "http://127.0.0.1:$(sed -n 's/^control on //p' "$room/ports")/_control/$1" ||
    fail "the double did not take: $1"
}
starter_dated=${dated-starter data of [A-Z][a-z][a-z] 20|datos iniciales de [a-z][a-z][a-z] 20}
new_dated='data of [0-9]* [A-Z][a-z][a-z] 20'
either="$starter_dated|$new_dated"

# begin SIZE LOCALE OPTION...: the program, with the registry at hand and no need to be polite to it
begin() {
  size=$1
  locale=$2
  shift 2
  start "$size" xterm-256color "$locale" "LADDERWAY_PACE=0.01" "no_proxy=*" "$@"
}

# ask SOURCE: types it in the place for updates
ask() {
  keys Enter
  see "asked where from" "Esc leave it"
  type "$1"
  keys Enter
}

dated=$either
# Somebody else's program, open the whole time.
first_server=$server
server=$other
begin 80x24 C.UTF-8
see "the other terminal" "1,568 programs and credentials"
server=$first_server

begin 80x24 C.UTF-8
see "the first screen" "Where do you want to go?"
keys U
see "what is here, and what can be brought" "What is here now" "A registry" "https://HOST/ce-registry"
tell "defect?name=slow&value=150000"
ask "$source"
see "the terms come first" "Terms of use" "are not free for every use" "Press y to accept" "y accept"
check "and no record before" test "$(grep -c 'per_page=100' "$room/log")" -eq 0
screen_terms=$(sed "s/127.0.0.1:[0-9]*/REGISTRY/" "$room/now" | grep -c REGISTRY)
check "they name the registry" test "$screen_terms" -ge 1
keys q
see "q leaves the terms" "What is here now" "Enter start"
check "without a report of what did not happen" sh -c "! grep -q 'The update' '$room/now'"
check "and still no record was fetched" test "$(grep -c 'per_page=100' "$room/log")" -eq 0

keys Enter
see "the same registry is remembered" "Enter alone: as before"
keys Enter
see "the terms again" "Press y to accept"
keys y
see "what is going on" "New data are on their way" "Fetching all records" "of 700 records" "a second" "x cancel"
check "only what can be done now is offered" sh -c "! grep -q -e 'Enter start' -e 'y accept' '$room/now'"
see "how much has come" "00 of 700 records" " left"
see "and a good part of it" "300 of 700 records"
keys 2
see "another place meanwhile" "Jobs  " "1,016 found"
keys Escape
see "out of the line" "? help"
keys U
see "U leads back to the update" "Fetching all records" "x cancel"
keys x
see "the report of a stopped update" "The update" "was stopped" "still in place" "Came over the line" "Enter start"
see "the old data are in use" "starter data"
keys Enter
see "where from" "Enter alone: as before"
tell heal
keys Enter
see "the end" "Done. The new data are in use." "It went on where an earlier update had stopped." "Requests"
see "the terms are not asked twice" "Records of 127.0.0.1"
check "the beginning did not come twice" test "$(grep -c 'envelopes?page=1&per_page=100 ' "$room/log")" -eq 1
total=$(sed -n 's/^   Credentials  *//p' "$room/now")
home "from the report"
see "the new data are in use" "$total programs and credentials"
keys 1
see "find in the new data" "$total found"
home "from find"

# The other terminal has gone on with the old data, and is offered the new.
server=$other
keys 1
see "the other terminal is undisturbed" "1,568 found" "starter data"
see "and is offered the new data" "Newer data are here. R takes them into use." "starter data"
keys Escape
see "and stands in its list" "Space mark"
keys R
see "R takes them into use" "The newest data on this computer are in use." "$total found" "Records of 127.0.0.1"
keys R
see "R once more does no harm" "The newest data on this computer are in use."
home "in the other terminal"
see "its first screen has the new data" "$total programs and credentials"
keys Q
see_bare "its end" "[ended 0]"
stop
server=$first_server

# Changes; while they come, somebody is elsewhere.
tell "change?count=20"
tell "defect?name=slow&value=20000"
keys U
see "what is here now" "What is here now" "As before" "$source"
keys Enter
see "where from now" "Enter alone: as before"
keys Enter
see "changes are on their way" "New data are on their way" "Fetching what changed"
keys 0
see "the first screen meanwhile" "Where do you want to go?"
tell heal
see "its end is told wherever one is" "The update is done."
keys U
see "with the report" "Done. The new data are in use." "Changed"
home "from the changes"
keys Q
see_bare "the program ends" "[ended 0]"

# A small screen; trouble in plain words; waiting as the registry asks.
begin 60x20 C.UTF-8
see "a small screen" "$total programs and credentials"
keys U
see "what is here" "What is here now"
ask "http://127.0.0.1:1/ce-registry"
see "another registry asks for its own terms" "Press y to accept"
keys y
see "a registry that is not there" "The update" "still in place" "Enter once more"
ask "$source-typo"
see "an address with a slip" "The update" "still in place"
keys Q
see_bare "the end on a small screen" "[ended 0]"

begin 60x20 C.UTF-8 LADDERWAY_PACE=1
see "a small screen again" "$total programs and credentials"
keys U
see "what is here this time" "What is here now"
tell "defect?name=429&value=60&count=1"
ask "$source"
see "patience" "as the other side asks"
keys Escape
see "Esc stops it" "was stopped" "Enter start"
tell heal
keys Q
see_bare "the small screen's end" "[ended 0]"

# In Spanish all keys mean the same.
begin 80x24 C.UTF-8 --lang=es
dated='datos (iniciales )?de|datos del'
see "in Spanish" "1  Buscar"
keys U
see_bare "the place" "https://"
keys Q
see_bare "the end in Spanish" "[ended 0]"
finish
