#include "app/beside_rows.hpp"

#include <algorithm>

namespace rubric::app {
namespace {

constexpr std::size_t kMostKnown = 4096;  // rows
constexpr std::size_t kMostTexts = 64;    // of a column: so many spellings its levels have at most

}  // namespace

BesideRows::BesideRows(const CaseWork& work, const Rater& rater) : work_(work), framework_(*rater.by.framework) {
  for (std::size_t i = 0; i < rater.match.places.size(); ++i) {
    const std::optional<RowPlace>& place = rater.match.places[i];
    if (!place || place->part != "judged") continue;
    const auto standard = std::find_if(framework_.standards.begin(), framework_.standards.end(),
                                       [&](const Standard& one) { return one.id == place->name; });
    if (standard == framework_.standards.end()) continue;
    judged_.push_back({.column = i, .standard = static_cast<std::uint32_t>(standard - framework_.standards.begin())});
  }
}

void BesideRows::forget_some() {
  if (known_.size() > kMostKnown) {
    known_.clear();
    numbers_ = {};
  }
  if (by_rest_.size() > kMostKnown) by_rest_.clear();
}

const BesideCases& BesideRows::of(const Section& section, std::uint32_t row, Sources& sources,
                                  const CaseSources& places) {
  const std::uint32_t says = row != kNoRow ? work_.joined->same_as(row) : 0;
  const std::uint32_t known = numbers_.find(says, [&](std::uint32_t number) { return known_[number].says == says; });
  if (known != NumberTable::kNone) return known_[known].beside;
  numbers_.add(says, static_cast<std::uint32_t>(known_.size()));
  BesideCases& beside = known_.emplace_back(Known{says}).beside;
  const bool is_split = row != kNoRow && split(work_.joined->says(row));
  if (is_split && put_together(beside)) return beside;
  Diagnostics unsaid;  // what is wrong is said where its cases are bound too
  const auto inspection = read_beside(work_, section, sources, places, unsaid);
  if (inspection) beside = beside_cases(framework_, *inspection);
  if (is_split && beside.plain) learn(beside);
  return beside;
}

// False where cells cannot be told apart so. The rest of a row that has too few or too many is that of no right row.
bool BesideRows::split(std::string_view row) {
  if (judged_.empty() || row.find('"') != std::string_view::npos) return false;
  rest_.clear();
  auto judged = judged_.begin();
  for (std::size_t column = 0;; ++column) {
    const std::size_t end = std::min(row.find(work_.joined->delimiter()), row.size());
    if (judged != judged_.end() && judged->column == column) {
      judged->cell = row.substr(0, end);
      ++judged;
    } else {
      rest_ += row.substr(0, end);
    }
    rest_ += work_.joined->delimiter();
    if (end == row.size()) return true;
    row.remove_prefix(end + 1);
  }
}

const std::uint8_t* BesideRows::Judged::level() const {
  const auto found = std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.first == cell; });
  return found == known.end() ? nullptr : &found->second;
}

bool BesideRows::put_together(BesideCases& beside) const {
  const auto alike = by_rest_.find(rest_);
  if (alike == by_rest_.end()) return false;
  if (!std::all_of(judged_.begin(), judged_.end(), [](const Judged& judged) { return judged.level() != nullptr; }))
    return false;
  beside = alike->second;
  for (const Judged& judged : judged_) beside.judged[judged.standard] = *judged.level();
  return true;
}

void BesideRows::learn(const BesideCases& beside) {
  by_rest_.emplace(rest_, beside);
  for (Judged& judged : judged_) {
    if (judged.level() == nullptr && judged.known.size() < kMostTexts)
      judged.known.emplace_back(judged.cell, beside.judged[judged.standard]);
  }
}

}  // namespace rubric::app
