#!/bin/sh
# SPDX-License-Identifier: MIT
# One credential, jobs, one job, the check of the computer; looking for a text in them.
. "$(dirname "$0")/lib.sh"

start 80x24 xterm-256color C.UTF-8
see "the first screen" "Where do you want to go?"
keys :
see "the command line" "Enter take it"
type 'find "burlington county" practical'
keys Enter
see "find with words" "Find > " "Licensed Practical Nurse"
keys Enter
screen credential-80
keys PgDn
see "a page down" "What you learn"
keys G
see "to the end" "CTID"
keys g
see "to the beginning" ">- Licensed Practical Nurse"
keys Enter
see "Enter folds a section" ">+ Licensed Practical Nurse"
keys Enter
see "and unfolds it" ">- Licensed Practical Nurse"
keys Space
see "marked from its page" "1 marked"
keys o
see "no link is published, and that is said" "No address is published."
keys i
see "where its figures come from" "Where these figures come from"
keys Escape
see "Esc closes it" "What it costs"
keys /
see "a text is asked for" "Enter take it"
type "aid"
keys Enter
see "the first hit" "Aid"
keys n
see "the next hit" "id"
keys N
see "the hit before" "id"
keys J
see "its job" "Job > Licensed Practical" "What it pays"
keys t
see "training for the job" "Find > job:29-2061"
home "from training"

keys 2
screen jobs-80
type "truck driver"
see "everyday names find jobs" "Heavy and Tractor-Trailer Tru"
keys Enter
screen job-80
keys Down Down
see "sections are walked" "Job > Heavy"
keys G
see "jobs like it are the end" ">  "
keys Enter
see "and one opens" "Job > "
keys q q
see "back in the list of jobs" "Jobs > truck driver" "s sort"
keys s
see "sorted by wage" "best paid first"
keys i
screen source-jobs
keys i
see "i closes what it opened" "best paid first"
keys '?'
see "help of this place" "Keys here"
keys i
see "a key of everywhere works over help" "This list"
keys Escape
see "and Esc closes that" "best paid first"
home "from jobs"

keys D
see "the computer is checked" "Data are sound" "ok: the whole file was read and checked" "xterm-256color"
home "from the doctor"

start 60x20 linux C.UTF-8
see "the first screen at 60" "Where do you want to go?"
keys 2
see "jobs at 60" "Search:"
keys Enter
screen job-60
home "from a job at 60"

start 132x43 vt100 C.UTF-8
see "the first screen at 132" "Where do you want to go?"
keys 2
see "jobs at 132" "Search:"
type "dental assistant"
see "hits" "Dental Assistants"
screen jobs-132
keys Enter
see "a job at 132" "Job > Dental Assistants" "What it pays in a year"
home "from a job at 132"
finish
