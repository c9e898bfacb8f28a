#include "runtime/batch/run.hpp"

#include <algorithm>
#include <utility>

#include "runtime/batch/kernels.hpp"
#include "runtime/batch/one_case_in_columns.hpp"
#include "runtime/batch/vector.hpp"

namespace rubric::batch {

namespace {

constexpr std::size_t kRowsApart = 32;  // codes in a register

RUBRIC_VECTOR void read_levels(const std::uint8_t* __restrict levels, std::size_t rows, std::uint8_t count, Code untold,
                               Code* __restrict out) {
  for (std::size_t row = 0; row < rows; ++row) {
    const Code odd = levels[row] == kNotJudged ? untold : kOdd;
    out[row] = levels[row] < count ? static_cast<Code>(levels[row]) : odd;
  }
}

void read_leaf(Program& program, const Leaf& leaf, const Columns& table, std::size_t first, const Field& field) {
  Code* const out = field[leaf.column];
  if (leaf.what == Leaf::What::judged) {
    const std::span<const std::uint8_t> levels = table.judged[leaf.index];
    if (levels.empty()) {
      std::fill_n(out, field.rows, leaf.untold);
    } else {
      read_levels(&levels[first], field.rows, static_cast<std::uint8_t>(leaf.codes->bound()), leaf.untold, out);
    }
    return;
  }
  const InputColumn& input = leaf.what == Leaf::What::input ? table.inputs[leaf.index] : table.fieldwork;
  std::vector<Code> codes;
  for (const Value& value : input.values) codes.push_back(leaf.codes->code(program.machine->values().intern(value)));
  for (std::size_t row = 0; row < field.rows; ++row) {
    const std::uint32_t which = input.which.empty() ? UINT32_MAX : input.which[first + row];
    out[row] = which < codes.size() ? codes[which] : kOdd;
  }
}

}  // namespace

Chunk::Chunk(Program& program) : program_(program), schedule_(schedule(program)) {}

// Columns of few rows stand close together, so that they share the cache well.
Field Chunk::make_field(std::size_t rows) {
  const std::size_t stride = (rows + kRowsApart - 1) / kRowsApart * kRowsApart;
  if (codes_.size() < schedule_.room * stride) codes_.resize(schedule_.room * stride);
  return {codes_.data(), stride, rows, odd_.data(), schedule_.places.data()};
}

void Chunk::run(const Columns& table, std::size_t first, std::size_t rows, const Tell& tell) {
  odd_.fill(0);
  const Field field = make_field(rows);
  read_ahead(table, first, rows);
  for (const Step step : schedule_.steps) {
    ahead_.fetch();
    take(step, table, first, field, tell);
  }
  for (const Conditional& conditional : program_.conditional) {
    const Code* const applies = field[conditional.applies];
    for (std::size_t row = 0; row < rows; ++row) {
      if (contradicts(program_, conditional, applies[row], table, first + row)) odd_[row] = 1;
    }
  }
  for (const ColumnId id : program_.checked) mark(field[id], kOdd, rows, odd_.data());
}

void Chunk::take(Step step, const Columns& table, std::size_t first, const Field& field, const Tell& tell) {
  switch (step.what) {
    case Step::What::question: read_question(step.index, table, first, field); break;
    case Step::What::leaf: read_leaf(program_, program_.leaves[step.index], table, first, field); break;
    case Step::What::instruction: {
      const Instruction& instruction = program_.instructions[step.index];
      if (instruction.what == Do::one_case) {
        one_case_in_columns(program_, instruction, table, first, field);
      } else {
        execute(program_, instruction, field);
      }
      break;
    }
    case Step::What::told: {
      const Told& told = program_.told[step.index];
      tell(step.index, told.constant ? std::span<const Code>() : std::span(field[told.column], field.rows), field.odd);
      break;
    }
  }
}

void Chunk::read_question(std::uint32_t index, const Columns& table, std::size_t first, const Field& field) {
  const QuestionColumns& question = program_.questions[index];
  const TallyColumn& tally = table.tallies[question.question.index];
  columns_.clear();
  for (const ColumnId id : question.columns) columns_.push_back(field[id]);
  program_.tally_tables[question.table].look_up(tally.yes.subspan(first, field.rows),
                                                tally.relevant.subspan(first, field.rows), columns_);
}

void Chunk::read_ahead(const Columns& table, std::size_t first, std::size_t rows) {
  ahead_.clear();
  for (const Step step : schedule_.steps) {
    if (step.what == Step::What::question) {
      const TallyColumn& tally = table.tallies[program_.questions[step.index].question.index];
      ahead_.add(tally.yes.subspan(first, rows));
      ahead_.add(tally.relevant.subspan(first, rows));
    } else if (step.what == Step::What::instruction && !table.patterns.empty()) {
      const Instruction& instruction = program_.instructions[step.index];
      if (instruction.what != Do::one_case) continue;
      const std::span<const Patterns> patterns = table.patterns[instruction.standard.index];
      if (!patterns.empty()) ahead_.add(patterns.subspan(first, rows));
    }
  }
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

}  // namespace rubric::batch
