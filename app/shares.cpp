#include "app/shares.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/table.hpp"
#include "app/words.hpp"

namespace rubric::app {
namespace {

bool is_unrated(const Framework& framework, const StandardReport& report) {
  return framework[report.standard].without_rating && !report.questions.empty() && report.applies != kNo;
}

std::string bands_in_words(const Report& report, QuestionId question) {
  const Framework& framework = *report.framework;
  std::string words;
  for (const DefinitionId id : framework.printed) {
    const auto banded = banded_share(framework, id);
    if (!banded || banded->index != question.index) continue;
    words += (words.empty() ? "" : "; ") + in_words(framework, (*report.outcome)[id], framework[id].type);
  }
  return words;
}

Rows rows_of(const Report& report, const StandardReport& standard) {
  Rows rows;
  for (const QuestionReport& question : standard.questions) {
    const Question& about = (*report.framework)[question.question];
    rows.push_back({about.id, in_words(*question.tallies),
                    fmt::format("{:>4}", percent_in_words(question.percent.numbers, nullptr)),
                    bands_in_words(report, question.question), about.title});
  }
  return rows;
}

}  // namespace

bool rates_standards(const Framework& framework) {
  return std::any_of(framework.standards.begin(), framework.standards.end(),
                     [](const Standard& standard) { return !standard.without_rating; });
}

std::optional<QuestionId> banded_share(const Framework& framework, DefinitionId definition) {
  const Expr& band = framework[framework[definition].value];
  if (band.op != Op::band || framework[band.args[0]].op != Op::percent) return std::nullopt;
  const QuestionId question{framework[band.args[0]].index};
  return framework[framework[question].standard].without_rating ? std::optional(question) : std::nullopt;
}

std::string shares_of(const Report& report, const Console& console) {
  const Framework& framework = *report.framework;
  std::vector<Rows> parts;
  for (const StandardReport& standard : report.standards) {
    if (is_unrated(framework, standard)) parts.push_back(rows_of(report, standard));
  }
  const std::vector<std::string> laid_out = tables(parts, 2);
  std::string out =
      laid_out.empty() || !rates_standards(framework) ? "" : "\n" + console.strong("Without rating") + "\n";
  auto part = laid_out.begin();
  for (const StandardReport& standard : report.standards) {
    if (!is_unrated(framework, standard)) continue;
    const Standard& about = framework[standard.standard];
    out += fmt::format("\n{}\n{}", console.strong(fmt::format("{} {}", about.id, about.title)), *part++);
  }
  return out;
}

}  // namespace rubric::app
