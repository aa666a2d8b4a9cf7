# SPDX-License-Identifier: MIT
# Certificates: our own authority is trusted when we say so, and nothing else is.
. "$(dirname "$0")/lib.sh"
command -v openssl >/dev/null 2>&1 || skip "openssl is not installed"

# authority NAME; certificate NAME AUTHORITY SUBJECT-ALTERNATIVE DAYS
authority() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=authority $1" \
    -keyout "$room/$1.key" -out "$room/$1.pem" 2>/dev/null
}
certificate() {
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$1" -keyout "$room/$1.key" \
    -out "$room/$1.csr" 2>/dev/null
  printf 'subjectAltName=%s\n' "$3" >"$room/$1.ext"
  openssl x509 -req -in "$room/$1.csr" -CA "$room/$2.pem" -CAkey "$room/$2.key" -CAcreateserial -days "$4" \
    -extfile "$room/$1.ext" -out "$room/$1.pem" 2>/dev/null
}
authority ours
authority theirs
certificate good ours IP:127.0.0.1,DNS:localhost 2
certificate foreign theirs IP:127.0.0.1,DNS:localhost 2
certificate elsewhere ours DNS:registry.example 2

serve() {
  start_double --records 120 --seed 13 --key MARKED --cert "$room/$1.pem" --cert-key "$room/$1.key"
  source=https://127.0.0.1:$api/ce-registry
}
export LADDERWAY_REGISTRY_KEY=MARKED

serve good
export SSL_CERT_FILE=$room/ours.pem
sync_to own
check_same "a certificate of our own authority" 0 "$status"
check_answers "the data answer" own
source=https://localhost:$api/ce-registry
sync_to named
check_same "by its name" 0 "$status"
source=https://127.0.0.1:$api/ce-registry
rows_of "$(snapshot_of own)" >"$room/before"

refused() {
  : >"$log"
  sync_to own --from-scratch
  check_trouble "$1" 3
  check "$1: the word certificate is said" grep -qi certificate "$err"
  check_same "$1: nothing was asked, no key was sent" 0 "$(wc -l <"$log")"
  check_answers "$1: the old data answer" own
  rows_of "$(snapshot_of own)" >"$room/after"
  check "$1: and are as they were" cmp "$room/before" "$room/after"
}
unset SSL_CERT_FILE
refused "an authority that the system does not know"
export SSL_CERT_FILE=$room/theirs.pem
refused "another authority"
export SSL_CERT_FILE=$room/ours.pem
stop_double
serve foreign
refused "a certificate of another authority"
stop_double
serve elsewhere
refused "a certificate for another name"
stop_double

# Plain HTTP where TLS is meant, and TLS where plain HTTP is.
start_double --records 120 --seed 13
source=https://127.0.0.1:$api/ce-registry
sync_to own
check_trouble "plain HTTP behind https" 3
check_answers "plain HTTP behind https: the old data answer" own
stop_double
serve good
source=http://127.0.0.1:$api/ce-registry
sync_to own
check_trouble "TLS behind http" 3
check_answers "TLS behind http: the old data answer" own
finish
