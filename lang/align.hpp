// Lines whose cells are aligned with those of the lines around them. Private to the formatter.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "lang/ast.hpp"

namespace rubric {

// What a cell is aligned with: the cells of the same column in neighbouring lines. In the order in which they may
// follow each other on a line; every `|` begins the column after the one before it.
using Column = std::size_t;
inline constexpr Column kFirst = 0, kNumberedTitle = 1, kTitle = 2, kAfterTitle = 3, kColon = 4, kEquals = 5, kWhen = 6,
                        kBar = 100, kArrow = 1'000'000, kCite = 1'000'000'000, kComment = 2'000'000'000;

// Columns further right are not aligned: one long title must not push its neighbours out of sight.
inline constexpr std::size_t kWidestAligned = 160;

struct Cell {
  Column column = kFirst;
  std::string text;
};

struct Line {
  std::size_t indent = 0;
  std::vector<Cell> cells;
  std::optional<NodeKind> kind;  // of the entry that it belongs to
  bool continues = false;        // the entry began on a line above
  bool empty_line_before = false;
  bool stands_alone = false;  // ends a run and begins a new one: a closing brace
  bool aside = false;         // takes no part: a comment and nothing else, broken text
};

// A run is neighbouring lines of one indent, without an empty line between them. Aligned are the cells of a column: in
// lines of one kind that follow each other; sources, notes and comments in the whole run. Lines that continue an entry
// and those that take no part do not end a run.
class Aligner {
 public:
  void add(Line line);
  // The text of all lines, each with its line end.
  std::string finish();

 private:
  void flush();

  std::vector<Line> run_;
  std::optional<std::size_t> indent_;  // of the entries of the run
  std::string out_;
};

}  // namespace rubric
