#!/usr/bin/env bash
# A whole caseload: the same bytes whatever the layout, the form of the file and the number of jobs; and what is left
# when the program is stopped: caseload.sh <rubric>
set -Eeuo pipefail
trap 'echo "line $LINENO failed"; cat said.txt 2>/dev/null' ERR
rubric=$(readlink -f "$1")
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT

cat >load.rubric <<'TEXT'
framework load "A caseload, invented" {
  scale rating { poor "Poor" scores 0  fair "Fair" scores 1  good "Good" scores 2 }
  banding sufficiency of percent rounded half-up { below 50 -> poor  50 to 79 -> fair  at least 80 -> good }
  cases visit "Visits" { }
  cases call "Calls" { }
  default for standards { rating = lowest of sufficiency of percent of questions  nothing relevant -> leave out }
  standard 1.1 "Staff" judged
  standard 1.2 "Rooms" judged
  standard 2.1 "Visits" on visit { question kind "Kind?"  question swift "Swift?" }
  standard 3.1 "Calls" on call { question polite "Polite?" }
  overall "Overall" { score = sum of score of standards  rating = score banded { 0 to 3 -> poor  4 to 6 -> fair  7 to 8 -> good } }
}
TEXT

# generate <inspections>: wide.csv, long.csv and judged.csv, the same every time; here and there a cell in quotes.
generate() {
  awk -v inspections="$1" '
    function next_of(n) { seed = (seed * 16807) % 2147483647; return seed % n }
    function answer(  n) { n = next_of(10); return n < 7 ? "yes" : n < 9 ? "no" : n == 9 && next_of(50) == 0 ? "pending" : "not relevant" }
    function level() { return next_of(2) ? "good" : next_of(20) ? "fair" : "Poor" }
    BEGIN {
      seed = 20260101
      print "inspection,case,kind,2.1.kind,2.1.swift,3.1.polite" >"wide.csv"
      print "inspection,case,standard,question,answer" >"long.csv"
      print "inspection,1.1,1.2" >"judged.csv"
      for (i = 1; i <= inspections; ++i) {
        name = sprintf("I%06d", i)
        shown = next_of(100) == 0 ? "\"" name "\"" : name
        print name "," level() "," level() >"judged.csv"
        for (c = 1; c <= 12; ++c) {
          if (c < 8) {
            a = answer(); b = answer()
            print shown ",c" c ",visit," a "," b "," >"wide.csv"
            print shown ",c" c ",2.1,kind," a >"long.csv"
            print shown ",c" c ",2.1,swift," b >"long.csv"
          } else {
            a = answer()
            print shown ",c" c ",call,,," a >"wide.csv"
            print shown ",c" c ",3.1,polite," a >"long.csv"
          }
        }
      }
    }'
}

# rate <argument>...: an open rating is no failure here.
rate() { "$rubric" rate "$@" --framework load --rules load.rubric 2>said.txt || (($? == 3)); }

generate 7000  # more outcomes than a file is kept back for
rate wide.csv judged.csv --out one.csv
(($(wc -l <one.csv) == 7001))
for jobs in 2 3 7; do
  rate wide.csv judged.csv --jobs "$jobs" --out "$jobs.csv"
  cmp one.csv "$jobs.csv"
done
rate long.csv judged.csv --out long-one.csv
rate long.csv judged.csv --jobs 3 --out long-three.csv
cmp one.csv long-one.csv
cmp one.csv long-three.csv
gzip -k wide.csv
rate wide.csv.gz judged.csv --out packed.csv
cmp one.csv packed.csv
rate - judged.csv --jobs 2 --out piped.csv < <(cat wide.csv)
cmp one.csv piped.csv
sed 's/$/\r/' wide.csv >windows.csv
rate windows.csv judged.csv --out windows-one.csv
cmp one.csv windows-one.csv
# Lines that end with CR alone: here and there, and all of them.
sed 's/"//g' wide.csv | awk 'NR % 97 == 3 { printf "%s\r", $0; next } { print }' >returns.csv
rate returns.csv judged.csv --out returns-one.csv
cmp one.csv returns-one.csv
tr '\n' '\r' <wide.csv >old.csv
rate old.csv judged.csv --out old-one.csv
cmp one.csv old-one.csv
rate wide.csv judged.csv >printed.csv
cmp <(tail -c +4 one.csv) printed.csv
rate wide.csv judged.csv --out lines.ndjson
(($(wc -l <lines.ndjson) == 7000))

