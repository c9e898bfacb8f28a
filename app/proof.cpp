#include "app/proof.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "app/table.hpp"
#include "runtime/prove/model.hpp"
#include "runtime/prove/outcomes.hpp"

namespace rubric::app {
namespace {

bool has(const Diagnostics& found, std::initializer_list<Code> codes) {
  return std::any_of(found.all().begin(), found.all().end(), [&](const Diagnostic& diagnostic) {
    return std::find(codes.begin(), codes.end(), diagnostic.code) != codes.end();
  });
}

std::string tried(const prove::Proof& proof) {
  std::vector<std::string> parts;
  if (proof.tallies) parts.push_back(fmt::format("all tallies up to {} relevant cases", proof.most));
  if (proof.combinations > 0)
    parts.push_back(fmt::format("{} combinations of ratings{} that the rules tell apart",
                                prove::in_figures(proof.combinations), proof.inputs ? " and inputs" : ""));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::vector<std::string> holding(const prove::Proof& proof, const Diagnostics& found) {
  std::vector<std::string> holds;
  if (found.errors() == 0 && !has(found, {Code::known_fault})) holds.emplace_back("the rules decide each of them");
  if (proof.reached && !has(found, {Code::level_unreached, Code::band_unreached, Code::never_applies, Code::never_bites,
                                    Code::ground_unreached, Code::never_asked}))
    holds.emplace_back("every level, band, row, rule and ground comes up");
  if (proof.monotone) holds.emplace_back("no better answer lowers a rating");
  return holds;
}

constexpr std::size_t kMostRows = 5'000;  // nobody reads more, and a printer takes them for a fault

// Of a heading that runs over lines, the first.
std::string heading(Span span, const Sources& sources) {
  const std::string_view text = sources.text(span);
  return std::string(text.substr(0, text.find('\n')));
}

std::string lines_of(const prove::OutcomeTable& outcomes, const Sources& sources) {
  Rows rows{{}};
  for (const auto& span : outcomes.headings) rows[0].push_back(span ? heading(*span, sources) : "ratings");
  rows[0].insert(rows[0].end(), {"->", "outcome", "combinations"});
  for (const prove::OutcomeTable::Row& row : outcomes.rows) {
    std::vector<std::string>& cells = rows.emplace_back(row.cells);
    cells.insert(cells.end(), {"->", row.outcome, prove::in_figures(row.combinations)});
  }
  return table(rows, 2);
}

}  // namespace

std::string outcome_tables_in_words(const Framework& framework, const Sources& sources) {
  std::string text;
  for (const prove::OutcomeTable& outcomes : prove::outcome_tables(framework)) {
    const Source& source = sources[outcomes.span.source];
    const std::string place = fmt::format("{}:{}", source.name(), source.position(outcomes.span.begin).line);
    text += fmt::format("\n{} ({})\n", outcomes.name.empty() ? "decided in place" : outcomes.name, place);
    if (!outcomes.whole || outcomes.rows.size() > kMostRows)
      text += fmt::format(
          "  has too many outcomes to print: {}\n",
          outcomes.whole ? prove::in_figures(static_cast<double>(outcomes.rows.size())) : "not all were tried");
    else
      text += lines_of(outcomes, sources);
  }
  return text;
}

std::string words_of(const prove::Proof& proof, const Diagnostics& found) {
  std::string words;
  if (proof.rates && (proof.tallies || proof.combinations > 0)) {
    words += fmt::format("  tried: {}\n", tried(proof));
    const std::vector<std::string> holds = holding(proof, found);
    if (!holds.empty()) words += fmt::format("  holds: {}\n", fmt::join(holds, "; "));
  }
  for (const std::string& what : proof.not_tried) words += fmt::format("  not tried: {}\n", what);
  return words;
}

}  // namespace rubric::app
