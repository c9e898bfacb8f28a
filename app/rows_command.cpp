// `rubric rate` of a sheet with an inspection in each row: all rows are rated before anything is written.
#include "app/rows_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "app/files.hpp"
#include "app/known_rows.hpp"
#include "app/raters.hpp"
#include "app/reason.hpp"
#include "app/row_blocks.hpp"
#include "app/row_cutter.hpp"
#include "app/rows_output.hpp"
#include "app/rows_sheet.hpp"
#include "app/rows_table.hpp"
#include "runtime/row_cells.hpp"
#include "runtime/sheet_text.hpp"

namespace rubric::app {
namespace {

using Role = RowColumn::Role;

class Rows {
 public:
  Rows(const Options& options, Console& console, CaseStream& stream, const SheetHead& head)
      : options_(options),
        console_(console),
        stream_(stream),
        head_(head),
        rules_({}, options.rules),
        sources_(rules_.sources()),
        raters_(options, rules_),
        out_(options, console) {
    sheet_.source = sources_.add(called(options_.files.front()), "");
  }

  int run() {
    RowBlocks blocks(options_.files.front(), head_.text.size());
    const bool readable = rate_in_blocks(blocks) || (is_too_large(blocks) ? tell_of(blocks) : rate_whole());
    console_.message(diagnostics_, sources_);
    return readable ? out_.finish(rows_) : static_cast<int>(Exit::error);
  }

 private:
  bool rate_in_blocks(RowBlocks& blocks);
  bool rate_blocks(RowBlocks& blocks);
  bool is_too_large(const RowBlocks& blocks) const { return in_blocks_ && blocks.input().size() > kMaxDataBytes; }
  bool tell_of(RowBlocks& blocks);
  Diagnostic too_large(const RowBlocks& blocks) const;
  bool rate_whole();
  bool rate_quickly();
  bool rate_each();
  bool cut_rows(std::string_view text, std::size_t begin, std::size_t& number, const RowsTable& table);
  bool counts_right() const { return rows_ > 0 && rows_ * sheet_.columns.size() <= kMaxRowCells; }
  void hold(std::string text);
  void hold_only(const std::vector<CsvCell>& cells);
  void forget();
  bool read_columns();
  std::string_view key_of(RowCutter& rows);
  const std::string* rate(RowCutter& rows, std::size_t begin, std::size_t number, const RowsTable& table);
  bool read();
  void choose();
  void rate();
  std::unique_ptr<Rating> rate(const InspectionRow& row, Rater& rater, Diagnostics& problems) const;
  void report(const InspectionRow& row, const Diagnostics& problems, bool at_row);

