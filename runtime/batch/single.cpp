#include "runtime/batch/single.hpp"

#include <algorithm>

#include "runtime/batch/execute.hpp"
#include "runtime/batch/one_case_in_columns.hpp"
#include "runtime/batch/run.hpp"

namespace rubric::batch {

Single::Single(Program& program) : program_(program), codes_(program.columns, kOdd) {}

bool Single::run(const Columns& table, std::size_t row) {
  if (!read(table, row)) return false;
  for (const Instruction& instruction : program_.instructions) {
    if (!execute(instruction, table, row)) return false;
  }
  const auto is_odd = [&](ColumnId id) { return codes_[id] == kOdd; };
  if (std::any_of(program_.checked.begin(), program_.checked.end(), is_odd)) return false;
  const bool right =
      std::none_of(program_.conditional.begin(), program_.conditional.end(), [&](const auto& conditional) {
        return contradicts(program_, conditional, codes_[conditional.applies], table, row);
      });
  return right && std::none_of(program_.told.begin(), program_.told.end(),
                               [&](const Told& told) { return !told.constant && is_odd(told.column); });
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

bool Single::execute(const Instruction& instruction, const Columns& table, std::size_t row) {
  switch (instruction.what) {
    case Do::look_up: return look_up(instruction);
    case Do::lowest:
    case Do::highest:
    case Do::is_lowest: return take_extreme(instruction);
    case Do::lowest_of_deciding: return take_deciding(instruction);
    case Do::all_of:
    case Do::any_of: take_truths(instruction); return true;
    case Do::guarded: {
      const Code value = codes_[instruction.operands[0]];
      const Code guard = codes_[instruction.operands[1]];
      codes_[instruction.out] = guard == 1 ? value : kEmpty;
      return value != kOdd && guard != kOdd;
    }
    case Do::one_case: {
      codes_[instruction.out] = one_case_quickly(program_, instruction, table, row, codes_.data());
      if (codes_[instruction.out] != kNew) return true;
      Code odd = 0;
      one_case_in_columns(program_, instruction, table, row, {codes_.data(), 1, 1, &odd});
      return odd == 0;
    }
  }
  return false;
}

bool Single::take_extreme(const Instruction& instruction) {
  Code reached = kEmpty;
  for (const ColumnId operand : instruction.operands) {
    const Code code = codes_[operand];
    if (code == kOdd || code == kAbsent) return false;
    const bool better = reached == kEmpty || (instruction.what == Do::highest ? code > reached : code < reached);
    if (code != kEmpty && better) reached = code;
  }
  Code& out = codes_[instruction.out];
  if (instruction.what == Do::is_lowest) {
    const Code own = codes_[instruction.operands[instruction.which]];
    out = static_cast<Code>(own == reached && own != kEmpty ? 1 : 0);
  } else {
    out = reached == kEmpty ? kAbsent : reached;
  }
  return true;
}

bool Single::take_deciding(const Instruction& instruction) {
  const std::size_t half = instruction.operands.size() / 2;
  Code lowest = kEmpty;
  Code reached = kEmpty;
  for (std::size_t i = 0; i < half; ++i) {
    const Code member = codes_[instruction.operands[i]];
    const Code value = codes_[instruction.operands[half + i]];
    if (member == kOdd || member == kAbsent || value == kOdd) return false;
    if (member < lowest) {
      lowest = member;
      reached = kEmpty;
    }
    if (member != lowest || member == kEmpty) continue;
    if (value == kAbsent) return false;
    reached = std::min(reached, value);
  }
  codes_[instruction.out] = reached == kEmpty ? kAbsent : reached;
  return true;
}

void Single::take_truths(const Instruction& instruction) {
  const bool all = instruction.what == Do::all_of;
  bool result = all;
  bool odd = false;
  for (const ColumnId operand : instruction.operands) {
    odd = odd || codes_[operand] == kOdd;
    result = all ? result && codes_[operand] == 1 : result || codes_[operand] == 1;
  }
  codes_[instruction.out] = odd ? kOdd : static_cast<Code>(result ? 1 : 0);
}

bool Single::look_up(const Instruction& instruction) {
  const Code known = find_quickly(program_.tables[instruction.table], instruction, codes_.data());
  codes_[instruction.out] = known;
  if (known != kNew) return true;
  Code odd = 0;
  batch::execute(program_, instruction, {codes_.data(), 1, 1, &odd});
  return odd == 0;
}

}  // namespace rubric::batch
