// Which rules and figures of two frameworks correspond.
#include "runtime/rule_pairs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/cone.hpp"

namespace rubric {
namespace {

Op op_of(const Framework& framework, DefinitionId id) { return framework[framework[id].value].op; }

class Pairing {
 public:
  Pairing(const Framework& a, const Results& before, const Framework& b, const Results& after)
      : a_(a), before_(before), b_(b), after_(after) {}

  std::vector<RulePair> run() {
    for (std::size_t i = 0; i < before_.rules.size(); ++i) {
      const auto at = i == 0 && next_ == 0 && !after_.rules.empty() ? next_ : partner(before_.rules[i]);
      if (at < after_.rules.size()) {
        alone_up_to(at);
        pairs_.push_back({before_.rules[i], after_.rules[next_++]});
      } else {
        pairs_.push_back({before_.rules[i], {}});
      }
    }
    alone_up_to(after_.rules.size());
    pairs_.push_back({before_.rating, after_.rating});
    const auto awarded = [](const Results& results) { return results.awarded ? results.awarded : results.rating; };
    pairs_.push_back({awarded(before_), awarded(after_)});
    return std::move(pairs_);
  }

 private:
  void alone_up_to(std::size_t end) {
    for (; next_ < end; ++next_) pairs_.push_back({{}, after_.rules[next_]});
  }

  bool is_in_both(DefinitionId rule) const {
    return std::any_of(before_.rules.begin(), before_.rules.end(),
                       [&](DefinitionId other) { return a_[other].origin.span == b_[rule].origin.span; });
  }

  // The place of the rule that goes with this one; the end where there is none.
  std::size_t partner(DefinitionId rule) const {
    const auto find = [&](const auto& fits) {
      const auto from = after_.rules.begin() + static_cast<std::ptrdiff_t>(next_);
      return static_cast<std::size_t>(std::find_if(from, after_.rules.end(), fits) - after_.rules.begin());
    };
    const auto same = find([&](DefinitionId other) { return a_[rule].origin.span == b_[other].origin.span; });
    if (same < after_.rules.size()) return same;
    return find([&](DefinitionId other) { return op_of(a_, rule) == op_of(b_, other) && !is_in_both(other); });
  }

  const Framework& a_;
  const Results& before_;
  const Framework& b_;
  const Results& after_;
  std::size_t next_ = 0;
  std::vector<RulePair> pairs_;
};

std::string identity(const Framework& framework, StandardId id) {
  const Span& span = framework[id].identity;
  return fmt::format("standard {}:{}", static_cast<std::uint32_t>(span.source), span.begin);
}

bool belongs_to(const Results& results, DefinitionId id) {
  return results.rating == id || results.awarded == id || results.score == id ||
         std::find(results.rules.begin(), results.rules.end(), id) != results.rules.end();
}

// Empty where it is no result.
std::string subject_of(const Framework& framework, DefinitionId id) {
  for (std::uint32_t i = 0; i < framework.standards.size(); ++i) {
    if (belongs_to(framework.standards[i].results, id)) return identity(framework, {i});
  }
  for (const Domain& domain : framework.domains) {
    if (belongs_to(domain.results, id)) return "domain " + domain.id;
  }
  return {};
}

}  // namespace

std::vector<RulePair> pair_rules(const Framework& a, const Results& before, const Framework& b, const Results& after) {
  return Pairing(a, before, b, after).run();
}

const Results* results_of(const Framework& framework, DefinitionId definition) {
  const auto gives = [&](const Results& results) {
    return results.rating == definition || results.awarded == definition;
  };
  for (const Standard& standard : framework.standards) {
    if (gives(standard.results)) return &standard.results;
  }
  for (const Domain& domain : framework.domains) {
    if (gives(domain.results)) return &domain.results;
  }
  return framework.overall && gives(*framework.overall) ? &*framework.overall : nullptr;
}

std::string subject_of(const Framework& framework, const Member& member) {
  const bool counted = framework[member.value].op == Op::constant && member.guard;
  return subject_of(framework, counted ? member.guard : member.value);
}

std::string subject_of(const Framework& framework, ExprId value) {
  const Expr& expr = framework[value];
  if (const QuestionId question = question_of(expr))
    return fmt::format("{} {}", identity(framework, framework[question].standard), framework[question].id);
  switch (expr.op) {
    case Op::judged: return identity(framework, {expr.index});
    case Op::input: return "input " + framework.facts[expr.index].id;
    case Op::definition: {
      const std::string subject = subject_of(framework, DefinitionId{expr.index});
      return subject.empty() ? framework.definitions[expr.index].name : subject;
    }
    default: return expr.args.empty() ? dump(framework, value) : subject_of(framework, expr.args[0]);
  }
}

}  // namespace rubric
