#!/usr/bin/env bash
# Writes roster-digest-vectors.json: digests made with sha1sum and the shell alone, to hold every implementation against.
# Each line below is a roster: user ids and the versions of their last change.
set -euo pipefail
cd "$(dirname "$0")"

digest() { # user:version ... -> 16 hex digits
  local xor=0 participant
  for participant in "$@"; do
    xor=$((xor ^ 16#$(printf '%s' "$participant" | sha1sum | cut -c1-16)))
  done
  printf '%016x' "$xor"
}

user() { # n -> a user id that depends on n alone
  local hex; hex=$(printf 'user %s' "$1" | sha1sum | cut -c1-32)
  printf '%s-%s-7%s-8%s-%s' "${hex:0:8}" "${hex:8:4}" "${hex:13:3}" "${hex:17:3}" "${hex:20:12}"
}

vector() { # comment user:version ...
  local comment=$1 separator='' participant; shift
  printf '  {"comment": "%s", "participants": [' "$comment"
  for participant in "$@"; do
    printf '%s{"userId": "%s", "version": %s}' "$separator" "${participant%:*}" "${participant##*:}"
    separator=', '
  done
  printf '], "digest": "%s"}' "$(digest "$@")"
}

many() { # from to first-version -> that many participants
  local n
  for n in $(seq "$1" "$2"); do printf '%s:%s ' "$(user "$n")" $(($3 + n)); done
}

{
  echo '['
  vector 'an empty room'
  printf ',\n'; vector 'the lowest version' "$(user 1):1"
  printf ',\n'; vector 'the same person, changed' "$(user 1):2"
  printf ',\n'; vector 'the nil id' "00000000-0000-0000-0000-000000000000:1"
  printf ',\n'; vector 'the highest id' "ffffffff-ffff-ffff-ffff-ffffffffffff:1"
  printf ',\n'; vector 'a version beyond 32 bits' "$(user 2):4294967297"
  printf ',\n'; vector 'the largest version that is exact in a double' "$(user 3):9007199254740991"
  printf ',\n'; vector 'a version that a double would print with an exponent' "$(user 4):100000000000000"
  printf ',\n'; vector 'two people' "$(user 1):1" "$(user 2):2"
  printf ',\n'; vector 'the same two, the other way round' "$(user 2):2" "$(user 1):1"
  printf ',\n'; vector 'the same two, versions exchanged' "$(user 1):2" "$(user 2):1"
  printf ',\n'; vector 'the same person twice is nobody' "$(user 1):1" "$(user 1):1"
  for n in 10 11 12 13 14 15; do printf ',\n'; vector "one person, version $((n * 7))" "$(user $n):$((n * 7))"; done
  for n in 3 5 17 50 100; do
    printf ',\n'
    # shellcheck disable=SC2046 # one argument per participant
    vector "$n people" $(many 1 "$n" 1000)
  done
  printf '\n]\n'
} > roster-digest-vectors.json
