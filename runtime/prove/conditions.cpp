#include "runtime/prove/conditions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "runtime/alternatives.hpp"
#include "runtime/condition.hpp"
#include "runtime/operands.hpp"

namespace rubric::prove {

namespace {

constexpr std::size_t kMostCases = 200'000;

// A fact that both frameworks know by the same name, and the values that it has in both.
struct Shared {
  std::array<FactId, 2> ids;
  std::vector<std::array<Value, 2>> values;
  std::vector<std::string> words;
};

std::optional<FactId> fact_of(const Framework& framework, KindId kind, const std::string& name) {
  if (!kind) return std::nullopt;
  for (const FactId id : framework[kind].facts) {
    if (framework[id].id == name) return id;
  }
  return std::nullopt;
}

class Comparison {
 public:
  Comparison(const Both& frameworks, const Question& before, const Question& after)
      : frameworks_(frameworks), questions_{&before, &after} {}

  // In words, the first case that only one of them asks; "" if there is none; none if it cannot be told.
  std::optional<std::string> run() {
    for (std::size_t side = 0; side < 2; ++side) {
      const Reads reads = reads_of(*frameworks_[side], questions_[side]->when);
      day_ = day_ || reads.fieldwork;
      for (const FactId fact : reads.facts) {
        if (!share((*frameworks_[side])[fact].id)) return std::nullopt;
      }
    }
    if (day_) return std::nullopt;
    std::size_t cases = 1;
    for (const Shared& fact : facts_) cases = std::min(cases * fact.values.size(), kMostCases + 1);
    if (cases > kMostCases) return std::nullopt;
    return try_all();
  }

 private:
  bool share(const std::string& name) {
    const auto same = [&](const Shared& known) { return (*frameworks_[0])[known.ids[0]].id == name; };
    if (std::any_of(facts_.begin(), facts_.end(), same)) return true;
    const auto before = fact_of(*frameworks_[0], questions_[0]->kind, name);
    const auto after = fact_of(*frameworks_[1], questions_[1]->kind, name);
    if (!before || !after) return false;
    Shared shared{{*before, *after}, {}, {}};
    const Type type = (*frameworks_[0])[*before].type;
    const bool numbers = holds_numbers(type) && holds_numbers((*frameworks_[1])[*after].type);
    if (numbers && !add_numbers(shared)) return false;
    for (std::size_t side = 0; !numbers && side < 2; ++side) add_values(shared, side);
    facts_.push_back(std::move(shared));
    return !facts_.back().values.empty();
  }

  // False if not all that matters can be tried.
  bool add_numbers(Shared& shared) {
    const Framework& before = *frameworks_[0];
    const Framework& after = *frameworks_[1];
    const NumbersOfBoth both = numbers_of_both(before, shared.ids[0], after, shared.ids[1], Op::fact);
    for (const Rational number : both.numbers) {
      const Value value{0, number, false};
      shared.values.push_back({value, value});
      shared.words.push_back(value_text(after, after[shared.ids[1]].type, value));
    }
    if (before[shared.ids[0]].or_missing && after[shared.ids[1]].or_missing) {
      shared.values.push_back({Value::nothing(), Value::nothing()});
      shared.words.emplace_back("missing");
    }
    return both.complete;
  }

  // Those that the framework of this side tells apart, as far as the other one has them.
  void add_values(Shared& shared, std::size_t side) {
    const Framework& own = *frameworks_[side];
    const Framework& other = *frameworks_[1 - side];
    const Fact& fact = own[shared.ids[side]];
    for (const Choice& choice : choices_of(own, shared.ids[side], Op::fact).choices) {
      const std::string words = value_text(own, fact.type, choice.value);
      if (std::find(shared.words.begin(), shared.words.end(), words) != shared.words.end()) continue;
      const std::optional<Value> counterpart = counterpart_of(other, other[shared.ids[1 - side]], choice.value, words);
      if (!counterpart) continue;
      shared.words.push_back(words);
      shared.values.push_back(side == 0 ? std::array{choice.value, *counterpart}
                                        : std::array{*counterpart, choice.value});
    }
  }

  static std::optional<Value> counterpart_of(const Framework& framework, const Fact& fact, const Value& value,
                                             const std::string& words) {
    if (value.never_present()) return fact.or_missing ? std::optional(value) : std::nullopt;
    if (!value.numbers.empty()) {
      const bool number = is_numeric(fact.type) || fact.type.kind == TypeKind::date;
      return number && allows(fact, value.numbers.hull().low) ? std::optional(value) : std::nullopt;
    }
    const std::size_t count = fact.type.kind == TypeKind::truth    ? 2
                              : fact.type.kind == TypeKind::choice ? fact.choices.size()
                                                                   : 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (value_text(framework, fact.type, Value::alternative(i)) == words) return Value::alternative(i);
    }
    return std::nullopt;
  }

  bool asked(std::size_t side, const std::vector<std::size_t>& at) const {
    const ExprId when = questions_[side]->when;
    if (!when) return true;
    std::vector<Value> values(frameworks_[side]->facts.size());
    for (std::size_t i = 0; i < at.size(); ++i) values[facts_[i].ids[side].index] = facts_[i].values[at[i]][side];
    Diagnostics unheard;
    return may_hold(holds(*frameworks_[side], when, values, Date{}, unheard));
  }

  std::string try_all() const {
    std::vector<std::size_t> at(facts_.size());
    while (true) {
      const bool before = asked(0, at);
      if (before != asked(1, at)) return words(at, before);
      std::size_t i = 0;
      while (i < at.size() && ++at[i] == facts_[i].values.size()) at[i++] = 0;
      if (i == at.size()) return {};
    }
  }

  std::string words(const std::vector<std::size_t>& at, bool before) const {
    std::string all;
    for (std::size_t i = 0; i < at.size(); ++i)
      all +=
          fmt::format("{}{} is {}", i == 0 ? "" : ", ", (*frameworks_[1])[facts_[i].ids[1]].id, facts_[i].words[at[i]]);
    return fmt::format("where {} it was {}asked and is {}", all, before ? "" : "not ", before ? "no longer" : "now");
  }

  const Both& frameworks_;
  std::array<const Question*, 2> questions_;
  std::vector<Shared> facts_;
  bool day_ = false;
};

}  // namespace

void compare_conditions(const Both& frameworks, const std::vector<Match>& standards,
                        std::vector<std::string>& remarks) {
  const auto names = [](const Framework& framework, const Standard& standard) {
    std::vector<Called> all;
    for (const QuestionId id : standard.questions) all.push_back({framework[id].id, framework[id].title});
    return all;
  };
  for (const Match& match : standards) {
    if (!match.before || !match.after) continue;
    const Standard& was = frameworks[0]->standards[*match.before];
    const Standard& is = frameworks[1]->standards[*match.after];
    for (const Match& pair : matched(names(*frameworks[0], was), names(*frameworks[1], is))) {
      if (!pair.before || !pair.after) continue;
      const Question& a = (*frameworks[0])[was.questions[*pair.before]];
      const Question& b = (*frameworks[1])[is.questions[*pair.after]];
      if (!a.when && !b.when) continue;
      if (a.when && b.when && dump(*frameworks[0], a.when) == dump(*frameworks[1], b.when)) continue;
      const std::optional<std::string> found = Comparison(frameworks, a, b).run();
      const std::string name = fmt::format("question {} of standard {}", b.id, is.id);
      if (!found) remarks.push_back(fmt::format("{} has another condition: not compared", name));
      if (found && !found->empty()) remarks.push_back(fmt::format("{} is asked of other cases: {}", name, *found));
    }
  }
}

}  // namespace rubric::prove
