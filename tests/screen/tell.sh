#!/bin/sh
# SPDX-License-Identifier: MIT
# Telling: plain words, the form, the questions; and putting right what was understood.
. "$(dirname "$0")/lib.sh"

start 80x24 xterm-256color C.UTF-8
see "the first screen" "Where do you want to go?"
keys 4
see "an empty wallet names the ways to tell" "p tells in plain words" "u asks"
keys p
see "a line for words" "Your words:"
type "I was a line cook for four years, I speak Spanish. I have no license"
keys Enter
screen tell-words-80
keys Enter
see "kept in the wallet, marked as told" ">+  line cook" "told by you: 3" "4 yr"
keys Down Down Enter
see "what was said not to be so, in the details" "license" "you said that it is not so"
keys Down Down Down Enter
see "what is it?" "What is \"license\"?"
type "customer service"
keys Enter
see "put right, and what that changes" "technical, as you put it" "jobs changed"
keys q
see "back in the list" ">+  In your words"

keys Up Up c
see "the form of the selected one, to put it right" "It counts as" "Cooks, Restaurant"
keys Down Down Down
keys Enter
see "years are asked for" "How many years?"
type "ten"
keys Enter
see "no number" "That is no number of years."
keys Enter
see "asked again" "How many years?"
type "1"
keys Enter
see "the new years" "How many years               1"
keys End Enter
see "kept, and what that changes" "line cook" "1 yr" "->"

keys +
see "a new form" "What was it?"
type "truck dri"
see "jobs are suggested while typing" "Jobs that this may be:" "Light Truck Drivers"
keys Enter Down Enter
see "the next kind" "apprenticeship or internship"
keys Down Down Enter Enter Enter
see "an answer raises what it counts" "I led others" "it will count 63%"
screen tell-experience-80
keys End Enter
see "it is in the wallet" "truck dri" "told by you: 4"

keys u
see "the questions" "Do you look after people"
keys Enter Enter Down Enter Enter Enter
see "answers" "a little" "well"
keys End Enter
see "the answers are in the wallet" "Your answers to the questions"
keys m
see "and count" "Jobs that fit me" "Cooks, Restaurant"
home "from what fits"

# Cards and answers are put right, too.
start 80x24 xterm-256color C.UTF-8
see "the first screen again" "Where do you want to go?"
keys 4
keys p
type "I am 17. I have a CPR card and a license for CDL"
keys Enter
see "what is understood" "age 17"
keys Home Down Enter
see "left out" "leave out"
keys End Enter
see "kept" "CPR and First Aid"
keys c
see "c opens what has several pieces" "As a whole" "Enter on a line puts that one right."
see "with the cursor on the first" ">  CPR card"
keys Enter
see "what is it, and no way back yet" 'What is "CPR card"? A skill or job, - nothing:'
type "-"
keys Enter
see "nothing, and what that changes" "CPR card → as you put it right" "changed"
keys Enter
see "it can be taken back" "= as found"
type "="
keys Enter
see "as before" "CPR card → Lifeguards"
keys Down Down Down Enter
see "folding" "+ As a whole"
keys Enter Down Down Enter
see "one more job" "Which other job does it lead to?"
type "nannies"
keys Enter
see "is added" "It leads to: Nannies (39-9011.01), as you put it right"
keys Up c
see "the record" "Which credential is it?"
type "welding"
keys Enter
see "is another" "Its record: Weld" "as you put it right"
keys q
see "the wallet" "told by you"
keys u Enter Enter End Enter
see "answers" "Your answers"
keys End c
see "c opens the questions again" "Do you look after" "a little"
keys Enter End Enter
see "and what changes is said" "->"
keys b
see "what is told of the person" "Your age" "not told"
keys Enter
see "the age is asked for" "How old are you?"
type "44"
keys Enter Down Enter Enter
see "filled in" "44" "high school"
keys End Enter
see "kept" "told by you"
keys b
see "and shown again" "44"
keys q
home "from putting right"

start 60x20 vt100 C --lang=es
see "the first screen at 60" "donde quiere ir"
keys 4
see "empty at 60" "Su cartera esta vacia."
keys u
screen tell-questions-60
check "only ASCII in the C locale" only_ascii
keys End Enter
see "nothing answered is not kept" "Responda al menos una pregunta"
home "from the questions"
finish
