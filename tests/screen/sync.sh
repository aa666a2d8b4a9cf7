#!/bin/sh
# SPDX-License-Identifier: MIT
# New data from a folder of records: asked for, read, reported, in use.
. "$(dirname "$0")/lib.sh"

cp -r "$here/records" "$room/records"

start 80x24 xterm-256color C.UTF-8
see "the first screen" "Where do you want to go?"
keys U
see "what is here now" "What is here now" "starter data" "A stick or disk" "Enter start"
check "a key that does nothing now is not offered" sh -c "! grep -q 'x cancel' '$room/now'"
keys Enter
see "the folder is asked for" "Address, folder or file with the new data:"
type "nowhere"
keys Enter
see "a folder that does not exist" "nowhere" "still in place" "press Enter, and Enter once more"
keys Enter
see "asked again" "Address or folder (Enter alone: as before):"
keys Escape
see "not asked any more" "Enter start"
keys U
see "U leads to where one is" "You are in that place already."
keys Enter
see "asked once more" "Address or folder (Enter alone: as before):"
dated='data of [0-9][0-9]* [A-Z][a-z][a-z] 20'
type "records"
keys Enter
see "the report" "Done. The new data are in use." "Credentials  1" "broken.json" "The update is done."
screen sync-report
home "from the report"
see "the new data are in use" "1 programs and credentials"
keys 1
see "find in the new data" "1 found"
keys Enter
see "the new credential" "Bicycle Repair" "Bicycle College"
home "from the new credential"
keys Q
see_bare "the end" "[ended 0]"

start 60x20 vt100 C
see "the new data are still there" "1 programs and credentials"
dated='starter data of'

rm -rf "$room/home"
mkdir "$room/home"
start 80x24 xterm-256color C.UTF-8 --read-only
see "the first screen, to read only" "Where do you want to go?"
keys U
see "updating" "What is here now"
keys Enter
see "an update is refused" "--read-only"
keys :
type "publish records"
keys Enter
see "publishing is refused, too" "--read-only"
home "from a refused update"
finish
