// Collecting diagnostics.
#include "lang/diagnostic.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace rubric {

void Diagnostics::add(Diagnostic diagnostic) {
  std::size_t& count = counts_[static_cast<std::size_t>(info(diagnostic.code).severity)];
  const bool keep = count < kMaxKept;
  if (keep && !seen_.emplace(diagnostic.code, diagnostic.span).second) return;
  ++count;
  if (keep) items_.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> items = items_;
  const auto place = [](const Diagnostic& item) { return std::tuple(item.span.source, item.span.begin); };
  std::stable_sort(items.begin(), items.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
  return items;
}

}  // namespace rubric
