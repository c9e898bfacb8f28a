#include "runtime/batch/one_case_in_columns.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "runtime/batch/gather.hpp"
#include "runtime/batch/neighbours.hpp"
#include "runtime/batch/vector.hpp"
#include "runtime/changes.hpp"
#include "runtime/one_case.hpp"
#include "runtime/operands.hpp"

namespace rubric::batch {

namespace {

constexpr std::size_t kMostSets = 30'000;
constexpr std::size_t kAnswers = 3;

Code code_of(const Value& truth) {
  if (!truth.certain()) return kPerhaps;
  return static_cast<Code>(truth.surely(1) ? 1 : 0);
}

// The cases of a standard by their patterns.
struct CasePatterns {
  std::vector<std::uint32_t> leads_to;  // per pattern: neighbours of the tallies, a bit each
  std::array<std::array<std::uint32_t, kAnswers>, kMostQuestions> with{};  // an answer to a question: a bit each
};

std::uint32_t neighbours_of(const Pattern& pattern) {
  std::uint32_t neighbours = 0;
  for (const Change& change : changes_in_one_case(pattern.answers.size(), {pattern}).sure) {
    std::size_t neighbour = 0;
    for (std::size_t i = change.size(); i-- > 0;) neighbour = neighbour * 3 + static_cast<std::size_t>(change[i] + 1);
    neighbours |= 1U << neighbour;
  }
  return neighbours;
}

CasePatterns patterns_of(std::size_t questions) {
  std::size_t count = 1;
  for (std::size_t i = 0; i < questions; ++i) count *= 3;
  CasePatterns patterns;
  for (std::size_t number = 0; number < count; ++number) {
    const Pattern own = pattern_of(number, questions);
    patterns.leads_to.push_back(neighbours_of(own));
    for (std::size_t i = 0; i < questions; ++i)
      patterns.with[i][static_cast<std::size_t>(own.answers[i])] |= 1U << number;
  }
  return patterns;
}

const CasePatterns& known_patterns(std::size_t questions) {
  static const std::array<CasePatterns, kMostQuestions + 1> known = {patterns_of(0), patterns_of(1), patterns_of(2),
                                                                     patterns_of(3)};
  return known[questions];
}

// The patterns of answers of which a case would change the rating. None where that cannot be told.
std::optional<std::uint32_t> changing_patterns(std::span<const Tally> tallies, const Neighbours& neighbours) {
  const std::optional<std::uint32_t> otherwise = neighbours.rated_otherwise();
  if (!otherwise) return std::nullopt;
  const CasePatterns& patterns = known_patterns(tallies.size());
  std::uint32_t changing = 0;
  for (std::size_t number = 0; number < patterns.leads_to.size(); ++number)
    changing |= static_cast<std::uint32_t>((patterns.leads_to[number] & *otherwise) != 0) << number;
  for (std::size_t i = 0; i < tallies.size(); ++i) {  // no case has them
    if (tallies[i].yes == 0) changing &= ~patterns.with[i][static_cast<std::size_t>(Answer::yes)];
    if (tallies[i].yes == tallies[i].relevant) changing &= ~patterns.with[i][static_cast<std::size_t>(Answer::no)];
  }
  return changing;
}

bool is_changed(const OneCaseTable& table, Code place, Patterns patterns) {
  return (table.changing[static_cast<std::size_t>(place)] & patterns) != 0;
}

// Whether some row has no patterns.
RUBRIC_VECTOR bool has_none(const Patterns* patterns, std::size_t rows) {
  Patterns found = 0;
  for (std::size_t row = 0; row < rows; ++row) found |= patterns[row] == 0 ? 1 : 0;
  return found != 0;
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
    std::optional<Memo>& memo = known ? table_.by_patterns : table_.by_tallies;
    if (table_.questions.size() > (known ? kMostQuestions : kMostJoint) || !make_room(memo)) {
      std::fill_n(out, field_.rows, kOdd);
      return;
    }
    const Pointers operands(instruction_.operands, field_);
    memo->look_up(operands.all(), field_.rows, out);
    const std::size_t unknown = has(out, kNew, field_.rows) ? field_.rows : 0;
    for (std::size_t row = 0; row < unknown; ++row) {
      if (out[row] == kNew) out[row] = learn(*memo, row, known);
    }
    if (known) compare(out);
    if (instruction_.must_be_certain) std::replace(out, out + field_.rows, kPerhaps, kOdd);
  }

 private:
  bool has_room(const std::optional<Memo>& memo) const {
    if (!memo) return false;
    const std::size_t questions = table_.questions.size();
    for (std::size_t i = 0; i < questions + table_.others.size(); ++i) {
      const std::size_t bound =
          i < questions ? table_.questions[i].classes->size() : table_.others[i - questions]->bound();
      if (!memo->holds(i, bound)) return false;
    }
    return true;
  }

