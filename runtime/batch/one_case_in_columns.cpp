#include "runtime/batch/one_case_in_columns.hpp"

#include <algorithm>
#include <array>

#include "runtime/changes.hpp"
#include "runtime/one_case.hpp"
#include "runtime/operands.hpp"

namespace rubric::batch {

namespace {

constexpr std::size_t kMostJoint = 5;  // questions of a standard: more would take too many trials
constexpr std::size_t kMostSets = 30'000;

// Rates the standard of one row by other tallies: by the instructions of the program, on columns of one row.
class Trial {
 public:
  Trial(Program& program, const OneCaseTable& table, std::span<const Code> others)
      : program_(program), table_(table), codes_(program.columns, kOdd) {
    for (std::size_t i = 0; i < others.size(); ++i) codes_[table.other_columns[i]] = others[i];
  }

  const Value& rating(const std::vector<Tally>& tallies) {
    for (std::size_t i = 0; i < table_.questions.size(); ++i) put(table_.questions[i], tallies[i]);
    Code odd = 0;
    const Field field{codes_.data(), 1, 1, &odd};
    for (const std::size_t at : table_.instructions) execute(program_, program_.instructions[at], field);
    const Code code = codes_[table_.rating];
    if (odd != 0 || code == kOdd) return broken_;
    return (*program_.machine)[table_.rating_codes->value(code)];
  }

 private:
  void put(const OneCaseTable::Question& question, Tally tally) {
    const std::span<const Code> found =
        program_.tally_tables[program_.table_of_question[question.question.index]].at(tally);
    for (const auto& [function, column] : question.functions) codes_[column] = found[function];
  }

  Program& program_;
  const OneCaseTable& table_;
  std::vector<Code> codes_;
  Value broken_ = broken();
};

bool has_cases(const Pattern& pattern, const std::vector<Tally>& tallies) {
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    if (pattern.answers[i] == Answer::yes && tallies[i].yes == 0) return false;
    if (pattern.answers[i] == Answer::no && tallies[i].yes == tallies[i].relevant) return false;
  }
  return true;
}

Code code_of(const Value& truth) {
  if (!truth.certain()) return kPerhaps;
  return static_cast<Code>(truth.surely(1) ? 1 : 0);
}

// The changes that a case of each pattern can make, as places in a list of all changes.
struct ChangesByPattern {
  std::vector<Change> all;
  std::vector<std::vector<std::size_t>> of_pattern;
};

ChangesByPattern changes_by_pattern(std::size_t questions) {
  ChangesByPattern changes;
  std::size_t count = 1;
  for (std::size_t i = 0; i < questions; ++i) count *= 3;
  for (std::size_t number = 0; number < count; ++number) {
    changes.of_pattern.emplace_back();
    for (const Change& change : changes_in_one_case(questions, {pattern_of(number, questions)}).sure) {
      const auto found = std::find(changes.all.begin(), changes.all.end(), change);
      changes.of_pattern.back().push_back(static_cast<std::size_t>(found - changes.all.begin()));
      if (found == changes.all.end()) changes.all.push_back(change);
    }
  }
  return changes;
}

const ChangesByPattern& known_changes(std::size_t questions) {
  static const std::array<ChangesByPattern, kMostQuestions + 1> known = {changes_by_pattern(0), changes_by_pattern(1),
                                                                         changes_by_pattern(2), changes_by_pattern(3)};
  return known[questions];
}

// The patterns of answers of which a case would change the rating. None where that cannot be told. Each change is
// tried once, whatever the patterns that can make it.
std::optional<Patterns> changing_patterns(const std::vector<Tally>& tallies, const RatingBy& rating) {
  const ChangesByPattern& changes = known_changes(tallies.size());
  std::vector<bool> matters;
  for (const Change& change : changes.all) {
    const Code differs = code_of(one_case(tallies, {{change}, {}, true}, rating));
    if (differs == kPerhaps) return std::nullopt;
    matters.push_back(differs == 1);
  }
  Patterns changing = 0;
  for (std::size_t number = 0; number < changes.of_pattern.size(); ++number) {
    const std::vector<std::size_t>& own = changes.of_pattern[number];
    const bool any = std::any_of(own.begin(), own.end(), [&](std::size_t change) { return matters[change]; });
    if (any && has_cases(pattern_of(number, tallies.size()), tallies)) changing |= Patterns{1} << number;
  }
  return changing;
}

class OneCase {
 public:
  OneCase(Program& program, const Instruction& instruction, const Columns& columns, std::size_t first,
          const Field& field)
      : program_(program),
        instruction_(instruction),
        table_(program.one_case_tables[instruction.table]),
        columns_(columns),
        first_(first),
        field_(field) {
    if (!columns.patterns.empty()) patterns_ = columns.patterns[instruction.standard.index];
  }

