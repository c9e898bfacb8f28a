// `rubric rate` of a sheet of the cases of many inspections: read, rated and written block by block.
#include "app/cases_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <set>
#include <utility>

#include "app/case_worker.hpp"
#include "app/files.hpp"
#include "app/output_file.hpp"
#include "app/progress.hpp"
#include "lang/utf8.hpp"
#include "runtime/case_sheet.hpp"
#include "runtime/rate.hpp"

namespace rubric::app {
namespace {

constexpr std::size_t kNamed = 5;  // inspections that one message names
constexpr std::string_view kSayBlank =
    "fill it in, or say what empty cells mean: --blank \"left out\", \"not relevant\", \"not yet assessed\" or "
    "\"insufficient evidence\"";

// "`a`, `b` and 7 more"
std::string listed(const std::vector<std::string>& names, std::size_t all) {
  std::string words = fmt::format("`{}`", fmt::join(names, "`, `"));
  return all > names.size() ? fmt::format("{} and {} more", words, all - names.size()) : words;
}

class CaseRun {
 public:
  CaseRun(const Options& options, Console& console, CaseStream& stream, SheetHead head)
      : options_(options),
        console_(console),
        stream_(stream),
        rules_({}, options.rules),
        sources_(rules_.sources()),
        raters_(options, rules_),
        work_{options, raters_, called(options.files.front()), std::move(head), {}} {}

  int run() {
    sources_.set_veil(options_.case_ids ? [](std::string_view text) { return std::string(text); } : rules_.veil());
    const bool ready = read_header() && load_second_sheet() && check_columns();
    if (ready) {
      prepare();
      OutputFile out(options_.out, options_.force);
      if (out.problem().empty()) rate(out);
      return finish(out);
    }
    console_.message(diagnostics_, sources_);
    return Exit::error;
  }

 private:
  struct Some {
    std::vector<std::string> names;  // the first ones
    std::size_t all = 0;
    void add(std::string_view name) {
      if (++all <= kNamed) names.emplace_back(name);
    }
  };

  bool read_header();
  bool load_second_sheet();
  bool check_columns();
  void prepare();
  void rate(OutputFile& out);
  bool is_going_on(const OutputFile& out) const;
  void take(const RatedBlock& block, OutputFile& out, Progress& progress);
  void settle(const RatedBlock& block);
  bool is_new(const Section& section, std::uint32_t row);
  void report(const RatedBlock& block, const Section& section, std::uint64_t line, bool together);
  void report_all();
  int finish(OutputFile& out);
  void error(Code code, Span span, std::string message, std::string advice) {
    diagnostics_.add({code, span, std::move(message), std::move(advice), {}, {}});
  }

  const Options& options_;
  Console& console_;
  CaseStream& stream_;
  Rules rules_;
  Sources& sources_;
  Raters raters_;
  CaseWork work_;
  std::optional<JoinedSheet> joined_;
  SourceId header_{};
  Diagnostics diagnostics_;

