#include "runtime/batch/run.hpp"

#include <algorithm>
#include <utility>

#include "runtime/batch/execute.hpp"
#include "runtime/batch/one_case_in_columns.hpp"

namespace rubric::batch {

Chunk::Chunk(Program& program) : program_(program), codes_(program.columns * kChunk) {}

void Chunk::run(const Columns& table, std::size_t first, std::size_t rows) {
  odd_.fill(0);
  read(table, first, rows);
  const Field field{codes_.data(), kChunk, rows, odd_.data()};
  for (const Instruction& instruction : program_.instructions) {
    if (instruction.what == Do::one_case) {
      one_case_in_columns(program_, instruction, table, first, field);
    } else {
      execute(program_, instruction, field);
    }
  }
  for (const Conditional& conditional : program_.conditional) {
    const Code* const applies = column(conditional.applies);
    for (std::size_t row = 0; row < rows; ++row) {
      if (contradicts(program_, conditional, applies[row], table, first + row)) odd_[row] = 1;
    }
  }
  for (const ColumnId id : program_.checked) mark(column(id), kOdd, rows, odd_.data());
  for (const Told& told : program_.told) {
    if (!told.constant) mark(column(told.column), kOdd, rows, odd_.data());
  }
}

void Chunk::read(const Columns& table, std::size_t first, std::size_t rows) {
  std::vector<Code*> columns;
  for (const QuestionColumns& question : program_.questions) {
    const TallyColumn& tally = table.tallies[question.question.index];
    columns.clear();
    for (const ColumnId id : question.columns) columns.push_back(column(id));
    program_.tally_tables[question.table].look_up(tally.yes.subspan(first, rows), tally.relevant.subspan(first, rows),
                                                  columns);
  }
  for (const Leaf& leaf : program_.leaves) read_leaf(leaf, table, first, rows);
}

namespace {

bool has_cases(const Standard& standard, const Columns& table, std::size_t row) {
  return std::any_of(standard.questions.begin(), standard.questions.end(),
                     [&](QuestionId question) { return table.tallies[question.index].relevant[row] != 0; });
}

}  // namespace

bool contradicts(const Program& program, const Conditional& conditional, Code applies, const Columns& table,
                 std::size_t row) {
  const Standard& standard = (*program.circuit.plans[0]->framework)[conditional.standard];
  const std::span<const std::uint8_t> levels = table.judged[conditional.standard.index];
  const bool judged = !levels.empty() && levels[row] != kNotJudged;
  if (applies == kOdd) return true;
  return applies == 1 ? standard.judged && !judged : judged || has_cases(standard, table, row);
}

Code leaf_code(Program& program, const Leaf& leaf, const Columns& table, std::size_t row) {
  if (leaf.what == Leaf::What::judged) {
    const std::span<const std::uint8_t> levels = table.judged[leaf.index];
    const std::uint8_t level = levels.empty() ? kNotJudged : levels[row];
    return level < leaf.codes->bound() ? static_cast<Code>(level) : level == kNotJudged ? leaf.untold : kOdd;
  }
  const InputColumn& input = leaf.what == Leaf::What::input ? table.inputs[leaf.index] : table.fieldwork;
  const std::uint32_t which = input.which.empty() ? UINT32_MAX : input.which[row];
  return which < input.values.size() ? leaf.codes->code(program.machine->values().intern(input.values[which])) : kOdd;
}

void Chunk::read_leaf(const Leaf& leaf, const Columns& table, std::size_t first, std::size_t rows) {
  Code* const out = column(leaf.column);
  if (leaf.what == Leaf::What::judged) {
    const std::span<const std::uint8_t> levels = table.judged[leaf.index];
    const auto count = static_cast<std::uint8_t>(leaf.codes->bound());
    for (std::size_t row = 0; row < rows; ++row) {
      const std::uint8_t level = levels.empty() ? kNotJudged : levels[first + row];
      out[row] = level < count ? static_cast<Code>(level) : level == kNotJudged ? leaf.untold : kOdd;
    }
    return;
  }
  const InputColumn& input = leaf.what == Leaf::What::input ? table.inputs[leaf.index] : table.fieldwork;
  std::vector<Code> codes;
  for (const Value& value : input.values) codes.push_back(leaf.codes->code(program_.machine->values().intern(value)));
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint32_t which = input.which.empty() ? UINT32_MAX : input.which[first + row];
    out[row] = which < codes.size() ? codes[which] : kOdd;
  }
}

}  // namespace rubric::batch
