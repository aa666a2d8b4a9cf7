#!/bin/sh
# SPDX-License-Identifier: MIT
# Find: the line and the list, filters, order, marks, comparing.
. "$(dirname "$0")/lib.sh"

start 80x24 xterm-256color C.UTF-8
see "the first screen" "Where do you want to go?"
keys 1
see "find opens with the cursor in the line" "Search:" "F1 help"
type "nurse q1"
see "digits and letters are text in the line" "Find > nurse q1" "0 found"
keys BSpace BSpace BSpace
screen find-typing
keys Down Down
see "arrows move in the list while typing" ">Certified Nurse Aide   "
keys Escape
see "Esc hands the keys to the list" "Space mark"
keys g s
screen find-by-cost
keys s
see "by time" "shortest first"
keys s s s
see "and around to the best" "best first"

keys f
see "f shows the filters" "Filters (" "> [ ] Certificate of completion"
keys Enter
screen find-filtered
keys Enter
see "the same key takes it off" "> [ ] Certificate of completion" "Search:  nurse      "
keys Space
see "Space ticks as well" "[x] Certificate of completion" "type:certificateofcompletion"
keys Tab
see "Tab goes to the list" ">Certified Nurse AIde"
keys Tab
see "and Tab goes back" "> [x] Certificate of completion"
keys Down
see "headings are passed over" "> [ ] Nursing Assistants"
keys Up
see "upward, too" "> [x] Certificate of completion"
keys Enter
see "no filter is set" "Search:  nurse      "
keys Escape
see "Esc closes the filters first" ">Certified Nurse AIde"

keys Space
see "a mark" ">* Certified Nurse AIde" "1 marked. c compares them."
keys Down Space
see "two" "2 marked"
keys Down Space
see "three" "3 marked"
keys c
screen compare-80
keys Right
see "the column to the right" " >Certified Nurse"
keys d
see "the rows that differ first, or all in order" "Total cost"
keys x
see "a column goes" "Compare" "Total cost"
keys x x
see "nothing is left" "Nothing is marked."
keys q
see "back in the list" "Find > nurse"
keys J
see "to the job that it leads to" "Job > Nursing Assistants"
keys q
see "back in the list from the job" "Find > nurse"
keys Enter
see "a credential opens" "Credential > " "What it costs"
home "from a credential"

keys 1
see "find again" "F1 help"
type "cost:<abc"
see "a filter that makes no sense is explained" "?"
keys C-u
type "nursse"
see "a mistyped word finds its neighbour" "showing" "found"
keys C-u
type "zzqqzz"
see "nothing found says what to do" "Nothing found."
home "from an empty list"

start 60x20 vt100 C
see "the first screen at 60" "Where do you want to go?"
keys 1
see "find at 60" "Search:"
type "welder"
see "the list follows" "Find > welder"
keys Escape
screen find-60
check "only ASCII in the C locale" only_ascii
keys f
see "filters at 60" "Filters ("
keys q q
see "back to the first screen at 60" "Where do you want to go?"

start 132x43 linux C.UTF-8
see "the first screen at 132" "Where do you want to go?"
keys 1
see "find at 132" "Search:"
type "nurse"
see "hits at 132" "Find > nurse" "Leads to"
keys Escape
see "list at 132" "Space mark"
keys f
screen find-132
keys Tab
see "Tab goes from the pane to the list beside it" "│ >Certified Nurse AIde"
home "from both panes"
finish
