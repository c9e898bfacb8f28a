// A row for each case, read 128 bytes at a time in wide registers, four cells at once. Only where the processor has
// such (AVX-512 and BMI2), and only rows of the form that sheets mostly have; for all others there are steps
// (wide_steps.hpp), which give the same.
//
// A mask tells where cells end. The bytes there give each answer a code of two bits, and the codes of four cells a
// place in a table (answer_codes.hpp) with the text that they must be: so every byte of a row is compared.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/batch/answer_codes.hpp"
#include "runtime/batch/bytes16.hpp"
#include "runtime/batch/word_table.hpp"

namespace rubric {

// Answers that stand side by side in rows of one kind, and the empty cells before them.
struct WideGroup {
  std::uint32_t empty = 0;  // cells before the first answer
  std::uint32_t answers = 0;
  std::uint32_t code = 0;                     // where the code of the first one is, among those of all cells
  std::uint32_t mask = 0;                     // of their codes
  std::uint32_t shift = 0;                    // of their bits in the answers of a case
  const AnswerCodes::Texts* texts = nullptr;  // of so many
};
struct WideForm {
  std::vector<WideGroup> groups;  // none: no rows of this kind are read
  std::uint64_t untold = 0;       // bits of answers that have no cell
  std::uint32_t empty_at_end = 0;
};

// Inspection, case, and the kind where there is a column for it; then what the forms say.
struct WideSheet {
  static constexpr std::uint32_t kMostCells = 32;
  static constexpr std::uint32_t kMostAnswers = 16;  // in a row
  static constexpr std::size_t kMostBytes = 128;     // of a row, with what ends its line

  char delimiter = ',';
  bool returned = false;  // lines end with CR LF
  std::uint32_t cells = 0;
  KnownText inspection;                    // with its delimiter
  const WordTable* kinds = nullptr;        // null: all rows are of the first form
  std::span<const WideForm* const> forms;  // per spelling of a kind
  AnswerCodes::Test test;
};

// Rows of one kind, whose identifiers are of one size.
struct WideRun {
  static constexpr std::size_t kMost = 64;

  std::size_t count = 0;
  std::uint32_t spelling = 0;  // of the kind
  std::size_t id_size = 0;
  std::array<const char*, kMost> ids;
  std::array<std::uint64_t, kMost> answers;  // their bits where questions are relevant, at 32 those where they are not
  const char* end = nullptr;                 // of the rows
};

bool can_read_at_once();
void forbid_reading_at_once(bool forbidden);  // for tests of what others do

// The first rows of a text as far as they have the form and begin alike, but for their cases. Reads up to
// CaseCounter::kReadBeyond bytes behind the text.
void read_at_once(const WideSheet& sheet, std::string_view text, WideRun& run);

}  // namespace rubric
