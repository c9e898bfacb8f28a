// Rules behind a rating, made up: bandings in place, limits and raises.
#include "tests/oracle/model.hpp"

namespace rubric::oracle {

namespace {

// `when …`, sometimes nothing.
std::string when(Model& model, const Place& place, std::size_t percent) {
  return model.random.chance(percent) ? " when " + truth(model, place, 2) : "";
}

std::string bound(Model& model, const Place& place, const ScaleModel& scale) {
  const bool first = scale.id == model.scales.front().id;
  for (const std::size_t i : place.standards) {
    const StandardModel& standard = model.standards[i];
    if (first && standard.scale == 0 && !standard.without_rating && model.random.chance(10))
      return "rating of " + pointer(standard);
  }
  if (first && !model.over_inputs.levels.empty() && model.random.chance(30))
    return model.random.pick(model.over_inputs.levels);
  const std::string& level = model.random.pick(scale.levels);
  if (scale.numbered || !model.random.chance(15)) return level;
  return fmt::format("choose {{ when {} -> {}  otherwise -> {} }}", truth(model, place, 1), level,
                     model.random.pick(scale.levels));
}

// How many levels; perhaps of something that is not rated, and perhaps less than none.
std::string amount(Model& model, const Place& place) {
  for (const std::size_t i : place.standards) {
    const StandardModel& standard = model.standards[i];
    const bool whole = standard.scored && standard.scale == 0 && !standard.own_score && model.scales[0].whole_scores;
    if (whole && model.random.chance(10)) return "score of " + pointer(standard);
  }
  const std::vector<std::string> words = {"1 level", "1 level", "1", "2 levels"};
  return model.random.pick(words);
}

std::string change(Model& model, const Place& place, const ScaleModel& scale) {
  switch (model.random.below(6)) {
    case 0:
    case 1: return fmt::format("limit rating to at most {}{}", bound(model, place, scale), when(model, place, 90));
    case 2: return fmt::format("raise rating to at least {}{}", bound(model, place, scale), when(model, place, 90));
    case 3: return fmt::format("raise rating by {}{}", amount(model, place), when(model, place, 95));
    case 4: return fmt::format("lower rating by {}{}", amount(model, place), when(model, place, 95));
    default: return "not rated" + when(model, place, 100);
  }
}

}  // namespace

void write_changes(Model& model, const Place& place, const ScaleModel& scale, std::size_t most) {
  for (std::size_t i = model.random.below(most + 1); i > 0; --i)
    model.line("{}{}", change(model, place, scale), cites(model.random));
}

void write_banded(Model& model, const std::string& what, const std::string& figure, BandingModel::Of of,
                  const ScaleModel& scale, std::int64_t reach) {
  const BandingText text =
      bands(model, of, outcomes(model, scale, 2 + model.random.below(scale.levels.size() - 1)), reach);
  const std::string gives = scale.numbered || model.random.chance(10) ? " gives " + scale.id : "";
  model.open("{} = {}{} banded{}", what, figure, text.rounding, gives);
  for (const std::string& band : text.bands) model.line("{}", band);
  model.close(cites(model.random));
}

}  // namespace rubric::oracle
