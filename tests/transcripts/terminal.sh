#!/usr/bin/env bash
# What is different at a terminal: `rubric new` asks for what it needs, and messages are coloured: terminal.sh <rubric>
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

# Colour at a terminal that has it and nowhere else, and never against NO_COLOR; nothing is told by colour alone.
printf 'framework f { scale s { low "Low" }  standard 1 judged as ss }\n' >wrong.rubric
check() { script --quiet --return --command "$* $rubric check wrong.rubric" /dev/null >said.txt || true; }
coloured() { grep -q $'\x1b\\[' said.txt; }
check env -u NO_COLOR TERM=xterm
coloured || { echo 'no colour at a terminal'; exit 1; }
sed $'s/\x1b\\[[0-9;]*m//g' said.txt | tr -d '\r' >plain.txt
for terminal in 'env NO_COLOR=1 TERM=xterm' 'env -u NO_COLOR TERM=dumb' 'env -u NO_COLOR -u TERM'; do
  check "$terminal"
  ! coloured || { echo "colour in spite of $terminal"; exit 1; }
  tr -d '\r' <said.txt | cmp - plain.txt
done
env -u NO_COLOR TERM=xterm "$rubric" check wrong.rubric >said.txt || true
! coloured || { echo 'colour in a file'; exit 1; }
cmp said.txt plain.txt

# A terminal that is closed half-way leaves nothing behind.
printf 'youth-justice\n' | answer half.toml inspection >asked.txt && { echo 'half an answer was enough'; exit 1; }
[[ ! -e half.toml ]] || { echo 'half a file was written'; exit 1; }
