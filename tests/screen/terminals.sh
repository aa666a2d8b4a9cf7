#!/bin/sh
# SPDX-License-Identifier: MIT
# Terminals of other kinds and none at all; signals; the job control of a shell.
. "$(dirname "$0")/lib.sh"

# plain TERM OPTION...: runs the program without a terminal; output in $room/out, $room/err.
plain() {
  write_command "$1" C.UTF-8 >"$room/plain"
  shift
  echo "'$program' $*" >>"$room/plain"
  sh "$room/plain" >"$room/out" 2>"$room/err"
  status=$?
}

one_line_on_error() {
  [ "$(wc -l <"$room/err")" -eq 1 ] && [ ! -s "$room/out" ]
}

# No terminal: one sentence and a status that tells of trouble.
plain xterm-256color </dev/null
check "without a terminal: one sentence" one_line_on_error
check "without a terminal: status 3" test "$status" -eq 3
check "without a terminal: it says so" grep -q "needs a terminal" "$room/err"

# A terminal that can't place a cursor, or is not known: plain lines, to the end of the input.
for kind in dumb unknown-thing ''; do
  echo Q >"$room/in"
  plain "$kind" <"$room/in"
  check "TERM=$kind: plain lines" grep -q "== ladderway ==" "$room/out"
  check "TERM=$kind: choices" grep -q "Your choice" "$room/out"
  check "TERM=$kind: ended well" test "$status" -eq 0
  plain "$kind" </dev/null
  check "TERM=$kind: the end of the input is the end" test "$status" -eq 0
  check "TERM=$kind: no escape sequences" sh -c "! grep -q '$(printf '\033')' '$room/out'"
done

start 80x24 unknown-thing C.UTF-8
see_bare "an unknown terminal gets plain lines" "== ladderway ==" "Your choice"
keys Q Enter
see_bare "and they end" "[ended 0]"

# The first screen in several kinds of terminal is the same but for its looks.
for kind in xterm-256color screen-256color tmux-256color vt220 xterm; do
  if infocmp "$kind" >/dev/null 2>&1; then
    start 80x24 "$kind" C.UTF-8
    screen home-80
    keys 1
    see "$kind: find" "Search:"
    type "nurse"
    see "$kind: hits" "Find > nurse" "Certified Nurse"
  fi
done

# A signal to end leaves the other screen and gives the terminal back.
command -v ps >/dev/null 2>&1 || echo "without ps the signals are not tried"
for signal in TERM HUP INT; do
  command -v ps >/dev/null 2>&1 || continue
  start 80x24 xterm-256color C.UTF-8
  see "before SIG$signal" "Where do you want to go?"
  pid=$(mux display-message -p '#{pane_pid}')
  child=$(ps -o pid= --ppid "$pid" 2>/dev/null | tr -d ' ')
  check "the program is found" test -n "$child"
  kill -s "$signal" "$child"
  see_bare "SIG$signal ends it" "[ended "
  check "SIG$signal: the other screen is left" test "$(mux display-message -p '#{alternate_on}')" = 0
  check "SIG$signal: the cursor is seen" test "$(mux display-message -p '#{cursor_flag}')" = 1
  check "SIG$signal: keys are usual again" test "$(mux display-message -p '#{keypad_cursor_flag}')" = 0
done

# Ctrl-Z gives the shell back, fg the screen.
stop
{
  write_command xterm-256color C.UTF-8
  echo "PS1='shell> '; export PS1; exec sh -i"
} >"$room/run"
mux new-session -d -x 80 -y 24 "exec sh '$room/run'" \; set -g status off \; set -g escape-time 0
see_bare "a shell" "shell>"
type "'$program'"
keys Enter
see "the program in a shell" "Where do you want to go?"
keys C-z
see_bare "Ctrl-Z gives the shell back" "topped"
check "Ctrl-Z: the other screen is left" test "$(mux display-message -p '#{alternate_on}')" = 0
type "fg"
keys Enter
see "fg gives the screen back" "Where do you want to go?"
keys 2
see "and it works on" "Openings"
keys Escape
see "the list" "s sort"
keys Q
see_bare "the end" "shell>"
check "the end: the other screen is left" test "$(mux display-message -p '#{alternate_on}')" = 0
finish
