#!/usr/bin/env bash
# Installs the project, and builds and runs a small one that uses it: test.sh <build folder> <compiler> <its flags>
set -euo pipefail
build=$1 compiler=$2 flags=${3:-}
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

fail() { printf '%s\n' "$*" >&2; exit 1; }
# block <words after the fence>: what stands there in the manual.
block() { awk -v start="^\`\`\`$1\$" '$0 ~ start { inside = 1; next } /^```$/ { inside = 0 } inside' "$source/docs/library.md"; }

cmake --install "$build" --prefix "$scratch/usr" >/dev/null

# Another project finds the package, builds and runs.
cmake -S "$source/tests/package" -B project -G Ninja --log-level=WARNING \
  -DCMAKE_PREFIX_PATH="$scratch/usr" -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_CXX_FLAGS="$flags" >/dev/null
cmake --build project >build.txt || { cat build.txt; exit 1; }
printf 'Poor\nGood\n' | diff - <(project/harbours) || fail "the program that uses the libraries says something else"
diff <(block text) <(project/columns) || fail "the program that rates in columns says something else"

# Every header that is installed stands for itself, and needs no library but the standard one.
(cd usr/include/rubric && find . -name '*.hpp' -printf '#include "%P"\n') >headers.cpp
[[ $(wc -l <headers.cpp) -gt 20 ]] || fail "headers are missing"
# shellcheck disable=SC2086
"$compiler" $flags -std=c++20 -fsyntax-only -I usr/include/rubric headers.cpp
if grep -rnE '# *include *<(tao|toml|nlohmann|fmt|CLI)' usr/include; then fail "a header shows a library that is ours alone"; fi

# The program finds the rules that were installed with it, wherever it stands.
mv usr moved
moved/bin/rubric frameworks | grep -q youth-2021 || fail "the installed program does not find its rules"

# What the manual shows is what was built here.
for program in main columns; do
  diff <(block "cpp $program") "$source/tests/package/$program.cpp" || fail "docs/library.md shows another $program.cpp"
done
diff <(block cmake) "$source/tests/package/CMakeLists.txt" || fail "docs/library.md shows another CMakeLists.txt"
