#include "runtime/prove/joint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "runtime/alternatives.hpp"
#include "runtime/prove/limits.hpp"

namespace rubric::prove {

namespace {

// The choices of one side, then those of the other; `pairs` says which are the same.
struct BothChoices {
  std::vector<Choice> choices;
  std::vector<Alternative> pairs;
  bool complete = true;
};

class Joining {
 public:
  Joining(const Both& frameworks, std::int64_t most) : most_(most) { joint_.frameworks = frameworks; }

  Joint run() {
    joint_.standards = matched(called(before().standards), called(after().standards));
    inputs();
    day();
    for (std::uint32_t group = 0; group < joint_.standards.size(); ++group) standard(group);
    return std::move(joint_);
  }

 private:
  const Framework& before() const { return *joint_.frameworks[0]; }
  const Framework& after() const { return *joint_.frameworks[1]; }

  void remark(std::string text) { joint_.remarks.push_back(std::move(text)); }
  void remark_match(std::string_view what, const std::string& was, const std::string& is) {
    if (was != is) remark(fmt::format("{} `{}` is taken for what was `{}`", what, is, was));
  }

  void add(Variable::What what, std::optional<std::uint32_t> a, std::optional<std::uint32_t> b, StandardId group,
           Choices choices, Alternatives alternatives, bool complete = true) {
    const Variable variable{what, UINT32_MAX, group, std::move(choices), complete};
    for (std::size_t side = 0; side < 2; ++side) {
      joint_.variables[side].push_back(variable);
      joint_.variables[side].back().index = (side == 0 ? a : b).value_or(UINT32_MAX);
    }
    joint_.alternatives.push_back(std::move(alternatives));
  }
  void add(Variable::What what, std::optional<std::uint32_t> a, std::optional<std::uint32_t> b, StandardId group,
           BothChoices made) {
    if (made.pairs.empty()) {  // nothing is the same on both sides: nothing can be compared
      made = {{{{}, Value::nothing(), 0}}, {{0, 0}}, false};
    }
    add(what, a, b, group, std::make_shared<const std::vector<Choice>>(std::move(made.choices)),
        std::make_shared<const std::vector<Alternative>>(std::move(made.pairs)), made.complete);
  }

  // ---- inputs

  static std::vector<Called> called_inputs(const Framework& framework) {
    std::vector<Called> names;
    for (const FactId input : framework.inputs) names.push_back({framework[input].id, framework[input].title});
    return names;
  }

  void inputs() {
    for (const Match& match : matched(called_inputs(before()), called_inputs(after()))) {
      if (!match.before || !match.after) {
        const Framework& framework = match.before ? before() : after();
        const FactId id = framework.inputs[match.before.value_or(match.after.value_or(0))];
        remark(fmt::format("input `{}` is only in the {}", framework[id].id, match.before ? "base" : "edited rules"));
        ChoicesOfFact found = choices_of(framework, id, Op::input);
        BothChoices own{std::move(found.choices), {}, found.complete};
        for (std::uint32_t i = 0; i < own.choices.size(); ++i) own.pairs.push_back({i, i});
        const auto place = [&](bool is) { return is ? std::optional(id.index) : std::nullopt; };
        add(Variable::What::input, place(match.before.has_value()), place(match.after.has_value()), {}, std::move(own));
        continue;
      }
      const FactId a = before().inputs[*match.before];
      const FactId b = after().inputs[*match.after];
      remark_match("input", before()[a].id, after()[b].id);
      add(Variable::What::input, a.index, b.index, {}, of_both(a, b));
    }
  }

  // Numbers are tried on both sides if they are on one.
  BothChoices of_both(FactId a, FactId b) {
    const std::vector<Choice> first = choices_of(before(), a, Op::input).choices;
    const std::vector<Choice> second = choices_of(after(), b, Op::input).choices;
    const Fact& was = before()[a];
    const Fact& is = after()[b];
    if (holds_number(was) != holds_number(is)) {
      remark(fmt::format("input `{}` has another type: what it decides is not compared", is.id));
      return {};
    }
    if (holds_number(was)) return numbers(a, b);
    BothChoices made{first, {}, true};
    made.choices.insert(made.choices.end(), second.begin(), second.end());
    for (std::uint32_t i = 0; i < first.size(); ++i) {
      for (std::uint32_t k = 0; k < second.size(); ++k) {
        if (name_of(before(), was, first[i]) == name_of(after(), is, second[k]))
          made.pairs.push_back({i, static_cast<std::uint32_t>(first.size()) + k});
      }
    }
    if (made.pairs.size() < std::max(first.size(), second.size()))
      remark(fmt::format("of input `{}` only the choices that both have are compared", is.id));
    return made;
  }

  static bool holds_number(const Fact& fact) { return is_numeric(fact.type) || fact.type.kind == TypeKind::date; }

  static std::string name_of(const Framework& framework, const Fact& fact, const Choice& choice) {
    return choice.value.never_present() ? "missing" : value_text(framework, fact.type, choice.value);
  }

  BothChoices numbers(FactId a, FactId b) {
    const Fact& was = before()[a];
    const Fact& is = after()[b];
    if (!(was.bounds == is.bounds) || was.values != is.values || was.decimals != is.decimals ||
        was.or_missing != is.or_missing)
      remark(fmt::format("of input `{}` only what both allow is compared", is.id));
    const NumbersOfBoth both = numbers_of_both(before(), a, after(), b, Op::input);
    BothChoices made{{}, {}, both.complete};
    for (const Rational number : both.numbers) made.choices.push_back({{}, Value{0, number, false}, 0});
    if (before()[a].or_missing && after()[b].or_missing) made.choices.push_back({{}, Value::nothing(), 0});
    for (std::uint32_t i = 0; i < made.choices.size(); ++i) made.pairs.push_back({i, i});
    return made;
  }

