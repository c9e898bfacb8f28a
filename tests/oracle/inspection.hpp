// Inspections made up for a framework: as TOML text, with our own count of what they may turn out to be.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/oracle/oracle.hpp"
#include "tests/oracle/random.hpp"

namespace rubric::oracle {

enum class Openness {
  complete,  // everything is known
  listed,    // few enough possibilities to go through all
  endless,   // some possibilities have no end: a percentage of nobody knows how many cases
};

// An answer as it stands in a record; not given where the question is not relevant.
struct Given {
  enum class State {
    yes,
    no,
    not_relevant,
    not_yet_assessed,
    insufficient_evidence,
    not_given
  } state = State::not_given;
  bool relevant = false;  // by the question's condition
  bool open() const { return state == State::not_yet_assessed || state == State::insufficient_evidence; }
};
struct Case {
  std::vector<Plain> facts;    // per fact of the framework
  std::vector<Given> answers;  // per question of the framework
};

struct Made {
  std::string toml;
  std::optional<Date> fieldwork;
  std::vector<std::set<bool>> applies;             // per standard: what it may turn out to do
  std::vector<std::vector<std::uint32_t>> judged;  // per standard: the levels it may be; {0} where it is not judged
  std::vector<std::vector<Plain>> inputs;          // per fact: what an input may be; absent where it is none
  std::vector<std::vector<Tally>> tallies;         // per question: those it may have
  std::vector<bool> drawn;                         // per question: they have no end, and some were drawn
  std::vector<std::vector<Pattern>> patterns;      // per standard, as the law of case records has it
  std::vector<std::vector<std::vector<Plain>>> records;  // per list: of each record, a value per fact
  std::vector<std::vector<Case>> cases;                  // per kind; empty where they are not given one by one

  bool listed() const;              // all possibilities are there
  std::size_t completions() const;  // how many, of those there are
};

// At most `most` completions.
Made make_inspection(const Framework& framework, Random random, Openness openness, std::size_t most);

// Every inspection that it may turn out to be, as far as they are listed.
std::vector<Complete> completions(const Made& made);
// One of them, where open answers of single cases have been filled in and each case is known.
Complete filled_in(const Framework& framework, const Made& made, Random& random);

}  // namespace rubric::oracle
