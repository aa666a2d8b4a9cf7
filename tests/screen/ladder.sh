#!/bin/sh
# SPDX-License-Identifier: MIT
# Ladders: the staircase, the tree, the text, several side by side; l from every
# place; where each figure comes from. In UTF-8, ASCII, without colours, narrow and wide.
. "$(dirname "$0")/lib.sh"

aide=ce-5a14a810-0c66-417c-b555-1b710a33c953

# open_ladder WHAT: through the command line of the first screen
open_ladder() {
  see "the first screen" "Where do you want to go?"
  keys :
  see "the command line" "Enter take it"
  type "ladder $1"
  keys Enter
}

start 80x24 xterm-256color C.UTF-8
open_ladder $aide
see "on what was asked for" ">2 Nurse Aide (Alabama)"
screen ladder-80
keys j
see "the next step and what counts toward it" ">3 Practical Nursing" "this: prepares for it"
keys i
see "each figure has its source" "Where these figures come from" "BLS OEWS, whole country, May 2025"
keys PgDn
see "an edge names the record that states it" "stated by the record"
keys Escape
see "back on the step" ">3 Practical Nursing"
keys v
see "the tree" "What it leads to" "adv. standing"
screen ladder-tree-80
keys v
see "the text" "Cost in all" "Step 1:"
keys v
see "the staircase again" "cost so far"
keys c
see "another one is asked for" "Beside which other?"
type "no such work"
keys Enter
see "and what is none is said" "No job has the name"
keys c
see "asked again" "Beside which other?"
type "information security analysts"
keys Enter
see "two side by side" ">Information Security Analysts" "Stop after 1"
screen ladder-beside-80
keys x
see "one is taken away again" "cost so far"
keys Enter
see "Enter opens the step" "What it costs"
keys q
see "and back" "cost so far"
home "from a ladder"

start 80x24 vt100 C
open_ladder $aide
see "in ASCII" "+----+ today"
screen ladder-ascii-80
home "from a ladder in ASCII"

start 80x24 vt100 C.UTF-8 NO_COLOR=1
open_ladder $aide
see "without colours" ">2 Nurse Aide" "cost so far"
home "from a ladder without colours"

start 80x24 xterm-256color C.UTF-8 --low-bandwidth
open_ladder $aide
see "on a slow line the list alone" ">2 Nurse Aide (Alabama)" "So far: cost"
home "from a ladder on a slow line"

start 60x20 xterm-256color C.UTF-8
open_ladder $aide
screen ladder-60
start 132x43 xterm-256color C.UTF-8
open_ladder 29-2061.00
screen ladder-job-132
start 80x24 xterm-256color C.UTF-8 --lang=es
see "the first screen in Spanish" "1  Buscar"
keys :
see "the command line in Spanish" "Enter aceptarlo"
type "ladder $aide"
keys Enter
screen ladder-es-80

# l from every place that has something under the cursor.
cp -r "$here/badges" "$room/wallet"
start 80x24 xterm-256color C.UTF-8
see "the first screen" "Where do you want to go?"
keys 1
see "find" "Search:"
type "practical nursing"
see "hits" "7 found"
keys Escape
see "the keys go to the list" "Space mark"
keys l
see "from the list of credentials" "Ladder > " "cost so far"
keys q
see "back in the list" "Search:" "Space mark"
keys Enter
see "a credential" "What it costs"
keys l
see "from its page" "Ladder > " "cost so far"
keys q
see "back on the page" "What it costs"
keys Space
see "marked" "1 marked"
keys c
see "compared" "Total cost"
keys l
see "from the comparison" "Ladder > " "cost so far"
keys c
see "what is marked is this ladder itself, so another is asked for" "Beside which other?"
keys Escape
see "not asked any more" "l ladder" "cost so far"
keys 2
see "jobs" "Search:"
type "licensed practical"
see "jobs found" "Licensed Practical"
keys Escape
see "the keys go to the list of jobs" "Enter open"
keys l
see "from the list of jobs" "Ladder > Licensed Practical" "cost so far"
keys c
see "what is marked stands beside it" "Cost in all" "Stop after 1"
keys Escape
see "the staircase again" "cost so far"
keys q
see "back in the list of jobs" "Search:"
keys Enter
see "a job" "Also called"
keys l
see "from its page, too" "Ladder > Licensed Practical" "cost so far"
keys 4
see "the wallet" "Your wallet is empty."
keys w
see "files are asked for" "Where are the files?"
type "wallet"
keys Enter
see "brought" "Readable"
keys m
see "jobs that fit" "Missing"
keys l
see "from the jobs that fit" "Ladder > "
keys 0
see "0 leads back from all of them" "Where do you want to go?"
finish
