#!/usr/bin/env bash
# The rules of the house that a compiler does not check: conventions.sh [repository]
set -euo pipefail
shopt -s lastpipe  # a complaint at the end of a pipe is remembered by this shell
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/..}"

broken=0

# complain <rule>: each line of the input breaks it.
complain() {
  local line
  while IFS= read -r line; do
    [[ -n $line ]] || continue
    printf '%s\n    %s\n' "$line" "$1"
    broken=1
  done
}

sources() { find "$@" -name '*.[ch]pp' | sort; }

# code <pattern> <folder>...: the lines outside of // comments that match, as file:line:text.
code() {
  local pattern=$1
  shift
  sources "$@" | xargs -r awk -v pattern="$pattern" '
    { text = $0; sub(/\/\/.*/, "", text) }
    text ~ pattern { print FILENAME ":" FNR ":" $0 }'
}

# except <pattern>: drops the lines that match.
except() { grep -vE "$1" || true; }

include='^ *# *include *'

# 1. Includes point one way: app -> runtime -> lang. Ours are written from the top of the
# repository and in quotes; everybody else's stand in angle brackets.
code "$include\"" lang | except 'include *"lang/' | complain 'lang includes nothing of ours but lang/'
code "$include\"" runtime | except 'include *"(lang|runtime)/' |
  complain 'runtime includes nothing of ours but lang/ and runtime/'
code "$include\"" app | except 'include *"(lang|runtime|app)/' |
  complain 'app includes nothing of ours but lang/, runtime/ and app/'
code "$include\"" tests | except 'include *"(lang|runtime|app|tests)/' |
  complain 'an include in quotes starts at the top of the repository'
code "$include<(lang|runtime|app|tests)/" lang runtime app tests |
  complain 'our own headers are included in quotes'

# 2. A dependency is known to as few files as can be.
everything=(lang runtime app tests)
code "$include<tao/" "${everything[@]}" | except '^(lang/(parse\.cpp|grammar[a-z_]*\.hpp)|tests/unit/grammar_test\.cpp):' |
  complain 'PEGTL is included by lang/parse.cpp, its grammar and the test of that grammar only'
code "$include<toml[+][+]/" "${everything[@]}" | except '^runtime/' |
  complain 'toml++ is included under runtime/ only'
code "$include<toml[+][+]/" runtime | cut -d: -f1 | sort -u | tail -n +2 |
  complain 'one file under runtime/ includes toml++, not two'
code "$include<nlohmann/" "${everything[@]}" | except '^(app/|runtime/document_json\.cpp:)' |
  complain 'nlohmann-json is included under app/, which writes with it, and by runtime/document_json.cpp, which reads'
code "$include<CLI/" "${everything[@]}" | except '^app/' | complain 'CLI11 is included under app/ only'

# 3. The libraries compute: no files, no output, no clock, no way out but returning.
code "$include<(iostream|fstream|cstdio|stdio[.]h|print|ctime|time[.]h|random)>" lang runtime |
  complain 'reading, writing and time belong to app/'
code 'std::(cout|cerr|clog|cin)|fmt::print *[(]|(^|[^a-z_])([fv]*printf|puts|fopen|getenv|std::time) *[(]' \
  lang runtime | complain 'reading, writing and time belong to app/'
code '[a-z]_clock([^a-z_]|$)' lang runtime |  # the calendar in <chrono> is welcome
  complain 'reading, writing and time belong to app/'
code '(^|[^a-z_.>])(_|quick_)?(exit|abort|terminate) *[(]' lang runtime |
  complain 'a library does not end its program'

# 4. Every source is in the list of the nearest CMakeLists.txt above it; one that is not would never
# be compiled, nor its tests run.
unlisted() {
  local source folder name
  while IFS= read -r source; do
    folder=$(dirname "$source")
    while [[ ! -e $folder/CMakeLists.txt ]]; do folder=$(dirname "$folder"); done
    name=${source#"$folder/"}
    grep -qE "^ *(rubric_fuzz_target\(${name%.cpp}\)|$name)$" "$folder/CMakeLists.txt" ||
      printf '%s: not in %s\n' "$source" "$folder/CMakeLists.txt"
  done
}
sources "${everything[@]}" | except '\.hpp$' | unlisted | complain 'list the source, one file per line'

# 5. Files that can be read in one sitting.
sizes() { sources "${everything[@]}" | xargs -r wc -l | except ' total$' | sort -rn; }
sizes | awk '($2 ~ /hpp$/ && $1 > 250) || $1 > 600 { print $2 ": " $1 " lines" }' |
  complain 'a header has at most 250 lines, a source 600'
printf 'the ten largest files:\n'
sizes | head -10 || true

exit "$broken"
