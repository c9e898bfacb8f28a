#include "app/prompts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/table.hpp"
#include "app/words.hpp"

namespace rubric::app {
namespace {

using Row = std::vector<std::string>;

std::string right_aligned(const std::string& percent) { return fmt::format("{:>4}", percent); }

Row row_of(const Prompt& prompt, const std::optional<Tallies>& tallies) {
  const std::string id = "  " + prompt.id;
  if (!tallies) return {id, "no figures", "", prompt.title};
  return {id, in_words(*tallies), right_aligned(percent_in_words(tallies->percent(), nullptr)), prompt.title};
}

// A question and its prompts; nothing for one without prompts.
void add_rows(const Rating& rating, const QuestionReport& report, Rows& rows) {
  const Question& question = (*rating.framework)[report.question];
  if (question.prompts.empty()) return;
  rows.push_back({question.id, in_words(*report.tallies),
                  right_aligned(percent_in_words(report.percent.numbers, nullptr)), question.title});
  for (std::size_t i = 0; i < question.prompts.size(); ++i)
    rows.push_back(row_of(question.prompts[i], rating.inspection.prompts[report.question.index][i]));
}

bool any_told(const Rating& rating, const QuestionReport& report) {
  const auto& prompts = rating.inspection.prompts[report.question.index];
  return std::any_of(prompts.begin(), prompts.end(), [](const auto& told) { return told.has_value(); });
}

// Of a standard of whose prompts the data say nothing, nothing.
Rows rows_of(const Rating& rating, const StandardReport& standard) {
  Rows rows;
  const auto told = [&](const QuestionReport& question) { return any_told(rating, question); };
  if (std::none_of(standard.questions.begin(), standard.questions.end(), told)) return rows;
  for (const QuestionReport& question : standard.questions) add_rows(rating, question, rows);
  return rows;
}

constexpr std::string_view kHead = "Prompts (nothing is rated by them)";
constexpr std::string_view kNone = "  the data have no figures for them\n";

}  // namespace

std::string prompts_of(const Rating& rating, const StandardReport& standard, const Console& console) {
  const bool has_prompts =
      std::any_of(standard.questions.begin(), standard.questions.end(),
                  [&](const QuestionReport& report) { return !(*rating.framework)[report.question].prompts.empty(); });
  if (!has_prompts) return "";
  const Rows rows = rows_of(rating, standard);
  return "\n" + console.strong(kHead) + "\n" + (rows.empty() ? std::string(kNone) : table(rows, 2));
}

std::string prompts_of(const Rating& rating, const Console& console) {
  std::vector<Rows> parts;
  for (const StandardReport& standard : rating.report.standards) parts.push_back(rows_of(rating, standard));
  std::string out = "\n" + console.strong(kHead) + "\n";
  const std::vector<std::string> laid_out = tables(parts, 2);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].empty()) continue;
    const Standard& about = (*rating.framework)[rating.report.standards[i].standard];
    out += fmt::format("\n{}\n{}", console.strong(fmt::format("{} {}", about.id, about.title)), laid_out[i]);
  }
  const bool none = std::all_of(parts.begin(), parts.end(), [](const Rows& part) { return part.empty(); });
  return none ? out + std::string(kNone) : out;
}

}  // namespace rubric::app
