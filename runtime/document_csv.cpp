// CSV → case records, as any other data file has them.
#include <fmt/format.h>

#include <map>
#include <utility>

#include "runtime/case_columns.hpp"
#include "runtime/case_sheet.hpp"
#include "runtime/sheet_text.hpp"
#include "runtime/spelling.hpp"

namespace rubric {

namespace {

using Kind = DataValue::Kind;
using Role = CaseColumn::Role;
using Row = SheetText::Row;

class SheetReader {
 public:
  SheetReader(SourceId source, std::string_view text, Diagnostics& diagnostics, std::size_t most_cells)
      : source_(source), text_(source, text, most_cells, diagnostics), diagnostics_(diagnostics) {}

  std::optional<CaseSheet> read() {
    const std::size_t errors = diagnostics_.errors();
    read_rows();
    if (diagnostics_.errors() > errors) return std::nullopt;
    if (sheet_.kinds.empty()) {
      sheet_.kinds.push_back(columns_alone());
      add(Code::no_cases_yet, Span{header_.source, header_.begin, header_.begin}, "a sheet without cases",
          "fill in a row for each case; until then its questions are open");
    }
    return std::move(sheet_);
  }

 private:
  // Rows after a header that is wrong would be wrong for it.
  void read_rows() {
    const std::size_t errors = diagnostics_.errors();
    Row row;
    if (!text_.next(row)) {
      if (diagnostics_.errors() == errors) {
        add(Code::data_syntax, {source_, 0, 0}, "an empty file",
            "its first row names the columns, as in: case,2.1.safety");
      }
      return;
    }
    read_header(row);
    if (diagnostics_.errors() > errors) return;
    while (text_.next(row)) {
      if (text_.fits(row, columns_->size())) (columns_->one_answer_a_row() ? read_answer(row) : read_case(row));
    }
  }

  void read_header(const Row& row) {
    std::vector<CaseColumn> columns;
    for (const CsvCell& cell : row) columns.push_back({std::string(trimmed(cell.text())), span(cell)});
    header_ = columns.front().span;
    columns_.emplace(std::move(columns), diagnostics_);
    sheet_.names_kinds = columns_->find(Role::kind).has_value();
  }

  void read_case(const Row& row) {
    const std::optional<std::size_t> kind = kind_of(row);
    if (is_of_one_inspection(row) && kind) cases_of(*kind).push_back(record_of(row));
  }

  DataEntry columns_alone() const {
    DataEntry entry{"", {source_, 0, 0}, {}};
    entry.value.kind = Kind::list;
    entry.value.span = entry.key_span;
    for (std::size_t i = 0; i < columns_->size(); ++i) {
      const CaseColumn& column = (*columns_)[i];
      DataValue cell;
      cell.kind = Kind::blank;
      cell.span = column.span;
      const bool told = column.role == Role::name || column.role == Role::id;
      if (told)
        entry.value.entries.push_back({column.role == Role::id ? "id" : column.name, column.span, std::move(cell)});
    }
    return entry;
  }

  // Its id, and in a row for each case all else; in a row for each answer its facts.
  DataValue record_of(const Row& row) const {
    DataValue record;
    record.span = here();
    for (std::size_t i = 0; i < row.size(); ++i) {
      const CaseColumn& column = (*columns_)[i];
      if (column.role == Role::id) record.entries.push_back({"id", column.span, value(row[i])});
      if (column.role == Role::name) record.entries.push_back({column.name, column.span, value(row[i])});
    }
    return record;
  }

  // ---- a row for each answer

  // A case on the way: where its record is among those of its kind, and what has been answered.
  struct Known {
    std::size_t record = 0;
    std::map<std::string, Span, std::less<>> answered;
  };

  void read_answer(const Row& row) {
    const std::optional<std::size_t> kind = kind_of(row);
    if (!is_of_one_inspection(row) || !kind) return;
    const std::string id = text_of(row, Role::id);
    if (id.empty()) {
      return add(Code::case_incomplete, here(), "a row that does not say whose answer it is",
                 "fill in its column `case`");
    }
    std::vector<DataValue>& cases = cases_of(*kind);
    const auto [known, is_new] = known_.try_emplace({*kind, id}, Known{cases.size(), {}});
    if (is_new) {
      cases.push_back(record_of(row));
    } else {
      compare_facts(cases[known->second.record], row);
    }
    add_answer(cases[known->second.record], known->second, row);
  }

