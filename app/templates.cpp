// Files to fill in: sheets of cases, inspections, a first framework.
#include "app/templates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/words.hpp"
#include "lang/columns.hpp"
#include "lang/date.hpp"
#include "runtime/csv.hpp"
#include "runtime/row_names.hpp"

namespace rubric::app {
namespace {

bool is_plain_key(std::string_view name) {
  return name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") ==
         std::string_view::npos;
}

std::string key(std::string_view name) { return is_plain_key(name) ? std::string(name) : quoted(name); }

std::string levels_of(const Scale& scale) {
  std::string levels;
  for (const Level& level : scale.levels) levels += fmt::format("{}\"{}\"", levels.empty() ? "" : ", ", level.id);
  return levels;
}

// ---- an inspection

class InspectionText {
 public:
  InspectionText(const Framework& framework, const Beginning& beginning)
      : framework_(framework), beginning_(beginning) {}

  std::string write() {
    line("# An inspection by {}, {}.", framework_.id, printable(framework_.title));
    line("# What is not known yet is left as it is: its rating stays open. After a # stand remarks.");
    line("");
    write_head();
    write_inputs();
    write_lists();
    write_judgements();
    for (const Standard& standard : framework_.standards) write_tallies(standard);
    return std::move(out_);
  }

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    out_ += fmt::format(format, std::forward<Args>(args)...) + '\n';
  }

  void write_head() {
    const bool by_day = framework_.in_force && !framework_.programme.empty();
    const std::optional<Date> day = beginning_.fieldwork ? beginning_.fieldwork
                                    : by_day             ? std::optional(framework_.in_force->from)
                                                         : std::nullopt;
    if (by_day) line("programme = {}", quoted(framework_.programme));
    if (!by_day) line("framework = {}", quoted(framework_.id));
    line("provider  = {}", quoted(beginning_.provider));
    const char* const remark =
        beginning_.fieldwork ? "" : "  # write the first day of fieldwork here; this is the first day of the edition";
    if (day) line("fieldwork = {}{}", to_string(*day), remark);
    write_sample();
    write_cases();
  }

  void write_sample() {
    std::string sizes;
    for (const Beginning::Size& size : beginning_.sample)
      sizes += fmt::format("{}{} = {}", sizes.empty() ? "" : ", ", key(framework_[size.kind].id), size.cases);
    if (!sizes.empty()) return line("sample    = {{ {} }}", sizes);
    for (const CaseKind& kind : framework_.kinds)
      sizes += fmt::format("{}{} = 24", sizes.empty() ? "" : ", ", key(kind.id));
    if (!sizes.empty()) line("# sample  = {{ {} }}  # how many cases of each kind were inspected", sizes);
  }

  void write_cases() {
    if (framework_.kinds.empty()) return;
    const std::string& kind = framework_.kinds.front().id;
    line("# cases.{0} = \"cases.csv\"  # a sheet of cases, in place of their tallies: rubric template {1} --csv {0}",
         key(kind), framework_.id);
  }

  // As remarks: what is there is no longer open.
  void write_inputs() {
    if (framework_.inputs.empty()) return;
    std::size_t width = 0;
    for (const FactId id : framework_.inputs) width = std::max(width, key(framework_[id].id).size());
    line("\n[input]\n# Take away the # before what is known, and write its value:");
    for (const FactId id : framework_.inputs)
      line("# {:{}} = …  # {}{}{}", key(framework_[id].id), width, printable(framework_[id].title),
           framework_[id].better == Better::unsaid ? "" : "; ", direction_in_words(framework_[id]));
  }

  // As remarks: whether there are any has to be said.
  void write_lists() {
    for (const RecordList& list : framework_.lists) {
      std::size_t width = 0;
      for (const FactId id : list.fields) width = std::max(width, key(framework_[id].id).size());
      line("\n# {}: take away the # and write these lines for each. Where there are none, write",
           printable(list.title));
      line("# list.{} = [] above the first line in square brackets.\n# [[list.{}]]", key(list.id), key(list.id));
      for (const FactId id : list.fields)
        line("# {:{}} = …  # {}", key(framework_[id].id), width, printable(framework_[id].title));
    }
  }

  // As remarks: a judgement that is there is no longer open.
  void write_judgements() {
    std::string levels;
    std::size_t width = 0;
    for (const Standard& standard : framework_.standards) {
      if (standard.judged) width = std::max(width, key(standard.id).size());
    }
    if (width == 0) return;
    line("\n[judged]\n# Take away the # before a standard that has been judged, and write its level:");
    for (const Standard& standard : framework_.standards) {
      if (!standard.judged) continue;
      const Scale& scale = framework_[standard.judged_on];
      if (levels != levels_of(scale)) line("# {}", levels = levels_of(scale));
      line("# {:{}} = \"…\"  # {}", quoted(standard.id), width, printable(standard.title));
    }
  }

