// The header of a sheet of case records: which column is what.
#include "runtime/case_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "runtime/document.hpp"
#include "runtime/spelling.hpp"

namespace rubric {

namespace {

using Role = CaseColumn::Role;

struct Word {
  std::string_view word;
  Role role;
  bool of_answers;  // only where each row is an answer
};
constexpr std::array<Word, 7> kRoles = {{{"case", Role::id, false},
                                         {"id", Role::id, false},
                                         {"kind", Role::kind, false},
                                         {"inspection", Role::inspection, false},
                                         {"question", Role::question, true},
                                         {"standard", Role::standard, true},
                                         {"answer", Role::answer, true}}};

void error(Diagnostics& diagnostics, Span span, std::string message, std::string advice) {
  diagnostics.add({Code::wrong_header, span, std::move(message), std::move(advice), {}, {}});
}

void twice(Diagnostics& diagnostics, const CaseColumn& column, const CaseColumn& first) {
  diagnostics.add({Code::wrong_header,
                   column.span,
                   fmt::format("two columns are `{}`", shown(column.name)),
                   "give one of them its own name, or take it out",
                   {{first.span, "the first one"}},
                   {}});
}

}  // namespace

CaseColumns::CaseColumns(std::vector<CaseColumn> columns, Diagnostics& diagnostics) : columns_(std::move(columns)) {
  find_roles();
  check_names(diagnostics);
  check_complete(diagnostics);
}

void CaseColumns::find_roles() {
  const auto is_question = [](const CaseColumn& column) { return folded(column.name) == "question"; };
  const bool of_answers = std::any_of(columns_.begin(), columns_.end(), is_question);
  for (CaseColumn& column : columns_) {
    const std::string name = folded(column.name);
    const auto* found =
        std::find_if(kRoles.begin(), kRoles.end(), [&](const Word& known) { return known.word == name; });
    if (found != kRoles.end() && (of_answers || !found->of_answers)) column.role = found->role;
  }
}

std::optional<std::size_t> CaseColumns::find(Role role) const {
  const auto found =
      std::find_if(columns_.begin(), columns_.end(), [&](const CaseColumn& column) { return column.role == role; });
  if (found == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns_.begin());
}

// `case` and `id` are one name.
void CaseColumns::check_names(Diagnostics& diagnostics) const {
  std::map<std::string, const CaseColumn*, std::less<>> seen;
  for (const CaseColumn& column : columns_) {
    if (column.name.empty()) {
      error(diagnostics, column.span, "a column without a name",
            "name what stands in it, as the rules do; or take the column out");
      continue;
    }
    const auto [first, is_new] = seen.emplace(column.role == Role::id ? "id" : folded(column.name), &column);
    if (!is_new) twice(diagnostics, column, *first->second);
  }
}

void CaseColumns::check_complete(Diagnostics& diagnostics) const {
  if (!one_answer_a_row()) return;
  const Span question = columns_[*find(Role::question)].span;
  if (!find(Role::answer)) {
    error(diagnostics, question, "a column `question`, and none `answer`",
          "a sheet with a row for each answer has the columns `case`, `question` and `answer`");
  }
  if (!find(Role::id)) {
    error(diagnostics, question, "a column `question`, and none `case`",
          "say in a column `case` whose answer it is: the rows of one case have the same name there");
  }
}

}  // namespace rubric
