# SPDX-License-Identifier: MIT
# Linear mode, driven through standard input as a screen reader's user would.
. "$(dirname "$0")/lib.sh"

# talk ANSWER... : the answers are lines; what is said back is in $out.
talk() {
  printf '%s\n' "$@" >"$room/answers"
  run_with "$room/answers" --linear
}

heard() {
  check "$1" grep -q -- "$2" "$out"
}

# How often a place was shown.
shown() {
  grep -c "^== $1" "$out"
}

: >"$room/nothing"
run_with "$room/nothing" --linear
check_same "end of input ends" 0 "$status"
heard "the first place is home" '^== ladderway =='
heard "the choices are named" '^Choices: '
check_clean "home"

talk q
check_same "q at home ends" 0 "$status"
check_same "home was shown once" 1 "$(shown ladderway)"
talk Q nurse
check_same "Q ends at once" 0 "$(shown Find)"

# Every choice of home reaches its place.
number=0
for title in 'Find' 'Jobs' 'Compare' 'Wallet\|My wallet' 'Plan\|My plan' 'Match\|Jobs that fit me'; do
  number=$((number + 1))
  talk $number q
  check_same "choice $number ends well" 0 "$status"
  check "choice $number is $title" grep -q "^== \($title\)" "$out"
  check_same "q goes back from choice $number" 2 "$(shown ladderway)"
done

# Wrong answers get a sentence, and the place stays.
for wrong in 99999 -1 0 'x y z w' ':nosuchcommand' ':' '$(reboot)' 'é'; do
  talk 1 "$wrong" q q
  check_same "status after a wrong answer: $wrong" 0 "$status"
done
talk 77
heard "a number that is none of the choices" '77.*choices'
talk :frobnicate
heard "a command that there is not" 'frobnicate'
talk '' '' ''
check_same "empty lines show the place again" 4 "$(shown ladderway)"

# Find, open, mark, compare, and back again.
talk 1 nurse 1 q q q
check_same "status of find" 0 "$status"
heard "words search" '^== Find > nurse'
heard "a number opens" '^== Credential > '
heard "with what it costs" 'What it costs'
check_same "q went back to the hits" 2 "$(shown 'Find > nurse')"
talk 'nurse aide under $4000' q
heard "words at home search, too" '^== Find > nurse aide under'
talk 1 zzzqqqvvv q
heard "nothing found is said" '0 found\|othing'
talk 1 'cost:<cheap' q
heard "a filter that makes no sense gets its sentence" 'cheap.*amount of money'
talk 1 nurse 1 :mark q 2 :mark :compare q
heard "marked ones are compared" '^== Compare'
talk ':find welder' q
heard ": takes commands" '^== Find > welder'
talk ':job 31-1131.00' q
heard "the job" '^== Job > Nursing Assistants'
heard "with its wage" '42,260'
talk 2 nurse 1
heard "jobs are searched" '^== Jobs > nurse'
heard "and opened" '^== Job > '
talk ':help' q
heard "help" 'Commands'
talk ':doctor' q
heard "doctor" 'Checks of this computer'

# The wallet and what fits.
talk ":wallet $here/wallet/nurse-aide.json" q :match q
heard "the wallet" 'Nurse Aide'
heard "what fits" 'Nursing Assistants'
talk ":match $here/wallet/nurse-aide.json" 1 q
heard "match with a file" 'Nursing Assistants'
talk ":match $room/nosuchfile"
heard "a file that is not there" 'no file'
talk 4 q 6 q
check_same "an empty wallet is no trouble" 0 "$status"
talk ":wallet $here/wallet/hostile.json" 1 q q
check_clean "a hostile wallet"

# Sync: a report, and the new data are there.
talk ":sync $here/records" q home
check_same "sync in linear mode ends" 0 "$status"
rm -rf "$XDG_DATA_HOME/ladderway"
talk ":sync $room/nosuchfile"
heard "a source that is not there" 'no file or folder'

# Hostile input: control characters, broken UTF-8, no line ends, much of it.
printf 'nurse\033[31m\377\302\233\n1\n\001\002\177\n\033\n' >"$room/answers"
run_with "$room/answers" --linear
check_same "control characters in answers" 0 "$status"
check_clean "control characters in answers"
head -c 300000 /dev/zero | tr '\0' 'x' >"$room/answers"
run_with "$room/answers" --linear
check_same "a line of 300,000 characters" 0 "$status"
head -c 300000 /dev/zero >"$room/answers"
run_with "$room/answers" --linear
check_same "300,000 NULs" 0 "$status"
check_clean "NULs"
awk 'BEGIN { for (i = 0; i < 2000; i++) print (i * 7919) % 10 }' >"$room/answers"
run_with "$room/answers" --linear
check_same "two thousand numbers" 0 "$status"
awk 'BEGIN { for (i = 0; i < 400; i++) print ":find nurse" }' >"$room/answers"
run_with "$room/answers" --linear
check_same "four hundred places on top of each other" 0 "$status"
printf 'nurse' >"$room/answers"
run_with "$room/answers" --linear
heard "a last line without its end counts" '^== Find > nurse'

# In Spanish, in ASCII, and with a command.
printf '1\nq\n' >"$room/answers"
run_with "$room/answers" --linear --lang es
check_not "Spanish: no English question" grep -q 'Your choice\|Choices:' "$out"
run_with "$room/answers" --linear --ascii --lang es
check_not "ASCII" env LC_ALL=C grep -q "$(printf '[\200-\377]')" "$out"
run_with "$room/nothing" --linear find nurse
heard "a command opens its place" '^== Find > nurse'
run_with "$room/nothing" --linear job 29-1141.00
heard "a job" '^== Job > Registered Nurses'
TERM=dumb run_with "$room/nothing"
heard "a terminal that can't place the cursor gets linear mode" '^== ladderway =='
for command in "show nosuch" "job x" "find cost:<cheap" "wallet $room/nosuchfile"; do
  # shellcheck disable=SC2086
  run_with "$room/nothing" --linear $command
  check "linear mode with what is not there says so: $command" test "$(cat "$out" "$err" | wc -l)" -gt 5
done
finish