  // Of a standard that may not apply as remarks: figures of one that does not are an error.
  void write_tallies(const Standard& standard) {
    if (standard.questions.empty()) return;
    std::size_t width = 0;
    for (const QuestionId id : standard.questions) width = std::max(width, key(framework_[id].id).size());
    const std::string_view remark = standard.applies ? "# " : "";
    line("\n{}[tally.{}]  # {}", remark, key(standard.id), printable(standard.title));
    if (standard.applies) line("# Take away the # if the standard applies to this inspection.");
    if (std::exchange(first_, false))
      line("# Of 7 relevant cases, 6 were answered yes: \"6 of 7\". Relevant to none: \"not relevant\".");
    for (const QuestionId id : standard.questions) {
      const Question& question = framework_[id];
      line("{}{:{}} = \"not yet assessed\"  # {}", remark, key(question.id), width, printable(question.title));
    }
  }

  const Framework& framework_;
  const Beginning& beginning_;
  std::string out_;
  bool first_ = true;
};

std::vector<std::string> columns_of_cases(const Framework& framework, std::optional<KindId> kind) {
  std::vector<std::string> columns = {"case"};
  if (!kind) columns.insert(columns.begin(), "kind");
  const auto add = [&](std::string name) {
    if (std::find(columns.begin(), columns.end(), name) == columns.end()) columns.push_back(std::move(name));
  };
  const auto wanted = [&](KindId other) { return other && (!kind || *kind == other); };
  for (const Fact& fact : framework.facts) {
    if (wanted(fact.kind)) add(fact.id);
  }
  for (const Question& question : framework.questions) {
    if (wanted(question.kind)) add(framework[question.standard].id + "." + question.id);
  }
  return columns;
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : printable(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string sheet_template(const Framework& framework, std::optional<KindId> kind) {
  const std::vector<std::string> columns =
      framework.kinds.empty() ? needed_columns(framework) : columns_of_cases(framework, kind);
  std::string out;
  for (const std::string& column : columns) out += (out.empty() ? "" : ",") + csv_quoted(column, ',');
  return out + "\n";
}

std::string inspection_template(const Framework& framework, const Beginning& beginning) {
  return InspectionText(framework, beginning).write();
}

std::string framework_template(const NewFramework& framework) {
  constexpr std::string_view kText =
      R"(# A first framework. Change it, piece by piece, into the published method; `rubric check` says what is not right yet.

framework {} {} {{
  programme {}
  in force from {}  # the first day of fieldwork that it rates
  # source "Where the method is published"; it may stand in every part below

  # The levels of a rating, the worst first. The scores are for the overall rating.
  scale rating {{
    inadequate            "Inadequate"            scores 0
    requires-improvement  "Requires improvement"  scores 1
    good                  "Good"                  scores 2
    outstanding           "Outstanding"           scores 3
  }}

  # What a percentage of cases answered yes comes to. Bands have no gap and do not overlap.
  banding sufficiency of percent rounded half-up {{
    below 50     -> inadequate
    50 to 64     -> requires-improvement
    65 to 79     -> good
    at least 80  -> outstanding
  }}

  # A kind of case that is inspected, and what must be known of each case to tell which questions it is asked.
  cases visits "Visits" {{
    at-risk "There are factors related to safety" : yes or no
  }}

  # How every standard with questions is rated, unless it has a rule of its own.
  default for standards {{
    rating = lowest of sufficiency of percent of questions
    nothing relevant -> leave out
  }}

  # One that the lead inspector judges, and one that is rated by the answers in its cases.
  standard 1 "Leadership" judged
  standard 2 "Assessment" on visits {{
    question needs   "Are the needs assessed?"
    question safety  "Is the safety assessed?"  when at-risk
  }}

  overall {{
    score  = sum of score of standards
    rating = score banded {{
      0 to 1  -> inadequate
      2 to 3  -> requires-improvement
      4 to 5  -> good
      6       -> outstanding
    }}
  }}

  # What the method gives as an example is a test: `rubric test` runs it.
  test "All is as good as can be" {{
    given standard 1 = outstanding
    given standard 2 = 6 of 6, 4 of 4
    expect rating is outstanding
  }}
}}
)";
  return fmt::format(fmt::runtime(kText), framework.id, quoted(framework.title), framework.programme, framework.from);
}

}  // namespace rubric::app
