// A comparison as a sheet: a row for each inspection and each thing that both frameworks rate.
#include <algorithm>

#include "app/comparing.hpp"
#include "app/rating_columns.hpp"

namespace rubric::app {
namespace {

using Row = std::vector<std::string>;

constexpr char kComma = ',';

std::string group_of(const Compared& compared, std::size_t inspection) {
  for (const Group& group : compared.groups) {
    if (std::binary_search(group.second.begin(), group.second.end(), inspection)) return group.first;
  }
  return {};
}

Row start(const Compared& compared, std::size_t inspection) {
  Row row{compared.inspections.name(inspection), compared.inspections.place(inspection)};
  for (const std::string& column : compared.carried)
    row.push_back(compared.inspections.column(inspection, column).value_or(""));
  if (!compared.by.empty()) row.push_back(group_of(compared, inspection));
  return row;
}

std::string cites_of(const SaidRule& rule) {
  std::string out;
  for (const std::string& cite : rule.cites) out += (out.empty() ? "" : "; ") + cite;
  return out;
}

void add_cause(const Move* move, Row& row) {
  if (move == nullptr) {
    row.insert(row.end(), 8, "");
    return;
  }
  constexpr const char* kWays[] = {"up", "down", "otherwise", "open"};
  row.emplace_back(kWays[static_cast<std::size_t>(move->way)]);
  row.push_back(move->cause.figures);
  for (const SaidRule& rule : move->cause.said) row.insert(row.end(), {rule.words, rule.at, cites_of(rule)});
}

const Move* move_of(const Comparison& comparison, std::size_t inspection, std::size_t subject) {
  const auto found = std::find_if(comparison.moves.begin(), comparison.moves.end(), [&](const Move& move) {
    return move.inspection == inspection && move.subject == subject;
  });
  return found == comparison.moves.end() ? nullptr : &*found;
}

void add_rows(const Compared& compared, const Comparison& comparison, const Placed& one, std::string& out) {
  for (std::size_t i = 0; i < comparison.subjects.size(); ++i) {
    const Subject& subject = comparison.subjects[i];
    if (!subject.in_both()) continue;
    Row row = start(compared, one.inspection);
    row.insert(row.end(), {subject.id, subject.title});
    for (const std::size_t side : {0U, 1U}) {
      row.push_back(comparison.frameworks[side]->id);
      row.push_back(comparison.standings(i, side).titles[one.at[i][side]]);
    }
    add_cause(move_of(comparison, one.inspection, i), row);
    row.emplace_back();
    out += csv_line(row, kComma);
  }
}

}  // namespace

std::string csv_of(const Compared& compared) {
  Row head{"inspection", "place"};
  head.insert(head.end(), compared.carried.begin(), compared.carried.end());
  if (!compared.by.empty()) head.push_back(compared.by);
  head.insert(head.end(),
              {"what", "title", "before", "rating before", "after", "rating after", "moves", "figures", "rule before",
               "place before", "source before", "rule after", "place after", "source after", "not rated because"});
  std::string out = csv_line(head, kComma);
  for (const Comparison& comparison : compared.comparisons) {
    for (const Placed& one : comparison.placed) add_rows(compared, comparison, one, out);
  }
  for (const NotRated& one : compared.unrated) {
    Row row = start(compared, one.inspection);
    row.insert(row.end(), {"", "", one.framework});
    row.insert(row.end(), 11, "");
    row.push_back(one.why);
    out += csv_line(row, kComma);
  }
  return out;
}

}  // namespace rubric::app
