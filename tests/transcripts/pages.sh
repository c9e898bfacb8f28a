#!/usr/bin/env bash
# Proves that every message has its example page and that the page keeps to it: pages.sh <rubric> <folder of pages>
# That the pages tell the truth is proved by running them. Here: up to the line `Mended:` a page shows its own code and no
# other, after it none, and nothing that fails; the program prints the page.
set -euo pipefail
rubric=$1
cd "$2"

codes() { grep -oE '^(error|warning|note) R[0-9]{4}:|"code": "R[0-9]{4}"' | grep -oE 'R[0-9]{4}' | sort -u; }

broken=0
complain() { printf '%s: %s\n' "$1" "$2"; broken=1; }

known=$("$rubric" help | grep -oE '^R[0-9]{4}')
for code in $known; do
  page=$code.md
  [[ -f $page ]] || { complain "$code" "no page in docs/messages"; continue; }
  [[ $(head -n 1 "$page") == "# $code" ]] || complain "$page" "the heading is not $code"
  grep -qx 'Mended:' "$page" || complain "$page" "no mended example"
  [[ $(sed '/^Mended:$/,$d' "$page" | codes) == "$code" ]] || complain "$page" "the example does not show $code alone"
  mended=$(sed '1,/^Mended:$/d' "$page")
  grep -q '^\$ ' <<<"$mended" || complain "$page" "the mended example is not run"
  [[ -z $(codes <<<"$mended" || true) ]] || complain "$page" "the mended example still has a message"
  ! grep -qE '^\[exit [12]\]$' <<<"$mended" || complain "$page" "the mended example fails"
  (($(wc -l <"$page") <= 60)) || complain "$page" "longer than 60 lines"
  grep -q '^Mended:$' <<<"$("$rubric" help "$code")" || complain "$page" "rubric help does not print it"
done
for page in R*.md; do
  grep -qx "${page%.md}" <<<"$known" || complain "$page" "there is no such code"
done
((broken)) || echo "every code has its page"
exit "$broken"
