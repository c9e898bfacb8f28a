// Everything that the tables, choices and bandings of ratings and scores come to, as tables to print.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lang/framework.hpp"
#include "runtime/prove/variables.hpp"

namespace rubric::prove {

struct OutcomeTable {
  std::string name;  // of the table or banding; empty for one written in place
  Span span;
  std::vector<std::optional<Span>> headings;  // the words of what decides; none: ratings, taken together
  struct Row {
    std::vector<std::string> cells;  // a heading each; of ratings taken together, "2 good, 3 outstanding"
    std::string outcome;             // "no outcome" after an error
    double combinations = 0;
  };
  std::vector<Row> rows;  // sorted
  bool whole = true;      // no: there are too many combinations
};

// Of every table, `choose` and banding of numbers that a rating or score depends on; a row for each way in which what
// decides can come together. Percentages of questions are left out: they are banded one by one.
std::vector<OutcomeTable> outcome_tables(const Framework& framework, std::int64_t most = kMaxRelevant);

}  // namespace rubric::prove
