// Cases of several kinds in a sheet that does not name the kinds.
#include "runtime/case_kinds.hpp"

#include <algorithm>
#include <utility>

#include "runtime/bind_cases.hpp"

namespace rubric {

using What = CaseNames::What;

struct CaseKinds::Names {
  const Framework& framework;
  std::vector<CaseNames> of;  // per kind

  What what(std::size_t kind, const std::string& name) const {
    const What plain = of[kind].meaning(name).what;
    if (plain != What::unknown) return plain;
    const std::vector<std::string> spelled = of[kind].spelled(name);
    return spelled.empty() ? What::unknown : of[kind].meaning(spelled.front()).what;
  }

  bool is_answer(std::size_t kind, const std::string& name) const {
    const What meant = what(kind, name);
    return meant == What::question || meant == What::prompt || of[kind].is_answer_elsewhere(name);
  }

  bool is_known(const std::string& name) const {
    for (std::size_t kind = 0; kind < of.size(); ++kind) {
      if (what(kind, name) != What::unknown) return true;
    }
    return false;
  }

  std::vector<std::size_t> kinds_of(const DataValue& record) const {
    std::vector<std::size_t> kinds;
    for (std::size_t kind = 0; kind < of.size(); ++kind) {
      const auto of_kind = [&](const DataEntry& entry) { return is_answer(kind, entry.key); };
      if (std::any_of(record.entries.begin(), record.entries.end(), of_kind)) kinds.push_back(kind);
    }
    return kinds.empty() ? std::vector<std::size_t>{0} : kinds;
  }

  // What of a record is of the kind; `rest`: and what is of none.
  DataValue part(const DataValue& record, std::size_t kind, bool rest) const {
    DataValue part;
    part.span = record.span;
    for (const DataEntry& entry : record.entries) {
      const bool here = what(kind, entry.key) != What::unknown;
      if (here || (rest && !is_known(entry.key))) part.entries.push_back(entry);
    }
    return part;
  }
};

CaseKinds::CaseKinds(const Framework& framework, const Framework* own)
    : names_(std::make_unique<Names>(Names{framework, {}})) {
  const Heading heading;
  const Sources sources;
  Diagnostics unneeded;
  const Binder binder{framework, own, own != nullptr, heading, sources, unneeded, {}, {}, {}};
  for (std::uint32_t i = 0; i < framework.kinds.size(); ++i) names_->of.emplace_back(binder, KindId{i});
}
CaseKinds::CaseKinds(CaseKinds&&) noexcept = default;
CaseKinds& CaseKinds::operator=(CaseKinds&&) noexcept = default;
CaseKinds::~CaseKinds() = default;

std::vector<DataEntry> CaseKinds::sort(const DataEntry& list) const {
  std::vector<DataEntry> sorted;
  for (const CaseKind& kind : names_->framework.kinds) {
    sorted.push_back({kind.id, list.key_span, {}});
    sorted.back().value.kind = DataValue::Kind::list;
    sorted.back().value.span = list.value.span;
  }
  for (const DataValue& record : list.value.items) {
    const std::vector<std::size_t> kinds = names_->kinds_of(record);
    for (const std::size_t kind : kinds)
      sorted[kind].value.items.push_back(names_->part(record, kind, kind == kinds.front()));
  }
  sorted.erase(
      std::remove_if(sorted.begin(), sorted.end(), [](const DataEntry& kind) { return kind.value.items.empty(); }),
      sorted.end());
  return sorted;
}

}  // namespace rubric
