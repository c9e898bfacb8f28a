#include "runtime/batch/single.hpp"

#include <algorithm>

#include "runtime/batch/execute.hpp"
#include "runtime/batch/one_case_in_columns.hpp"
#include "runtime/batch/run.hpp"

namespace rubric::batch {

namespace {

bool is_untold(Code code) { return code == kOdd || code == kAbsent; }
Code closed(Code reached) { return reached == kEmpty ? kAbsent : reached; }

}  // namespace

Single::Single(Program& program) : program_(program), codes_(program.columns, kOdd) {
  for (const Instruction& instruction : program.instructions) add(instruction);
  watched_ = program.checked;
  for (const Told& told : program.told) {
    told_.push_back(told.column);
    if (!told.constant) watched_.push_back(told.column);
  }
}

void Single::add(const Instruction& instruction) {
  const auto first = static_cast<std::uint32_t>(operands_.size());
  const auto count = static_cast<std::uint32_t>(instruction.operands.size());
  operands_.insert(operands_.end(), instruction.operands.begin(), instruction.operands.end());
  steps_.push_back({instruction.what, first, count, instruction.out, &instruction});
}

bool Single::run(const Columns& table, std::size_t row) {
  if (!read(table, row)) return false;
  odd_ = false;
  for (const Step& step : steps_) codes_[step.out] = take(step, table, row);
  return !odd_ && is_told() &&
         std::none_of(program_.conditional.begin(), program_.conditional.end(),
                      [&](const auto& one) { return contradicts(program_, one, codes_[one.applies], table, row); });
}

bool Single::read(const Columns& table, std::size_t row) {
  for (const QuestionColumns& question : program_.questions) {
    const TallyColumn& tally = table.tallies[question.question.index];
    const std::uint16_t yes = tally.yes[row];
    const std::uint16_t relevant = tally.relevant[row];
    if (relevant > kMostTabled || yes > relevant) return false;
    const std::span<const Code> found = program_.tally_tables[question.table].at({yes, relevant});
    for (std::size_t i = 0; i < found.size(); ++i) codes_[question.columns[i]] = found[i];
  }
  for (const Leaf& leaf : program_.leaves) codes_[leaf.column] = leaf_code(program_, leaf, table, row);
  return true;
}

Code Single::take(const Step& step, const Columns& table, std::size_t row) {
  const Operands operands(operands_.data() + step.first, step.count);
  switch (step.what) {
    case Do::look_up: return look_up(step, operands);
    case Do::guarded: return guarded(codes_[operands[0]], codes_[operands[1]]);
    case Do::lowest: return closed(lowest(operands));
    case Do::highest: return closed(highest(operands));
    case Do::is_lowest: {
      const Code own = codes_[operands[step.instruction->which]];
      return static_cast<Code>(own == lowest(operands) && own != kEmpty);
    }
    case Do::lowest_of_deciding:
      return closed(lowest_of_deciding(operands.first(step.count / 2), operands.subspan(step.count / 2)));
    case Do::all_of: return truth(operands, true);
    case Do::any_of: return truth(operands, false);
    case Do::one_case: return one_case(step, table, row);
  }
  return kOdd;
}

// The table may have been made anew since the last row: another step, or a chunk, has met more values.
Code Single::look_up(const Step& step, Operands operands) {
  const Code known = program_.tables[step.instruction->table].memo.find_in_array(operands, codes_.data());
  if (known != kNew) return known;
  Code odd = 0;
  batch::execute(program_, *step.instruction, {codes_.data(), 1, 1, &odd});
  return codes_[step.out];
}

Code Single::one_case(const Step& step, const Columns& table, std::size_t row) {
  const Code known = one_case_quickly(program_, *step.instruction, table, row, codes_.data());
  if (known != kNew) return known;
  Code odd = 0;
  one_case_in_columns(program_, *step.instruction, table, row, {codes_.data(), 1, 1, &odd});
  return codes_[step.out];
}

Code Single::lowest(Operands operands) {
  Code reached = kEmpty;
  for (const ColumnId operand : operands) {
    odd_ |= is_untold(codes_[operand]);
    reached = std::min(reached, codes_[operand]);
  }
  return reached;
}

Code Single::highest(Operands operands) {
  Code reached = kEmpty;
  for (const ColumnId operand : operands) {
    const Code code = codes_[operand];
    odd_ |= is_untold(code);
    if (reached == kEmpty || (code != kEmpty && code > reached)) reached = code;
  }
  return reached;
}

Code Single::lowest_of_deciding(Operands members, Operands values) {
  const Code lowest_member = lowest(members);
  Code reached = kEmpty;
  for (std::size_t i = 0; i < members.size() && lowest_member != kEmpty; ++i) {
    const Code value = codes_[values[i]];
    const bool decides = codes_[members[i]] == lowest_member;
    odd_ |= value == kOdd || (decides && value == kAbsent);
    if (decides) reached = std::min(reached, value);
  }
  return reached;
}

Code Single::guarded(Code value, Code guard) {
  odd_ |= value == kOdd || guard == kOdd;
  return guard == 1 ? value : kEmpty;
}

Code Single::truth(Operands operands, bool all) {
  bool result = all;
  for (const ColumnId operand : operands) {
    const Code code = codes_[operand];
    odd_ |= code == kOdd;
    result = all ? result & (code == 1) : result | (code == 1);
  }
  return static_cast<Code>(result);
}

bool Single::is_told() const {
  bool odd = false;
  for (const ColumnId column : watched_) odd |= codes_[column] == kOdd;
  return !odd;
}

}  // namespace rubric::batch
