// The sheet beside a sheet of cases: a row for each inspection.
#include "app/joined_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/files.hpp"
#include "app/row_cutter.hpp"
#include "app/text_hash.hpp"
#include "runtime/batch/plain_rows.hpp"
#include "runtime/csv.hpp"
#include "runtime/document.hpp"
#include "runtime/row_cells.hpp"
#include "runtime/spelling.hpp"

namespace rubric::app {
namespace {

using Role = RowColumn::Role;

void wrong(Diagnostics& diagnostics, Code code, Span span, std::string message, std::string advice) {
  diagnostics.add({code, span, std::move(message), std::move(advice), {}, {}});
}

}  // namespace

std::optional<std::size_t> find_column(const SheetHead& head, std::string_view name) {
  const auto found =
      std::find_if(head.names.begin(), head.names.end(), [&](const std::string& one) { return folded(one) == name; });
  if (found == head.names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - head.names.begin());
}

bool JoinedSheet::load(Raters& raters, Sources& sources, Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  scratch_ = sources.add(file_, "");
  if (!read_head(sources, diagnostics) || !read_rows(raters, sources, diagnostics)) return false;
  if (diagnostics.errors() > errors) return false;
  known_ = {};
  return check_columns(raters, diagnostics);
}

std::vector<NamedColumn> JoinedSheet::ignored() const {
  std::vector<NamedColumn> all = {{"inspection", command_line_}};
  for (const std::string& name : options_.ignore) all.push_back({name, command_line_});
  return all;
}

bool JoinedSheet::read_head(Sources& sources, Diagnostics& diagnostics) {
  head_ = stream_->read_head();
  const SourceId source = sources.add(file_, head_.text);
  sources.show(source, Source::Shown::places_only);
  if (!stream_->input().problem().empty()) {
    diagnostics.add(unreadable({std::nullopt, stream_->input().problem()}, source, sources));
    return false;
  }
  std::string words;
  for (const std::string& name : options_.ignore) words += " --ignore " + name;
  command_line_ = {sources.add("the command line", words), 0, static_cast<std::uint32_t>(words.size())};
  const auto column = find_column(head_, "inspection");
  if (!column) {
    wrong(diagnostics, Code::wrong_header, {source, 0, 0}, "the sheet beside the cases has no column `inspection`",
          "say in a column `inspection` which one each row is of, as the sheet of cases does");
    return false;
  }
  column_ = {head_.delimiter, *column};
  auto columns = read_inspection_rows(source, sources, {}, ignored(), diagnostics);
  if (!columns) return false;
  columns_ = std::move(*columns);
  says_framework_ = columns_.has(Role::framework) || columns_.has(Role::programme) || columns_.has(Role::fieldwork);
  return true;
}

// ---- rows

bool JoinedSheet::read_rows(Raters& raters, Sources& sources, Diagnostics& diagnostics) {
  CaseBlock block;
  stream_->count_lines();
  while (!block.broken && stream_->next(block, column_, false)) {
    std::uint64_t line = stream_->line_of(block);
    for (const Section& section : block.sections) {
      const std::string_view rows = block.text().substr(section.begin, section.end - section.begin);
      const bool is_line = block.way != CutBy::quotes && rows.find('\n') + 1 == rows.size();
      add({rows, section.name, line, is_line}, raters, sources, diagnostics);
      line += is_line ? 1U : static_cast<std::uint64_t>(std::count(rows.begin(), rows.end(), '\n'));
    }
  }
  const std::string problem = stream_->input().problem();
  if (!problem.empty()) diagnostics.add(unreadable({std::nullopt, problem}, columns_.source, sources));
  stream_.reset();
  return problem.empty();
}

// Where in the only row of a text its name stands: its cell, and the end of the row.
struct JoinedSheet::Place {
  std::size_t before = 0;
  std::size_t after = 0;
  std::size_t end = 0;
};

// Of a line without quotes.
std::optional<JoinedSheet::Place> JoinedSheet::place_in_line(std::string_view line) const {
  const std::string_view row = without_end(line);
  std::size_t before = 0;
  for (std::size_t i = 0; i < column_.column; ++i) {
    before = row.find(column_.delimiter, before) + 1;
    if (before == 0) return std::nullopt;
  }
  return Place{before, std::min(row.find(column_.delimiter, before), row.size()), row.size()};
}

std::optional<JoinedSheet::Place> JoinedSheet::place_in(std::string_view rows) const {
  CsvReader reader(rows, column_.delimiter);
  std::vector<CsvCell> row;
  if (reader.next(row) != CsvReader::Step::row || row.size() <= column_.column) return std::nullopt;
  Place place{reader.begin_of(row[column_.column]), reader.end_of(row[column_.column]), reader.end_of(row.back())};
  CsvReader::Step step = CsvReader::Step::row;
  while (step == CsvReader::Step::row) {
    step = reader.next(row);
    if (step == CsvReader::Step::row && !is_blank(row)) return std::nullopt;
  }
  if (step != CsvReader::Step::end) return std::nullopt;
  return place;
}

// What the row says beside its name; until the next row is asked about.
std::string_view JoinedSheet::beside(std::string_view row, const Place& place) {
  const std::string_view behind = row.substr(place.after, place.end - place.after);
  if (place.before == 0) return behind;
  key_.assign(row.substr(0, place.before));
  key_ += behind;
  return key_;
}

void JoinedSheet::add(const Rows& rows, Raters& raters, Sources& sources, Diagnostics& diagnostics) {
  const auto place = rows.name.empty() ? std::nullopt : rows.is_line ? place_in_line(rows.text) : place_in(rows.text);
  if (!place || !names_.add(rows.name)) return report(rows, sources, diagnostics);
  const std::string_view text = beside(rows.text, *place);
  const auto hash = static_cast<std::uint32_t>(TextHash()(text));
  const std::uint32_t known = known_.find(hash, [&](std::uint32_t says) { return says_[says].text == text; });
  const bool is_new = known == NumberTable::kNone;
  const auto says = is_new ? static_cast<std::uint32_t>(says_.size()) : known;
  rows_.push_back({says, static_cast<std::uint32_t>(rows.line)});
  if (!is_new) return;
  known_.add(hash, says);
  says_.push_back({std::string(text), place->before, nullptr});
  says_.back().rater = rater_of(static_cast<std::uint32_t>(rows_.size() - 1), raters, sources, diagnostics);
}

// What is wrong with rows that cannot be added.
void JoinedSheet::report(const Rows& rows, Sources& sources, Diagnostics& diagnostics) const {
  const SourceId source = sources.add(file_, head_.text + std::string(rows.text));
  const auto begin = static_cast<std::uint32_t>(head_.text.size());
  const Span span{source, begin, begin};
  sources.show(source, Source::Shown::places_only);
  sources.goes_on(span, static_cast<std::uint32_t>(rows.line));
  const std::size_t errors = diagnostics.errors();
  const auto sheet = read_inspection_rows(source, sources, {}, ignored(), diagnostics);
  if (sheet) head_of(*sheet, sheet->rows.front(), diagnostics);
  if (diagnostics.errors() > errors) return;
  if (rows.name.empty())
    return wrong(diagnostics, Code::case_incomplete, span, "a row that does not say of which inspection it is",
                 "fill in its column `inspection`");
  wrong(diagnostics, Code::told_twice, span, fmt::format("two rows are of inspection `{}`", rows.name),
        "keep one of them");
}

// What rates a row; where rows say it themselves, messages about it stay right as its text is kept.
Rater* JoinedSheet::rater_of(std::uint32_t row, Raters& raters, Sources& sources, Diagnostics& diagnostics) const {
  if (!says_framework_ && rows_[row].says > 0) return says_.front().rater;
  Diagnostics unsaid;
  auto sheet = sheet_of(row, sources, scratch_, unsaid);
  auto head = sheet ? raters.head(*sheet, sheet->rows.front(), unsaid) : std::nullopt;
  if (Rater* known = head ? raters.known(*head) : nullptr) return known;
  const SourceId source = sources.add(file_, "");
  sheet = sheet_of(row, sources, source, diagnostics);
  head = sheet ? raters.head(*sheet, sheet->rows.front(), diagnostics) : std::nullopt;
  return head ? raters.choose(*head, diagnostics) : nullptr;
}

bool JoinedSheet::check_columns(Raters& raters, Diagnostics& diagnostics) {
  const bool right = raters.match_columns(columns_, true, diagnostics);
  for (const Rater* rater : raters.all()) compares_ = compares_ || rater->match.compares();
  return right;
}

// ---- one row

void JoinedSheet::put_text(std::uint32_t row, Sources& sources, SourceId source) const {
  const Says& says = says_[rows_[row].says];
  std::string text = head_.text + says.text.substr(0, says.before);
  text += csv_quoted(names_[row], column_.delimiter);
  text += says.text.substr(says.before);
  const auto begin = static_cast<std::uint32_t>(head_.text.size());
  sources.replace(source, file_, std::move(text));
  sources.show(source, Source::Shown::places_only);
  sources.goes_on({source, begin, begin}, rows_[row].line);
}

std::optional<RowSheet> JoinedSheet::sheet_of(std::uint32_t row, Sources& sources, SourceId source,
                                              Diagnostics& problems) const {
  put_text(row, sources, source);
  auto sheet = read_inspection_rows(source, sources, {}, ignored(), problems);
  return sheet && sheet->rows.size() == 1 ? std::move(sheet) : std::nullopt;
}

std::optional<RowHead> JoinedSheet::read(std::uint32_t row, const Raters& raters, Sources& sources, SourceId source,
                                         Diagnostics& problems) const {
  const auto sheet = sheet_of(row, sources, source, problems);
  auto head = sheet ? raters.head(*sheet, sheet->rows.front(), problems) : std::nullopt;
  const Rater* by = rater(row);
  if (head && by != nullptr)
    add_cells(*sheet, sheet->rows.front(), by->match, options_.blank.has_value(), head->document, problems);
  return head;
}

}  // namespace rubric::app
