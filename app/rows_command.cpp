// `rubric rate` of a sheet with an inspection in each row: all rows are rated before anything is written.
#include "app/rows_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "app/data_files.hpp"
#include "app/files.hpp"
#include "app/json.hpp"
#include "app/rating.hpp"
#include "app/reason.hpp"
#include "app/rows_table.hpp"
#include "app/written.hpp"
#include "lang/utf8.hpp"
#include "runtime/row_cells.hpp"

namespace rubric::app {
namespace {

using Role = RowColumn::Role;

// What rates some of the rows.
struct Rater {
  RatedBy by;
  std::shared_ptr<const Plan> plan;
  RowMatch match;
};

class Rows {
 public:
  Rows(const Options& options, Console& console)
      : options_(options), console_(console), rules_({}, options.rules), sources_(rules_.sources()) {}

  int run() {
    bool readable = read();
    if (readable) choose();
    readable = readable && !raters_.empty() && right_columns();
    if (readable) rate();
    console_.message(diagnostics_, sources_);
    return readable ? finish() : static_cast<int>(Exit::error);
  }

 private:
  // What a row says of itself, and whether it says by which framework it is rated.
  struct Head {
    DataValue document;
    bool own = false;
  };
  using Key = std::tuple<std::string, std::string, std::optional<Date>>;

  bool read();
  bool says_framework();
  std::vector<NamedColumn> named(const std::vector<std::string>& columns, const std::string& option);
  std::optional<Head> head(const InspectionRow& row, Diagnostics& problems) const;
  void choose();
  const Rater* choose(const InspectionRow& row, Diagnostics& problems);
  const Rater* rater_by(const RatedBy& by);
  bool right_columns();
  void rate();
  std::unique_ptr<Rating> rate(const InspectionRow& row, const Rater& rater, Diagnostics& problems) const;
  void keep(const InspectionRow& row, const Rating& rating, const RowsTable& table);
  void report(const InspectionRow& row, const Diagnostics& problems, bool at_row);
  int finish();

