#!/usr/bin/env bash
# Rules that may not be read are reported, not passed over: folders.sh <rubric>
# Not a golden document: root may read everything, so that there the program runs as nobody.
set -euo pipefail
scratch=$(mktemp -d)
trap 'chmod -R u+rwx "$scratch"; rm -rf "$scratch"' EXIT
cp "$1" "$scratch/rubric"
cd "$scratch"

as_anyone=()
if ((EUID == 0)); then
  command -v setpriv >/dev/null || { echo "there is no setpriv: not tried"; exit 0; }
  as_anyone=(setpriv --reuid 65534 --clear-groups)
fi

fail() { printf '%s\n' "$*" >&2; exit 1; }

mkdir -p rules/locked
printf 'framework open { scale s { bad "Bad"  good "Good" } standard 1 "One" judged as s }\n' >rules/open.rubric
chmod 755 . rules rubric
chmod 000 rules/locked

"${as_anyone[@]}" ./rubric check rules >said.txt && fail "a folder that cannot be read is no error"
grep -q 'R0901: `rules/locked`: the folder cannot be read' said.txt || fail "the folder is not named: $(cat said.txt)"
grep -q '^open: ' said.txt || fail "what can be read is not checked"
"${as_anyone[@]}" ./rubric check rules/open.rubric >said.txt || fail "a folder that only stands by is in the way: $(cat said.txt)"
