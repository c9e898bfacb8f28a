// The tests that stand beside the rules of a framework.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lang/codes.hpp"
#include "lang/date.hpp"
#include "lang/graph.hpp"

namespace rubric {

// What is given stands here as data would have it: it is matched to the framework in the same way.
struct GivenFile {
  std::string name;  // as written: from the folder of the rules file
  Span span;
};
struct GivenDay {
  Date day;
  Span span;
};
struct GivenTally {
  QuestionId question;
  std::string tally;  // "4 of 6", "79% of 24", "not relevant"
  Span span;
};
struct GivenLevel {
  StandardId standard;
  std::uint32_t level = 0;
  Span span;
};
// Of an input, or of a fact of a case.
struct GivenValue {
  FactId of;
  ExprId value;  // a constant
  Span span;
};
struct GivenAnswer {
  QuestionId question;
  std::string answer;  // "yes", "not yet assessed"
  Span span;
};
// A case, or a record of a list.
struct GivenCase {
  KindId kind;
  ListId list;  // one of the two
  std::vector<GivenValue> facts;
  std::vector<GivenAnswer> answers;
  Span span;
};
struct GivenNone {
  ListId list;  // has no records
  Span span;
};
struct Expectation {
  ExprId value;  // a truth; or what `can_be` lists
  bool can_be = false;
  std::vector<Rational> numbers;      // the possible numbers, or
  std::vector<std::uint32_t> levels;  // the possible levels
  Span span;
  bool can_be_absent = false;
  std::optional<Span> heading;  // of a cell of an example: what it is about
};
struct ExpectedError {
  Code code;
  Span span;
};
struct Test {
  std::string title;
  Span span;
  std::optional<GivenFile> data;  // an inspection; what else is given takes the place of what it says
  std::optional<GivenDay> fieldwork;
  std::vector<GivenLevel> levels;
  std::vector<GivenTally> tallies;
  std::vector<GivenValue> inputs;
  std::vector<GivenCase> cases;
  std::vector<GivenNone> none;
  std::vector<Expectation> expectations;
  std::vector<ExpectedError> errors;  // then there are no other expectations
};

}  // namespace rubric