  void day() {
    const Limits limits =
        merged(limits_of(before(), Op::fieldwork, UINT32_MAX), limits_of(after(), Op::fieldwork, UINT32_MAX));
    if (!limits.asked_for) return;
    BothChoices made{{}, {}, limits.complete};
    for (const Rational number : told_apart_days(limits)) {
      const auto i = static_cast<std::uint32_t>(made.choices.size());
      made.choices.push_back({{}, Value{0, number, false}, 0});
      made.pairs.push_back({i, i});
    }
    add(Variable::What::fieldwork, 0, 0, {}, std::move(made));
  }

  // ---- standards

  void standard(std::uint32_t group) {
    const Match& match = joint_.standards[group];
    const Standard* was = match.before ? &before().standards[*match.before] : nullptr;
    const Standard* is = match.after ? &after().standards[*match.after] : nullptr;
    if (was == nullptr || is == nullptr)
      remark(fmt::format("standard {} is only in the {}", (was != nullptr ? was : is)->id,
                         was != nullptr ? "base" : "edited rules"));
    if (was != nullptr && is != nullptr) remark_match("standard", was->id, is->id);
    judgement(match, was, is, {group});
    const std::vector<Called> none;
    const auto names = [](const Framework& framework, const Standard* standard) {
      std::vector<Called> all;
      if (standard == nullptr) return all;
      for (const QuestionId id : standard->questions) all.push_back({framework[id].id, framework[id].title});
      return all;
    };
    for (const Match& each : matched(names(before(), was), names(after(), is))) question(each, was, is, {group});
  }

  void judgement(const Match& match, const Standard* was, const Standard* is, StandardId group) {
    const bool first = was != nullptr && was->judged;
    const bool second = is != nullptr && is->judged;
    if (!first && !second) return;
    if (was != nullptr && is != nullptr && first != second)
      remark(fmt::format("standard {} is judged only in the {}", is->id, first ? "base" : "edited rules"));
    const Scale* a = first ? &before()[was->judged_on] : nullptr;
    const Scale* b = second ? &after()[is->judged_on] : nullptr;
    BothChoices made;
    for (const Scale* scale : {a, b}) {
      for (std::uint32_t i = 0; scale != nullptr && i < scale->levels.size(); ++i)
        made.choices.push_back({{}, Value::alternative(i)});
    }
    if (a != nullptr && b != nullptr) {
      for (std::uint32_t i = 0; i < a->levels.size(); ++i) {
        for (std::uint32_t k = 0; k < b->levels.size(); ++k) {
          if (same_level(*a, i, *b, k)) made.pairs.push_back({i, static_cast<std::uint32_t>(a->levels.size()) + k});
        }
      }
      if (made.pairs.size() < std::max(a->levels.size(), b->levels.size()))
        remark(fmt::format("of the judgement of standard {} only the levels that both have are compared", is->id));
    } else {
      for (std::uint32_t i = 0; i < made.choices.size(); ++i) made.pairs.push_back({i, i});
    }
    add(Variable::What::judgement, first ? match.before : std::nullopt, second ? match.after : std::nullopt, group,
        std::move(made));
  }

  void question(const Match& match, const Standard* was, const Standard* is, StandardId group) {
    const Question* a = match.before ? &before()[was->questions[*match.before]] : nullptr;
    const Question* b = match.after ? &after()[is->questions[*match.after]] : nullptr;
    const auto place = [&](const Framework& framework, const Question* question) {
      return question == nullptr ? std::nullopt
                                 : std::optional(static_cast<std::uint32_t>(question - framework.questions.data()));
    };
    if ((a == nullptr || b == nullptr) && was != nullptr && is != nullptr)
      remark(fmt::format("question {} of standard {} is only in the {}", (a != nullptr ? a : b)->id, is->id,
                         a != nullptr ? "base" : "edited rules"));
    if (a != nullptr && b != nullptr) remark_match(fmt::format("of standard {} question", is->id), a->id, b->id);
    std::int64_t largest = 0;
    if (a != nullptr) largest = std::max(largest, most_relevant(before(), a->kind, most_));
    if (b != nullptr) largest = std::max(largest, most_relevant(after(), b->kind, most_));
    auto& [choices, alternatives] = tallies_[largest];
    if (!choices) {
      choices = tallies_of(largest);
      std::vector<Alternative> same;
      for (std::uint32_t i = 0; i < choices->size(); ++i) same.push_back({i, i});
      alternatives = std::make_shared<const std::vector<Alternative>>(std::move(same));
    }
    add(Variable::What::question, place(before(), a), place(after(), b), group, choices, alternatives);
  }

  std::int64_t most_;
  Joint joint_;
  std::map<std::int64_t, std::pair<Choices, Alternatives>> tallies_;
};

}  // namespace

bool same_level(const Scale& before, std::uint32_t a, const Scale& after, std::uint32_t b) {
  if (before.levels[a].id == after.levels[b].id) return true;
  const auto has = [](const Scale& scale, const std::string& id) {
    return std::any_of(scale.levels.begin(), scale.levels.end(), [&](const Level& level) { return level.id == id; });
  };
  return a == b && before.levels.size() == after.levels.size() && !has(after, before.levels[a].id) &&
         !has(before, after.levels[b].id);
}

Joint joined(const Both& frameworks, std::int64_t most) { return Joining(frameworks, most).run(); }

}  // namespace rubric::prove
