// OutcomeTable of many inspections as text: a row of a sheet or a line of JSON for each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/byte_buffer.hpp"
#include "app/text_table.hpp"
#include "runtime/batch/rate_all.hpp"

namespace rubric::app {

// What is told of each inspection by one framework: a rating, a score, or the grounds that hold.
struct OutcomeField {
  std::string name;                  // "2.1", "score", "grounds 2.1"
  std::vector<std::size_t> told;     // in `wanted`
  std::vector<std::string> grounds;  // their names, where it tells grounds
};

struct OutcomeFields {
  explicit OutcomeFields(const Framework& framework);

  const Framework* framework;
  std::vector<DefinitionId> wanted;
  std::vector<OutcomeField> fields;
  std::vector<bool> decisive;  // per one of `wanted`: where it is open, the inspection is
};

// How it is written.
struct OutcomeLayout {
  std::vector<std::string> names;  // of the fields of all frameworks, in their order
  bool json = false;
  char delimiter = ',';
};

// "17", with quotes where a sheet needs them and nothing in it that a spreadsheet would work out.
std::string cell_text(std::string_view text, const OutcomeLayout& layout);
// The same, of what is mostly letters and digits.
void append_cell(ByteBuffer& out, std::string_view text, const OutcomeLayout& layout);
// `,"reason":"…"`, or `,…` in a sheet.
std::string field_text(std::string_view name, std::string_view text, const OutcomeLayout& layout);

// The text of a cell is made once for each combination of values that it tells.
class OutcomeText {
 public:
  OutcomeText(const OutcomeFields& fields, const OutcomeLayout& layout);

  // Makes the texts that are new; before the rows of these outcomes are appended.
  void learn(const OutcomeTable& outcomes);
  void append(ByteBuffer& out, std::size_t row) const;
  bool is_open(const OutcomeTable& outcomes, std::size_t row) const;

 private:
  // One of `wanted`. Combinations that differ in its value alone, which is the next one, are a stride apart.
  struct Told {
    std::size_t column = 0;
    std::uint32_t stride = 0;
  };
  struct Cell {
    std::string name;                     // of the layout
    const OutcomeField* field = nullptr;  // null: the framework has none such
    std::vector<Told> told = {};
    TextTable texts = {};                     // with what stands around them
    std::vector<std::uint32_t> known = {};    // of them, per combination; kNone where it has not been met
    std::vector<std::uint32_t> of_rows = {};  // of them
  };

  static std::size_t count_combinations(Cell& cell, const OutcomeTable& outcomes);
  static const std::uint32_t* combinations_of_rows(Cell& cell, const OutcomeTable& outcomes);
  void learn(Cell& cell, const OutcomeTable& outcomes) const;
  void make_each(Cell& cell, const OutcomeTable& outcomes) const;
  void learn_open(std::size_t column, const std::vector<Value>& values);
  std::string text_of(const Cell& cell, const OutcomeTable& outcomes, std::size_t row) const;

  const OutcomeFields& fields_;
  const OutcomeLayout& layout_;
  std::vector<Cell> cells_;
  std::size_t longest_ = 0;               // row of those at hand
  std::vector<std::vector<bool>> open_;   // per one of `wanted`: per value, whether it leaves the inspection open
  std::vector<std::size_t> may_be_open_;  // those that have such a value
};

}  // namespace rubric::app
