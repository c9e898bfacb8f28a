// `rubric rate` of a sheet with an inspection in each row: all rows are rated before anything is written.
#include "app/rows_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <utility>

#include "app/output_file.hpp"
#include "app/files.hpp"
#include "app/json.hpp"
#include "app/raters.hpp"
#include "app/row_blocks.hpp"
#include "app/row_cutter.hpp"
#include "app/reason.hpp"
#include "app/rows_table.hpp"
#include "lang/utf8.hpp"
#include "runtime/batch/bytes16.hpp"
#include "runtime/row_cells.hpp"
#include "runtime/sheet_text.hpp"

namespace rubric::app {
namespace {

using Role = RowColumn::Role;

constexpr std::size_t kMostKnown = 100'000;  // different rows whose text is kept
constexpr int kRecentBits = 10;
constexpr std::size_t kPassedOn = 1U << 18U;  // bytes, to the file: whole pages are written with less ado

// Of the short texts that rows say: eight bytes at a time.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    std::uint64_t hash = text.size();
    const auto take = [&](std::uint64_t word) {
      hash = (hash ^ word) * kHashFactor;
      hash ^= hash >> 32U;
    };
    if (text.size() < 8) {
      for (const char c : text) take(static_cast<unsigned char>(c));
      return hash;
    }
    for (std::size_t i = 0; i + 8 < text.size(); i += 8) take(first_eight(text.data() + i));
    take(first_eight(text.data() + text.size() - 8));  // of which some may have been taken
    return hash;
  }
};

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
        file_out_(options.out, options.force) {
    out_.reserve(2 * kPassedOn);
    sheet_.source = sources_.add(called(options_.files.front()), "");
  }

  int run() {
    const bool readable = rate_in_blocks() || rate_whole();
    console_.message(diagnostics_, sources_);
    return readable ? finish() : static_cast<int>(Exit::error);
  }

 private:
  // What comes of rows that say the same, as text.
  using Known = std::string;

  bool rate_in_blocks();
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
  const Known* rate(RowCutter& rows, std::size_t begin, std::size_t number, const RowsTable& table);
  const Known* known(std::string_view key);
  bool read();
  bool says_framework();
  std::vector<NamedColumn> named(const std::vector<std::string>& columns, const std::string& option);
  void choose();
  void rate();
  std::unique_ptr<Rating> rate(const InspectionRow& row, Rater& rater, Diagnostics& problems) const;
  void note(const Rating& rating);
  void keep(const InspectionRow& row, const Rating& rating, const RowsTable& table);
  void report(const InspectionRow& row, const Diagnostics& problems, bool at_row);
  void begin(const RowsTable& table);
  void pass_on();
  int finish();

  const Options& options_;
  Console& console_;
  CaseStream& stream_;
  const SheetHead& head_;
  Rules rules_;
  Sources& sources_;
  Diagnostics diagnostics_;
  FileText file_;  // its text is a source by now
  RowSheet sheet_;
  bool in_blocks_ = false;  // the source of the sheet has the text of one row alone
  Raters raters_;
  std::vector<Rater*> rater_of_;  // per row; null: it cannot be rated
  std::vector<std::size_t> bad_;  // their numbers
  std::size_t rows_ = 0;
  std::vector<std::size_t> told_;  // columns that have a part in the rating
  std::string key_;
  bool told_side_by_side_ = false;
  std::unordered_map<std::string, Known, TextHash, std::equal_to<>> known_;
  std::array<const std::pair<const std::string, Known>*, 1U << kRecentBits>
      recent_{};  // of them, by the first bits of their hash
  std::set<std::string> set_aside_;
  RuleWords words_;
  OutputFile file_out_;
  std::string out_;  // not yet passed on to it
  int status_ = Exit::ok;
};

// ---- the sheet

std::vector<NamedColumn> Rows::named(const std::vector<std::string>& columns, const std::string& option) {
  std::vector<NamedColumn> all;
  for (const std::string& column : columns) {
    const SourceId source = sources_.add("the command line", option + column);
    all.push_back({column,
                   {source, static_cast<std::uint32_t>(option.size()),
                    static_cast<std::uint32_t>(option.size() + column.size())}});
  }
  return all;
}

void Rows::hold(std::string text) {
  sources_.replace(sheet_.source, called(options_.files.front()), std::move(text));
  sources_.show(sheet_.source, Source::Shown::places_only);
}

