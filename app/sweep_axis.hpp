// What `rubric sweep` varies: `--set NAME=FROM..TO/STEP`.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lang/framework.hpp"

namespace rubric::app {

inline constexpr std::size_t kMaxPoints = 100'000;  // of a grid: each is rated for every inspection

struct Axis {
  std::string name;  // of a parameter, or of the edge of a band
  bool parameter = false;
  std::vector<Rational> values;
};

// What is wrong with it, in words; empty if nothing.
std::string read_axis(const std::string& text, const Framework& framework, const std::vector<std::string>& parameters,
                      Axis& axis);

// All combinations, the last axis moving fastest: each point is a value of every axis.
using Point = std::vector<Rational>;
std::vector<Point> grid_of(const std::vector<Axis>& axes);

}  // namespace rubric::app
