#!/bin/sh
# SPDX-License-Identifier: MIT
# Another size while running: the same screen as a fresh start at that size.
. "$(dirname "$0")/lib.sh"

cp -r "$here/badges" "$room/wallet"

resize() {
  columns=${1%x*}
  rows=${1#*x}
  mux resize-window -x "$columns" -y "$rows"
}

# go PLACE: the keys to it from the first screen.
go() {
  case $1 in
    home) ;;
    find) keys 1 n u r s e Tab ;;
    show) keys 1 n u r s e Enter ;;
    jobs) keys 2 n u r s e ;;
    job) keys 2 n u r s e Enter ;;
    wallet) keys 4 w w a l l e t Enter ;;
    help) keys : h e l p Enter ;;
    overlay) keys '?' ;;
  esac
}

text_of() {
  case $1 in
    home) echo "Where do you want to go?" ;;
    find) echo "Space mark" ;;
    show) echo "What it costs" ;;
    jobs) echo "Jobs > nurse" ;;
    job) echo "Also called" ;;
    wallet) echo "First Aid" ;;
    help) echo "Commands" ;;
    overlay) echo "Keys here" ;;
  esac
}

# settle FILE: the screen once it stands still.
settle() {
  same=0
  : >"$room/before"
  while [ "$same" -lt 3 ]; do
    sleep 0.05
    look
    if cmp -s "$room/now" "$room/before"; then same=$((same + 1)); else same=0; fi
    cp "$room/now" "$room/before"
  done
  cp "$room/now" "$1"
}

# becomes FILE: the screen comes to be the same.
becomes() {
  tries=0
  until look && cmp -s "$room/now" "$1"; do
    tries=$((tries + 1))
    if [ "$tries" -gt "$patience" ]; then
      diff "$1" "$room/now"
      return 1
    fi
    sleep 0.05
  done
}

for place in home find show jobs job wallet help overlay; do
  marker=$(text_of "$place")
  for size in 132x43 60x20 80x24; do
    start "$size" xterm-256color C.UTF-8
    see "$place: a fresh start at $size" "Where do you want to go?"
    go "$place"
    see "$place at $size" "$marker"
    settle "$room/$size"
  done
  for size in 132x43 60x20; do
    resize "$size"
    check "$place: resized to $size as if started so" becomes "$room/$size"
  done
  resize 40x10
  see_bare "$place: too small" "Make this window larger." "40 x 10"
  keys Down Up
  resize 80x24
  check "$place: back at 80x24" becomes "$room/80x24"
done
finish
