#!/bin/sh
# SPDX-License-Identifier: MIT
# Ways to a job: flipping, side by side, limits picked and typed, where figures come from.
. "$(dirname "$0")/lib.sh"

start 80x24 xterm-256color C.UTF-8
see "the first screen" "Where do you want to go?"
type ":"
type "job 29-2061.00"
keys Enter
see "a job" "Licensed Practical"
keys y
see "y shows the ways to it" "[cheapest" ">1 Practical Nursing" "Limits: no limit"
see "with what was assumed" "- Assumed" "needs a license"
keys Tab
see "Tab flips to the next way" "Way 2 of 2" "[fastest"
keys Tab
see "and round again" "[cheapest"
keys Down
see "the second step" ">2 New Jersey license"
keys i
see "where its figures come from" "Where these figures come from" "New Jersey license" "Record" "ce-"
keys Escape
see "back at the step" ">2 New Jersey license"
keys Enter
see "Enter opens the record" "Licensed Practical Nurse (LPN)"
keys q
see "and q comes back" ">2 New Jersey license"
keys c
see "side by side" "First pay" "Covers" "Steps" "Assumed"
keys c
see "one alone again" ">2 New Jersey license"
keys f
see "limits to pick" "Money to spend" "Evenings or weekends only"
keys Enter
see "a line for the money" "At most how many dollars"
type "100"
keys Enter
see "the limit is set" "\$100"
keys f
see "nothing fits: what to give up" "No way keeps to all your limits." "the budget: at least \$8,892"
keys f
see "the limits again" "Take off all limits"
keys End
keys Up
keys Enter
see "limits in plain words" "Limits, like"
type "no limits, by next summer, evenings only"
keys Enter
see "understood" "1 Jun 20" "yes"
keys f
see "with these limits" "Limits: " "evenings or weekends"
keys a
see "a puts the way in the plan" "Steps put in your plan"
home "from the ways"

keys y
see "without a job it is asked for" "Which job do you want to get to?"
keys Enter
see "in a line" "Which job? Its name or code"
type "welder"
keys Enter
see "the best of that name" "Welders, Cutters" "No step is needed"
keys L
see "in Spanish" "Límites: ningún límite" "más barato"
home "from the welders"

start 60x20 vt100 C --ascii
see "the first screen at 60" "Where do you want to go?"
type ":"
type "ways 29-2061.00"
keys Enter
see "narrow" "[cheapest" ">1 Practical Nursing"
check "in ASCII" only_ascii
keys c
see "side by side, narrow" "First pay"

start 132x43 xterm-256color C.UTF-8 NO_COLOR=1
see "the first screen at 132" "Where do you want to go?"
type ":"
type "ways 29-2061.00"
keys Enter
see "wide, with the reasons" "taken as needed for" "Pays/yr" "leads to the job"
finish
