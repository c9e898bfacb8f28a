#!/usr/bin/env bash
# Proves that the golden documents and the diagnostics belong together: codes.sh <rubric> <folder of documents>
# Every code is shown by some session, and no document speaks of a code that there is not.
set -euo pipefail
rubric=$1
cd "$2"

known=$("$rubric" help | grep -o '^R[0-9]\{4\}')
shown=$(grep -ohE '^(error|warning|note) R[0-9]{4}:|"code": "R[0-9]{4}"' -- *.md | grep -oE 'R[0-9]{4}')
named=$(grep -ohE '\bR[0-9]{4}\b' -- *.md | grep -v R9999)  # the number of no code, for a case of its own

# lacking <list> <other list>: what stands in the first and not in the second.
lacking() { comm -23 <(sort -u <<<"$1") <(sort -u <<<"$2"); }

broken=0
for code in $(lacking "$known" "$shown"); do
  printf '%s: no golden document shows it\n' "$code"
  broken=1
done
for code in $(lacking "$named" "$known"); do
  printf '%s: %s\n    there is no such code\n' "$(grep -lwF "$code" -- *.md | tr '\n' ' ')" "$code"
  broken=1
done
((broken)) || echo "every code has its golden case"
exit "$broken"
