// What an amendment is said to change, held against every single inspection, rated by the oracle under both.
#include <fmt/format.h>

#include <array>
#include <map>
#include <memory>
#include <set>

#include "runtime/prove/difference.hpp"
#include "runtime/prove/joint.hpp"
#include "tests/catch.hpp"
#include "tests/oracle/bench.hpp"
#include "tests/oracle/every.hpp"
#include "tests/oracle/generate.hpp"
#include "tests/unit/setting.hpp"

namespace rubric::oracle {
namespace {

constexpr std::size_t kMostInspections = 3'000;

struct Figures {
  std::size_t pairs = 0, whole = 0, subjects = 0, same = 0, undecided = 0, moves = 0;
};

using Moves = std::set<std::pair<std::string, std::string>>;

struct Subjects {
  std::string name;
  std::array<const Results*, 2> results;
};

// Of each variable what its alternatives say on that side.
std::vector<prove::Variable> side_of(const prove::Joint& joint, std::size_t side) {
  std::vector<prove::Variable> variables = joint.variables[side];
  for (std::size_t i = 0; i < variables.size(); ++i) {
    std::vector<prove::Choice> said;
    for (const prove::Alternative& at : *joint.alternatives[i]) said.push_back((*variables[i].choices)[at[side]]);
    variables[i].choices = std::make_shared<const std::vector<prove::Choice>>(std::move(said));
  }
  return variables;
}

class Compared {
 public:
  Compared(const Framework& base, const Framework& edited, std::int64_t most, Figures& figures)
      : frameworks_{&base, &edited},
        plans_{compile(base), compile(edited)},
        joint_(prove::joined({&base, &edited}, most)),
        variables_{side_of(joint_, 0), side_of(joint_, 1)},
        difference_(prove::difference(base, edited, most)),
        figures_(figures) {
    find_subjects();
  }

  std::string complaint(Random& random) {
    std::vector<std::size_t> choices = choices_to_try(plans_[0], variables_[0]);
    const std::vector<std::size_t> others = choices_to_try(plans_[1], variables_[1]);
    for (std::size_t i = 0; i < choices.size(); ++i) choices[i] = std::max(choices[i], others[i]);
    const Every every(choices, kMostInspections, random);
    ++figures_.pairs;
    figures_.whole += every.whole() ? 1 : 0;
    for (const Assignment& assignment : every.all()) rate(assignment);
    for (const prove::SubjectDifference& said : difference_.subjects) {
      const std::string wrong = complaint_of(said, every.whole());
      if (!wrong.empty()) return wrong;
    }
    return "";
  }

 private:
  using Assignment = prove::Assignment;

  void find_subjects() {
    for (const prove::Match& match : joint_.standards) {
      if (!match.before || !match.after) continue;
      const Standard& is = frameworks_[1]->standards[*match.after];
      add("standard " + is.id, frameworks_[0]->standards[*match.before].results, is.results);
    }
    for (const prove::Match& match :
         prove::matched(prove::called(frameworks_[0]->domains), prove::called(frameworks_[1]->domains))) {
      if (!match.before || !match.after) continue;
      const Domain& is = frameworks_[1]->domains[*match.after];
      add("domain " + is.id, frameworks_[0]->domains[*match.before].results, is.results);
    }
    if (frameworks_[0]->overall && frameworks_[1]->overall)
      add("the overall", *frameworks_[0]->overall, *frameworks_[1]->overall);
  }

  void add(const std::string& name, const Results& was, const Results& is) {
    if (was.rating && is.rating) subjects_.push_back({name, {&was, &is}});
  }

  const Scale& scale(std::size_t side, const Subjects& subject) const {
    return frameworks_[side]->scales[(*frameworks_[side])[subject.results[side]->rating].type.of];
  }

  std::string words(std::size_t side, const Subjects& subject, const Result& rating) const {
    if (!rating) return "no rating: an error";
    return rating->absent ? "not rated" : scale(side, subject).levels[rating->place].id;
  }

  bool same(const Subjects& subject, const Result& was, const Result& is) const {
    if (!was || !is || was->absent || is->absent)
      return was.has_value() == is.has_value() && (!was || was->absent == is->absent);
    return prove::same_level(scale(0, subject), was->place, scale(1, subject), is->place);
  }

  void rate(const Assignment& assignment) {
    const Complete before = complete_of(*frameworks_[0], variables_[0], assignment);
    const Complete after = complete_of(*frameworks_[1], variables_[1], assignment);
    Oracle was(*frameworks_[0], before);
    Oracle is(*frameworks_[1], after);
    for (const Subjects& subject : subjects_) {
      const Result from = was.value(subject.results[0]->rating);
      const Result to = is.value(subject.results[1]->rating);
      if (!same(subject, from, to)) moves_[subject.name].emplace(words(0, subject, from), words(1, subject, to));
    }
  }

  std::string complaint_of(const prove::SubjectDifference& said, bool whole) {
    const Moves& real = moves_[said.name];
    Moves told;
    for (const prove::Move& move : said.moves) told.emplace(move.from, move.to);
    ++figures_.subjects;
    figures_.moves += real.size();
    ++(said.decided ? figures_.same : figures_.undecided);
    for (const auto& [from, to] : told) {
      if (whole && !real.contains({from, to})) return fmt::format("invented: {} from {} to {}", said.name, from, to);
    }
    for (const auto& [from, to] : real) {
      if (said.decided && !told.contains({from, to}))
        return fmt::format("missed: {} from {} to {}", said.name, from, to);
    }
    return "";
  }

  std::array<const Framework*, 2> frameworks_;
  std::array<Plan, 2> plans_;
  prove::Joint joint_;
  std::array<std::vector<prove::Variable>, 2> variables_;
  prove::Difference difference_;
  Figures& figures_;
  std::vector<Subjects> subjects_;
  std::map<std::string, Moves> moves_;
};

void hold(std::uint64_t seed, Figures& figures) {
  const Rules rules = generate_small_amendment(seed);
  Bench edited(rules.text, rules.name);
  const std::string name = rules.name.substr(0, rules.name.rfind("-amended"));
  Diagnostics unheard;
  const auto base = load(edited.library, *edited.library.find(name), unheard);
  if (!edited.framework || !base) FAIL("seed " << seed << ": the rules are refused\n" << rules.text);
  Random random(seed);
  Compared compared(*base, *edited.framework, 1 + static_cast<std::int64_t>(seed % 2), figures);
  const std::string wrong = compared.complaint(random);
  if (!wrong.empty()) FAIL("seed " << seed << "\n" << rules.text << "\n" << wrong);
}

TEST_CASE("what an amendment is said to change is what it changes") {
  Figures figures;
  const std::uint64_t first = setting("RUBRIC_PROPERTY_SEED", 0);
  const std::uint64_t rounds = setting("RUBRIC_PROPERTY_ROUNDS", 1'000) / 4;
  for (std::uint64_t seed = first; seed < first + rounds; ++seed) hold(seed, figures);
  fmt::print("{} amendments, of {} of them all inspections: {} ratings compared, {} of them undecided, {} moves\n",
             figures.pairs, figures.whole, figures.subjects, figures.undecided, figures.moves);
  CHECK((rounds < 10 || 2 * figures.undecided < figures.subjects));
}

}  // namespace
}  // namespace rubric::oracle
