#include "runtime/batch/rate_all.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <utility>

#include "runtime/batch/dictionary.hpp"
#include "runtime/batch/row_inspection.hpp"
#include "runtime/batch/run.hpp"
#include "runtime/batch/single.hpp"
#include "runtime/rate.hpp"

namespace rubric {

using batch::Chunk;
using batch::kChunk;

namespace {

std::uint64_t next_number() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

}  // namespace

struct Batch::Parts {
  const Plan& plan;
  std::uint64_t number = next_number();
  std::vector<DefinitionId> wanted;  // none: every step
  std::vector<std::uint32_t> slots;  // that are told
  std::unique_ptr<batch::Program> program;
  std::optional<Chunk> chunk;  // none where no inspection can be rated in columns
  std::optional<batch::Single> one;
  std::vector<batch::Dictionary> dictionaries;

  Parts(const Plan& compiled, std::vector<DefinitionId> asked_for, std::vector<std::uint32_t> steps)
      : plan(compiled), wanted(std::move(asked_for)), slots(std::move(steps)), program(batch::program_of(plan, slots)) {
    dictionaries.resize(slots.size());
    if (program->general) return;
    chunk.emplace(*program);
    one.emplace(*program);
    for (std::size_t i = 0; i < program->told.size(); ++i) {
      const batch::Told& told = program->told[i];
      if (!told.constant) dictionaries[i] = batch::Dictionary(*told.codes, program->machine->values());
    }
  }

  void prepare(const Columns& table, OutcomeTable& out) const;
  void rate_chunk(const Columns& table, std::size_t first, std::size_t rows, OutcomeTable& out);
  std::optional<Outcome> rate_alone(const Columns& table, std::size_t row, const Inspection* given,
                                    Diagnostics& diagnostics) const;
  bool rate_in_columns(const Columns& table, std::size_t row, std::span<std::uint32_t> which);
  bool rate_one(const Columns& table, std::size_t row, std::span<std::uint32_t> which, Diagnostics& diagnostics);
  void rate_row(const Columns& table, std::size_t row, const Inspection* given, OutcomeTable& out);
  void fail(std::size_t row, Diagnostics diagnostics, OutcomeTable& out) const;
  void put_values(OutcomeTable& out) const;
};

void Batch::Parts::prepare(const Columns& table, OutcomeTable& out) const {
  out.rows = table.rows;
  out.unrated.clear();
  out.singly = 0;
  if (out.rated_by != number) out.columns.clear();
  out.rated_by = number;
  out.columns.resize(slots.size());
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (!wanted.empty()) out.columns[i].definition = wanted[i];
    out.columns[i].which.resize(table.rows);
  }
}

void Batch::Parts::rate_chunk(const Columns& table, std::size_t first, std::size_t rows, OutcomeTable& out) {
  chunk->run(table, first, rows, [&](std::size_t told, std::span<const batch::Code> codes, batch::Code* odd) {
    std::uint32_t* const which = out.columns[told].which.data() + first;
    if (const auto constant = program->told[told].constant) {
      std::fill_n(which, rows, dictionaries[told].find((*program->machine)[*constant]));
    } else {
      dictionaries[told].find(codes, which, odd);
    }
  });
}

std::optional<Outcome> Batch::Parts::rate_alone(const Columns& table, std::size_t row, const Inspection* given,
                                                Diagnostics& diagnostics) const {
  if (given != nullptr) return rate(plan, *given, diagnostics);
  const auto made = row_inspection(*plan.framework, table, row, diagnostics);
  return made && !diagnostics.has_errors() ? rate(plan, *made, diagnostics) : std::nullopt;
}

void Batch::Parts::rate_row(const Columns& table, std::size_t row, const Inspection* given, OutcomeTable& out) {
  Diagnostics diagnostics;
  ++out.singly;
  const auto outcome = rate_alone(table, row, given, diagnostics);
  if (!outcome) {
    fail(row, std::move(diagnostics), out);
    return;
  }
  for (std::size_t i = 0; i < slots.size(); ++i)
    out.columns[i].which[row] = dictionaries[i].find(outcome->slots[slots[i]]);
}

const Inspection* other_in(const Columns& table, std::size_t row) {
  const auto found = std::lower_bound(table.others.begin(), table.others.end(), row,
                                      [](const auto& other, std::size_t wanted) { return other.first < wanted; });
  return found != table.others.end() && found->first == row ? found->second : nullptr;
}