  const Options& options_;
  Console& console_;
  CaseStream& stream_;
  const SheetHead& head_;
  Rules rules_;
  Sources& sources_;
  Diagnostics diagnostics_;
  RowSheet sheet_;
  bool in_blocks_ = false;  // the source of the sheet has the text of one row alone
  Raters raters_;
  std::vector<Rater*> rater_of_;  // per row; null: it cannot be rated
  std::size_t rows_ = 0;
  std::size_t passed_over_ = 0;    // rows above those that the source has
  std::vector<std::size_t> told_;  // columns that have a part in the rating
  std::string key_;
  bool told_side_by_side_ = false;
  KnownRows known_;
  RuleWords words_;
  RowsOutput out_;
};

// ---- the sheet

void Rows::hold(std::string text) {
  sources_.replace(sheet_.source, called(options_.files.front()), std::move(text));
  sources_.show(sheet_.source, Source::Shown::places_only);
}

void Rows::hold_only(const std::vector<CsvCell>& cells) {
  const auto quote = [](const CsvCell& cell) { return static_cast<std::size_t>(cell.quoted ? 1 : 0); };
  const char* const begin = cells.front().raw.data() - quote(cells.front());
  const char* const end = cells.back().raw.data() + cells.back().raw.size() + quote(cells.back());
  sheet_.text = {begin, static_cast<std::size_t>(end - begin)};
  hold(std::string(sheet_.text));
}

bool Rows::rate_whole() {
  in_blocks_ = false;
  passed_over_ = 0;
  FileText file = stream_.read_whole(head_, kMaxDataBytes);
  hold(file.text ? std::move(*file.text) : "");
  if (!file.text) return diagnostics_.add(unreadable(file, sheet_.source, sources_)), false;
  return rate_quickly() || rate_each();
}

// Of a sheet that cannot be read whole: what is wrong with the block in which something is.
bool Rows::tell_of(RowBlocks& blocks) {
  in_blocks_ = false;
  if (blocks.text().empty()) blocks.next();  // the header is wrong
  hold(head_.text + std::string(blocks.text()));
  CaseBlock block;
  block.offset = blocks.offset();
  const auto begin = static_cast<std::uint32_t>(head_.text.size());
  sources_.goes_on({sheet_.source, begin, begin}, static_cast<std::uint32_t>(stream_.line_of(block)));
  if (!blocks.text().empty()) rate_each();
  diagnostics_.add(too_large(blocks));
  return false;
}

Diagnostic Rows::too_large(const RowBlocks& blocks) const {
  FileText file = {std::nullopt, blocks.input().problem()};
  file.too_large = file.problem.empty();
  if (file.too_large) file.problem = fmt::format("it is larger than {} MiB", kMaxDataBytes >> 20U);
  Diagnostic message = unreadable(file, sheet_.source, sources_);
  const bool endless = file.too_large && blocks.text().empty() && !blocks.right();
  if (!diagnostics_.has_errors() && !endless) return message;
  const auto end = static_cast<std::uint32_t>(sources_[sheet_.source].text().size());
  message.span = {sheet_.source, end, end};  // so far it is read
  message.message += endless ? fmt::format(", and row {} is larger than {} MiB", head_.rows + 1 + passed_over_,
                                           RowBlocks::kLongestRow >> 20U)
                             : ", and is not read beyond its first mistakes";
  message.advice = endless ? "look for a quote that is not closed" : "put them right, and rate it again";
  return message;
}

bool Rows::rate_each() {
  bool readable = read();
  if (readable) choose();
  readable = readable && !raters_.all().empty() && raters_.match_columns(sheet_, false, diagnostics_);
  if (readable) rate();
  return readable;
}

bool Rows::read() {
  auto sheet = read_rows(sheet_.source, options_, sources_, diagnostics_);
  if (!sheet) return false;
  sheet_ = std::move(*sheet);
  for (InspectionRow& row : sheet_.rows) row.number += passed_over_;
  rows_ = sheet_.rows.size();
  return says_framework(sheet_, options_, diagnostics_);
}

// ---- what rates each row

void Rows::choose() {
  for (const InspectionRow& row : sheet_.rows) {
    Diagnostics problems;
    const auto head = raters_.head(sheet_, row, problems);
    rater_of_.push_back(head ? raters_.choose(*head, problems) : nullptr);
    if (rater_of_.back() == nullptr) out_.leave_out(row.number);
    report(row, problems, false);
  }
}

// ---- rating

void Rows::rate() {
  std::vector<const Framework*> frameworks;
  bool compared = false;
  for (const Rater* rater : raters_.all()) {
    frameworks.push_back(rater->by.framework);
    compared = compared || rater->match.compares();
  }
  const RowsTable table(sheet_, frameworks, compared);
  out_.begin(table);
  for (std::size_t i = 0; i < sheet_.rows.size(); ++i) {
    const InspectionRow& row = sheet_.rows[i];
    if (rater_of_[i] == nullptr) continue;
    Diagnostics problems;
    const auto rating = rate(row, *rater_of_[i], problems);
    report(row, problems, true);
    if (rating == nullptr) {
      out_.leave_out(row.number);
    } else {
      out_.note(*rating);
      out_.add(row, *rating, reason_of(*rating, sources_, words_), sources_);
    }
  }
}

std::unique_ptr<Rating> Rows::rate(const InspectionRow& row, Rater& rater, Diagnostics& problems) const {
  auto head = raters_.head(sheet_, row, problems);
  if (!head) return nullptr;
  add_cells(sheet_, row, rater.match, options_.blank.has_value(), head->document, problems);
  auto rating = rate_document(head->document, head->heading, rater.each, rater.by.binding, sources_, problems);
  return problems.has_errors() ? nullptr : std::move(rating);
}

// Messages about a row say which it is; `at_row`: also those about the rules that it is rated by.
void Rows::report(const InspectionRow& row, const Diagnostics& problems, bool at_row) {
  for (Diagnostic problem : problems.all()) {
    if (problem.span.source != sheet_.source && !at_row) {
      diagnostics_.add(std::move(problem));
      continue;
    }
    if (problem.span.source != sheet_.source) {
      problem.related.insert(problem.related.begin(), {problem.span, "the rule"});
      problem.span = row.span;
    }
    problem.notes.push_back(place_in_words(sheet_, row, problem.span));
    diagnostics_.add(std::move(problem));
  }
}

// ---- rows that say the same

// Where one framework rates all rows, those that say the same get the same text, and each is worked out once. False
// where that is not so, or anything is wrong with the sheet itself: nothing has been done then.
bool Rows::rate_quickly() {
  if (!options_.framework || options_.json || !read_columns()) return false;
  sheet_.text = sources_[sheet_.source].text();
  const std::string_view text = std::string_view(sheet_.text).substr(head_.text.size());
  Diagnostics unsaid;
  if (!is_ascii(text) && !is_readable_text(sheet_.source, sources_, kCsvText, unsaid)) return false;
  const RowsTable table(sheet_, {raters_.all().front()->by.framework}, raters_.all().front()->match.compares());
  out_.begin(table);
  std::size_t number = head_.rows + 1;
  if (cut_rows(text, head_.text.size(), number, table) && counts_right()) return true;
  forget();
  return false;
}

// The same, with no more than a block of the sheet at hand: as long as there is nothing to say of any row.
bool Rows::rate_in_blocks(RowBlocks& blocks) {
  if (!options_.framework || options_.json || !blocks.right()) return false;
  in_blocks_ = true;
  if (read_columns() && rate_blocks(blocks)) return true;
  forget();
  return false;
}

bool Rows::rate_blocks(RowBlocks& blocks) {
  const RowsTable table(sheet_, {raters_.all().front()->by.framework}, raters_.all().front()->match.compares());
  out_.begin(table);
  std::size_t number = head_.rows + 1;
  while (blocks.next()) {
    if (!cut_rows(blocks.text(), 0, number, table) || !diagnostics_.all().empty()) return false;
    passed_over_ = number - (head_.rows + 1);
  }
  return blocks.right() && rows_ > 0;
}

// False at a row that cannot be told from the others.
bool Rows::cut_rows(std::string_view text, std::size_t begin, std::size_t& number, const RowsTable& table) {
  RowCutter rows(text, sheet_.delimiter);
  for (; rows.next(); ++number) {
    if (is_blank(rows)) continue;
    ++rows_;
    const std::string* rest = rate(rows, begin + rows.begin(), number, table);
    if (rest != nullptr) out_.add(number, rows, *rest);
  }
  return !rows.broken();
}

void Rows::forget() {
  out_.restart();
  rows_ = 0;
  diagnostics_ = {};
  raters_.forget();
  told_.clear();
  known_.forget();
}

bool Rows::read_columns() {
  Diagnostics unsaid;
  const SourceId source = sources_.add(called(options_.files.front()), head_.text);
  auto sheet = read_rows(source, options_, sources_, unsaid);
  if (!sheet || sheet->has(Role::framework) || sheet->has(Role::programme) || sheet->has(Role::fieldwork)) return false;
  const auto head = raters_.head(Span{source, 0, 0}, unsaid);
  Rater* rater = head ? raters_.choose(*head, unsaid) : nullptr;
  if (rater == nullptr || !raters_.match_columns(*sheet, false, unsaid)) return raters_.forget(), false;
  sheet->source = sheet_.source;
  sheet_ = std::move(*sheet);
  for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
    if (sheet_.columns[i].is_data() && rater->match.places[i]) told_.push_back(i);
  }
  told_side_by_side_ = !told_.empty() && told_.back() - told_.front() + 1 == told_.size();
  return true;
}

// What a row says: the stretch of it where that stands side by side and without quotes, else made of its cells.
std::string_view Rows::key_of(RowCutter& rows) {
  if (told_side_by_side_ && rows.plain()) return rows.stretch(told_.front(), told_.back());
  const std::vector<CsvCell>& cells = rows.cells();
  const auto quoted = [&](std::size_t i) { return cells[i].quoted; };
  if (told_side_by_side_ && std::none_of(told_.begin(), told_.end(), quoted)) {
    const std::string_view last = cells[told_.back()].raw;
    const char* const begin = cells[told_.front()].raw.data();
    return {begin, static_cast<std::size_t>(last.data() + last.size() - begin)};
  }
  key_ = '"';  // which the stretches never have
  for (const std::size_t i : told_) {
    const std::uint32_t size = static_cast<std::uint32_t>(2 * cells[i].raw.size()) + (cells[i].quoted ? 1 : 0);
    key_.append(reinterpret_cast<const char*>(&size), sizeof size);
    key_ += cells[i].raw;
  }
  return key_;
}

// Null where it is wrong, which is reported.
const std::string* Rows::rate(RowCutter& rows, std::size_t begin, std::size_t number, const RowsTable& table) {
  const bool whole = rows.size() == sheet_.columns.size();
  const std::string_view key = whole ? key_of(rows) : std::string_view();
  if (whole) {
    if (const std::string* found = known_.find(key)) return found;
  }
  const std::vector<CsvCell>& cells = rows.cells();
  if (in_blocks_) hold_only(cells);
  const auto at = static_cast<std::uint32_t>(in_blocks_ ? 0 : begin);
  const InspectionRow row{number, {sheet_.source, at, at}, cells};
  Diagnostics problems;
  const auto rating = rate(row, *raters_.all().front(), problems);
  report(row, problems, true);
  if (rating == nullptr) return out_.leave_out(number), nullptr;
  out_.note(*rating);
  return known_.add(key, table.rest(*rating, reason_of(*rating, sources_, words_)));
}

}  // namespace

int rate_rows(const Options& options, Console& console, CaseStream& stream, const SheetHead& head) {
  return Rows(options, console, stream, head).run();
}

}  // namespace rubric::app
