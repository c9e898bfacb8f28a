#include "runtime/prove/relevance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "runtime/alternatives.hpp"
#include "runtime/condition.hpp"
#include "runtime/prove/limits.hpp"
#include "runtime/prove/variables.hpp"

namespace rubric::prove {

namespace {

constexpr std::size_t kMostCases = 200'000;

// The cases that some facts can make.
class Cases {
 public:
  Cases(const Framework& framework, const std::vector<ExprId>& conditions)
      : framework_(framework), values_(framework.facts.size()) {
    bool day = false;
    for (const ExprId condition : conditions) {
      const Reads reads = reads_of(framework, condition);
      day = day || reads.fieldwork;
      for (const FactId fact : reads.facts) add(fact);
    }
    if (day) days_ = told_apart_days(limits_of(framework, Op::fieldwork, UINT32_MAX));
    if (days_.empty()) days_.emplace_back(0);
    count_ = days_.size();
    for (const auto& [fact, choices] : choices_) count_ = std::min(count_ * choices.size(), kMostCases + 1);
  }

  bool too_many() const { return count_ > kMostCases; }
  bool complete() const { return complete_; }

  // Whether some case meets all of the conditions.
  bool meet(const std::vector<ExprId>& conditions) {
    for (const Rational day : days_) {
      const Date date{std::chrono::days(day.numerator())};
      std::vector<std::size_t> at(choices_.size());
      do {
        for (std::size_t i = 0; i < at.size(); ++i) values_[choices_[i].first.index] = choices_[i].second[at[i]].value;
        Diagnostics unheard;
        const auto holds_for = [&](ExprId condition) {
          return may_hold(holds(framework_, condition, values_, date, unheard));
        };
        if (std::all_of(conditions.begin(), conditions.end(), holds_for)) return true;
      } while (next(at));
    }
    return false;
  }

 private:
  void add(FactId fact) {
    const auto same = [&](const auto& known) { return known.first == fact; };
    if (std::any_of(choices_.begin(), choices_.end(), same)) return;
    ChoicesOfFact found = choices_of(framework_, fact, Op::fact);
    complete_ = complete_ && found.complete;
    choices_.emplace_back(fact, std::move(found.choices));
  }

  bool next(std::vector<std::size_t>& at) const {
    for (std::size_t i = 0; i < at.size(); ++i) {
      if (++at[i] < choices_[i].second.size()) return true;
      at[i] = 0;
    }
    return false;
  }

  const Framework& framework_;
  std::vector<std::pair<FactId, std::vector<Choice>>> choices_;
  std::vector<Rational> days_;
  std::vector<Value> values_;
  std::size_t count_ = 1;
  bool complete_ = true;
};

}  // namespace

void find_never_asked(const Framework& framework, Diagnostics& diagnostics, std::vector<std::string>& not_tried) {
  const auto check = [&](const std::vector<ExprId>& conditions, const std::string& name, std::string_view what) {
    Cases cases(framework, conditions);
    if (cases.too_many()) {
      not_tried.push_back(fmt::format("whether {} is ever relevant: its condition has too many cases", name));
    } else if (!cases.meet(conditions) && !cases.complete()) {
      not_tried.push_back(fmt::format("whether {} is ever relevant: its condition reckons with numbers", name));
    } else if (!cases.meet(conditions)) {
      diagnostics.add({Code::never_asked,
                       framework[conditions.back()].span,
                       fmt::format("{} is relevant in no case", name),
                       conditions.size() > 1 ? "correct the condition: it contradicts that of its question"
                                             : fmt::format("correct the condition, or take the {} out", what),
                       {},
                       {}});
    }
  };
  for (const Question& question : framework.questions) {
    const std::string name = fmt::format("question {} of standard {}", question.id, framework[question.standard].id);
    if (question.when) check({question.when}, name, "question");
    for (const Prompt& prompt : question.prompts) {
      if (!prompt.when) continue;
      const std::vector<ExprId> conditions =
          question.when ? std::vector{question.when, prompt.when} : std::vector{prompt.when};
      check(conditions, fmt::format("prompt {} of {}", prompt.id, name), "prompt");
    }
  }
}

}  // namespace rubric::prove
