#include "app/rating_markdown.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/markdown.hpp"
#include "app/notes.hpp"
#include "app/words.hpp"

namespace rubric::app {
namespace {

using Row = std::vector<std::string>;
using Rows = std::vector<Row>;

class Publication {
 public:
  Publication(const Rating& rating, const Sources& sources)
      : rating_(rating), framework_(*rating.framework), report_(rating.report), sources_(sources) {}

  std::string write(const Notes& notes) {
    head();
    overall();
    ratings();
    figures();
    inputs();
    decisions();
    remarks(notes);
    return std::move(out_);
  }

 private:
  void head();
  void overall();
  void ratings();
  Row row_of(const StandardReport& report) const;
  void figures();
  void inputs();
  void decisions();
  void remarks(const Notes& notes);

  void part(const std::string& title, const Rows& rows) {
    if (rows.size() > 1) out_ += fmt::format("\n## {}\n{}", title, markdown_table(rows));
    while (out_.ends_with("\n\n")) out_.pop_back();
  }
  std::string grounds(const RatedReport& rated) const;
  std::string value(const Value& value, DefinitionId id) const {
    return id ? markdown(in_words(framework_, value, framework_[id].type)) : "";
  }

  const Rating& rating_;
  const Framework& framework_;
  const Report& report_;
  const Sources& sources_;
  std::string out_;
};

void Publication::head() {
  const Heading& heading = rating_.inspection.heading;
  out_ = fmt::format("# {}\n\n{}", markdown(heading.provider.empty() ? rating_.file : heading.provider),
                     markdown(framework_.title));
  if (heading.fieldwork) out_ += fmt::format("; fieldwork from {}", rubric::in_words(*heading.fieldwork));
  out_ += ".\n";
}

std::string Publication::grounds(const RatedReport& rated) const {
  std::string out;
  for (const GroundReport& ground : rated.grounds) {
    if (ground.holds == kNo) continue;
    const Ground& about = framework_.discretions[ground.use.discretion].grounds[ground.use.ground];
    out +=
        fmt::format("{}{}{}", out.empty() ? "" : "; ", markdown(about.title.empty() ? spoken(about.id) : about.title),
                    ground.holds == kYes ? "" : " (possible)");
  }
  return out;
}

// The rating of all, its score, and what else the rules print.
void Publication::overall() {
  Rows rows = {{"", "Rating", "Awarded", "Grounds for discretion"}};
  if (framework_.overall) {
    const Results& results = *framework_.overall;
    const std::string awarded =
        report_.overall.decision == nullptr ? "" : value(report_.overall.awarded, results.rating);
    rows.push_back({markdown(framework_.overall_title), value(report_.overall.rating, results.rating), awarded,
                    grounds(report_.overall)});
    if (results.score) rows.push_back({"Score", value(report_.overall.score, results.score), "", ""});
  }
  for (const DefinitionId id : framework_.printed)
    rows.push_back({markdown(framework_[id].title), value(rating_.outcome[id], id), "", ""});
  part("Overall", rows);
}

Row Publication::row_of(const StandardReport& report) const {
  const Standard& standard = framework_[report.standard];
  std::vector<std::string> remarks;
  if (standard.judged) remarks.emplace_back("judged by the inspectors");
  if (!standard.counted) remarks.emplace_back("not counted in the overall");
  const std::string because = unrated_because(report_, standard.results, sources_);
  if (report.rating.never_present() && !because.empty()) remarks.push_back("not rated " + because);
  const bool out = report.applies == kNo;
  return {markdown(standard.id),
          markdown(standard.title),
          out ? "does not apply" : value(report.rating, standard.results.rating),
          report.decision == nullptr ? "" : value(report.awarded, standard.results.rating),
          markdown(fmt::format("{}", fmt::join(remarks, "; "))),
          out ? "" : grounds(report)};
}

void Publication::ratings() {
  Rows rows = {{"", "Standard", "Rating", "Awarded", "", "Grounds for discretion"}};
  DomainId current;
  for (const StandardReport& report : report_.standards) {
    const Standard& standard = framework_[report.standard];
    if (!standard.results.rating) continue;
    if (standard.domain && standard.domain != current) {
      const Domain& domain = framework_[standard.domain];
      const std::string rated =
          domain.results.rating ? value(rating_.outcome[domain.results.rating], domain.results.rating) : "";
      rows.push_back({fmt::format("**{}**", markdown(domain.id)), fmt::format("**{}**", markdown(domain.title)), rated,
                      "", "", ""});
    }
    current = standard.domain;
    rows.push_back(row_of(report));
  }
  part("Ratings", rows);
}

// Question by question; `decides` is one whose percentage is the lowest of its standard.
void Publication::figures() {
  Rows rows = {{"", "Question", "Yes", "Percentage", "Band", ""}};
  for (const StandardReport& report : report_.standards) {
    const Standard& standard = framework_[report.standard];
    const Banding* banding = standard.banding ? &framework_[standard.banding] : nullptr;
    for (const QuestionReport& question : report.questions) {
      const Question& about = framework_[question.question];
      const bool decides = report.by_lowest_band && question.decides == kYes;
      rows.push_back({markdown(standard.id), markdown(about.title.empty() ? spoken(about.id) : about.title),
                      report.applies == kNo ? "does not apply" : markdown(in_words(*question.tallies)),
                      percent_in_words(question.percent.numbers, banding),
                      banding == nullptr ? "" : markdown(bands_in_words(*banding, question.bands)),
                      decides ? "decides" : ""});
    }
  }
  part("Figures", rows);
}

void Publication::inputs() {
  Rows rows = {{"Figure", "Value"}};
  for (const FactId id : framework_.inputs) {
    const Fact& input = framework_[id];
    rows.push_back({markdown(input.title.empty() ? spoken(input.id) : input.title),
                    markdown(in_words(framework_, rating_.inspection.inputs[id.index], input.type))});
  }
  part("Figures of the inspection", rows);
}

void Publication::decisions() {
  if (!report_.decided()) return;
  out_ += "\n## Decisions of the ratings panel\n\n";
  const auto add = [&](std::string_view whose, const Decision* decision) {
    if (decision != nullptr)
      out_ += fmt::format("- {}: {}\n", markdown(whose), markdown(decision_in_words(framework_, *decision)));
  };
  for (const StandardReport& standard : report_.standards) add(framework_[standard.standard].id, standard.decision);
  add(framework_.overall_title, report_.overall.decision);
}

void Publication::remarks(const Notes& notes) {
  if (notes.empty()) return;
  out_ += "\n## Notes\n\n";
  for (const Note& note : notes) out_ += fmt::format("- {}\n", markdown(in_words(framework_, note)));
}

}  // namespace

std::string markdown_of(const Rating& rating, const Notes& notes, const Sources& sources) {
  return Publication(rating, sources).write(notes);
}

}  // namespace rubric::app
