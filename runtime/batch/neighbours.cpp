#include "runtime/batch/neighbours.hpp"

#include <algorithm>
#include <array>

#include "runtime/batch/vector.hpp"
#include "runtime/operands.hpp"

namespace rubric::batch {

namespace {

constexpr std::size_t kRows = 16;   // a whole number of them is quicker than what there are
constexpr std::size_t kMost = 256;  // rows for the neighbours of kMostJoint questions

// The neighbours in which a question has one yes less, or one more.
struct Steps {
  std::array<Code, kMost> less{};  // all bits are set
  std::array<Code, kMost> more{};
};

constexpr std::array<Steps, kMostJoint> make_steps() {
  std::array<Steps, kMostJoint> all;
  for (std::size_t place = 0, stride = 1; place < kMostJoint; ++place, stride *= 3) {
    for (std::size_t row = 0; row < kMost; ++row) {
      all[place].less[row] = row / stride % 3 == 0 ? -1 : 0;
      all[place].more[row] = row / stride % 3 == 2 ? -1 : 0;
    }
  }
  return all;
}

constexpr std::array<Steps, kMostJoint> kSteps = make_steps();

RUBRIC_VECTOR void spread(Code less, Code same, Code more, const Steps& steps, std::size_t rows, Code* __restrict out) {
  const Code to_less = static_cast<Code>(less ^ same);
  const Code to_more = static_cast<Code>(more ^ same);
  for (std::size_t row = 0; row < rows; ++row)
    out[row] = static_cast<Code>(same ^ (to_less & steps.less[row]) ^ (to_more & steps.more[row]));
}

// Whether each code tells one level, or that there is none.
RUBRIC_VECTOR bool are_certain(const Code* __restrict codes, const Code* __restrict odd, std::size_t rows) {
  int uncertain = 0;
  for (std::size_t row = 0; row < rows; ++row)
    uncertain |= (static_cast<int>(codes[row] >= kNew) & static_cast<int>(codes[row] != kAbsent)) | odd[row];
  return uncertain == 0;
}

// Rows that have another code than this, a bit each.
RUBRIC_VECTOR std::uint32_t others_than(Code own, const Code* __restrict codes, std::size_t rows) {
  std::uint32_t others = 0;
  for (std::uint32_t row = 0; row < rows; ++row) others |= static_cast<std::uint32_t>(codes[row] != own) << row;
  return others;
}

std::size_t count_for(std::size_t questions) {
  std::size_t count = 1;
  for (std::size_t i = 0; i < questions; ++i) count *= 3;
  return count;
}

bool is_tally(Tally tally) { return tally.yes >= 0 && tally.yes <= tally.relevant; }

}  // namespace

Neighbours::Neighbours(Program& program, const OneCaseTable& table, std::span<const Code> others,
                       std::span<const Tally> tallies)
    : program_(program), table_(table), tallies_(tallies), size_(count_for(tallies.size())), broken_(broken()) {
  const std::size_t rows = (size_ + kRows - 1) / kRows * kRows;
  const std::size_t columns = program.columns * rows;
  if (program.neighbours.size() < columns + rows) program.neighbours.resize(columns + rows);
  Code* const odd = program.neighbours.data() + columns;
  std::fill_n(odd, rows, Code{0});
  field_ = {program.neighbours.data(), rows, rows, odd};
  for (std::size_t i = 0; i < others.size(); ++i) std::fill_n(field_[table.other_columns[i]], rows, others[i]);
  for (std::size_t i = 0; i < tallies.size(); ++i) put(i);
  for (const std::size_t at : table.instructions) execute(program, program.instructions[at], field_);
}

void Neighbours::put(std::size_t place) {
  const OneCaseTable::Question& question = table_.questions[place];
  TallyTable& known = program_.tally_tables[program_.table_of_question[question.question.index]];
  for (const int by : {-1, 0, 1}) {
    const Tally next{tallies_[place].yes + by, tallies_[place].relevant};
    const std::span<const Code> codes = known.at(is_tally(next) ? next : tallies_[place]);
    for (const auto& [function, column] : question.functions) field_[column][by + 1] = codes[function];
  }
  for (const auto& [function, column] : question.functions) {
    Code* const out = field_[column];
    spread(out[0], out[1], out[2], kSteps[place], field_.rows, out);
  }
}

std::optional<std::uint32_t> Neighbours::rated_otherwise() const {
  const Code* const codes = field_[table_.rating];
  const Code own = codes[size_ / 2];
  if (!is_odd(size_ / 2) && own == kAbsent) return 0;
  if (!are_certain(codes, field_.odd, field_.rows)) return std::nullopt;
  return others_than(own, codes, size_);
}

const Value& Neighbours::rating(std::span<const Tally> tallies) const {
  std::size_t neighbour = 0;
  for (std::size_t i = tallies.size(); i-- > 0;)
    neighbour = neighbour * 3 + static_cast<std::size_t>(tallies[i].yes - tallies_[i].yes + 1);
  const Code code = field_[table_.rating][neighbour];
  if (is_odd(neighbour) || code == kOdd) return broken_;
  return (*program_.machine)[table_.rating_codes->value(code)];
}

}  // namespace rubric::batch