  const Options& options_;
  Console& console_;
  Rules rules_;
  Sources& sources_;
  Diagnostics diagnostics_;
  Span asked_for_;  // the name after --framework
  RowSheet sheet_;
  std::map<Key, const Rater*> chosen_;
  std::map<std::pair<const Framework*, const Framework*>, std::unique_ptr<Rater>> raters_;
  std::vector<const Rater*> rater_of_;  // per row; null: it cannot be rated
  std::vector<std::size_t> bad_;        // their numbers
  std::set<std::string> set_aside_;
  RuleWords words_;
  std::string out_;
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

bool Rows::read() {
  const auto source = read_source(options_.files.front(), sources_, diagnostics_);
  if (!source) return false;
  sources_.show(*source, Source::Shown::places_only);
  if (options_.framework) {
    const SourceId option = sources_.add("the command line", *options_.framework);
    asked_for_ = {option, 0, static_cast<std::uint32_t>(options_.framework->size())};
  }
  auto sheet = read_inspection_rows(*source, sources_, named(options_.carry, "--carry "),
                                    named(options_.ignore, "--ignore "), diagnostics_);
  if (!sheet) return false;
  sheet_ = std::move(*sheet);
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

std::optional<Rows::Head> Rows::head(const InspectionRow& row, Diagnostics& problems) const {
  std::optional<DataValue> document = head_of(sheet_, row, problems);
  if (!document) return std::nullopt;
  const auto has = [&](std::string_view name) { return document->find(name) != nullptr; };
  const bool own = has("framework") || (has("programme") && has("fieldwork"));
  if (!own && !options_.framework) {
    problems.add({Code::missing_key,
                  row.span,
                  "the row does not say which framework rates it",
                  "fill in `programme` and `fieldwork`, or `framework`",
                  {},
                  {}});
    return std::nullopt;
  }
  if (!own) {
    DataValue name;
    name.kind = DataValue::Kind::text;
    name.span = asked_for_;
    name.text = *options_.framework;
    document->entries.push_back({"framework", asked_for_, std::move(name)});
  }
  return Head{std::move(*document), own};
}

void Rows::choose() {
  for (const InspectionRow& row : sheet_.rows) {
    Diagnostics problems;
    rater_of_.push_back(choose(row, problems));
    if (rater_of_.back() == nullptr) bad_.push_back(row.number);
    report(row, problems, false);
  }
}

// Rows that say the same of themselves are rated by the same framework, or what is wrong is said of the first.
const Rater* Rows::choose(const InspectionRow& row, Diagnostics& problems) {
  const auto found = head(row, problems);
  const auto heading = found ? read_heading(found->document, problems) : std::nullopt;
  if (!heading) return nullptr;
  const Key key{heading->programme, heading->framework, heading->fieldwork};
  if (const auto known = chosen_.find(key); known != chosen_.end()) return known->second;
  const auto by = framework_for(*heading, found->own ? options_.framework : std::nullopt, rules_, problems);
  return chosen_[key] = by ? rater_by(*by) : nullptr;
}

const Rater* Rows::rater_by(const RatedBy& by) {
  std::unique_ptr<Rater>& rater = raters_[{by.framework, by.binding.own}];
  if (rater == nullptr) {
    auto plan = std::make_shared<const Plan>(compile(*by.framework));
    rater = std::make_unique<Rater>(Rater{by, std::move(plan), {}});
  }
  return rater.get();
}

bool Rows::right_columns() {
  const std::size_t errors = diagnostics_.errors();
  std::vector<const RowMatch*> matches;
  for (const auto& [frameworks, rater] : raters_) {
    rater->match = match_columns(sheet_, *frameworks.first, frameworks.second, diagnostics_);
    matches.push_back(&rater->match);
  }
  check_columns(sheet_, matches, diagnostics_);
  return diagnostics_.errors() == errors;
}

// ---- rating

void Rows::rate() {
  std::vector<const Framework*> frameworks;
  bool compared = false;
  for (const auto& [key, rater] : raters_) {
    frameworks.push_back(rater->by.framework);
    compared = compared || rater->match.compares();
  }
  const RowsTable table(sheet_, frameworks, compared);
  if (!options_.json) out_ = table.header();
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

std::unique_ptr<Rating> Rows::rate(const InspectionRow& row, const Rater& rater, Diagnostics& problems) const {
  auto found = head(row, problems);
  const auto heading = found ? read_heading(found->document, problems) : std::nullopt;
  if (!heading) return nullptr;
  add_cells(sheet_, row, rater.match, options_.blank.has_value(), found->document, problems);
  auto rating = rate_document(found->document, *heading, rater.plan, rater.by.binding, sources_, problems);
  return problems.has_errors() ? nullptr : std::move(rating);
}

void Rows::keep(const InspectionRow& row, const Rating& rating, const RowsTable& table) {
  status_ = worst(status_, status_of(rating));
  for (const SetAside& part : rating.inspection.set_aside)
    set_aside_.insert(fmt::format("{}: {}", part.what, part.why));
  const std::string reason = reason_of(rating, sources_, words_);
  out_ += options_.json ? json_line(table.carried(row), {&rating, &options_, {}}, row.number, reason, sources_)
                        : table.row(row, rating, reason);
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

int Rows::finish() {
  if (!set_aside_.empty()) console_.message(fmt::format("Set aside:\n  {}\n", fmt::join(set_aside_, "\n  ")));
  const std::size_t good = sheet_.rows.size() - bad_.size();
  if (!bad_.empty() && !options_.keep_going) {
    if (good > 0)
      console_.message(
          fmt::format("\nrubric: nothing is written; {} of {} rows could be rated: `--keep-going` writes "
                      "them, and lists the others\n",
                      good, sheet_.rows.size()));
    return Exit::error;
  }
  if (!bad_.empty())
    console_.message(
        fmt::format("\nrubric: {} of {} rows are rated, and not these: {}\n", good, sheet_.rows.size(), listed(bad_)));
  const int written = put_text(options_, console_, out_, options_.json ? "" : kByteOrderMark);
  return bad_.empty() ? worst(status_, written) : static_cast<int>(Exit::error);
}

}  // namespace

bool is_sheet_of_inspections(const Options& options) {
  return std::any_of(options.files.begin(), options.files.end(),
                     [](const std::string& file) { return has_ending(file, ".csv"); });
}

int rate_rows(const Options& options, Console& console) { return Rows(options, console).run(); }

}  // namespace rubric::app
