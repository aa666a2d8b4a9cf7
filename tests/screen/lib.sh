# SPDX-License-Identifier: MIT
# Sourced by every test of the screens. A test runs the program inside a tmux
# server of its own, in a folder of its own, so tests can run side by side.
#
#   start COLUMNSxROWS TERM LOCALE [NAME=VALUE|OPTION...]   the program, in a fresh terminal
#   keys KEY...           presses keys, as tmux names them
#   type TEXT             types a text
#   see NAME TEXT...      counts: all texts come to stand on the screen, and the rules hold
#   see_bare NAME TEXT... the same without the rules, for what is no screen of the program
#   screen NAME           counts: the screen becomes expected/NAME.txt, and the rules hold
#   home NAME             counts: q leads back to the first screen
#   check NAME COMMAND... counts COMMAND's success
#   stop                  ends the terminal
#   finish                prints the counts and ends the script
#
# UPDATE_SCREENS=1 writes expected/NAME.txt instead of comparing with it.
set -u

here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "${LADDERWAY_BUILD:-.}" && pwd)
program=$build/ladderway
# Tries of 0.05 s each. A slow machine makes a try longer, too.
patience=${LADDERWAY_PATIENCE:-100}
passed=0
failed=0
columns=80
rows=24

skip() {
  echo "skipped: $*"
  exit 77
}

command -v tmux >/dev/null 2>&1 || skip "tmux is not installed"
[ -x "$program" ] || skip "there is no $program; set LADDERWAY_BUILD"
[ -r "$build/starter/catalog.db" ] || skip "there is no starter/catalog.db in $build"

# The path of a socket has to be short.
room=$(mktemp -d /tmp/ladderway-screen.XXXXXX) || exit 1
mkdir "$room/home" "$room/tmux"
ln -s "$build/starter" "$room/starter"
server=lw-$$

mux() {
  env -u TMUX LC_ALL=C.UTF-8 TMUX_TMPDIR="$room/tmux" tmux -u -L "$server" -f /dev/null "$@"
}

stop() {
  mux kill-server 2>/dev/null
  while [ -S "$room/tmux/tmux-$(id -u)/$server" ] && mux list-sessions >/dev/null 2>&1; do
    sleep 0.05
  done
}

leave() {
  status=$?
  stop
  rm -rf "$room"
  exit "$status"
}
trap leave EXIT
trap 'exit 1' HUP INT TERM

finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && exit 0
  exit 1
}

pass() {
  passed=$((passed + 1))
}

fail() {
  failed=$((failed + 1))
  echo "FAILED: $*"
}

check() {
  what=$1
  shift
  if "$@"; then pass; else fail "$what"; fi
}

# The environment that the program gets: nothing of the one who runs the test.
write_command() {
  echo "cd '$room'"
  echo "unset NO_COLOR LANG LANGUAGE LC_CTYPE LC_MESSAGES SSH_CONNECTION LINES COLUMNS XDG_DATA_HOME XDG_CONFIG_HOME TMUX"
  echo "export LADDERWAY_DATADIR=starter LADDERWAY_LOCALEDIR='$build/locale' HOME='$room/home' TZ=UTC"
  echo "export ASAN_OPTIONS=detect_leaks=0"
  echo "export TERM='$1' LC_ALL='$2'"
}

start() {
  stop
  columns=${1%x*}
  rows=${1#*x}
  term=$2
  locale=$3
  shift 3
  options=
  {
    write_command "$term" "$locale"
    for word; do
      case $word in
        -*) options="$options '$word'" ;;
        *) echo "export '$word'" ;;
      esac
    done
    echo "'$program' $options"
    echo 'echo "[ended $?]"'
    echo 'exec sleep 900'
  } >"$room/run"
  mux new-session -d -x "$columns" -y "$rows" "exec sh '$room/run'" \; set -g status off \; \
    set -g escape-time 0 \; set -g window-size manual \; resize-window -x "$columns" -y "$rows" ||
    fail "tmux starts"
}

keys() {
  mux send-keys "$@"
}

type() {
  mux send-keys -l -- "$1"
}

# The screen in $room/now, its cursor in $at_column and $at_row.
look() {
  mux capture-pane -p \; display-message -p '#{cursor_x} #{cursor_y}' >"$room/look" 2>/dev/null || return 1
  read -r at_column at_row <<LAST
$(tail -n 1 "$room/look")
LAST
  sed '$d' "$room/look" >"$room/now"
}

