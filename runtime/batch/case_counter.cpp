#include "runtime/batch/case_counter.hpp"

#include <utility>

#include "runtime/batch/row_counter.hpp"
#include "runtime/spelling.hpp"

namespace rubric {

namespace {

// Texts must not be one kind's in one spelling, and another's or nobody's in another.
bool kinds_differ(const std::vector<CaseKind>& kinds) {
  for (const CaseKind& kind : kinds) {
    for (const std::string& name : {kind.id, kind.title}) {
      for (const CaseKind& other : kinds) {
        if (&other != &kind && (folded(name) == folded(other.id) || folded(name) == folded(other.title))) return false;
      }
    }
  }
  return true;
}

}  // namespace

struct CaseCounter::Parts {
  std::unique_ptr<RowCounter> rows;
};

CaseCounter::CaseCounter(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
CaseCounter::CaseCounter(CaseCounter&&) noexcept = default;
CaseCounter& CaseCounter::operator=(CaseCounter&&) noexcept = default;
CaseCounter::~CaseCounter() = default;

std::optional<CaseCounter> CaseCounter::make(const Framework& framework, const std::vector<std::string>& names,
                                             char delimiter, std::string_view kind, std::string_view blank) {
  std::vector<CaseColumn> header;
  for (const std::string& name : names) header.push_back({std::string(trimmed(name)), {}, CaseRole::name});
  Diagnostics diagnostics;
  CaseSheetForm form{framework, CaseColumns(std::move(header), diagnostics), delimiter, std::nullopt, blank};
  if (diagnostics.has_errors() || !kinds_differ(framework.kinds)) return std::nullopt;
  const bool long_form = form.columns.one_answer_a_row();
  const bool told = form.columns.find(CaseRole::kind).has_value();
  if (!kind.empty()) {
    const auto found = find_spelled(framework.kinds, kind);
    if (!found || told) return std::nullopt;
    form.kind = KindId{*found};
  } else if (!told && !long_form) {
    return std::nullopt;
  }
  auto parts = std::make_unique<Parts>();
  parts->rows = long_form ? count_long(form) : count_wide(form);
  if (parts->rows == nullptr || !parts->rows->can_count()) return std::nullopt;
  return CaseCounter(std::move(parts));
}

bool CaseCounter::count(std::string_view rows, CountedCases& out) { return parts_->rows->count(rows, out); }

}  // namespace rubric