bool Batch::Parts::rate_in_columns(const Columns& table, std::size_t row, std::span<std::uint32_t> which) {
  if (!one || !one->run(table, row)) return false;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const batch::Told& told = program->told[i];
    which[i] =
        told.constant ? dictionaries[i].find((*program->machine)[*told.constant]) : dictionaries[i].find(one->told(i));
  }
  return true;
}

bool Batch::Parts::rate_one(const Columns& table, std::size_t row, std::span<std::uint32_t> which,
                            Diagnostics& diagnostics) {
  const Inspection* other = table.others.empty() ? nullptr : other_in(table, row);
  if (other == nullptr && rate_in_columns(table, row, which)) return true;
  const auto outcome = rate_alone(table, row, other, diagnostics);
  for (std::size_t i = 0; outcome && i < slots.size(); ++i) which[i] = dictionaries[i].find(outcome->slots[slots[i]]);
  return outcome.has_value();
}

void Batch::Parts::fail(std::size_t row, Diagnostics diagnostics, OutcomeTable& out) const {
  for (OutcomeColumn& column : out.columns) column.which[row] = kFailed;
  out.unrated.push_back({row, std::move(diagnostics)});
}

void Batch::Parts::put_values(OutcomeTable& out) const {
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const std::vector<Value>& values = dictionaries[i].values();
    std::vector<Value>& known = out.columns[i].values;
    known.insert(known.end(), values.begin() + static_cast<std::ptrdiff_t>(known.size()), values.end());
  }
}

namespace {

std::vector<std::uint32_t> slots_of(const Plan& plan, const std::vector<DefinitionId>& definitions) {
  std::vector<std::uint32_t> slots;
  slots.reserve(definitions.size());
  for (const DefinitionId id : definitions) slots.push_back(plan.slot_of_definition[id.index]);
  return slots;
}

}  // namespace

Batch::Batch(const Plan& plan, std::vector<DefinitionId> wanted)
    : parts_(std::make_unique<Parts>(plan, wanted, slots_of(plan, wanted))) {}
Batch::Batch(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Batch Batch::of_every_step(const Plan& plan) {
  std::vector<std::uint32_t> slots(plan.steps.size());
  std::iota(slots.begin(), slots.end(), 0U);
  return Batch(std::make_unique<Parts>(plan, std::vector<DefinitionId>{}, std::move(slots)));
}

Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;
Batch::~Batch() = default;

bool Batch::rate_one(const Columns& table, std::size_t row, std::span<std::uint32_t> which, Diagnostics& diagnostics) {
  return parts_->rate_one(table, row, which, diagnostics);
}

bool Batch::reads_patterns() const {
  const std::vector<batch::Instruction>& all = parts_->program->instructions;
  return parts_->program->general || std::any_of(all.begin(), all.end(), [](const batch::Instruction& instruction) {
           return instruction.what == batch::Do::one_case;
         });
}

bool Batch::rate_in_columns(const Columns& table, std::size_t row, std::span<std::uint32_t> which) {
  return parts_->rate_in_columns(table, row, which);
}

const std::vector<Value>& Batch::values(std::size_t column) const { return parts_->dictionaries[column].values(); }

void Batch::rate_all(const Columns& table, OutcomeTable& out) {
  parts_->prepare(table, out);
  auto other = table.others.begin();
  for (std::size_t first = 0; first < table.rows; first += kChunk) {
    const std::size_t rows = std::min(kChunk, table.rows - first);
    if (parts_->chunk) parts_->rate_chunk(table, first, rows, out);
    if (parts_->chunk && table.others.empty() && !parts_->chunk->has_odd()) continue;
    for (std::size_t row = first; row < first + rows; ++row) {
      const bool given = other != table.others.end() && other->first == row;
      if (given || !parts_->chunk || parts_->chunk->is_odd(row - first))
        parts_->rate_row(table, row, given ? other->second : nullptr, out);
      if (given) ++other;
    }
  }
  parts_->put_values(out);
}

namespace {

void add_results(const Results& results, std::vector<DefinitionId>& all) {
  for (const DefinitionId id : {results.awarded ? results.awarded : results.rating, results.score}) {
    if (id) all.push_back(id);
  }
  for (const GroundUse& ground : results.grounds) all.push_back(ground.holds);
}

}  // namespace

std::vector<DefinitionId> rated_definitions(const Framework& framework) {
  std::vector<DefinitionId> all;
  for (const Standard& standard : framework.standards) add_results(standard.results, all);
  for (const Domain& domain : framework.domains) add_results(domain.results, all);
  if (framework.overall) add_results(*framework.overall, all);
  return all;
}

}  // namespace rubric