# What every screen keeps to. Prints the rule that is broken.
rules() {
  tr -d '\200-\277' <"$room/now" | LC_ALL=C awk -v x="$at_column" -v y="$at_row" -v rows="$rows" \
    -v columns="$columns" -v dated="${dated-starter data of [A-Z][a-z][a-z] 20|datos iniciales de [a-z][a-z][a-z] 20}" '
    { line[NR - 1] = $0 }
    length($0) > columns { broken = "a line is longer than the screen" }
    END {
      bar = line[rows - 1]
      asking = bar ~ /Enter take it|Enter aceptarlo/
      typing = asking || bar ~ /F1 /
      over = bar ~ /^ PgDn .* q [a-z]+$/ # a page laid over: help, or where figures come from
      if (NR != rows) broken = "there are " NR " lines"
      else if (line[0] !~ dated) broken = "the age of the data is missing"
      else if (line[0] ~ /starter|iniciales/ && line[1] !~ /[^ ]/) broken = "the line of notes is empty"
      else if (!asking && !over && bar !~ /(F1|\?) (help|ayuda)/) broken = "the key bar does not tell the key of help"
      else if (!typing && !over && bar !~ /Q (quit|salir)/) broken = "the key bar does not tell the way out"
      here = substr(line[y], x + 1, 1)
      for (i = 2; i < rows - 2; i++) if (line[i] ~ /^ ?>/) selected = 1
      if (typing && y != 2 && y != rows - 2) broken = "the cursor is not in the line that is typed"
      if (asking && y != rows - 2) broken = "the cursor is not in the line that is asked for"
      if (!typing && selected && here != ">") broken = "the cursor is not on the selection"
      if (broken != "") print broken
    }'
}

only_ascii() {
  ! LC_ALL=C grep -q '[^ -~]' "$room/now"
}

# Dates of the day and the room of the test, as they would differ tomorrow.
normalise() {
  today=$(LC_ALL=C date -u '+%e %b %Y' | sed 's/^ *//')
  # The top bar ends at the right edge, so a longer date begins further to the left.
  sed -e "s/$today/TODAY/g" -e 's/  *English · data of TODAY/ English · data of TODAY/' -e "s#$room#ROOM#g" "$room/now"
}

has_all() {
  for wanted; do
    grep -qF -- "$wanted" "$room/now" || return 1
  done
}

complain() {
  fail "$1"
  echo "--- at row $at_row, column $at_column of this screen:"
  cat "$room/now"
  echo "---"
}

see_bare() {
  what=$1
  shift
  tries=0
  until look && has_all "$@"; do
    tries=$((tries + 1))
    if [ "$tries" -gt "$patience" ]; then
      complain "$what: not all of this is seen: $*"
      return 1
    fi
    sleep 0.05
  done
  pass
}

see() {
  what=$1
  shift
  tries=0
  until look && has_all "$@" && broken=$(rules) && [ -z "$broken" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt "$patience" ]; then
      complain "$what: not all of this is seen: $* ${broken:+($broken)}"
      return 1
    fi
    sleep 0.05
  done
  pass
}

# Writes the expected screen once it stands still.
update() {
  still=0
  echo >"$room/before"
  while [ "$still" -lt 6 ]; do
    sleep 0.1
    look
    if cmp -s "$room/now" "$room/before"; then still=$((still + 1)); else still=0; fi
    cp "$room/now" "$room/before"
  done
  normalise >"$here/expected/$1.txt"
}

screen() {
  if [ -n "${UPDATE_SCREENS-}" ]; then
    update "$1"
  fi
  tries=0
  until look && normalise >"$room/normal" && cmp -s "$room/normal" "$here/expected/$1.txt" &&
    broken=$(rules) && [ -z "$broken" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt "$patience" ]; then
      fail "screen $1 is as expected ${broken:+($broken, cursor $at_column $at_row)}"
      diff "$here/expected/$1.txt" "$room/normal"
      return 1
    fi
    sleep 0.05
  done
  pass
}

# From however deep, q leads to the first screen.
home() {
  for step in 1 2 3 4 5 6 7 8; do
    look
    if has_all "1  Find a credential" || has_all "1  Buscar"; then
      break
    fi
    cp "$room/now" "$room/before"
    if grep -q 'F1 \|Esc leave it' "$room/now"; then keys Escape; else keys q; fi
    tries=0
    while look && cmp -s "$room/now" "$room/before" && [ "$tries" -lt "$patience" ]; do
      tries=$((tries + 1))
      sleep 0.05
    done
  done
  see "$1: back to the first screen" "ladderway" "1  "
}
