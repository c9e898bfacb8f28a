#include "tests/oracle/agreement.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/alternatives.hpp"
#include "tests/oracle/inspection.hpp"

namespace rubric::oracle {

namespace {

std::string shown(const std::vector<Tally>& tallies) {
  std::string text;
  for (const Tally tally : tallies) text += fmt::format(" {}/{}", tally.yes, tally.relevant);
  return text;
}

bool same_tallies(const Made& made, std::size_t question, const Tallies& tallies) {
  std::vector<Tally> counted = made.tallies[question];
  std::sort(counted.begin(), counted.end());
  if (!made.drawn[question]) return tallies.list() != nullptr && *tallies.list() == counted;
  return std::all_of(counted.begin(), counted.end(), [&](Tally tally) {
    const bool may_be = (lies_within(tallies.relevant(), {tally.relevant, tally.relevant}) & 2U) != 0;
    if (tally.relevant == 0) return may_be && tallies.may_be_nothing();
    const Rational percent = Rational::fraction(100 * tally.yes, tally.relevant);
    return may_be && (lies_within(tallies.percent(), {percent, percent}) & 2U) != 0;
  });
}

std::uint64_t bits(const std::vector<std::uint32_t>& levels) {
  std::uint64_t set = 0;
  for (const std::uint32_t level : levels) set |= std::uint64_t{1} << level;
  return set;
}

}  // namespace

bool holds_numbers(const Framework& framework, ExprId id) {
  const Type type = framework[id].type;
  return is_numeric(type) || type.kind == TypeKind::date;
}

bool may_be(const Value& value, const Plain& result, bool numbers) {
  if (result.absent) return value.absent;
  if (!numbers) return value.may_be(result.place);
  return !value.numbers.empty() && (lies_within(value.numbers, {result.number, result.number}) & 2U) != 0;
}

Agreement agreement(const Value& value, const std::set<Plain>& results, bool numbers) {
  if (!std::all_of(results.begin(), results.end(), [&](const Plain& result) { return may_be(value, result, numbers); }))
    return Agreement::none;
  std::size_t possible = value.absent ? 1 : 0;
  if (numbers && !value.numbers.empty()) {
    if (!value.numbers.members()) return Agreement::sound;
    possible += value.numbers.members()->size();
  }
  if (!numbers) for_each_alternative(value.alternatives, [&](std::uint32_t) { ++possible; });
  return possible == results.size() ? Agreement::exact : Agreement::sound;
}

std::string show(const Framework& framework, Type type, const Plain& result) {
  if (result.absent) return "absent";
  switch (type.kind) {
    case TypeKind::truth: return result.place == 1 ? "yes" : "no";
    case TypeKind::level: return framework.scales[type.of].levels[result.place].id;
    case TypeKind::choice: return framework.facts[type.of].choices[result.place].id;
    default: return to_exact_string(result.number);
  }
}

std::string show(const Framework& framework, Type type, const std::set<Plain>& results) {
  std::string text;
  for (const Plain& result : results) text += (text.empty() ? "" : ", ") + show(framework, type, result);
  return text;
}

bool seems_open(const Made& made, const Inspection& inspection) {
  for (std::uint32_t s = 0; s < made.applies.size(); ++s) {
    if (applies(inspection, {s}) == (kNo | kYes) && made.applies[s].size() == 1) return true;
  }
  return false;
}

std::string miscounted(const Framework& framework, const Made& made, const Inspection& inspection) {
  for (std::size_t q = 0; q < made.tallies.size(); ++q) {
    const Question& question = framework.questions[q];
    if (same_tallies(made, q, inspection.tallies[q])) continue;
    const std::vector<Tally>* list = inspection.tallies[q].list();
    return fmt::format("tallies of {}.{}: counted{}; bound{}", framework[question.standard].id, question.id,
                       shown(made.tallies[q]), list == nullptr ? " a range" : shown(*list));
  }
  for (std::size_t s = 0; s < made.judged.size(); ++s) {
    const Standard& standard = framework.standards[s];
    const std::uint64_t applied = applies(inspection, {static_cast<std::uint32_t>(s)});
    if ((made.applies[s].contains(true) && (applied & kYes) == 0) ||
        (made.applies[s].contains(false) && (applied & kNo) == 0))
      return "whether it applies: " + standard.id;
    if (standard.judged && made.applies[s].contains(true) && inspection.judged[s] != bits(made.judged[s]))
      return "the judgement of " + standard.id;
    if (inspection.patterns[s] != made.patterns[s]) return "the cases of " + standard.id;
  }
  return "";
}

}  // namespace rubric::oracle
