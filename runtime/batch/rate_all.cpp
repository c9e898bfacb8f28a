#include "runtime/batch/rate_all.hpp"

#include <algorithm>
#include <utility>

#include "runtime/batch/dictionary.hpp"
#include "runtime/batch/row_inspection.hpp"
#include "runtime/batch/run.hpp"
#include "runtime/rate.hpp"

namespace rubric {

using batch::Chunk;
using batch::kChunk;

struct Batch::Parts {
  const Plan& plan;
  std::vector<DefinitionId> wanted;
  std::unique_ptr<batch::Program> program;
  std::optional<Chunk> chunk;  // none where no inspection can be rated in columns
  std::vector<batch::Dictionary> dictionaries;

  Parts(const Plan& compiled, std::vector<DefinitionId> asked_for)
      : plan(compiled), wanted(std::move(asked_for)), program(batch::program_of(plan, wanted)) {
    if (!program->general) chunk.emplace(*program);
    dictionaries.resize(wanted.size());
    for (std::size_t i = 0; i < program->told.size(); ++i) {
      const batch::Told& told = program->told[i];
      if (!told.constant) dictionaries[i] = batch::Dictionary(*told.codes, program->machine->values());
    }
  }

  void prepare(const Columns& table, OutcomeTable& out) const;
  void rate_chunk(const Columns& table, std::size_t first, std::size_t rows, OutcomeTable& out);
  void tell(std::size_t column, std::size_t first, std::size_t rows, OutcomeTable& out);
  void rate_row(const Columns& table, std::size_t row, const Inspection* given, OutcomeTable& out);
  void fail(std::size_t row, Diagnostics diagnostics, OutcomeTable& out) const;
  void put_values(OutcomeTable& out) const;
};

void Batch::Parts::prepare(const Columns& table, OutcomeTable& out) const {
  out.rows = table.rows;
  out.unrated.clear();
  out.singly = 0;
  out.columns.resize(wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    out.columns[i].definition = wanted[i];
    out.columns[i].which.resize(table.rows);
  }
}

void Batch::Parts::tell(std::size_t column, std::size_t first, std::size_t rows, OutcomeTable& out) {
  const batch::Told& told = program->told[column];
  std::uint32_t* const which = out.columns[column].which.data() + first;
  if (told.constant) {
    std::fill_n(which, rows, dictionaries[column].find((*program->machine)[*told.constant]));
  } else {
    dictionaries[column].find({std::as_const(*chunk).column(told.column), rows}, which);
  }
}

void Batch::Parts::rate_chunk(const Columns& table, std::size_t first, std::size_t rows, OutcomeTable& out) {
  chunk->run(table, first, rows);
  for (std::size_t i = 0; i < wanted.size(); ++i) tell(i, first, rows, out);
}

void Batch::Parts::rate_row(const Columns& table, std::size_t row, const Inspection* given, OutcomeTable& out) {
  Diagnostics diagnostics;
  ++out.singly;
  std::optional<Inspection> made;
  if (given == nullptr) made = row_inspection(*plan.framework, table, row, diagnostics);
  const Inspection* const inspection = given != nullptr ? given : made ? &*made : nullptr;
  const auto outcome =
      inspection != nullptr && !diagnostics.has_errors() ? rate(plan, *inspection, diagnostics) : std::nullopt;
  if (!outcome) {
    fail(row, std::move(diagnostics), out);
    return;
  }
  for (std::size_t i = 0; i < wanted.size(); ++i)
    out.columns[i].which[row] = dictionaries[i].find((*outcome)[wanted[i]]);
}

void Batch::Parts::fail(std::size_t row, Diagnostics diagnostics, OutcomeTable& out) const {
  for (OutcomeColumn& column : out.columns) column.which[row] = kFailed;
  out.unrated.push_back({row, std::move(diagnostics)});
}

void Batch::Parts::put_values(OutcomeTable& out) const {
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const std::vector<Value>& values = dictionaries[i].values();
    std::vector<Value>& known = out.columns[i].values;
    known.insert(known.end(), values.begin() + static_cast<std::ptrdiff_t>(known.size()), values.end());
  }
}

Batch::Batch(const Plan& plan, std::vector<DefinitionId> wanted)
    : parts_(std::make_unique<Parts>(plan, std::move(wanted))) {}
Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;
Batch::~Batch() = default;

void Batch::rate_all(const Columns& table, OutcomeTable& out) {
  parts_->prepare(table, out);
  auto other = table.others.begin();
  for (std::size_t first = 0; first < table.rows; first += kChunk) {
    const std::size_t rows = std::min(kChunk, table.rows - first);
    if (parts_->chunk) parts_->rate_chunk(table, first, rows, out);
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
