#include "tests/mutations/verdict.hpp"

#include <fmt/format.h>

#include <map>
#include <random>

#include "runtime/alternatives.hpp"
#include "runtime/operands.hpp"
#include "runtime/prove/difference.hpp"
#include "runtime/prove/editions.hpp"
#include "runtime/prove/joint.hpp"
#include "runtime/prove/proof.hpp"
#include "runtime/rating.hpp"
#include "runtime/run_test.hpp"

namespace rubric::mutations {

namespace {

constexpr std::int64_t kMostRelevant = 60;
constexpr int kInspections = 300;

// How often each message is given, with its words: those of a place that has only moved are the same.
std::map<std::string, int> messages(const Diagnostics& diagnostics) {
  std::map<std::string, int> counted;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (info(diagnostic.code).severity != Severity::note)
      ++counted[std::string(info(diagnostic.code).id) + diagnostic.message];
  }
  return counted;
}

bool a_test_fails(const Read& read) {
  for (const auto& framework : read.frameworks) {
    const Plan plan = compile(*framework);
    for (const Test& test : framework->tests) {
      if (test.data) continue;  // files of data are not read here
      Diagnostics diagnostics;
      const TestResult result = run(plan, test, nullptr, *read.sources, diagnostics);
      const bool wrong = test.errors.empty() ? !result.outcome || !result.unmet.empty() : diagnostics.errors() == 0;
      if (wrong) return true;
    }
  }
  return false;
}

// Inspections made at random, rated by both.
class Trial {
 public:
  Trial(const Framework& base, const Framework& edited)
      : joint_(prove::joined({&base, &edited}, kMostRelevant)), plans_{compile(base), compile(edited)} {}

  // In words, an inspection that is rated otherwise; empty if none is found.
  std::string find() {
    std::mt19937 random(1);
    for (int i = 0; i < kInspections; ++i) {
      prove::Assignment assignment;
      for (const prove::Alternatives& alternatives : joint_.alternatives)
        assignment.push_back(pick(*alternatives, random));
      const std::string name = compare(assignment);
      if (!name.empty()) return name;
    }
    return {};
  }

 private:
  // Ends are as likely as all that lies between: mistakes are made there.
  static std::int32_t pick(const std::vector<prove::Alternative>& alternatives, std::mt19937& random) {
    if (alternatives.empty()) return prove::kAnyChoice;
    const auto last = static_cast<std::int32_t>(alternatives.size()) - 1;
    switch (random() % 4) {
      case 0: return 0;
      case 1: return last;
      default: return static_cast<std::int32_t>(random() % alternatives.size());
    }
  }

  Value rating(std::size_t side, const Results& results, const prove::Assignment& assignment) const {
    const prove::Chooser chooser{*joint_.frameworks[side], joint_.variables[side], joint_.alternatives,
                                 static_cast<std::uint32_t>(side)};
    Diagnostics unheard;
    return work_out(plans_[side], chooser.inspection(assignment), unheard)[results.rating];
  }

  bool same(const Results& was, const Results& is, const prove::Assignment& assignment) const {
    const Value a = rating(0, was, assignment);
    const Value b = rating(1, is, assignment);
    if (is_broken(a) || is_broken(b)) return is_broken(a) && is_broken(b);
    if (a.alternatives == 0 || b.alternatives == 0) return a.alternatives == b.alternatives;
    const auto scale = [&](std::size_t side, const Results& results) -> const Scale& {
      return joint_.frameworks[side]->scales[(*joint_.frameworks[side])[results.rating].type.of];
    };
    return prove::same_level(scale(0, was), lowest_of(a.alternatives), scale(1, is), lowest_of(b.alternatives));
  }

