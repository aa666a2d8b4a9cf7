#!/bin/sh
# SPDX-License-Identifier: MIT
# My plan: put together from lists and pages, moved, dated, saved, opened again.
. "$(dirname "$0")/lib.sh"

start 80x24 xterm-256color C.UTF-8
see "the first screen" "5  My plan" "empty"
keys 5
see "an empty plan says what to do" "Your plan is empty." "Open a credential and press a"
keys x
see "x in an empty plan" "Go to a step"
keys q
see "back" "Where do you want to go?"
keys a
see "a has no place on the first screen" "Where do you want to go?"

keys 1
type "nurse"
see "the list" "Certified Nurse"
keys Tab
keys a
see "a in a list" "It is step 1 of your plan now."
keys a
see "once only" "It is step 1 of your plan already."
keys j a
see "another" "It is step 2 of your plan now."
keys Enter
see "its page" "What it costs"
keys J
see "its job" "Nursing Assistants"
keys a
see "a job is the goal" "It is the goal of your plan now."
keys 5
screen plan-80
keys s
see "start and hours are asked for" "Start and hours a week"
type "2027-02-30"
keys Enter
see "a day that there is not" "Type a day like 2027-01-31"
keys s
type "2027-01-11 12"
keys Enter
see "dates" "11 Jan 2027" "12 hours a week" "Done"
keys j j '<'
see "a title can't be moved" "Go to a step to move it."
keys j '<'
see "the first can't be moved up" "It is the first step."
keys '>'
see "moved, and the cursor goes with it" "It is step 2 now." ">  2  Certified Nurse AI"
keys '>'
see "the last can't be moved down" "It is the last step."
keys i
see "where its figures come from" "Where these figures come from" "Facts from" "the total that the provider states"
keys q
keys Enter
see "Enter opens the step" "What it costs"
keys q
see "back on the plan" "This week"
keys e
see "the endings are named" ".md, .html or .json"
type "mine.json"
keys Enter
see "saved" "Saved in mine.json"
keys x
see "x takes the step out" "Step 2 is taken out."
keys W
see "a name only when typed" "Name on the plan"
type "Ana"
keys Enter
see "the name" "Plan of" "Ana"
keys L
see "in Spanish" "Mi plan" "Esta semana"
keys L
see "and back" "This week"
keys w
see "which file" "Which file is the plan in?"
type "nowhere.json"
keys Enter
see "a file that is not there" "nowhere.json"
keys w
type "mine.json"
keys Enter
see "opened again: both steps, no name" "The plan is open." "  2  Certified"
keys o
see "a QR code" "Code 1 of" "▀"
keys o
see "the next one" "Code 2 of"
keys q
see "q goes back to the page" "This week"
keys u
see "nothing has changed" "No figure of the plan has changed."
keys 0
see "the first screen counts the steps" "5  My plan" "2 steps"

cat >"$room/old.json" <<'PLAN'
{"schema":"ladderway/plan/1","goal":{"code":"31-1131.00","title":"x","wage":{"amount":1,"currency":"USD"}},
"steps":[{"ctid":"ce-gone","name":"Gone Course","provider":"Gone College","cost":{"amount":10,"currency":"EUR"}}]}
PLAN
start 132x43 xterm-256color C.UTF-8
see "the first screen" "5  My plan"
keys 5 w
type "old.json"
keys Enter
screen plan-132
start 60x20 vt100 C
see "the first screen at 60" "5  My plan"
keys 5 w
type "old.json"
keys Enter
see "a narrow plan" "What changed since" "Gone"
check "in plain characters only" only_ascii
keys o
see "no room for a code" "The window is too small for QR codes"
keys q
see "back on the page" "Gone"
keys G
see "to its end" "Where these figures come from"
home "from a plan"

finish