  bool make_room(std::optional<Memo>& memo) const {
    if (has_room(memo)) return true;
    std::vector<std::size_t> bounds;
    for (const OneCaseTable::Question& question : table_.questions) bounds.push_back(question.classes->size());
    for (const std::size_t bound : bounds_of(table_.others)) bounds.push_back(bound);
    if (!can_be_key(bounds)) return false;
    memo.emplace(bounds);
    return true;
  }

  void read(std::size_t row) {
    codes_.clear();
    for (const ColumnId operand : instruction_.operands) codes_.push_back(field_[operand][row]);
  }

  void read_tallies(std::size_t row) {
    tallies_.clear();
    for (const QuestionId question : framework_[instruction_.standard].questions) {
      const TallyColumn& column = columns_.tallies[question.index];
      tallies_.push_back({column.yes[first_ + row], column.relevant[first_ + row]});
    }
  }

  Code learn(Memo& memo, std::size_t row, bool by_patterns) {
    read(row);
    Code result = memo.find(codes_);
    if (result != kNew) return result;
    result = work_out(row, by_patterns);
    memo.learn(codes_, result);
    return result;
  }

  Code work_out(std::size_t row, bool by_patterns) {
    if (std::find(codes_.begin(), codes_.end(), kOdd) != codes_.end()) return kOdd;
    read_tallies(row);
    const Neighbours neighbours(program_, table_, std::span(codes_).subspan(table_.questions.size()), tallies_);
    if (by_patterns) return place_of(changing_patterns(tallies_, neighbours));
    const RatingBy rating = [&](const std::vector<Tally>& by) -> const Value& { return neighbours.rating(by); };
    return code_of(one_case(tallies_, changes_in_one_case(tallies_.size(), {}), rating));
  }

  Code place_of(std::optional<std::uint32_t> changing) {
    if (!changing) return kOdd;
    const auto found = std::find(table_.changing.begin(), table_.changing.end(), *changing);
    if (found == table_.changing.end() && table_.changing.size() >= kMostSets) return kOdd;
    const auto place = found - table_.changing.begin();
    if (found == table_.changing.end()) table_.changing.push_back(*changing);
    return static_cast<Code>(place);
  }

  void compare(Code* out) {
    const Patterns* const patterns = patterns_.data() + first_;
    if (has(out, kOdd, field_.rows) || has_none(patterns, field_.rows)) {
      compare_each(out);
    } else {
      gather_common(table_.changing.data(), patterns, field_.rows, out);
    }
  }

  // Of a row without patterns, only tallies are known.
  void compare_each(Code* out) {
    const bool has_room = make_room(table_.by_tallies);
    for (std::size_t row = 0; row < field_.rows; ++row) {
      if (out[row] == kOdd) continue;
      if (const Patterns patterns = patterns_[first_ + row]; patterns != 0) {
        out[row] = static_cast<Code>(is_changed(table_, out[row], patterns));
      } else {
        out[row] = has_room ? learn(*table_.by_tallies, row, false) : kOdd;
      }
    }
  }

  Program& program_;
  const Framework& framework_ = *program_.circuit.plans[0]->framework;
  const Instruction& instruction_;
  OneCaseTable& table_;
  const Columns& columns_;
  std::size_t first_;
  const Field& field_;
  std::span<const Patterns> patterns_;
  std::vector<Code> codes_;     // of a row: of the operands
  std::vector<Tally> tallies_;  // and of the questions
};

}  // namespace

Code one_case_quickly(const Program& program, const Instruction& instruction, const Columns& table, std::size_t row,
                      const Code* codes) {
  if (instruction.table == UINT32_MAX) return 0;
  const OneCaseTable& known = program.one_case_tables[instruction.table];
  const std::span<const Patterns> all =
      table.patterns.empty() ? std::span<const Patterns>() : table.patterns[instruction.standard.index];
  const Patterns patterns = all.empty() ? 0 : all[row];
  const std::optional<Memo>& memo = patterns != 0 ? known.by_patterns : known.by_tallies;
  if (!memo) return kNew;
  const Code found = memo->find_in_array(instruction.operands, codes);
  if (found == kNew || found == kOdd) return found;
  const Code result = patterns != 0 ? static_cast<Code>(is_changed(known, found, patterns)) : found;
  return instruction.must_be_certain && result == kPerhaps ? kOdd : result;
}

void one_case_in_columns(Program& program, const Instruction& instruction, const Columns& table, std::size_t first,
                         const Field& field) {
  if (instruction.table == UINT32_MAX) {
    std::fill_n(field[instruction.out], field.rows, Code{0});
  } else {
    OneCase(program, instruction, table, first, field).run();
  }
}

}  // namespace rubric::batch
