// What an inspection can say, choice by choice: the tallies of each question, each judgement, each input.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "runtime/inspection.hpp"

namespace rubric::prove {

// Relevant cases of a question are tried up to so many, unless the framework declares the size of its samples.
inline constexpr std::int64_t kMaxRelevant = 200;
// Numbers of an input that are tried one by one.
inline constexpr std::int64_t kMaxCounted = 2'000;

// One thing that data may say.
struct Choice {
  Tally tally;             // of a question
  Value value;             // of anything else
  std::uint64_t cost = 0;  // of two examples the one with the lower sum is shown: relevant cases, or changes
};

// Shared by all questions that are asked alike.
using Choices = std::shared_ptr<const std::vector<Choice>>;

// The choices of one thing that data say, the smallest first.
struct Variable {
  enum class What : std::uint8_t { question, judgement, input, fieldwork };
  What what = What::question;
  std::uint32_t index = UINT32_MAX;  // of the question, standard or input
  StandardId standard;               // that it belongs to; none for inputs and the day
  Choices choices;
  bool complete = true;  // no: rules may tell apart more than is tried
};

// Everything that data may say, in the order of the framework: inputs first. `most` bounds the relevant cases of a
// question, where the framework declares no smaller sample. Records of lists are left out: they have no bound.
std::vector<Variable> variables_of(const Framework& framework, std::int64_t most);

// The values of an input or of a fact of cases (`op` says which).
struct ChoicesOfFact {
  std::vector<Choice> choices;
  bool complete = true;
};
ChoicesOfFact choices_of(const Framework& framework, FactId fact, Op op);
// The numbers that a numeric fact has in two frameworks, as far as either tells them apart; the lowest first.
struct NumbersOfBoth {
  std::vector<Rational> numbers;
  bool complete = true;
};
NumbersOfBoth numbers_of_both(const Framework& before, FactId was, const Framework& after, FactId is, Op op);

// Of a question: all tallies up to so many relevant cases, by their number and then by those answered yes. None
// relevant is one of them also where a question is asked in every case: data may say so.
Choices tallies_of(std::int64_t last);

// How many relevant cases are tried for a question of that kind.
std::int64_t most_relevant(const Framework& framework, KindId kind, std::int64_t most);
// What is true of every kind: the least of these.
std::int64_t most_relevant(const Framework& framework, std::int64_t most);

}  // namespace rubric::prove
