// Proofs as JSON: what an edit changes, and what it would take to move a rating.
#pragma once

#include <string>
#include <vector>

#include "runtime/prove/difference.hpp"
#include "runtime/prove/what_if.hpp"
#include "runtime/rating.hpp"

namespace rubric::app {

struct NamedDifference {
  std::string base;
  std::string edited;
  prove::Difference difference;
};
std::string json_of(const std::vector<NamedDifference>& differences);

std::string what_if_as_json(const Rating& rating, const prove::Wish& wish, const prove::WhatIf& found);

}  // namespace rubric::app