  // A fact may be told in one row of its case, or in all of them; not in two ways.
  void compare_facts(DataValue& record, const Row& row) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const CaseColumn& column = (*columns_)[i];
      if (column.role != Role::name && column.role != Role::id) continue;
      DataValue& first = record.entries[at++].value;
      DataValue other = value(row[i]);
      if (column.role == Role::id || other.kind == Kind::blank) continue;
      if (first.kind == Kind::blank) {
        first = std::move(other);
      } else if (folded(first.text) != folded(other.text)) {
        differ(fmt::format("`{}` of one case is told in two ways", shown(column.name)), other.span, first.span);
      }
    }
  }

  void add_answer(DataValue& record, Known& known, const Row& row) {
    const CsvCell& question = row[*columns_->find(Role::question)];
    const CsvCell& answer = row[*columns_->find(Role::answer)];
    std::string name(trimmed(question.text()));
    if (name.empty() && trimmed(answer.raw).empty()) return;  // a row for the facts alone
    if (name.empty()) {
      return add(Code::case_incomplete, span(answer), "an answer without its question",
                 "fill in its column `question`");
    }
    if (const std::string standard = text_of(row, Role::standard); !standard.empty()) name = standard + "." + name;
    const auto [first, is_new] = known.answered.emplace(folded(name), span(question));
    if (!is_new)
      return differ(fmt::format("`{}` is answered twice in one case", shown(name)), span(question), first->second);
    record.entries.push_back({std::move(name), span(question), value(answer)});
  }

  void differ(std::string message, Span span, Span first) {
    diagnostics_.add(
        {Code::told_twice, span, std::move(message), "keep what is right", {{first, "the first time"}}, {}});
  }

  // ---- what both have

  // Index of the row's kind of case; none after an error.
  std::optional<std::size_t> kind_of(const Row& row) {
    const std::optional<std::size_t> column = columns_->find(Role::kind);
    const std::string name = text_of(row, Role::kind);
    if (column && name.empty()) {
      add(Code::case_incomplete, here(), "a row that does not say of which kind its case is",
          "fill in its column `kind`");
      return std::nullopt;
    }
    const auto [place, is_new] = kinds_.emplace(folded(name), sheet_.kinds.size());
    if (is_new) {
      DataValue list;
      list.kind = Kind::list;
      list.span = {source_, 0, 0};
      sheet_.kinds.push_back({name, column ? span(row[*column]) : list.span, std::move(list)});
    }
    return place->second;
  }

  std::vector<DataValue>& cases_of(std::size_t kind) { return sheet_.kinds[kind].value.items; }

  bool is_of_one_inspection(const Row& row) {
    const std::optional<std::size_t> column = columns_->find(Role::inspection);
    if (!column) return true;
    const Span place = span(row[*column]);
    const std::string name = folded(row[*column].text());
    if (!inspection_) inspection_.emplace(name, place);
    if (inspection_->first == name) return true;
    if (name.empty()) {
      add(Code::case_incomplete, here(), "a row that does not say of which inspection its case is",
          "fill in its column `inspection`");
    } else if (!several_) {
      diagnostics_.add({Code::several_inspections,
                        place,
                        "the cases of several inspections in one sheet",
                        "keep the rows of one inspection, or correct its name",
                        {{inspection_->second, "the first one"}},
                        {}});
    }
    several_ = several_ || !name.empty();
    return false;
  }

  std::string text_of(const Row& row, Role role) const {
    const std::optional<std::size_t> column = columns_->find(role);
    return column ? std::string(trimmed(row[*column].text())) : std::string();
  }

  DataValue value(const CsvCell& cell) const {
    DataValue value;
    value.text = trimmed(cell.text());
    value.kind = value.text.empty() ? Kind::blank : Kind::text;
    value.span = span(cell);
    return value;
  }

  Span here() const { return text_.here(); }
  Span span(const CsvCell& cell) const { return text_.span(cell); }
  void add(Code code, Span span, std::string message, std::string advice) {
    diagnostics_.add({code, span, std::move(message), std::move(advice), {}, {}});
  }

  SourceId source_;
  SheetText text_;
  Diagnostics& diagnostics_;
  Span header_;
  std::optional<CaseColumns> columns_;
  CaseSheet sheet_;
  std::map<std::string, std::size_t, std::less<>> kinds_;  // by their folded names
  std::map<std::pair<std::size_t, std::string>, Known>
      known_;  // of a kind and an id: in sheets with a row for each answer
  std::optional<std::pair<std::string, Span>> inspection_;
  bool several_ = false;
};

}  // namespace

std::optional<CaseSheet> read_case_sheet(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                                         std::size_t most_cells) {
  if (!is_readable_text(source, sources, kCsvText, diagnostics)) return std::nullopt;
  return SheetReader(source, sources[source].text(), diagnostics, most_cells).read();
}

}  // namespace rubric