  std::string compare(const prove::Assignment& assignment) const {
    for (const prove::Match& match : joint_.standards) {
      if (!match.before || !match.after) continue;
      const Standard& was = joint_.frameworks[0]->standards[*match.before];
      const Standard& is = joint_.frameworks[1]->standards[*match.after];
      if (was.results.rating && is.results.rating && !same(was.results, is.results, assignment))
        return "standard " + is.id;
    }
    const auto& was = joint_.frameworks[0]->overall;
    const auto& is = joint_.frameworks[1]->overall;
    if (was && is && was->rating && is->rating && !same(*was, *is, assignment)) return "the overall";
    return {};
  }

  prove::Joint joint_;
  std::array<Plan, 2> plans_;
};

// Rates the example of a move, which is data as anybody could write them, by the framework.
std::string rated(const std::string& data, const prove::SubjectDifference& subject, const Framework& framework,
                  Sources& sources) {
  Diagnostics diagnostics;
  const SourceId text = sources.add("example.toml", data);
  const auto rating = rate_text(text, framework, sources, diagnostics);
  if (rating == nullptr) return "no rating: an error";
  const Results* results = subject.name == "the overall" ? &*framework.overall : nullptr;
  for (const Standard& standard : framework.standards) {
    if (subject.name == "standard " + standard.id) results = &standard.results;
  }
  if (results == nullptr) return "?";
  const Value& value = rating->outcome[results->rating];
  if (value.never_present()) return "not rated";
  return framework.scales[framework[results->rating].type.of].levels[lowest_of(value.alternatives)].id;
}

void confirm(const Framework& base, const Framework& edited, Sources& sources, Verdict& verdict) {
  const prove::Difference difference = prove::difference(base, edited, kMostRelevant);
  verdict.by_against = verdict.by_against || difference.any() || !difference.remarks.empty();
  bool decided = true;
  for (const prove::SubjectDifference& subject : difference.subjects) {
    decided = decided && subject.decided;
    for (const prove::Move& move : subject.moves) {
      const std::string is = rated(move.data, subject, edited, sources);
      if (is != move.to && is != "?")
        verdict.wrong.push_back(fmt::format("{} is {} and not {}", subject.name, is, move.to));
    }
  }
  if (difference.any() || !decided) return;
  const std::string found = Trial(base, edited).find();
  if (!found.empty()) verdict.wrong.push_back(fmt::format("{} is rated otherwise, and is said not to be", found));
}

}  // namespace

Read read(const std::vector<Text>& texts, const std::string& file) {
  Read read;
  read.library = std::make_unique<Library>(*read.sources);
  for (const Text& text : texts) {
    Diagnostics others;
    read.library->add(text.name, text.text, text.name == file ? read.problems : others);
  }
  read.library->finish(read.problems);
  for (const Declared& declared : read.library->frameworks()) {
    if ((*read.sources)[declared.node->span.source].name() != file) continue;
    auto framework = load(*read.library, declared, read.problems);
    if (!framework) continue;
    prove::prove(*framework, read.problems, kMostRelevant);
    read.frameworks.push_back(std::make_unique<Framework>(std::move(*framework)));
  }
  std::vector<const Declared*> all;
  for (const Declared& declared : read.library->frameworks()) all.push_back(&declared);
  prove::find_edition_gaps(*read.library, all, read.problems);
  return read;
}

Verdict judge(const Read& original, const Read& edited) {
  Verdict verdict;
  const std::map<std::string, int> known = messages(original.problems);
  for (const auto& [message, count] : messages(edited.problems)) {
    const auto before = known.find(message);
    verdict.by_check = verdict.by_check || before == known.end() || before->second < count;
  }
  if (edited.frameworks.size() != original.frameworks.size()) {
    verdict.by_check = true;
    return verdict;
  }
  verdict.by_tests = a_test_fails(edited);
  for (std::size_t i = 0; i < edited.frameworks.size(); ++i)
    confirm(*original.frameworks[i], *edited.frameworks[i], *edited.sources, verdict);
  return verdict;
}

}  // namespace rubric::mutations
