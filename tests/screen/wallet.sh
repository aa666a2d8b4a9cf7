#!/bin/sh
# SPDX-License-Identifier: MIT
# The wallet and the jobs that fit what is in it.
. "$(dirname "$0")/lib.sh"

cp -r "$here/badges" "$room/wallet"

start 80x24 xterm-256color C.UTF-8
see "the first screen" "Where do you want to go?"
keys 4
see "an empty wallet says what to do" "Your wallet is empty." "Press w"
keys x
see "x in an empty wallet" "Your wallet is empty."
keys w
see "w asks where the files are" "Where are the files?"
type "nowhere"
keys Enter
see "a folder that does not exist is named" "nowhere"
keys w
see "again" "Where are the files?"
type "wallet"
keys Enter
screen wallet-80
keys Down
see "the details follow the selection" "Example Nursing School" ">?  Nurse Aide Certificate"
keys Enter
see "Enter opens the details" ">- Nurse Aide Certificate" "Skills: what each was taken for"
keys i
see "what the checks mean" "Where these figures come from" "letter.json"
keys Escape
see "back in the details" ">- Nurse Aide Certificate"
keys q
see "back in the wallet" ">?  Nurse Aide Certificate"
keys m
screen match-80
keys Enter
see "the detail of the selected" ">- Nursing Assistants" "Everything about this job"
keys /
see "a text is asked for" "Enter take it"
type "lack"
keys Enter
see "the section of what is lacking" "You lack"
keys Escape
see "the list of jobs that fit" "Fits"
keys t
see "training for the selected job" "Find > job:31-1131"
home "from what fits"
see "the first screen knows of the wallet" "2 credentials"

keys 4
see "the wallet is as it was" "Nurse Aide Certificate"
keys x
see "x takes one out" "Credentials: 1"
keys x
see "and the last" "Your wallet is empty."
keys m
see "nothing fits an empty wallet, and why" "Jobs that fit me"
home "from an empty match"

start 60x20 vt100 C
see "the first screen at 60" "Where do you want to go?"
keys 4
see "empty at 60" "Your wallet is empty."
keys w
see "asked at 60" "Where are the files?"
type "wallet"
keys Enter
screen wallet-60
check "only ASCII in the C locale" only_ascii
home "from the wallet at 60"

start 132x43 linux C.UTF-8
see "the first screen at 132" "Where do you want to go?"
keys 6
see "what fits asks for files first" "Jobs that fit me"
keys w
see "asked from there, too" "?"
type "wallet"
keys Enter
screen match-132
home "from what fits at 132"
finish
