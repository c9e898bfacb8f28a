// Inspections one by one, of all that data may say: to hold against what is proved of all of them at once.
#pragma once

#include <cstddef>
#include <vector>

#include "runtime/plan.hpp"
#include "runtime/prove/space.hpp"
#include "tests/oracle/oracle.hpp"
#include "tests/oracle/random.hpp"

namespace rubric::oracle {

// How many choices of each variable there are to go through: one where no rule reads it.
std::vector<std::size_t> choices_to_try(const Plan& plan, const std::vector<prove::Variable>& variables);

// Of each variable a choice: all combinations if they are at most `most`, else so many at random.
class Every {
 public:
  Every(const std::vector<std::size_t>& choices, std::size_t most, Random& random);

  const std::vector<prove::Assignment>& all() const { return all_; }
  bool whole() const { return whole_; }
  // Where the combination stands that differs by the next choice of that variable. Only of the whole.
  std::size_t next(std::size_t at, std::size_t variable) const { return at + strides_[variable]; }

 private:
  std::vector<prove::Assignment> all_;
  std::vector<std::size_t> strides_;
  bool whole_ = true;
};

// What the choices say, as the oracle reads it.
Complete complete_of(const Framework& framework, const std::vector<prove::Variable>& variables,
                     const prove::Assignment& assignment);

// Inputs of numbers, and the first day of fieldwork, with numbers in between that nobody had to think of.
std::vector<prove::Variable> finer(const Framework& framework, std::vector<prove::Variable> variables, Random& random);

}  // namespace rubric::oracle
