// OutcomeTable of many inspections as text.
#include "app/outcome_text.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/rating_columns.hpp"
#include "app/words.hpp"
#include "runtime/csv.hpp"
#include "runtime/report.hpp"

namespace rubric::app {
namespace {

constexpr std::size_t kMostKnown = 1U << 16U;  // combinations of values whose text is kept, of each cell
constexpr std::uint32_t kNone = UINT32_MAX;

std::string json_text(std::string_view text) {
  return nlohmann::json(std::string(text)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

constexpr bool is_ascii_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

DefinitionId awarded(const Results& results) { return results.awarded ? results.awarded : results.rating; }

const Value& value_of(const OutcomeColumn& column, std::size_t row) { return column.values[column.which[row]]; }

std::string grounds_in_words(const OutcomeField& field, const std::vector<const Value*>& values) {
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if ((values[i]->alternatives & kYes) == 0) continue;
    if (!text.empty()) text += ' ';
    text += field.grounds[i] + (values[i]->alternatives == kYes ? "" : "?");
  }
  return text;
}

class Maker {
 public:
  explicit Maker(OutcomeFields& fields) : fields_(fields) {}

  void rating(const std::string& name, DefinitionId id, bool decisive) {
    if (!id) return;
    fields_.fields.push_back({name, {fields_.wanted.size()}, {}});
    want(id, decisive);
  }

  void grounds(const std::string& of, const Results& results) {
    if (results.grounds.empty()) return;
    OutcomeField field{"grounds " + of, {}, {}};
    for (const GroundUse& use : results.grounds) {
      field.told.push_back(fields_.wanted.size());
      field.grounds.push_back(fields_.framework->discretions[use.discretion].grounds[use.ground].id);
      want(use.holds, false);
    }
    fields_.fields.push_back(std::move(field));
  }

 private:
  void want(DefinitionId id, bool decisive) {
    fields_.wanted.push_back(id);
    fields_.decisive.push_back(decisive);
  }

  OutcomeFields& fields_;
};

}  // namespace

OutcomeFields::OutcomeFields(const Framework& rated_by) : framework(&rated_by) {
  Maker maker(*this);
  for (const Domain& domain : rated_by.domains) maker.rating(domain.id, awarded(domain.results), false);
  for (const Standard& standard : rated_by.standards)
    maker.rating(standard.id, awarded(standard.results), standard.counted);
  for (const DefinitionId id : rated_by.printed) maker.rating(rated_by[id].name, id, false);
  if (rated_by.overall) {
    maker.rating("score", rated_by.overall->score, true);
    maker.rating("overall", awarded(*rated_by.overall), true);
  }
  for (const Standard& standard : rated_by.standards) maker.grounds(standard.id, standard.results);
  if (rated_by.overall) maker.grounds("overall", *rated_by.overall);
}

std::string cell_text(std::string_view text, const OutcomeLayout& layout) {
  return layout.json ? json_text(text) : csv_quoted(without_formula(std::string(text)), layout.delimiter);
}

void append_cell(ByteBuffer& out, std::string_view text, const OutcomeLayout& layout) {
  const bool plain = !layout.json && std::all_of(text.begin(), text.end(), is_ascii_letter_or_digit);
  if (plain) return out.append(text);
  out.append(cell_text(text, layout));
}

std::string field_text(std::string_view name, std::string_view text, const OutcomeLayout& layout) {
  if (!layout.json) return layout.delimiter + cell_text(text, layout);
  return "," + json_text(name) + ":" + json_text(text);
}

OutcomeText::OutcomeText(const OutcomeFields& fields, const OutcomeLayout& layout)
    : fields_(fields), layout_(layout), open_(fields.wanted.size()) {
  for (const std::string& name : layout.names) {
    const auto found = std::find_if(fields.fields.begin(), fields.fields.end(),
                                    [&](const OutcomeField& field) { return field.name == name; });
    Cell& cell = cells_.emplace_back(Cell{.name = name});
    if (found == fields.fields.end()) continue;
    cell.field = &*found;
    for (const std::size_t column : cell.field->told) cell.told.push_back({column, 0});
  }
}

// ---- the text of a cell

std::string OutcomeText::text_of(const Cell& cell, const OutcomeTable& outcomes, std::size_t row) const {
  if (cell.field == nullptr) return layout_.json ? "" : std::string(1, layout_.delimiter);
  std::vector<const Value*> values;
  for (const Told& told : cell.told) values.push_back(&value_of(outcomes.columns[told.column], row));
  if (cell.field->grounds.empty()) {
    const DefinitionId id = fields_.wanted[cell.told.front().column];
    const Type& type = (*fields_.framework)[id].type;
    return field_text(cell.name, in_words(*fields_.framework, *values.front(), type), layout_);
  }
  const std::string grounds = grounds_in_words(*cell.field, values);
  return layout_.json ? "," + json_text(cell.name) + ":\"" + grounds + '"' : layout_.delimiter + grounds;
}

// ---- before rows are written

void OutcomeText::learn(const OutcomeTable& outcomes) {
  longest_ = 0;
  for (Cell& cell : cells_) {
    learn(cell, outcomes);
    longest_ += cell.texts.longest();
  }
  for (std::size_t i = 0; i < open_.size(); ++i) {
    if (fields_.decisive[i]) learn_open(i, outcomes.columns[i].values);
  }
}

void OutcomeText::learn_open(std::size_t column, const std::vector<Value>& values) {
  std::vector<bool>& open = open_[column];
  while (open.size() < values.size()) {
    const bool first = std::find(open.begin(), open.end(), true) == open.end();
    open.push_back(rubric::is_open(values[open.size()]));
    if (open.back() && first) may_be_open_.push_back(column);
  }
}

// They keep their numbers as long as no value but of the last one told is new.
std::size_t OutcomeText::count_combinations(Cell& cell, const OutcomeTable& outcomes) {
  std::size_t all = 1;
  for (Told& told : cell.told) {
    if (told.stride != all) cell.known.clear();
    told.stride = static_cast<std::uint32_t>(all);
    all = std::min(all * outcomes.columns[told.column].values.size(), kMostKnown + 1);
  }
  return all;
}

// Of one value told, it is what the rows say.
const std::uint32_t* OutcomeText::combinations_of_rows(Cell& cell, const OutcomeTable& outcomes) {
  const auto which = [&](const Told& told) -> const auto& { return outcomes.columns[told.column].which; };
  if (cell.told.size() == 1) return which(cell.told.front()).data();
  if (cell.told.empty()) {
    cell.of_rows.assign(outcomes.rows, 0);
  } else {
    cell.of_rows = which(cell.told.front());
  }
  for (std::size_t i = 1; i < cell.told.size(); ++i) {
    const std::uint32_t* const own = which(cell.told[i]).data();
    for (std::size_t row = 0; row < outcomes.rows; ++row) cell.of_rows[row] += cell.told[i].stride * own[row];
  }
  return cell.of_rows.data();
}

void OutcomeText::learn(Cell& cell, const OutcomeTable& outcomes) const {
  const std::size_t combinations = count_combinations(cell, outcomes);
  if (combinations > kMostKnown) return make_each(cell, outcomes);
  if (cell.known.empty()) cell.texts.clear();
  cell.known.resize(combinations, kNone);
  cell.of_rows.resize(outcomes.rows);
  const std::uint32_t* const of_rows = combinations_of_rows(cell, outcomes);
  std::uint32_t* const known = cell.known.data();
  std::uint32_t* const texts = cell.of_rows.data();
  for (std::size_t row = 0; row < outcomes.rows; ++row) {
    const std::uint32_t combination = of_rows[row];
    const bool failed = combination >= combinations;
    if (!failed && known[combination] == kNone) known[combination] = cell.texts.add(text_of(cell, outcomes, row));
    texts[row] = failed ? kNone : known[combination];
  }
}

// Without keeping them.
void OutcomeText::make_each(Cell& cell, const OutcomeTable& outcomes) const {
  cell.known.clear();
  cell.texts.clear();
  cell.of_rows.assign(outcomes.rows, kNone);
  for (std::size_t row = 0; row < outcomes.rows; ++row) {
    if (outcomes.columns.front().which[row] != kFailed)
      cell.of_rows[row] = cell.texts.add(text_of(cell, outcomes, row));
  }
}

// ---- rows

void OutcomeText::append(ByteBuffer& out, std::size_t row) const {
  char* const begin = out.room(longest_ + TextTable::kBlock);
  char* end = begin;
  for (const Cell& cell : cells_) end = cell.texts.copy(cell.of_rows[row], end);
  out.resize(out.size() + static_cast<std::size_t>(end - begin));
}

bool OutcomeText::is_open(const OutcomeTable& outcomes, std::size_t row) const {
  return std::any_of(may_be_open_.begin(), may_be_open_.end(),
                     [&](std::size_t column) { return open_[column][outcomes.columns[column].which[row]]; });
}

}  // namespace rubric::app
