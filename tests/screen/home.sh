#!/bin/sh
# SPDX-License-Identifier: MIT
# The first screen, help, the tour, where figures come from, commands, the other language.
. "$(dirname "$0")/lib.sh"

start 80x24 xterm-256color C.UTF-8
screen home-80
keys Down Down
see "the selection moves" " > 3  Compare"
keys Up G
see "to the last line" " > 6  Jobs that fit me"
keys g
see "to the first line" " > 1  Find a credential"
keys q
see "q on the first screen says where one is" "This is the first screen. Q ends the program."

keys '?'
screen help-home
keys PgDn
see "help scrolls" "English or Spanish (:language)"
keys Escape
see "Esc closes help" "Where do you want to go?"
keys '?'
see "help again" "Keys here"
keys q
see "q closes help" "Where do you want to go?"

keys i
screen source-home
keys q
see "q closes the sources" "Where do you want to go?"

keys t
screen tour-80
keys /
type "filters"
keys Enter
see "search in a page" "f opens filters that you can tick"
keys q
see "back from the tour" "Where do you want to go?"

keys :
see "a command line opens" "Esc"
type "help"
keys Enter
screen help-all
keys /
type "childcare"
keys Enter
see "a text is found in help" "online evening childcare"
keys n
see "the next one, from the start again" "childcare"
keys /
type "zzzz"
keys Enter
see "what is not there is said" '"zzzz" does not stand on this page.'
home "from help"

keys :
type "no such thing"
keys Enter
see "an unknown command is named" "There is no command"
keys : Escape
see "Esc leaves the command line" "Enter open"
keys :
type "jobs baker"
keys Enter
see "a command with words" "Jobs > baker" "Bakers"
home "from a command"

keys L
screen home-es
keys '?'
see "help in Spanish" "Ayuda"
keys q
see "back" "1  Buscar una credencial"
keys 2
see "a place in Spanish" "Trabajos" "datos iniciales"
home "from jobs in Spanish"
keys L
screen home-80

keys Q
see_bare "Q ends the program" "[ended 0]"

start 60x20 vt100 C
screen home-60
check "only ASCII in the C locale" only_ascii
keys t
screen tour-60
home "from the tour at 60 columns"
keys '?'
see "help at 60 columns" "Keys here"
check "help has only ASCII" only_ascii
keys q
see "back to the first screen" "Where do you want to go?"

start 132x43 linux C.UTF-8
screen home-132
keys '?'
see "all keys at once" "Keys here" "End the program"
keys q
see "back to the first screen at 132" "Where do you want to go?"
finish
