// What `rubric sweep` varies: `--set NAME=FROM..TO/STEP`.
#include "app/sweep_axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "runtime/band_edges.hpp"

namespace rubric::app {
namespace {

constexpr std::string_view kHow = "write it as `--set pass-mark=55..70`, or `--set sufficiency.good.from=60..70/5`";

std::optional<Rational> number(const std::string& text) {
  const auto parsed = Rational::parse(text);
  return parsed && parsed->valid() ? parsed : std::nullopt;
}

// "FROM..TO/STEP"; without a step 1, without an end one value.
std::string read_values(const std::string& text, Axis& axis) {
  const std::size_t dots = text.find("..");
  const std::size_t slash = text.find('/');
  const auto from = number(text.substr(0, dots));
  const auto to = dots == std::string::npos ? from : number(text.substr(dots + 2, slash - dots - 2));
  const auto step = slash == std::string::npos ? std::optional(Rational(1)) : number(text.substr(slash + 1));
  if (!from || !to || !step || (dots == std::string::npos && slash != std::string::npos))
    return fmt::format("`{}` are no values; {}", text, kHow);
  if (*to < *from || *step <= 0)
    return fmt::format("`{}` has no values: it runs from the lower to the higher one", text);
  for (Rational value = *from; value.valid() && value <= *to; value = value + *step) {
    if (axis.values.size() == kMaxPoints) return fmt::format("`{}` are more than {} values", text, kMaxPoints);
    axis.values.push_back(value);
  }
  return {};
}

}  // namespace

std::string read_axis(const std::string& text, const Framework& framework, const std::vector<std::string>& parameters,
                      Axis& axis) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) return fmt::format("`{}` sets nothing; {}", text, kHow);
  axis.name = text.substr(0, equals);
  axis.parameter = std::find(parameters.begin(), parameters.end(), axis.name) != parameters.end();
  std::string problem;
  if (!axis.parameter && !find_edge(framework, axis.name, problem)) return problem;
  return read_values(text.substr(equals + 1), axis);
}

std::vector<Point> grid_of(const std::vector<Axis>& axes) {
  std::vector<Point> points{{}};
  for (const Axis& axis : axes) {
    std::vector<Point> longer;
    longer.reserve(points.size() * axis.values.size());
    for (const Point& point : points) {
      for (const Rational value : axis.values) {
        longer.push_back(point);
        longer.back().push_back(value);
      }
    }
    points = std::move(longer);
  }
  return points;
}

}  // namespace rubric::app
