// Inspections rated at every point of a grid of numbers in the rules.
#include "app/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "app/progress.hpp"
#include "app/variant.hpp"
#include "runtime/band_edges.hpp"
#include "runtime/operands.hpp"
#include "runtime/variants.hpp"

namespace rubric::app {
namespace {

DefinitionId wanted_in(const Framework& framework, StandardId standard) {
  const Results& results = framework.results(standard);
  return results.awarded ? results.awarded : results.rating;
}

std::uint8_t standing_of(const Value& value, const Standings& standings) {
  const auto last = static_cast<std::uint8_t>(standings.titles.size() - 1);
  if (is_broken(value)) return last;
  if (value.never_present()) return static_cast<std::uint8_t>(last - 2);
  return value.certain() ? static_cast<std::uint8_t>(std::countr_zero(value.alternatives))
                         : static_cast<std::uint8_t>(last - 1);
}

}  // namespace

std::string in_words(const std::vector<Axis>& axes, const Point& point) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < axes.size(); ++i)
    parts.push_back(fmt::format("{} = {}", axes[i].name, to_string(point[i])));
  return fmt::format("{}", fmt::join(parts, ", "));
}

void Sweep::add(std::size_t inspection, std::unique_ptr<Rating> rating) {
  swept_.inspections.push_back(inspection);
  swept_.now.push_back(standing_of(rating->outcome[wanted_in(*rating->framework, standard_)], swept_.standings));
  swept_.at.emplace_back(swept_.points.size());
  ratings_.push_back(std::move(rating));
}

std::vector<Rational> Sweep::parameters_at(const Point& point) const {
  std::vector<Rational> values;
  for (std::size_t i = 0; i < point.size(); ++i) {
    if (swept_.axes[i].parameter) values.push_back(point[i]);
  }
  return values;
}

// The rules are read again for other values of parameters, as these may stand anywhere in them; and the data with them,
// as conditions of questions may ask for them. Edges are moved in what has been read.
std::string Sweep::run(const std::optional<std::string>& framework, Diagnostics& diagnostics) {
  std::map<std::vector<Rational>, Points> by_parameters;
  for (std::size_t i = 0; i < swept_.points.size(); ++i) by_parameters[parameters_at(swept_.points[i])].push_back(i);
  Progress progress("rating", swept_.inspections.size() * swept_.points.size());
  for (const auto& [values, points] : by_parameters) {
    const Framework* variant = with_parameters(values, diagnostics);
    if (variant == nullptr) return fmt::format("the rules are wrong at {}", in_words(swept_.points[points.front()]));
    std::vector<std::unique_ptr<Rating>> again;
    std::vector<const Inspection*> bound;
    for (std::size_t i = 0; i < ratings_.size(); ++i) {
      if (variant == swept_.framework) {
        bound.push_back(&ratings_[i]->inspection);
        continue;
      }
      Diagnostics problems;
      again.push_back(inspections_.rate(swept_.inspections[i], framework, declared_.name, problems, variant));
      if (again.back() == nullptr)
        swept_.unrated.push_back(
            {swept_.inspections[i], in_words(swept_.points[points.front()]), first_error(problems, rules_.sources())});
      bound.push_back(again.back() == nullptr ? nullptr : &again.back()->inspection);
    }
    if (const std::string problem = sweep(*variant, points, bound, progress); !problem.empty()) return problem;
  }
  return {};
}

std::string Sweep::sweep(const Framework& framework, const Points& points, const std::vector<const Inspection*>& bound,
                         Progress& progress) {
  std::vector<std::vector<Patch>> patches(points.size());
  std::vector<BandingId> moved;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::string problem = patches_at(framework, swept_.points[points[i]], patches[i]);
    if (!problem.empty()) return fmt::format("at {}: {}", in_words(swept_.points[points[i]]), problem);
  }
  for (const Patch& patch : patches.front()) moved.push_back(patch.banding);
  Variants variants(framework, wanted_in(framework, standard_), moved);
  for (std::size_t i = 0; i < bound.size(); ++i) {
    if (bound[i] != nullptr) variants.take(*bound[i]);
    for (std::size_t p = 0; p < points.size(); ++p) {
      for (const Patch& patch : patches[p]) {
        std::vector<Band>& bands = variants.banding(patch.banding).bands;
        for (std::size_t b = 0; b < bands.size(); ++b) bands[b].bounds = patch.bounds[b];
      }
      swept_.at[i][points[p]] = standing_of(bound[i] == nullptr ? broken() : variants.rating(), swept_.standings);
    }
    progress.advance(points.size());
  }
  return {};
}

std::string Sweep::patches_at(const Framework& framework, const Point& point, std::vector<Patch>& patches) const {
  std::map<BandingId, Banding> changed;
  std::vector<BandEdge> edges;
  for (std::size_t i = 0; i < point.size(); ++i) {
    if (swept_.axes[i].parameter) continue;
    std::string problem;
    const auto edge = find_edge(framework, swept_.axes[i].name, problem);
    if (!edge) return problem;
    if (std::find(edges.begin(), edges.end(), *edge) != edges.end())
      return fmt::format("`{}` is an edge that is set already", swept_.axes[i].name);
    edges.push_back(*edge);
    move_edge(changed.try_emplace(edge->banding, framework[edge->banding]).first->second, *edge, point[i]);
  }
  for (const auto& [id, banding] : changed) {
    if (const std::string problem = problem_with(banding); !problem.empty()) return problem;
    Patch& patch = patches.emplace_back(Patch{id, {}});
    for (const Band& band : banding.bands) patch.bounds.push_back(band.bounds);
  }
  return {};
}

// Itself where the values are what they are.
const Framework* Sweep::with_parameters(const std::vector<Rational>& values, Diagnostics& diagnostics) {
  std::vector<std::pair<std::string, Rational>> changed;
  auto value = values.begin();
  for (const Axis& axis : swept_.axes) {
    if (!axis.parameter) continue;
    const std::vector<Definition>& all = swept_.framework->definitions;
    const auto now = std::find_if(all.begin(), all.end(), [&](const Definition& one) { return one.name == axis.name; });
    const Expr* is = now == all.end() ? nullptr : &(*swept_.framework)[now->value];
    if (is == nullptr || is->op != Op::constant || is->number != *value) changed.emplace_back(axis.name, *value);
    ++value;
  }
  if (changed.empty()) return swept_.framework;
  auto variant = app::with_parameters(rules_, declared_, changed, diagnostics);
  return variant ? variants_.emplace_back(std::move(variant)).get() : nullptr;
}

std::string Sweep::in_words(const Point& point) const { return app::in_words(swept_.axes, point); }

}  // namespace rubric::app
