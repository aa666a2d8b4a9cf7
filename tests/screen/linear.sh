#!/bin/sh
# SPDX-License-Identifier: MIT
# Linear mode: everything in plain lines and numbered choices.
. "$(dirname "$0")/lib.sh"

cp -r "$here/badges" "$room/wallet"
cp -r "$here/records" "$room/records"

# talk LOCALE OPTION...: answers from $room/in, the whole conversation in $room/now
talk() {
  write_command vt100 "$1" >"$room/plain"
  shift
  echo "'$program' --linear $*" >>"$room/plain"
  sh "$room/plain" <"$room/in" >"$room/now" 2>"$room/err"
  status=$?
}

said() {
  what=$1
  shift
  if has_all "$@"; then
    pass
  else
    fail "$what: not all of this is said: $*"
    tail -n 30 "$room/now"
  fi
}

narrow() {
  tr -d '\200-\277' <"$room/now" | LC_ALL=C awk 'length($0) > 79 && !/^Choices:/ && !/^Your choice/ { print; bad = 1 } END { exit bad }'
}

printf '%s\n' Q >"$room/in"
talk C.UTF-8
said "the first screen" "== ladderway ==" "1  Find a credential" "Choices:" "starter data of"
check "it ends well" test "$status" -eq 0
check "nothing on standard error" test ! -s "$room/err"

printf '%s\n' 1 "nurse" 1 q q Q >"$room/in"
talk C.UTF-8
said "find, type, open" "== Find ==" "== Find > nurse ==" "64 found" "== Credential > " "What it costs"
check "no line is longer than 79" narrow

printf '%s\n' 2 "truck driver" 1 t q q q Q >"$room/in"
talk C.UTF-8
said "jobs, a job, training" "== Jobs > truck driver ==" "== Job > Heavy" "What it pays" "== Find > job:53-3032"

printf '%s\n' 4 w wallet m 1 q q q Q >"$room/in"
talk C.UTF-8
said "the wallet and what fits" "Your wallet is empty" "2 credentials read." "Nurse Aide Certificate" "== Jobs that fit me ==" \
  "== Job > Nursing Assistants"

printf '%s\n' D q U q t q i '?' Q >"$room/in"
talk C.UTF-8
said "doctor, data, tour, sources, help" "Data are sound" "What is here now" "A two-minute tour" \
  "-- Where these figures come from --" "-- Help --"

printf '%s\n' L 1 Q >"$room/in"
talk C.UTF-8
said "the other language" "Buscar una credencial" "datos iniciales"

printf '%s\n' ':jobs baker' ':nonsense' 'zzzz!' Q >"$room/in"
talk C.UTF-8
said "commands, and what is none" "== Jobs > baker ==" "Bakers" "There is no command"

printf '%s\n' U Enter records q 1 Q >"$room/in"
talk C.UTF-8
said "new data" "Done. The new data are in use." "Bicycle Repair"
rm -rf "$room/home"
mkdir "$room/home"

printf '%s\n' 1 nurse 1 i '?' D L Q >"$room/in"
talk C
check "only ASCII in the C locale" only_ascii
said "in the C locale" "Credential > "

printf '' >"$room/in"
talk C.UTF-8
check "the end of the input is the end" test "$status" -eq 0
printf '%0100000d\n\000\377\n%s\n' 0 Q >"$room/in"
talk C.UTF-8
check "a line without end and bytes that are no text" test "$status" -eq 0
finish
