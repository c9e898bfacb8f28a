// What of a framework its tests exercise.
//
// A part is exercised by a test if, with what the test gives, it surely has its effect, and one of the test's
// expectations depends on it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "runtime/run_test.hpp"

namespace rubric {

// A band that a number falls into; a row of a table or a line of `choose` that counts; a limit or move that changes the
// value, or a `not rated when` that takes it away; a ground that holds; a condition of a question that holds for a
// case, and that fails for one; a choice of an input or fact that is given.
enum class Part : std::uint8_t { band, row, limit, ground, condition, choice };
inline constexpr std::size_t kParts = 6;

struct Exercise {
  Part part = Part::band;
  Span span;
  std::optional<Span> column;  // of a two-way table: the cell above
  std::string which;  // what the words at the place do not tell: the question and whether it is asked, the choice
  friend auto operator<=>(const Exercise&, const Exercise&) = default;
};

// Every part of a framework that tests can exercise, by its place, and whether some test does. Those of several
// frameworks, put together, count what they share once.
class Coverage {
 public:
  // All that there is in the framework, none of it exercised.
  void list(const Plan& plan);
  // What the test exercises. If it was not rated, nothing but the rows that meet, where it expects an error.
  void add(const Plan& plan, const Test& test, const TestResult& result);

  const std::map<Exercise, bool>& parts() const { return parts_; }

 private:
  void add_rows_that_meet(const Plan& plan, const Inspection& inspection);

  std::map<Exercise, bool> parts_;
};

}  // namespace rubric
