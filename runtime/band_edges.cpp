// The edges of bandings by name, and how they are moved.
#include "runtime/band_edges.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lang/diagnostic.hpp"
#include "runtime/banding.hpp"

namespace rubric {
namespace {

std::vector<std::string> parts_of(std::string_view name) {
  std::vector<std::string> parts{""};
  for (const char c : name) {
    if (c == '.')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

// The banding in place that the rules of the overall apply.
BandingId banding_of_overall(const Framework& framework) {
  if (!framework.overall) return {};
  for (const DefinitionId rule : framework.overall->rules) {
    const Expr& expr = framework[framework[rule].value];
    if (expr.op == Op::band && framework.bandings[expr.index].id.empty()) return {expr.index};
  }
  return {};
}

BandingId banding_of(const Framework& framework, std::string_view id) {
  for (std::uint32_t i = 0; i < framework.bandings.size(); ++i) {
    if (framework.bandings[i].id == id) return {i};
  }
  return id == "overall" ? banding_of_overall(framework) : BandingId{};
}

std::string name_of(const Framework& framework, const Banding& banding, const Band& band) {
  if (!band.id.empty() || banding.result.kind != TypeKind::level) return band.id;
  return framework.scales[banding.result.of].levels[band.level].id;
}

// By its name, else by what it alone gives.
std::optional<std::size_t> band_of(const Framework& framework, const Banding& banding, std::string_view id) {
  const auto find = [&](const auto& fits) -> std::optional<std::size_t> {
    const auto first = std::find_if(banding.bands.begin(), banding.bands.end(), fits);
    if (first == banding.bands.end() || std::find_if(first + 1, banding.bands.end(), fits) != banding.bands.end())
      return std::nullopt;
    return static_cast<std::size_t>(first - banding.bands.begin());
  };
  if (const auto named = find([&](const Band& band) { return band.id == id; })) return named;
  if (banding.result.kind != TypeKind::level) return std::nullopt;
  return find([&](const Band& band) { return framework.scales[banding.result.of].levels[band.level].id == id; });
}

std::string instead(std::string_view name, const std::vector<std::string>& there) {
  const std::string near = did_you_mean(name, {there.begin(), there.end()});
  return near.empty() ? fmt::format("there are `{}`", fmt::join(there, "`, `"))
                      : fmt::format("did you mean `{}`?", near);
}

std::string no_banding(const Framework& framework, std::string_view id) {
  std::vector<std::string> there;
  for (const Banding& banding : framework.bandings) {
    if (!banding.id.empty()) there.push_back(banding.id);
  }
  if (banding_of_overall(framework)) there.emplace_back("overall");
  return fmt::format("{} has no banding `{}`; {}", framework.id, id,
                     there.empty() ? "it has none with a name" : instead(id, there));
}

std::string no_band(const Framework& framework, const Banding& banding, const std::vector<std::string>& parts) {
  std::vector<std::string> there;
  for (const Band& band : banding.bands) there.push_back(name_of(framework, banding, band));
  return fmt::format("`{}` has no one band `{}`; {}", parts[0], parts[1], instead(parts[1], there));
}

std::string words(const Band& band) {
  const Bounds& b = band.bounds;
  if (b.low && b.high) return fmt::format("{} to {}", to_string(*b.low), to_string(*b.high));
  if (b.low) return fmt::format("{} {}", b.low_open ? "above" : "at least", to_string(*b.low));
  return b.high ? fmt::format("{} {}", b.high_open ? "below" : "at most", to_string(*b.high)) : "otherwise";
}

// Empty where it can be.
std::string problem_with(const Banding& banding, Rational edge) {
  if (!edge.valid()) return "it is a number that is too large or too fine";
  const auto grid = grid_of(banding);
  if (grid && !(edge / *grid).is_whole())
    return fmt::format("{} is never met: values are rounded to multiples of {}", to_string(edge), to_string(*grid));
  const bool percent = banding.measure == TypeKind::percent;
  return percent && (edge < 0 || edge > 100) ? fmt::format("{} is no percent: these run from 0 to 100", to_string(edge))
                                             : "";
}

}  // namespace

std::optional<BandEdge> find_edge(const Framework& framework, std::string_view name, std::string& problem) {
  const std::vector<std::string> parts = parts_of(name);
  const bool whole = parts.size() == 3 && (parts[2] == "from" || parts[2] == "to");
  if (!whole) {
    problem =
        fmt::format("{} has no parameter `{}`; an edge of a band is called as in `sufficiency.good.from`, or `.to`",
                    framework.id, name);
    return std::nullopt;
  }
  const BandingId id = banding_of(framework, parts[0]);
  if (!id) return problem = no_banding(framework, parts[0]), std::nullopt;
  const Banding& banding = framework[id];
  const auto band = band_of(framework, banding, parts[1]);
  if (!band) return problem = no_band(framework, banding, parts), std::nullopt;
  const bool from = parts[2] == "from";
  const std::size_t below = from ? *band - 1 : *band;
  const bool there = !(from && *band == 0) && below + 1 < banding.bands.size() && !banding.bands[below + 1].otherwise &&
                     !banding.bands[*band].otherwise && banding.bands[below].bounds.high &&
                     banding.bands[below + 1].bounds.low;
  if (!there) {
    problem =
        fmt::format("band `{}` of `{}` has no {} edge with a neighbour", parts[1], parts[0], from ? "lower" : "upper");
    return std::nullopt;
  }
  return BandEdge{id, below, from};
}

void move_edge(Banding& banding, const BandEdge& edge, Rational place) {
  Bounds& lower = banding.bands[edge.below].bounds;
  Bounds& upper = banding.bands[edge.below + 1].bounds;
  const Rational apart = *upper.low - *lower.high;
  lower.high = edge.from ? place - apart : place;
  upper.low = edge.from ? place : place + apart;
}

std::string problem_with(const Banding& banding) {
  for (const auto end : {&Bounds::low, &Bounds::high}) {  // where bands begin first: edges are mostly called by that
    for (const Band& band : banding.bands) {
      const auto& edge = band.bounds.*end;
      if (const std::string problem = edge ? problem_with(banding, *edge) : ""; !problem.empty()) return problem;
    }
  }
  for (const Band& band : banding.bands) {
    const Bounds& b = band.bounds;
    const bool empty = b.low && b.high && (*b.high < *b.low || (*b.low == *b.high && (b.low_open || b.high_open)));
    if (empty)
      return fmt::format("{} would pass its neighbour: nothing is left of it ({})",
                         band.id.empty() ? "a band" : fmt::format("band `{}`", band.id), words(band));
  }
  return {};
}

}  // namespace rubric
