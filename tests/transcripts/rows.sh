#!/usr/bin/env bash
# A sheet with an inspection in each row: the same bytes and the same messages whether it is read in blocks, as a file is,
# or as a whole, as standard input is: rows.sh <rubric>
set -Eeuo pipefail
trap 'echo "line $LINENO failed"; cat said-*.txt 2>/dev/null' ERR
rubric=$(readlink -f "$1")
peak_memory=$(readlink -f "$2")
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT

cat >shops.rubric <<'TEXT'
framework shops "Shops, invented" {
  scale rating { poor "Poor"  fair "Fair"  good "Good" }
  input clean : whole number 0 to 99
  input safe : whole number 0 to 99
  overall "Overall" { rating = choose { when clean + safe is at least 120 -> good  when clean is below 20 -> poor  otherwise -> fair } }
}
TEXT

# generate <rows> <line end>: more than a few blocks, among them blank lines.
generate() {
  awk -v rows="$1" -v end="$2" 'BEGIN {
    ORS = end
    print "shop,clean,safe,town"
    for (i = 1; i <= rows; ++i) {
      print "S" i "," i * 7 % 100 "," i * 13 % 100 ",Town " i % 9
      if (i % 1000 == 0) print i % 2000 == 0 ? "" : ",,,"
    }
  }'
}

rate() { "$rubric" rate "$1" --framework shops --rules shops.rubric --carry shop --ignore town "${@:2}"; }

# same <sheet> [option]...: both ways come to the same, also where they come to nothing.
same() {
  local blocks=0 whole=0
  rate "$1" "${@:2}" >blocks.csv 2>said-blocks.txt || blocks=$?
  rate - "${@:2}" <"$1" >whole.csv 2>said-whole.txt || whole=$?
  ((blocks == whole))
  cmp blocks.csv whole.csv
  sed "s/standard input/$1/" said-whole.txt | cmp said-blocks.txt -
}

generate 40000 '\n' >plain.csv
same plain.csv
(($(wc -l <blocks.csv) == 40001))
[[ $(sed -n 39999p blocks.csv) == S39998,* ]]

generate 40000 '\r\n' >crlf.csv
same crlf.csv
rate plain.csv | cmp blocks.csv -

head -c -1 plain.csv >open-end.csv
same open-end.csv

# Quotes in every row with all that may stand in them, and characters of several bytes.
quoted() {
  awk -v rows="$1" -v end="$2" 'BEGIN {
    ORS = end
    print "\"shop\",clean,safe,town"
    for (i = 1; i <= rows; ++i)
      print "S" i ",\"" i * 7 % 100 "\"," i * 13 % 100 ",\"Caf\303\251, \"\"" i % 9 "\"\"" (i % 3 ? "" : end) "\346\235\261\""
  }'
}
for end in '\n' '\r\n'; do
  quoted 20000 "$end" >quoted.csv
  same quoted.csv --carry town
  (($(grep -c '^S' blocks.csv) == 20000))
  [[ $(tail -n 2 blocks.csv) == *'S20000,"Café, ""2""東"'* ]]
done
head -c -3 quoted.csv >open-quote.csv
same open-quote.csv
grep -q 'a quote that is not closed' said-blocks.txt

# A quoted cell over the border of a block, and one longer than any block.
for lines in 20000 300000; do
  { generate 5000 '\n' && printf 'S,5,5,"' && head -n "$lines" < <(yes '"",') && printf '"\n' && generate 5000 '\n' | tail -n +2; } >border.csv
  same border.csv --carry town
  (($(grep -c ',shops,' blocks.csv) == 10001))
done

# What is no text, in the third block.
for byte in '\377' '\303' '\0'; do
  { head -n 20000 plain.csv && printf "S1,5,5,Town$byte\n" && tail -n 20000 plain.csv; } >no-text.csv
  same no-text.csv
  grep -q 'no-text.csv:20001:12' said-blocks.txt
done

# What has something to say, far behind the first block.
{ cat plain.csv && printf '"S\n1",5,5,"Town"\n'; } >quoted.csv
same quoted.csv
(($(wc -l <blocks.csv) == 40003))
{ cat plain.csv && printf 'Caf\xc3\xa9,5,5,Town\n'; } >accent.csv
same accent.csv
{ cat plain.csv && printf 'S1,500,5,Town\nS2,5,5,Town\n'; } >wrong.csv
same wrong.csv
grep -q 'wrong.csv:40042:4' said-blocks.txt
[[ ! -s blocks.csv ]]
same wrong.csv --keep-going
grep -q 'not these: 40042' said-blocks.txt
(($(wc -l <blocks.csv) == 40002))
{ cat plain.csv && printf 'S1,5\n'; } >short.csv
same short.csv
{ cat plain.csv && printf 'S1,,5,Town\n'; } >empty.csv
same empty.csv
same empty.csv --blank missing
{ cat plain.csv && printf 'S1,"5,5,Town\n'; } >unclosed.csv
same unclosed.csv
{ cat plain.csv && head -c 300000 /dev/zero | tr '\0' x; } >long-line.csv
same long-line.csv

# A sheet larger than what can be read whole needs no more memory than a small one.
# (Sanitizers keep what is freed for a while, unless they are told not to.)
peak() {
  ASAN_OPTIONS="${ASAN_OPTIONS:-}:quarantine_size_mb=0:thread_local_quarantine_size_kb=0" \
    "$peak_memory" "$rubric" rate "$1" --framework shops --rules shops.rubric --carry shop --ignore town --out "rated-$1" | tail -n 1
}
row="S1,5,5,\"Café, $(printf '"",\n%.0s' {1..1000})\""
{ cat plain.csv && head -n $((17500 * 1000)) < <(yes "$row"); } >large.csv
(($(stat -c %s large.csv) > 64 * 1024 * 1024))
small=$(peak plain.csv)
large=$(peak large.csv)
((large < small + 4096))
(($(wc -l <rated-large.csv) == 57501))