void Rows::hold_only(const std::vector<CsvCell>& cells) {
  const char* const begin = cells.front().raw.data();
  const std::string_view last = cells.back().raw;
  sheet_.text = {begin, static_cast<std::size_t>(last.data() + last.size() - begin)};
  hold(std::string(sheet_.text));
}

bool Rows::rate_whole() {
  in_blocks_ = false;
  file_ = stream_.read_whole(head_, kMaxDataBytes);
  hold(file_.text ? std::move(*file_.text) : "");
  return rate_quickly() || rate_each();
}

bool Rows::rate_each() {
  bool readable = read();
  if (readable) choose();
  readable = readable && !raters_.all().empty() && raters_.match_columns(sheet_, false, diagnostics_);
  if (readable) rate();
  return readable;
}

bool Rows::read() {
  const SourceId source = sheet_.source;
  if (!file_.text) {
    diagnostics_.add(unreadable(file_, source, sources_));
    return false;
  }
  auto sheet = read_inspection_rows(source, sources_, named(options_.carry, "--carry "),
                                    named(options_.ignore, "--ignore "), diagnostics_);
  if (!sheet) return false;
  sheet_ = std::move(*sheet);
  rows_ = sheet_.rows.size();
  return says_framework();
}

bool Rows::says_framework() {
  if (sheet_.rows.empty()) {
    diagnostics_.add({Code::data_syntax,
                      sheet_.columns.front().span,
                      "a sheet without inspections",
                      "fill in a row for each",
                      {},
                      {}});
    return false;
  }
  if (options_.framework || sheet_.has(Role::framework) || (sheet_.has(Role::programme) && sheet_.has(Role::fieldwork)))
    return true;
  const std::string name = shown(options_.files.front());
  diagnostics_.add(
      {Code::not_an_inspection,
       sheet_.columns.front().span,
       "the sheet does not say which framework rates its rows",
       fmt::format("say `--framework NAME`, or add columns `programme` and `fieldwork`; a sheet of the cases of one "
                   "inspection is named beside it: rubric rate inspection.toml --cases court={}",
                   name),
       {},
       {}});
  return false;
}

// ---- what rates each row

