// The rows of a sheet of cases, cut into those of each inspection, which stand together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rubric::app {

// Bytes [begin, end) of a text: whole rows. The name is empty where no row says it.
struct Section {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string name;
  bool all_named = true;  // every row with anything in it says the name
};

// How to find the name of the inspection in a row.
struct NameColumn {
  char delimiter = ',';
  std::size_t column = 0;
};

// Whether each line is a row: nothing is quoted, and lines end with LF or CRLF.
bool has_plain_lines(std::string_view text);
inline bool has_quotes(std::string_view text) { return text.find('"') != std::string_view::npos; }

// Whole rows, from the beginning of the text on: of a text that goes on, without the row that may be cut off. The last
// section may go on too. `broken`: from the last section on no row is sure, as a quote is amiss in it.
enum class CutBy : std::uint8_t {
  quotes,  // whatever stands in quotes
  lines,   // the text has plain lines
  leaps    // nothing is quoted, and lines are taken to be rows and those of one inspection to stand together: not all
           // are looked at
};
// Of the others, the one by which every row is looked at.
inline CutBy exact_way(std::string_view text) { return has_plain_lines(text) ? CutBy::lines : CutBy::quotes; }
struct Cut {
  std::vector<Section> sections = {};
  bool broken = false;
};
// `memory`: of sections that are no longer needed.
Cut cut(std::string_view text, CutBy way, NameColumn column, bool goes_on, std::vector<Section> memory = {});

}  // namespace rubric::app
