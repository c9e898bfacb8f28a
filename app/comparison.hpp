// Inspections under two frameworks: what each is rated by both, what moves, and by which rule.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "app/cause.hpp"
#include "runtime/rating.hpp"

namespace rubric::app {

// Something that is rated: the overall, a standard, a definition with a title. In both frameworks, or in one alone.
struct Subject {
  std::string id;     // "overall", "2.1", "planning"; as the first framework that has it calls it
  std::string title;  // with its number, where it has one
  std::array<const Results*, 2> results = {};  // null of a definition
  std::array<DefinitionId, 2> value;           // awarded; none where the framework does not have it
  std::string remark;                          // of one that is in one framework alone: what became of it

  bool in_both() const { return value[0] && value[1]; }
};
// Those in both first, each as the first framework has them in order; then what each has alone.
std::vector<Subject> subjects_of(const Framework& before, const Framework& after);

// Where a rating stands in a table of migrations: one of the levels, then not rated, then open.
using Standing = std::size_t;
struct Standings {
  std::vector<std::string> titles;  // of levels, and the two others
  std::vector<std::string> ids;     // of levels, `not-rated` and `open`
  Standing unrated() const { return titles.size() - 2; }
  Standing open() const { return titles.size() - 1; }
};
Standings standings_of(const Framework& framework, DefinitionId value);
Standing standing_of(const Rating& rating, DefinitionId value, const Standings& standings);

struct Move {
  // `otherwise`: from or to not rated, or from one scale to another; `opens`: it is open under one of the two.
  enum class Way : std::uint8_t { up, down, otherwise, opens };
  std::size_t inspection = 0;  // among those of the command line
  std::size_t subject = 0;
  Way way = Way::otherwise;
  std::array<std::string, 2> rated;  // "Good"; of the overall with its score: "Good (26)"
  Cause cause;
};

struct Placed {
  std::size_t inspection = 0;
  std::vector<std::array<Standing, 2>> at;  // per subject
};

class Comparison {
 public:
  Comparison(const Framework& before, const Framework& after)
      : frameworks{&before, &after}, subjects(subjects_of(before, after)) {}

  void add(std::size_t inspection, const Rating& before, const Rating& after, const Sources& sources);
  // Of one subject: its moves, and whether a rating of it is open under one of the two, or both.
  std::vector<const Move*> moves_of(std::size_t subject) const;
  bool open(std::size_t subject) const;
  bool opens(std::size_t subject) const;  // some figure is open under one of the two only
  // How many of some inspections stand where under the one and the other; all of them where none are given.
  using Matrix = std::vector<std::vector<std::size_t>>;
  Matrix matrix(std::size_t subject, const std::vector<const Placed*>& some) const;
  std::vector<const Placed*> all() const;
  Standings standings(std::size_t subject, std::size_t side) const {
    return standings_of(*frameworks[side], subjects[subject].value[side]);
  }

  std::array<const Framework*, 2> frameworks;
  std::vector<Subject> subjects;
  std::vector<Placed> placed;
  std::vector<Move> moves;
};

}  // namespace rubric::app
