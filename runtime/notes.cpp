#include "runtime/notes.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "runtime/banding.hpp"
#include "runtime/sampling.hpp"

namespace rubric {

namespace {

QuestionId question_id(std::size_t index) { return {static_cast<std::uint32_t>(index)}; }

// The most cases that a question may turn out to be relevant to.
std::int64_t most_relevant(const Tallies& tallies) { return tallies.relevant().hull().high.numerator(); }

// Not only that the sample has no more cases.
bool has_figure(const Tallies& tallies) {
  const Numbers percent = tallies.percent();
  return tallies.certain() || percent.empty() || percent.hull().low > 0 || percent.hull().high < 100;
}

std::optional<std::int64_t> certainly_relevant(const Tallies& tallies) {
  const Numbers relevant = tallies.relevant();
  return relevant.certain() ? std::optional(relevant.hull().low.numerator()) : std::nullopt;
}

void add_short_samples(Notes& notes, const Framework& framework, const Inspection& inspection) {
  if (!framework.sampling) return;
  for (std::uint32_t i = 0; i < inspection.samples.size(); ++i) {
    const std::optional<std::int64_t> sample = inspection.samples[i];
    const std::optional<std::int64_t> eligible = inspection.eligible[i];
    const auto needed = needed_sample(*framework.sampling, KindId{i}, eligible);
    if (sample && needed && *sample < *needed) notes.push_back(ShortSample{KindId{i}, *sample, *needed, eligible});
  }
}

void add_out_of_reach(Notes& notes, const Framework& framework, const Inspection& inspection) {
  std::map<std::pair<std::int64_t, BandingId>, std::vector<QuestionId>> groups;
  for (std::size_t i = 0; i < inspection.tallies.size(); ++i) {
    const BandingId banding = framework[framework.questions[i].standard].banding;
    const std::optional<std::int64_t> relevant = certainly_relevant(inspection.tallies[i]);
    if (!banding || framework[banding].measure != TypeKind::percent) continue;
    if (relevant && *relevant > 0 && *relevant <= kMostOutOfReach)
      groups[{*relevant, banding}].push_back(question_id(i));
  }
  for (auto& [group, questions] : groups) {
    std::vector<std::uint32_t> bands = out_of_reach(framework[group.second], group.first);
    if (!bands.empty()) notes.push_back(OutOfReach{group.first, group.second, std::move(bands), std::move(questions)});
  }
}

void add_small_cells(Notes& notes, const Inspection& inspection, std::int64_t small_cell) {
  std::map<std::int64_t, std::vector<QuestionId>> groups;
  for (std::size_t i = 0; i < inspection.tallies.size(); ++i) {
    const std::int64_t relevant = most_relevant(inspection.tallies[i]);
    if (has_figure(inspection.tallies[i]) && relevant > 0 && relevant < small_cell)
      groups[relevant].push_back(question_id(i));
  }
  for (auto& [relevant, questions] : groups) notes.push_back(SmallCell{relevant, std::move(questions)});
}

}  // namespace

std::vector<std::uint32_t> out_of_reach(const Banding& banding, std::int64_t relevant) {
  std::vector<bool> reached(banding.bands.size());
  for (std::int64_t yes = 0; yes <= relevant; ++yes) {
    const Rational percent = Rational::fraction(100 * yes, relevant);
    const Rational value = rounded(percent, banding.rounding).hull().low;
    const auto holds = [&](const Band& band) { return !band.otherwise && band.bounds.contains(value); };
    auto band = std::find_if(banding.bands.begin(), banding.bands.end(), holds);
    if (band == banding.bands.end())
      band = std::find_if(banding.bands.begin(), banding.bands.end(), [](const Band& b) { return b.otherwise; });
    if (band != banding.bands.end()) reached[static_cast<std::size_t>(band - banding.bands.begin())] = true;
  }
  std::vector<std::uint32_t> bands;
  for (std::uint32_t i = 0; i < reached.size(); ++i) {
    if (!reached[i]) bands.push_back(i);
  }
  return bands;
}

Notes notes(const Framework& framework, const Inspection& inspection, std::int64_t small_cell) {
  Notes notes;
  add_short_samples(notes, framework, inspection);
  add_out_of_reach(notes, framework, inspection);
  add_small_cells(notes, inspection, small_cell);
  return notes;
}

}  // namespace rubric
