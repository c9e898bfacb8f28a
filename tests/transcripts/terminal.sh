#!/usr/bin/env bash
# `rubric new` asks for what it needs, if somebody sits at a terminal: terminal.sh <rubric>
set -Eeuo pipefail
trap 'echo "line $LINENO failed"; cat asked.txt' ERR
rubric=$(readlink -f "$1")
command -v script >/dev/null || { echo 'no terminal to try it on'; exit 0; }
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT

# answer <file> <argument>...: runs `rubric new` at a terminal that types the answers of standard input.
answer() {
  local file=$1
  shift
  script --quiet --return --command "$rubric new $* --out $file" /dev/null
}

expect() { grep -qF -- "$2" "$1" || { printf '%s does not say: %s\n' "$1" "$2"; cat "$1"; exit 1; }; }

printf 'youth-justice\nAn invented service\n2020-10-26\n' | answer inspection.toml inspection >asked.txt
expect asked.txt 'First day of fieldwork'
expect inspection.toml 'provider  = "An invented service"'
expect inspection.toml 'fieldwork = 2020-10-26'
"$rubric" rate inspection.toml >rated.txt || [[ $? == 3 ]]
expect rated.txt 'An invented service'

# An empty answer is asked for again; what a flag has told is not asked.
printf '\nInvented harbours\n2030-01-01\n' | answer harbours.rubric framework --id harbours --programme harbours >asked.txt
"$rubric" check harbours.rubric >checked.txt
expect checked.txt 'harbours: '
expect harbours.rubric 'Invented harbours'

# A terminal that is closed half-way leaves nothing behind.
printf 'youth-justice\n' | answer half.toml inspection >asked.txt && { echo 'half an answer was enough'; exit 1; }
[[ ! -e half.toml ]] || { echo 'half a file was written'; exit 1; }
