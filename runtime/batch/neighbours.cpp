#include "runtime/batch/neighbours.hpp"

#include <algorithm>

#include "runtime/operands.hpp"

namespace rubric::batch {

namespace {

std::size_t count_for(std::size_t questions) {
  std::size_t count = 1;
  for (std::size_t i = 0; i < questions; ++i) count *= 3;
  return count;
}

bool is_tally(Tally tally) { return tally.yes >= 0 && tally.yes <= tally.relevant; }

}  // namespace

Neighbours::Neighbours(Program& program, const OneCaseTable& table, std::span<const Code> others,
                       std::span<const Tally> tallies)
    : program_(program), table_(table), tallies_(tallies), odd_(count_for(tallies.size())), broken_(broken()) {
  if (program.neighbours.size() < program.columns * size()) program.neighbours.resize(program.columns * size());
  field_ = {program.neighbours.data(), size(), size(), odd_.data()};
  for (std::size_t i = 0; i < others.size(); ++i) std::fill_n(field_[table.other_columns[i]], size(), others[i]);
  for (std::size_t i = 0, stride = 1; i < tallies.size(); ++i, stride *= 3) put(i, stride);
  for (const std::size_t at : table.instructions) execute(program, program.instructions[at], field_);
}

void Neighbours::put(std::size_t place, std::size_t stride) {
  const OneCaseTable::Question& question = table_.questions[place];
  TallyTable& known = program_.tally_tables[program_.table_of_question[question.question.index]];
  for (const int by : {-1, 0, 1}) {
    const Tally next{tallies_[place].yes + by, tallies_[place].relevant};
    const std::span<const Code> codes = known.at(is_tally(next) ? next : tallies_[place]);
    for (std::size_t first = static_cast<std::size_t>(by + 1) * stride; first < size(); first += 3 * stride) {
      for (const auto& [function, column] : question.functions)
        std::fill_n(field_[column] + first, stride, codes[function]);
    }
  }
}

const Value& Neighbours::rating(std::size_t neighbour) const {
  const Code code = field_[table_.rating][neighbour];
  if (odd_[neighbour] != 0 || code == kOdd) return broken_;
  return (*program_.machine)[table_.rating_codes->value(code)];
}

const Value& Neighbours::rating(std::span<const Tally> tallies) const {
  std::size_t neighbour = 0;
  for (std::size_t i = tallies.size(); i-- > 0;)
    neighbour = neighbour * 3 + static_cast<std::size_t>(tallies[i].yes - tallies_[i].yes + 1);
  return rating(neighbour);
}

}  // namespace rubric::batch