void Rows::choose() {
  for (const InspectionRow& row : sheet_.rows) {
    Diagnostics problems;
    const auto head = raters_.head(sheet_, row, problems);
    rater_of_.push_back(head ? raters_.choose(*head, problems) : nullptr);
    if (rater_of_.back() == nullptr) bad_.push_back(row.number);
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
  begin(table);
  for (std::size_t i = 0; i < sheet_.rows.size(); ++i) {
    const InspectionRow& row = sheet_.rows[i];
    if (rater_of_[i] == nullptr) continue;
    Diagnostics problems;
    const auto rating = rate(row, *rater_of_[i], problems);
    report(row, problems, true);
    if (rating == nullptr) {
      bad_.push_back(row.number);
    } else {
      keep(row, *rating, table);
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

void Rows::note(const Rating& rating) {
  status_ = worst(status_, status_of(rating));
  for (const SetAside& part : rating.inspection.set_aside)
    set_aside_.insert(fmt::format("{}: {}", part.what, part.why));
}

void Rows::keep(const InspectionRow& row, const Rating& rating, const RowsTable& table) {
  note(rating);
  const std::string reason = reason_of(rating, sources_, words_);
  if (options_.json) {
    out_ += json_line(table.carried(row), {&rating, &options_, {}}, row.number, reason, sources_);
  } else {
    table.start(out_, row.number, row.cells);
    out_ += table.rest(rating, reason);
  }
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

void Rows::begin(const RowsTable& table) {
  if (options_.json) return;
  if (options_.out) out_ = kByteOrderMark;
  out_ += table.header();
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
  begin(table);
  std::size_t number = head_.rows + 1;
  if (cut_rows(text, head_.text.size(), number, table) && counts_right()) return true;
  forget();
  return false;
}

// The same, with no more than a block of the sheet at hand: as long as there is nothing to say of any row.
bool Rows::rate_in_blocks() {
  if (!options_.framework || options_.json) return false;
  RowBlocks blocks(options_.files.front(), head_.text.size(), kMaxDataBytes);
  if (!blocks.plain() || !read_columns()) return false;
  const RowsTable table(sheet_, {raters_.all().front()->by.framework}, raters_.all().front()->match.compares());
  begin(table);
  std::size_t number = head_.rows + 1;
  in_blocks_ = true;
  bool right = true;
  while (right && blocks.next()) {
    right = cut_rows(blocks.text(), 0, number, table) && diagnostics_.all().empty();
  }
  if (right && blocks.plain() && counts_right()) return true;
  forget();
  return false;
}

// False at a row that cannot be told from the others.
bool Rows::cut_rows(std::string_view text, std::size_t begin, std::size_t& number, const RowsTable& table) {
  RowCutter rows(text, sheet_.delimiter);
  for (; rows.next(); ++number) {
    if (is_blank(rows)) continue;
    ++rows_;
    const Known* known = rate(rows, begin + rows.begin(), number, table);
    if (known == nullptr) continue;
    table.start(out_, number, rows);
    out_ += *known;
    if (out_.size() >= kPassedOn) pass_on();
  }
  return !rows.broken();
}

void Rows::forget() {
  out_.clear();
  file_out_.restart();
  rows_ = 0;
  bad_.clear();
  diagnostics_ = {};
  set_aside_.clear();
  status_ = Exit::ok;
  raters_.forget();
  told_.clear();
  known_.clear();
  recent_.fill(nullptr);
}

bool Rows::read_columns() {
  Diagnostics unsaid;
  const SourceId source = sources_.add(called(options_.files.front()), head_.text);
  auto sheet = read_inspection_rows(source, sources_, named(options_.carry, "--carry "),
                                    named(options_.ignore, "--ignore "), unsaid);
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

// Null where no row before has said so.
const Rows::Known* Rows::known(std::string_view key) {
  auto& recent = recent_[TextHash()(key) >> (64 - kRecentBits)];
  if (recent != nullptr && recent->first == key) return &recent->second;
  const auto found = known_.find(key);
  if (found == known_.end()) return nullptr;
  recent = &*found;
  return &recent->second;
}

// Null where it is wrong, which is reported.
const Rows::Known* Rows::rate(RowCutter& rows, std::size_t begin, std::size_t number, const RowsTable& table) {
  const bool whole = rows.size() == sheet_.columns.size();
  const std::string_view key = whole ? key_of(rows) : std::string_view();
  if (whole) {
    if (const Known* found = known(key)) return found;
  }
  const std::vector<CsvCell>& cells = rows.cells();
  if (in_blocks_) hold_only(cells);
  const auto at = static_cast<std::uint32_t>(in_blocks_ ? 0 : begin);
  const InspectionRow row{number, {sheet_.source, at, at}, cells};
  Diagnostics problems;
  const auto rating = rate(row, *raters_.all().front(), problems);
  report(row, problems, true);
  if (rating == nullptr) return bad_.push_back(number), nullptr;
  note(*rating);
  if (known_.size() >= kMostKnown) {
    known_.clear();
    recent_.fill(nullptr);
  }
  const auto added = known_.emplace(std::string(key), table.rest(*rating, reason_of(*rating, sources_, words_)));
  return &added.first->second;
}

// ---- the output

// "3, 7 to 9 and 12"
std::string listed(std::vector<std::size_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  std::vector<std::string> stretches;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i;
    while (end + 1 < numbers.size() && numbers[end + 1] == numbers[end] + 1) ++end;
    stretches.push_back(end > i ? fmt::format("{} to {}", numbers[i], numbers[end]) : std::to_string(numbers[i]));
    i = end + 1;
  }
  return fmt::format("{}", fmt::join(stretches, ", "));
}

// Hands on what has been made of some rows.
void Rows::pass_on() {
  file_out_.write(std::string_view(out_).substr(0, kPassedOn));
  out_.erase(0, kPassedOn);
}

int Rows::finish() {
  if (!set_aside_.empty()) console_.message(fmt::format("Set aside:\n  {}\n", fmt::join(set_aside_, "\n  ")));
  const std::size_t good = rows_ - bad_.size();
  if (!bad_.empty() && !options_.keep_going) {
    if (good > 0)
      console_.message(
          fmt::format("\nrubric: nothing is written; {} of {} rows could be rated: `--keep-going` writes "
                      "them, and lists the others\n",
                      good, rows_));
    return Exit::error;
  }
  if (!bad_.empty())
    console_.message(fmt::format("\nrubric: {} of {} rows are rated, and not these: {}\n", good, rows_, listed(bad_)));
  file_out_.write(out_);
  const int written = finish_output(file_out_, options_, console_);
  return bad_.empty() ? worst(status_, written) : static_cast<int>(Exit::error);
}

}  // namespace

int rate_rows(const Options& options, Console& console, CaseStream& stream, const SheetHead& head) {
  return Rows(options, console, stream, head).run();
}

}  // namespace rubric::app
