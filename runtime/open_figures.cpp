#include "runtime/open_figures.hpp"

#include <utility>

#include "runtime/alternatives.hpp"
#include "runtime/leaves.hpp"

namespace rubric {

namespace {

std::vector<Tally> some_tallies(const Tallies& tallies) {
  const std::vector<Tally> few = *Tallies::up_to(kTriedCases).list();
  std::vector<Tally> some;
  for (const Tally tally : few) {
    const Value percent = tally_value(Op::percent, tally);
    const bool nothing = tally.relevant == 0 && tallies.may_be_nothing();
    const bool may_be =
        tally.relevant > 0 && (lies_within(tallies.relevant(), {tally.relevant, tally.relevant}) & 2U) != 0 &&
        (lies_within(tallies.percent(), {percent.numbers.hull().low, percent.numbers.hull().low}) & 2U) != 0;
    if (nothing || may_be) some.push_back(tally);
  }
  return some;
}

}  // namespace

std::vector<OpenFigure> open_figures(const Framework& framework, const Inspection& inspection) {
  std::vector<OpenFigure> figures;
  for (std::uint32_t s = 0; s < framework.standards.size(); ++s) {
    if (applies(inspection, {s}) == kNo) continue;
    OpenFigure judgement{{s}, {}, {}, {}, true};
    for_each_alternative(inspection.judged[s], [&](std::uint32_t level) { judgement.levels.push_back(level); });
    if (judgement.levels.size() > 1) figures.push_back(std::move(judgement));
    for (const QuestionId question : framework.standards[s].questions) {
      const Tallies& tallies = inspection.tallies[question.index];
      if (tallies.certain()) continue;
      const std::vector<Tally>* list = tallies.list();
      figures.push_back({{s}, question, list != nullptr ? *list : some_tallies(tallies), {}, list != nullptr});
    }
  }
  return figures;
}

}  // namespace rubric
