// The facts of one case, and which questions they make relevant.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/bind_cases.hpp"
#include "runtime/condition.hpp"
#include "runtime/leaves.hpp"

namespace rubric {

namespace {

const Fact* fact_of(const Framework* framework, const CaseKind* kind, std::string_view id) {
  if (kind == nullptr) return nullptr;
  for (const FactId fact : kind->facts) {
    if ((*framework)[fact].id == id) return &(*framework)[fact];
  }
  return nullptr;
}

}  // namespace

Condition condition_of(const Framework& framework, ExprId when, std::string path) {
  return {when, std::move(path), reads_of(framework, when)};
}

CaseFacts::CaseFacts(Binder& binder, KindId kind)
    : binder_(binder), own_kind_(kind_of(binder.own, binder.framework[kind].id)) {
  clear();
}

void CaseFacts::clear() {
  values_.assign(binder_.framework.facts.size(), Value::nothing());
  states_.assign(binder_.framework.facts.size(), State::missing);
}

void CaseFacts::read(FactId fact, const DataValue& value) {
  const Fact& declared = binder_.framework[fact];
  State& state = states_[fact.index];
  if (const std::optional<Value> read = fact_from(binder_.framework, declared, value)) {
    values_[fact.index] = *read;
    if (const auto choice = choice_in(declared, *read); choice && *choice < kMaxLevels)
      binder_.inspection.choices[fact.index] |= std::uint64_t{1} << *choice;
    state = State::given;
    return;
  }
  const Fact* own = fact_of(binder_.own, own_kind_, declared.id);
  if (own != nullptr && fact_from(*binder_.own, *own, value)) {
    binder_.set_aside(fmt::format("some values of `{}`", declared.id),
                      fmt::format("`{}` has no such value in {}", declared.id, binder_.framework.id), value.span);
    state = State::elsewhere;
    return;
  }
  no_value_of(binder_, declared, value);
  state = State::wrong;
}

void CaseFacts::reported(FactId fact) { states_[fact.index] = State::reported; }

// Absence is a proper value only of a fact that the inspection's own edition asked for.
bool CaseFacts::may_be_left_out(const Fact& fact) const {
  return fact.or_missing && (!binder_.asked_for || fact_of(binder_.own, own_kind_, fact.id) != nullptr);
}

// Of a fact that is not given as it should be.
Relevance CaseFacts::without(FactId fact, const Condition& condition, std::vector<Missing>& missing) {
  State& state = states_[fact.index];
  if (state == State::wrong || state == State::reported) return Relevance::unclear;
  if (binder_.asked_for || binder_.in_part) return Relevance::open;
  state = State::reported;
  const Fact& declared = binder_.framework[fact];
  missing.push_back({declared.id,
                     fmt::format("no `{}`, which decides whether `{}` is relevant", declared.id, condition.path),
                     fmt::format("write {} = and {}", declared.id, how_to_write(binder_.framework, declared))});
  return Relevance::unclear;
}

Relevance CaseFacts::relevance(const Condition& condition, std::vector<Missing>& missing) {
  if (!condition.when) return Relevance::yes;
  Relevance relevance = Relevance::yes;
  for (const FactId fact : condition.reads.facts) {
    const State state = states_[fact.index];
    if (state == State::given || (state == State::missing && may_be_left_out(binder_.framework[fact]))) continue;
    relevance = std::max(relevance, without(fact, condition, missing));
  }
  if (relevance != Relevance::yes) return relevance;
  if (condition.reads.fieldwork && !binder_.heading.fieldwork && binder_.in_part) return Relevance::open;
  if (condition.reads.fieldwork && !binder_.heading.fieldwork) {
    binder_.error(Code::missing_key, binder_.heading.span,
                  fmt::format("`fieldwork` is missing, which decides whether `{}` is relevant", condition.path),
                  "write the first day of fieldwork at the top of the file, as in fieldwork = 2020-10-26");
    return Relevance::unclear;
  }
  const Value value = holds(binder_.framework, condition.when, values_, binder_.heading.fieldwork.value_or(Date()),
                            binder_.diagnostics);
  if (!value.may_be(1)) return Relevance::no;
  return value.surely(1) ? Relevance::yes : Relevance::open;
}

}  // namespace rubric
