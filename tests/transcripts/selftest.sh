#!/usr/bin/env bash
# Proves that the runner of transcripts can fail: selftest.sh <rubric_transcripts>
set -euo pipefail
runner=$1
cd "$(dirname "${BASH_SOURCE[0]}")/selftest"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export TMPDIR=$scratch

# expect <exit status> <text somewhere in the output> <argument of the runner>...
expect() {
  local status=0 output
  output=$("$runner" "${@:3}" 2>&1) || status=$?
  [[ $status == "$1" && $output == *"$2"* ]] && return
  printf 'rubric_transcripts %s: exit %s, wanted %s and "%s":\n%s\n' \
    "${*:3}" "$status" "$1" "$2" "$output"
  exit 1
}

expect 0 '2 passed, 0 failed' right.md
expect 1 '1 passed, 1 failed' wrong-output.md
expect 1 'wrong-output.md:7: ' wrong-output.md
expect 1 $' $ echo truth\n-lie\n+truth' wrong-output.md
expect 1 '0 passed, 3 failed' wrong-exit.md
expect 1 $'-[exit 3]\n+[exit 2]' wrong-exit.md
expect 1 '3 passed, 1 failed' right.md wrong-output.md
expect 1 'cannot fail' no-session.md
expect 1 'never closed' unclosed.md
expect 1 'has no name' named-session.md
expect 1 'outside' outside.md
expect 1 'cannot read' missing.md
expect 2 'usage' --update

# An update makes a document pass, and changes nothing but what was wrong.
cp wrong-exit.md "$scratch/updated.md"
expect 0 '3 passed, 0 failed' --update "$scratch/updated.md"
expect 0 '3 passed, 0 failed' "$scratch/updated.md"
[[ $(grep -c '^\[exit 2\]$' "$scratch/updated.md") == 2 ]]
cp right.md "$scratch/right.md"
expect 0 '2 passed, 0 failed' --update "$scratch/right.md"
cmp right.md "$scratch/right.md"

# And no run leaves its directory behind.
[[ $(ls "$scratch") == $'right.md\nupdated.md' ]]
echo "the runner passes and fails as it should"
