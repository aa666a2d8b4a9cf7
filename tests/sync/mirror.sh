# SPDX-License-Identifier: MIT
# A snapshot published into a folder, served by a real web server (nginx), and
# taken by another computer: whole, by patches, and under every trouble.
. "$(dirname "$0")/lib.sh"

nginx=$(command -v nginx || echo /usr/sbin/nginx)
[ -x "$nginx" ] || skip "nginx is not installed"

records=2000
site=$room/site
settings=$room/config/ladderway/settings
export XDG_CONFIG_HOME="$room/config"
mkdir -p "$site/data" "$room/config/ladderway" "$room/nginx"

free_port() {
  # The double takes free ports and says which; the one for archives is given back.
  start_double --records 10 --seed 1
  free=$archives
  stop_double
}

start_nginx() {
  free_port
  web=$free
  cat >"$room/nginx/conf" <<CONF
daemon off;
$([ "$(id -u)" -ne 0 ] || echo "user root;")
worker_processes 1;
error_log $room/nginx/error.log;
pid $room/nginx/pid;
events { worker_connections 64; }
http {
  access_log $room/nginx/access.log;
  client_body_temp_path $room/nginx/body;
  proxy_temp_path $room/nginx/proxy;
  fastcgi_temp_path $room/nginx/fastcgi;
  uwsgi_temp_path $room/nginx/uwsgi;
  scgi_temp_path $room/nginx/scgi;
  server {
    listen 127.0.0.1:$web;
    root $site;
    location ~ /\. { deny all; }
    location /away/ { return 302 http://127.0.0.2:$web/data/manifest.json; }
    location /round/ { return 302 http://127.0.0.1:$web/round/manifest.json; }
  }
}
CONF
  "$nginx" -p "$room/nginx" -c "$room/nginx/conf" -e "$room/nginx/error.log" 2>"$room/nginx/err" &
  doubles="$doubles $!"
  waited=0
  until curl -s -o /dev/null "http://127.0.0.1:$web/"; do
    waited=$((waited + 1))
    [ $waited -lt 100 ] || {
      fail "nginx does not start: $(head -c 300 "$room/nginx/err" "$room/nginx/error.log")"
      finish
    }
    sleep 0.05
  done
  mirror=http://127.0.0.1:$web/data/
}

# take NAME [ARGUMENT...]: the client in the folder NAME takes what is published.
take() {
  folder=$1
  shift
  mkdir -p "$room/$folder"
  run sync "$mirror" --json --snapshot "$(snapshot_of "$folder")" "$@"
}

publish() {
  run publish "$site/data" --json --snapshot "$(snapshot_of publisher)" "$@"
}

# Every row of every table, as it lies there, and the same id.
check_same_rows() {
  for side in 1 2; do
    [ $side -eq 1 ] && one=$2 || one=$3
    sqlite3 "$one" .dump |
      grep -v -e "INTO meta VALUES('\(mirror:\|origin\|built\|terms\|pair\)" -e 'INTO sqlite_stat1 ' >"$room/dump.$side"
  done
  check "$1: there are rows" test "$(wc -l <"$room/dump.1")" -gt 10000
  check "$1" cmp "$room/dump.1" "$room/dump.2"
}

# Bytes that nginx sent since the log was emptied.
sent() {
  awk '{ bytes += $10 } END { print bytes + 0 }' "$room/nginx/access.log"
}

start_nginx
start_double --records $records --seed 5
sync_to publisher
check_same "the publisher's own update" 0 "$status"

publish
check "records of a registry are not passed on without an agreement" test "$status" -eq 2
check_same "and nothing is published" "" "$(ls "$site/data")"
echo "agreement = Developer Agreement, for tests" >"$settings"
publish
check_same "with one they are" 0 "$status"
check_json "the first version has no patch" '.ran and .patch_bytes == null and .patches == 0 and .signed == false'
check "the manifest states the agreement" grep -q "Developer Agreement" "$site/data/manifest.json"
publish
check_json "the same again is nothing new" '.unchanged'

: >"$room/nginx/access.log"
take client
check_same "a client takes it" 0 "$status"
check_json "whole" '.method == "dump" and .kind == "mirror" and .unchanged == false'
whole=$(sent)
check_same_rows "the client has the publisher's rows" "$(snapshot_of publisher)" "$(snapshot_of client)"
check_answers "and answers" client
: >"$room/nginx/access.log"
take client
check_json "nothing new is said" '.unchanged and .requests == 1'
check "by a conditional request" grep -q '" 304 ' "$room/nginx/access.log"

# Versions on, one percent of the records at a time; each client takes one patch.
cp -r "$room/client" "$room/older"
for version in 2 3 4; do
  tell "change?count=$((records / 100))"
  sync_to publisher
  publish
  check_json "version $version has patches" ".patches == $((version - 1))"
  check_json "version $version: the patch is a small part of the whole" '.patch_bytes * 20 < .dump_bytes'
done
: >"$room/nginx/access.log"
take older
check_json "three versions on by one patch" '.method == "patches" and .requests == 2'
check "it costs a fraction of the whole" test $((10 * $(sent))) -lt "$whole"
check_same_rows "the same rows by the patch" "$(snapshot_of publisher)" "$(snapshot_of older)"

tell "create?count=15"
tell "delete?count=9"
tell "purge?count=3"
sync_to publisher --reconcile
publish
take older
check_json "new and removed records by a patch" '.method == "patches"'
check_same_rows "and the same rows" "$(snapshot_of publisher)" "$(snapshot_of older)"
check_same "a folder keeps only what two manifests name" 0 "$(find "$site/data" -name 'dump-*' | wc -l | awk '{ print ($1 > 2) }')"

# From a folder, as on a stick.
mkdir -p "$room/stick"
run sync "$site/data" --json --snapshot "$(snapshot_of stick)"
check_json "from a folder" '.method == "dump" and .kind == "mirror"'
check_same_rows "the same rows from a folder" "$(snapshot_of publisher)" "$(snapshot_of stick)"

# An older copy of the site.
cp -r "$site/data" "$site/old"
tell "change?count=5"
sync_to publisher
sleep 1 # the time in a manifest has seconds
publish
take older
check_json "the newest" '.unchanged == false'
mirror=http://127.0.0.1:$web/old/
take older
check_trouble "an older version is refused" 2
check "with the way to take it" grep -q -- --allow-older "$err"
take older --allow-older
check_same "and taken when that is wanted" 0 "$status"
mirror=http://127.0.0.1:$web/data/

# Signatures.
run publish --new-key "$room/key.pem" --json
check_same "a key is made" 0 "$status"
public=$(jq -r .public_key "$out")
check_same "its file is its owner's alone" 600 "$(stat -c %a "$room/key.pem")"
run publish --new-key "$room/key.pem"
check_trouble "and never overwritten" 2
echo "public_key = $public" >>"$settings"
take fussy
check_trouble "unsigned data are refused when a signature is asked for" 3
check "that says so" grep -q "not signed" "$err"
echo "signing_key = $room/key.pem" >>"$settings"
publish
check_json "the same version, signed" '.signed and .unchanged == false'
take fussy
check_same "signed data are taken" 0 "$status"
run publish --new-key "$room/other.pem" --json
other=$(jq -r .public_key "$out")
sed -i "s|^public_key.*|public_key = $other|" "$settings"
take fussy2
check_trouble "by another key they are not" 3
check "and no key or path of one is told" sh -c "! grep -q -e PRIVATE -e '$public' '$err'"
sed -i '/^public_key/d' "$settings"

# Trouble on the way: the old snapshot stays and answers.
damage() {
  cp -r "$site/data" "$site/bad"
  mirror=http://127.0.0.1:$web/bad/
}
heal() {
  rm -rf "$site/bad"
  mirror=http://127.0.0.1:$web/data/
}
dump=$(jq -r .dump.name "$site/data/manifest.json")
cp -r "$room/client" "$room/victim"
before=$(sha256sum <"$(snapshot_of victim)")

damage
printf 'x' | dd of="$site/bad/$dump" bs=1 seek=5000 conv=notrunc 2>/dev/null
take victim --from-scratch
check_trouble "a damaged dump is refused" 3
heal
damage
truncate -s 3000 "$site/bad/$dump"
take victim --from-scratch
check_trouble "a cut dump is refused" 3
heal
damage
sed -i 's|"name": "dump-[0-9a-f]*.zst"|"name": "../../../../etc/passwd"|' "$site/bad/manifest.json"
take victim --from-scratch
check_trouble "a name that leads out of the folder is refused" 3
check_same "and not asked for" 0 "$(grep -c passwd "$room/nginx/access.log")"
heal
damage
echo '{"schema": "ladderway/manifest/1"' >"$site/bad/manifest.json"
take victim --from-scratch
check_trouble "half a manifest is refused" 3
heal
mirror=http://127.0.0.1:$web/away/
take victim --from-scratch
check_trouble "another host's files are not fetched" 3
mirror=http://127.0.0.1:$web/round/
take victim --from-scratch
check_trouble "a circle of redirects ends" 3
mirror=http://127.0.0.1:$web/nothing/
take victim --from-scratch
check "an address without anything is trouble" test "$status" -eq 3
mirror=http://mirror.example.invalid/data/
take victim --from-scratch
check_trouble "plain http to another computer is refused" 2
heal
check_same "through all of this the old snapshot is as it was" "$before" "$(sha256sum <"$(snapshot_of victim)")"
check_answers "and answers" victim
take victim
check_same "and the next update is done" 0 "$status"
check_same_rows "with the publisher's rows" "$(snapshot_of publisher)" "$(snapshot_of victim)"

# A download that is cut goes on where it was: a part of the file lies there already.
mkdir -p "$room/cut/mirror"
timeout 0.3 "$program" sync "$mirror" --rate 0 --snapshot "$(snapshot_of cut)" >/dev/null 2>&1
take cut
check_same "after an end at any moment the next run finishes" 0 "$status"
check_same_rows "with all rows" "$(snapshot_of publisher)" "$(snapshot_of cut)"
check_same "what was on its way is cleared away" 0 "$(find "$room/cut" -path '*mirror*' | wc -l)"
finish