# No two rows of the second sheet say the same; and one says what no other has said before.
awk -F, '{ print $0 "," (NR == 1 ? "provider" : "P" NR) }' judged.csv >apart.csv
rate wide.csv apart.csv --out apart-one.csv
cmp one.csv apart-one.csv
sed '2000s/,[^,]*$/,splendid/' judged.csv >unknown.csv
"$rubric" rate wide.csv unknown.csv --framework load --rules load.rubric --out late-out.csv >said.txt 2>&1 && exit 1
grep -q 'unknown.csv:2000:' said.txt
sed '2000s/,[^,]*$/,/' judged.csv >blank.csv
"$rubric" rate wide.csv blank.csv --framework load --rules load.rubric --out late-out.csv >said.txt 2>&1 && exit 1
grep -q 'blank.csv:2000:' said.txt
sed '2000s/$/,good/' judged.csv >longer.csv
"$rubric" rate wide.csv longer.csv --framework load --rules load.rubric --out late-out.csv >said.txt 2>&1 && exit 1
grep -q 'longer.csv:2000:' said.txt

# One by one, as files of their own.
for name in I000007 I001500 I002999; do
  { echo "framework = \"load\""; echo 'blank = "left out"'; echo "cases = \"$name-cases.csv\""; echo '[judged]'
    grep "^$name," judged.csv | sed 's/.*,\(.*\),\(.*\)/"1.1" = "\1"\n"1.2" = "\2"/'; } >"$name.toml"
  { head -n 1 wide.csv; grep -E "^\"?$name\"?," wide.csv; } >"$name-cases.csv"
  "$rubric" rate "$name.toml" --rules load.rubric >"$name.txt" || (($? == 3))
  score=$(sed -n 's/^Score *//p' "$name.txt")
  grep -E "^\"?$name\"?,[^,]*,[^,]*,[^,]*,[^,]*,$score," one.csv >/dev/null
done

# Mistakes late in the sheet: nothing is written, and the line is that of the sheet.
last=$(wc -l <wide.csv)
sed "${last}s/,[a-z ]*\$/,perhaps/" wide.csv >late.csv
"$rubric" rate late.csv judged.csv --framework load --rules load.rubric --jobs 3 --out late-out.csv >said.txt 2>&1 && exit 1
grep -q "late.csv:$last:" said.txt
[[ ! -e late-out.csv ]]
(cat wide.csv; sed -n 2p wide.csv) >scattered.csv
"$rubric" rate scattered.csv judged.csv --framework load --rules load.rubric --keep-going --jobs 2 --out late-out.csv >said.txt 2>&1 && exit 1
grep -q 'do not stand together' said.txt
[[ ! -e late-out.csv ]]
# Between rows that look alike from afar.
awk -F, 'NR == 400 { print "I002000,c99,visit,yes,yes," } { print }' wide.csv >between.csv
"$rubric" rate between.csv judged.csv --framework load --rules load.rubric --out late-out.csv >said.txt 2>&1 && exit 1
grep -q 'do not stand together' said.txt

# Out of disk, and a pipe that closes: one line, and no part of a file.
"$rubric" rate wide.csv judged.csv --framework load --rules load.rubric >/dev/full 2>said.txt && exit 1
grep -qx 'rubric: the results could not be written: No space left on device' said.txt
status=0
{ "$rubric" rate wide.csv judged.csv --framework load --rules load.rubric 2>said.txt || echo $? >status.txt; } | head -n 1 >/dev/null
[[ ! -s said.txt ]] || grep -qx 'rubric: the results could not be written: Broken pipe' said.txt

# Stopped at any moment: the old file is there whole, or the new one is; and a signal that can be caught leaves no part.
# stop <signal> <after>
stop() {
  printf 'old\n' >kept.csv
  "$rubric" rate wide.csv judged.csv --framework load --rules load.rubric --force --out kept.csv 2>/dev/null &
  local running=$!
  sleep "$2"
  kill -s "$1" "$running" 2>/dev/null || true
  wait "$running" 2>/dev/null || true
  cmp -s kept.csv one.csv || [[ $(cat kept.csv) == old ]]
}
for after in 0 0.005 0.01 0.02 0.04 0.08; do stop KILL "$after"; done
rm -f kept.csv.part-*
for after in 0.005 0.02 0.05; do
  stop TERM "$after"
  stop INT "$after"
done
! compgen -G 'kept.csv.part-*' >/dev/null
stop KILL 5
cmp kept.csv one.csv
