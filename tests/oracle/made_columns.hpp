// Inspections made up for a framework, in columns: with figures that are open, extreme or of nobody.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lang/framework.hpp"
#include "runtime/batch/columns.hpp"
#include "tests/oracle/random.hpp"

namespace rubric::oracle {

// The columns, with what they are views of.
class MadeColumns {
 public:
  MadeColumns(const Framework& framework, std::size_t rows, Random& random);
  MadeColumns(const MadeColumns&) = delete;
  MadeColumns& operator=(const MadeColumns&) = delete;

  // Takes back what is said of standards that do not apply by the row's inputs: such a row is refused.
  void keep_to_what_applies();

  Columns columns;

 private:
  void make_tallies();
  void make_tally(std::size_t question, std::size_t row);
  void make_standard(std::size_t standard);
  void make_cases(const Standard& standard, std::size_t row, Patterns& patterns);
  void make_inputs();
  void view();

  const Framework& framework_;
  Random& random_;
  std::vector<std::vector<std::uint16_t>> yes_, relevant_;
  std::vector<std::vector<Patterns>> patterns_;
  std::vector<std::vector<std::uint8_t>> judged_;
  std::vector<std::vector<std::uint32_t>> which_;
  std::vector<bool> with_cases_;
};

}  // namespace rubric::oracle
