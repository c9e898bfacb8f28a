// rubric_transcripts [--update] <document.md>...
//
// Runs the console sessions of Markdown documents and fails when one of them no longer tells the
// truth. With --update, it writes what happened into the document instead; read the difference
// before you commit it.
#include <fmt/format.h>

#include <exception>
#include <string>
#include <vector>

#include "tests/transcripts/check.hpp"
#include "tests/transcripts/sandbox.hpp"

namespace {

using transcripts::Mode;
using transcripts::Tally;

Tally check_or_explain(const std::string& name, Mode mode) {
  try {
    return transcripts::check(name, mode);
  } catch (const std::exception& error) {
    fmt::print("{}: {}\n", name, error.what());
    return {0, 1};
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> names(argv + 1, argv + argc);
  const bool update = std::erase(names, "--update") > 0;
  if (names.empty()) {
    fmt::print(stderr, "usage: rubric_transcripts [--update] <document.md>...\n");
    return 2;
  }
  transcripts::prepare_environment();
  Tally total;
  for (const auto& name : names) {
    const auto tally = check_or_explain(name, update ? Mode::update : Mode::compare);
    total.passed += tally.passed;
    total.failed += tally.failed;
  }
  fmt::print("{} passed, {} failed\n", total.passed, total.failed);
  return total.failed == 0 ? 0 : 1;
}
