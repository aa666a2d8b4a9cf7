#!/bin/sh
# SPDX-License-Identifier: MIT
# Jobs near what somebody holds: the list, filters, why, the gap; 80 and 132 columns.
. "$(dirname "$0")/lib.sh"

start 80x24 xterm-256color C.UTF-8 --did=31-1131.00:2 --schooling=high-school --age=17
see "the first screen" "Where do you want to go?"
keys 6
screen match-did-80
see "the job that was done stands first" "you did" "nearest first"
keys Down Down
see "why the word" '"some": what you hold covers'
keys v
see "why this rank, as a sum" "Why this place in the list" "how near it is to Nursing Assistants" "together"
keys Escape
see "the list again" "nearest first"
keys c
see "the gap" "Best first, by what it closes" "closes"
keys c
see "the same key goes back" "nearest first"
keys Enter
see "the details" "You have" "you did"
keys Escape
see "back in the list" "nearest first"
keys s
see "another order" "best fit first"
keys s
see "by pay" "best paid first"
keys s
see "by openings" "most openings first"
keys s
see "nearest first again" "nearest first"
keys f
screen match-wishes-80
keys Down Down Down Down Down Enter
see "a filter is on, with its count" "[x] no license needed"
keys Up Up Up Up Up Enter
see "an amount is asked for" "At least how many dollars"
type "50,000"
keys Enter
see "it is on" '[x] pays at least $50,000'
keys Escape
see "both stand above the list" "pays:50000 (-" "no-license (-"
keys f
keys End Enter
see "words are asked for" "Words, like pays"
type "remote pays:40000"
keys Enter
see "they replace the others" "[x] can be done from home" "[ ] no license needed"
keys f
see "the list, with the words as they are typed where there is no room" "Jobs: " "remote (-"
keys i
see "how it is worked out" "How the fit is worked out"
keys Escape

start 132x43 xterm-256color C.UTF-8 --did=31-1131.00:2
see "the first screen at 132" "Where do you want to go?"
keys 6
screen match-did-132
keys f
see "the filters stand beside the list" "Show only jobs that" "Nursing Assistants"
keys Escape

start 60x20 vt100 C --did=31-1131.00:2
see "the first screen at 60" "Where do you want to go?"
keys 6
screen match-did-60
check "only ASCII in the C locale" only_ascii
keys v
see "why at 60" "Why this place"
finish
