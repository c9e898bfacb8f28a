// rubric_mutations RULES [MOST]: seeds faults into the rules of a folder, and says who notices them.
//
// `check` alone, the tests that stand in the rules, or only the comparison with the original. What the comparison says
// is held against ratings: each change that it reports must show in the ratings of its example, and where it reports
// none, no inspection made at random may be rated otherwise. Exit status 1 if one of these fails.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "tests/mutations/edits.hpp"
#include "tests/mutations/verdict.hpp"

namespace {

using rubric::mutations::Edit;
using rubric::mutations::Text;
using rubric::mutations::Verdict;

std::vector<Text> texts_in(const char* folder) {
  std::vector<Text> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".rubric") continue;
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    texts.push_back({entry.path().string(), text.str()});
  }
  std::sort(texts.begin(), texts.end(), [](const Text& a, const Text& b) { return a.name < b.name; });
  return texts;
}

struct Tally {
  int all = 0, check = 0, tests = 0, against = 0, equal = 0;

  void add(const Verdict& verdict) {
    ++all;
    if (verdict.by_check)
      ++check;
    else if (verdict.by_tests)
      ++tests;
    else if (verdict.by_against)
      ++against;
    else
      ++equal;
  }
};

struct Run {
  std::map<std::string, Tally> kinds;
  Tally all;
  int wrong = 0;
};

void try_out(const std::vector<Text>& texts, std::size_t file, std::size_t every, std::size_t& counter, Run& run) {
  const rubric::mutations::Read original = rubric::mutations::read(texts, texts[file].name);
  for (const Edit& edit : rubric::mutations::edits_of(texts[file].text)) {
    if (counter++ % every != 0) continue;
    std::vector<Text> edited = texts;
    edited[file].text = edit.text;
    const Verdict verdict = rubric::mutations::judge(original, rubric::mutations::read(edited, texts[file].name));
    run.kinds[edit.kind].add(verdict);
    run.all.add(verdict);
    run.wrong += verdict.wrong.empty() ? 0 : 1;
    for (const std::string& wrong : verdict.wrong)
      fmt::print("{}:{}: {}: {}\n", texts[file].name, edit.line, edit.kind, wrong);
  }
}

void print(const std::string& name, const Tally& tally) {
  fmt::print("{:<24}{:>6}{:>10}{:>10}{:>14}{:>10}\n", name, tally.all, tally.check, tally.tests, tally.against,
             tally.equal);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print("usage: rubric_mutations RULES [MOST]\n");
    return 2;
  }
  const std::vector<Text> texts = texts_in(argv[1]);
  std::size_t all = 0;
  for (const Text& text : texts) all += rubric::mutations::edits_of(text.text).size();
  const std::size_t most = argc > 2 ? static_cast<std::size_t>(std::atol(argv[2])) : all;
  const std::size_t every = std::max<std::size_t>(1, all / std::max<std::size_t>(1, most));
  Run run;
  std::size_t counter = 0;
  for (std::size_t file = 0; file < texts.size(); ++file) try_out(texts, file, every, counter, run);
  fmt::print("{:<24}{:>6}{:>10}{:>10}{:>14}{:>10}\n", "fault", "all", "by check", "by tests", "only against",
             "by none");
  for (const auto& [kind, tally] : run.kinds) print(kind, tally);
  print("all", run.all);
  fmt::print("{} of {} verdicts of the comparison are wrong\n", run.wrong, run.all.all);
  return run.wrong == 0 && run.all.all > 0 ? 0 : 1;
}
