// The edges of bandings by name, and how they are moved: `sufficiency.good.from` is where the band begins.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/framework.hpp"

namespace rubric {

// The seam between a band and the next higher one: both ends move together.
struct BandEdge {
  BandingId banding;
  std::size_t below = 0;  // the band that ends there
  bool from = false;      // said as where the upper one begins, not as where the lower one ends
  friend bool operator==(const BandEdge& a, const BandEdge& b) { return a.banding == b.banding && a.below == b.below; }
};

// `BANDING.BAND.from` or `.to`, where the band is called by its name or by the level that it alone gives; the banding
// that stands in the rules of the overall is called `overall`. None, with what is wrong, in words.
std::optional<BandEdge> find_edge(const Framework& framework, std::string_view name, std::string& problem);

// Moves both bands that meet there, which keep their distance.
void move_edge(Banding& banding, const BandEdge& edge, Rational place);

// What is wrong with bands whose edges have been moved: one has passed its neighbour, or lies where no value can.
std::string problem_with(const Banding& banding);

}  // namespace rubric