  NameTable met_;                // inspections, where there is no second sheet
  std::vector<bool> has_cases_;  // per row of the second sheet
  std::size_t inspections_ = 0;
  std::size_t wrong_ = 0;
  Some told_;  // those that are wrong
  Some without_row_;
  bool at_end_ = false;
  bool broken_ = false;     // after a quote that is amiss, no row is sure
  bool scattered_ = false;  // rows of one inspection do not stand together: then no rating is sure
  std::set<std::string> set_aside_;
  int status_ = Exit::ok;
};

// ---- what is known before the first row

bool CaseRun::read_header() {
  header_ = sources_.add(work_.file, work_.head.text);
  sources_.show(header_, Source::Shown::places_only);
  sources_.cover({header_, 0, static_cast<std::uint32_t>(work_.head.text.size())});
  if (options_.blank_answers) {
    const SourceId source = sources_.add("the command line", "--blank " + *options_.blank_answers);
    work_.command_line = {source, 8, static_cast<std::uint32_t>(8 + options_.blank_answers->size())};
  }
  Diagnostics problems;
  read_case_sheet(header_, sources_, problems);
  for (const Diagnostic& problem : problems.all()) {
    if (info(problem.code).severity == Severity::error) diagnostics_.add(problem);
  }
  work_.names_kinds = find_column(work_.head, "kind").has_value();
  work_.answers = find_column(work_.head, "question").has_value();
  const auto column = find_column(work_.head, "inspection");
  if (!column) {
    error(
        Code::not_an_inspection, {header_, 0, 0}, "the sheet does not say of which inspection its cases are",
        fmt::format("add a column `inspection`; a sheet of the cases of one inspection is named beside it: rubric rate "
                    "inspection.toml --cases court={}",
                    shown(work_.file)));
  }
  work_.column = {work_.head.delimiter, column.value_or(0)};
  return !diagnostics_.has_errors();
}

bool CaseRun::load_second_sheet() {
  if (options_.files.size() > 1) {
    joined_.emplace(options_.files[1], options_);
    if (!joined_->load(raters_, sources_, diagnostics_)) return false;
    has_cases_.assign(joined_->names().size(), false);
    work_.joined = &*joined_;
    return true;
  }
  if (!options_.framework) {
    error(Code::not_an_inspection, {header_, 0, 0}, "the sheet does not say which framework rates its inspections",
          "say `--framework NAME`; or name a second sheet, with columns `inspection`, `programme` and `fieldwork`");
    return false;
  }
  const auto head = raters_.head(Span{header_, 0, 0}, diagnostics_);
  work_.rater = head ? raters_.choose(*head, diagnostics_) : nullptr;
  return work_.rater != nullptr;
}

// What is wrong with the columns is said once, and not for each inspection.
bool CaseRun::check_columns() {
  Diagnostics unneeded;
  auto sheet = read_case_sheet(header_, sources_, unneeded);
  const Span place{header_, 0, 0};
  for (const Rater* rater : raters_.all()) {
    const Framework& framework = *rater->by.framework;
    if (!work_.names_kinds && work_.answers && framework.kinds.size() > 1) {
      const Framework* own = rater->by.binding.own;
      const bool elsewhere = rater->by.binding.asked_for && own != nullptr && own->id != framework.id;
      work_.kinds.emplace(rater, CaseKinds(framework, elsewhere ? own : nullptr));
      continue;
    }
    if (!work_.names_kinds && framework.kinds.size() != 1) {
      error(Code::missing_key, place, "it is not told of which kind these cases are",
            "give the sheet a column `kind`: with the name of their kind in each row");
      continue;
    }
    DataValue document;
    document.span = place;
    DataEntry cases{"cases", place, {}};
    cases.value.span = place;
    cases.value.entries = sheet->kinds;
    if (!work_.names_kinds) cases.value.entries.front().key = framework.kinds.front().id;
    document.entries.push_back(std::move(cases));
    Diagnostics problems;
    bind(document, {}, framework, rater->by.binding, sources_, problems);
    for (const Diagnostic& problem : problems.all()) {
      if (problem.span.source == header_ && info(problem.code).severity == Severity::error) diagnostics_.add(problem);
    }
  }
  return !diagnostics_.has_errors();
}

void CaseRun::prepare() {
  work_.several = raters_.all().size() > 1 || !options_.framework;
  OutcomeLayout& layout = work_.layout;
  layout.json = options_.json;
  layout.delimiter = work_.head.delimiter;
  for (const Rater* rater : raters_.all()) {
    const auto& fields = work_.fields.emplace(rater, OutcomeFields(*rater->by.framework)).first->second;
    for (const OutcomeField& field : fields.fields) {
      if (std::find(layout.names.begin(), layout.names.end(), field.name) == layout.names.end())
        layout.names.push_back(field.name);
    }
  }
}

// ---- block by block

std::string header_of(const CaseWork& work) {
  std::string text = cell_text("inspection", work.layout);
  if (work.several) text += field_text("", "framework", work.layout);
  for (const std::string& name : work.layout.names) text += field_text("", name, work.layout);
  if (work.joined != nullptr && work.joined->compares()) text += field_text("", "differs", work.layout);
  return text + "\n";
}

void CaseRun::rate(OutputFile& out) {
  if (!work_.layout.json) {
    if (options_.out) out.write(kByteOrderMark);
    out.write(header_of(work_));
  }
  Progress progress("rating", stream_.input().size());
  std::deque<CaseWorker> workers;
  for (std::size_t i = 0; i < options_.jobs; ++i) workers.emplace_back(work_, sources_);
  std::size_t next = 0;  // whose turn it is: blocks go round, and come back in the same order
  for (std::size_t busy = 0; busy > 0 || is_going_on(out); next = (next + 1) % workers.size()) {
    CaseWorker& worker = workers[next];
    if (worker.is_busy()) {
      --busy;
      take(worker.wait(), out, progress);
    }
    if (!is_going_on(out) || !stream_.next(worker.block().block, work_.column, true)) {
      at_end_ = true;
      continue;
    }
    broken_ = worker.block().block.broken;
    worker.start(workers.size() > 1);
    ++busy;
  }
}

// Whether there may be more to read.
bool CaseRun::is_going_on(const OutputFile& out) const {
  return !at_end_ && !scattered_ && !broken_ && out.problem().empty();
}

void CaseRun::take(const RatedBlock& block, OutputFile& out, Progress& progress) {
  if (scattered_) return;
  settle(block);
  out.write(block.text.view());
  progress.reach(block.block.done, block.block.line);
}

void CaseRun::settle(const RatedBlock& block) {
  std::uint64_t line = 0;
  std::size_t counted = 0;
  for (std::size_t i = 0; i < block.block.sections.size(); ++i) {
    const Section& section = block.block.sections[i];
    ++inspections_;
    const bool together = is_new(section, block.rows[i]);
    if (together && block.rated[i]) continue;
    if (line == 0) line = stream_.line_of(block.block);
    const std::string_view passed = block.block.text().substr(counted, section.begin - counted);
    line += static_cast<std::uint64_t>(std::count(passed.begin(), passed.end(), '\n'));
    counted = section.begin;
    ++wrong_;
    told_.add(section.name);
    report(block, section, line, together);
    if (together) continue;
    scattered_ = true;
    return;
  }
  status_ = worst(status_, block.status);
  set_aside_.insert(block.set_aside.begin(), block.set_aside.end());
}

// False if its rows have ended before.
bool CaseRun::is_new(const Section& section, std::uint32_t row) {
  if (section.name.empty()) return true;  // which it is of has still to be told
  if (!joined_) return met_.add(section.name);
  if (row == kNoRow) {
    without_row_.add(section.name);
    return met_.add(section.name);
  }
  const bool met = has_cases_[row];
  has_cases_[row] = true;
  return !met;
}

// Reads it again, this time into sources that stay, and says what is wrong with it.
void CaseRun::report(const RatedBlock& block, const Section& section, std::uint64_t line, bool together) {
  const Rater* rater = rater_of(work_, row_of(work_, section.name));
  const bool told = diagnostics_.errors() >= kMaxShownErrors || (rater == nullptr && !section.name.empty());
  if (together && told) return;
  const CaseSources places{sources_.add(work_.file, ""), sources_.add(joined_ ? joined_->file() : "", "")};
  const std::string_view rows = block.block.text().substr(section.begin, section.end - section.begin);
  const auto begin = static_cast<std::uint32_t>(work_.head.text.size());
  Diagnostics problems;
  const auto inspection = read_cases(work_, rows, section, line, sources_, places, problems);
  if (inspection && rater != nullptr) rubric::rate(*rater->each.plan(), *inspection, problems);
  for (Diagnostic problem : problems.all()) {
    if (problem.span.source != places.cases && problem.span.source != places.row) {
      problem.related.insert(problem.related.begin(), {problem.span, "the rule"});
      problem.span = {places.cases, begin, begin};
    }
    if (problem.code == Code::blank_cell && problem.span.source == places.cases) problem.advice = kSayBlank;
    // Not in quotes: what messages about cases quote is covered.
    if (!section.name.empty()) problem.notes.push_back(fmt::format("inspection {}", shown(section.name)));
    diagnostics_.add(std::move(problem));
  }
  if (together || problems.has_errors()) return;
  error(Code::several_inspections, {places.cases, begin, begin},
        fmt::format("the rows of inspection {} do not stand together", shown(section.name)),
        "sort the sheet by its column `inspection`: in Excel by Data > Sort; at a command line, below the header, with "
        "`sort`");
}

// ---- at the end

void CaseRun::report_all() {
  const std::string& problem = stream_.input().problem();
  if (!problem.empty()) diagnostics_.add(unreadable({std::nullopt, problem}, sources_.add(work_.file, ""), sources_));
  if (stream_.too_large())
    error(Code::file_too_large, {header_, 0, 0},
          fmt::format("the rows of one inspection have at most {} MiB", kMaxSectionBytes >> 20U),
          "check the column `inspection`");
  if (problem.empty() && inspections_ == 0)
    error(Code::data_syntax, {header_, 0, 0}, "a sheet without cases", "fill in a row for each");
  if (!joined_ || scattered_ || broken_) return;
  if (without_row_.all > 0)
    error(Code::missing_key, {sources_.add(work_.file, ""), 0, 0},
          fmt::format("inspections that have cases, and no row in `{}`: {}", shown(joined_->file()),
                      listed(without_row_.names, without_row_.all)),
          "add a row for each, or correct the name");
  Some without_cases;
  for (std::uint32_t row = 0; row < has_cases_.size(); ++row) {
    if (!has_cases_[row]) without_cases.add(joined_->names()[row]);
  }
  if (without_cases.all == 0 || !problem.empty() || stream_.too_large()) return;
  error(Code::missing_key, {sources_.add(joined_->file(), ""), 0, 0},
        fmt::format("inspections that have no cases in `{}`: {}", shown(work_.file),
                    listed(without_cases.names, without_cases.all)),
        "add their cases, or take their rows out");
}

int CaseRun::finish(OutputFile& out) {
  if (out.problem().empty()) report_all();
  console_.message(diagnostics_, sources_);
  if (!set_aside_.empty()) console_.message(fmt::format("Set aside:\n  {}\n", fmt::join(set_aside_, "\n  ")));
  const std::size_t good = inspections_ - wrong_;
  const bool sure = !scattered_ && !broken_ && stream_.input().problem().empty() && !stream_.too_large();
  const bool right = !diagnostics_.has_errors() && wrong_ == 0;
  if (out.problem().empty() && !right && !(options_.keep_going && sure)) {
    if (good > 0 && sure)
      console_.message(
          fmt::format("\nrubric: nothing is written; {} of {} inspections could be rated: `--keep-going` "
                      "writes them, and lists the others\n",
                      good, inspections_));
    return Exit::error;
  }
  if (out.problem().empty() && wrong_ > 0)
    console_.message(fmt::format("\nrubric: {} of {} inspections are rated, and not these: {}\n", good, inspections_,
                                 listed(told_.names, told_.all)));
  if (finish_output(out, options_, console_) != Exit::ok) return Exit::error;
  return right ? status_ : static_cast<int>(Exit::error);
}

}  // namespace

int rate_cases(const Options& options, Console& console, CaseStream& stream, SheetHead head) {
  return CaseRun(options, console, stream, std::move(head)).run();
}

}  // namespace rubric::app