  void run() {
    Code* const out = field_[instruction_.out];
    const bool known = !patterns_.empty();
    if (table_.questions.size() > (known ? kMostQuestions : kMostJoint) || !make_room()) {
      std::fill_n(out, field_.rows, kOdd);
      return;
    }
    std::vector<const Code*> operands;
    for (const ColumnId operand : instruction_.operands) operands.push_back(field_[operand]);
    Memo& memo = known ? *table_.by_patterns : *table_.by_tallies;
    memo.look_up(operands, field_.rows, out);
    const std::size_t unknown = has(out, kNew, field_.rows) ? field_.rows : 0;
    for (std::size_t row = 0; row < unknown; ++row) {
      if (out[row] == kNew) out[row] = learn(memo, row);
    }
    if (known) compare(out);
    if (instruction_.must_be_certain) std::replace(out, out + field_.rows, kPerhaps, kOdd);
  }

 private:
  bool make_room() {
    std::vector<std::size_t> bounds;
    for (const OneCaseTable::Question& question : table_.questions) bounds.push_back(question.classes->size());
    for (const std::size_t bound : bounds_of(table_.others)) bounds.push_back(bound);
    if (!can_be_key(bounds)) return false;
    if (!table_.by_tallies || !table_.by_tallies->holds(bounds)) {
      table_.by_tallies.emplace(bounds);
      table_.by_patterns.emplace(bounds);
    }
    return true;
  }

  std::vector<Tally> tallies_of(std::size_t row) const {
    std::vector<Tally> tallies;
    for (const QuestionId question : framework_[instruction_.standard].questions) {
      const TallyColumn& column = columns_.tallies[question.index];
      tallies.push_back({column.yes[first_ + row], column.relevant[first_ + row]});
    }
    return tallies;
  }

  Code learn(Memo& memo, std::size_t row) {
    std::vector<Code> codes;
    for (const ColumnId operand : instruction_.operands) codes.push_back(field_[operand][row]);
    Code result = memo.find(codes);
    if (result != kNew) return result;
    result = work_out(codes, row, !patterns_.empty());
    memo.learn(codes, result);
    return result;
  }

  // By patterns: the place of those that change the rating.
  Code work_out(std::span<const Code> codes, std::size_t row, bool known) {
    if (std::find(codes.begin(), codes.end(), kOdd) != codes.end()) return kOdd;
    Trial trial(program_, table_, codes.subspan(table_.questions.size()));
    const RatingBy rating = [&](const std::vector<Tally>& tallies) -> const Value& { return trial.rating(tallies); };
    const std::vector<Tally> tallies = tallies_of(row);
    if (!known) return code_of(one_case(tallies, changes_in_one_case(tallies.size(), {}), rating));
    const std::optional<Patterns> changing = changing_patterns(tallies, rating);
    if (!changing) return kOdd;
    const auto found = std::find(table_.changing.begin(), table_.changing.end(), *changing);
    if (found == table_.changing.end() && table_.changing.size() >= kMostSets) return kOdd;
    const auto place = found - table_.changing.begin();
    if (found == table_.changing.end()) table_.changing.push_back(*changing);
    return static_cast<Code>(place);
  }

  // Of a row without patterns, only tallies are known.
  void compare(Code* out) {
    for (std::size_t row = 0; row < field_.rows; ++row) {
      if (out[row] == kOdd) continue;
      const Patterns patterns = patterns_[first_ + row];
      out[row] = patterns != 0
                     ? static_cast<Code>((table_.changing[static_cast<std::size_t>(out[row])] & patterns) != 0)
                     : learn_by_tallies(row);
    }
  }

  Code learn_by_tallies(std::size_t row) {
    std::vector<Code> codes;
    for (const ColumnId operand : instruction_.operands) codes.push_back(field_[operand][row]);
    const Code known = table_.by_tallies->find(codes);
    if (known != kNew) return known;
    const Code result = work_out(codes, row, false);
    table_.by_tallies->learn(codes, result);
    return result;
  }

  Program& program_;
  const Framework& framework_ = *program_.circuit.plans[0]->framework;
  const Instruction& instruction_;
  OneCaseTable& table_;
  const Columns& columns_;
  std::size_t first_;
  const Field& field_;
  std::span<const Patterns> patterns_;
};

}  // namespace

void one_case_in_columns(Program& program, const Instruction& instruction, const Columns& table, std::size_t first,
                         const Field& field) {
  if (instruction.table == UINT32_MAX) {
    std::fill_n(field[instruction.out], field.rows, Code{0});
  } else {
    OneCase(program, instruction, table, first, field).run();
  }
}

}  // namespace rubric::batch
