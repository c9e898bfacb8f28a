#include "runtime/prove/editions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace rubric::prove {

namespace {

Span span_of(const Declared& framework) {
  const Node* dates = framework.node->child(NodeKind::in_force);
  return dates != nullptr ? dates->span : framework.node->span;
}

void compare(const Declared& first, const Declared& second, Diagnostics& diagnostics) {
  const std::optional<Date> last = first.in_force->to;
  const Date from = second.in_force->from;
  const Label other{span_of(first), fmt::format("`{}`, the edition before", first.name)};
  if (!last || *last >= from) {
    const std::optional<Date> end = second.in_force->to;
    const std::optional<Date> both = last && end ? std::min(*last, *end) : last ? last : end;
    diagnostics.add({Code::editions_overlap,
                     span_of(second),
                     fmt::format("from {}{} two editions of `{}` are in force", to_string(from),
                                 both ? " to " + to_string(*both) : "", second.programme),
                     fmt::format("let `{}` end on {}", first.name, to_string(from - std::chrono::days(1))),
                     {other},
                     {}});
  } else if (*last + std::chrono::days(1) < from) {
    diagnostics.add(
        {Code::editions_gap,
         span_of(second),
         fmt::format("from {} to {} no edition of `{}` is in force", to_string(*last + std::chrono::days(1)),
                     to_string(from - std::chrono::days(1)), second.programme),
         fmt::format("let `{}` end, or `{}` begin, on another day", first.name, second.name),
         {other},
         {}});
  }
}

}  // namespace

void find_edition_gaps(const Library& library, const std::vector<const Declared*>& given, Diagnostics& diagnostics) {
  const auto is_given = [&](const Declared* framework) {
    return std::find(given.begin(), given.end(), framework) != given.end();
  };
  std::map<std::string, std::vector<const Declared*>> programmes;
  for (const Declared& framework : library.frameworks()) {
    const bool first = library.find(framework.name) == &framework;
    if (first && framework.in_force && !framework.programme.empty())
      programmes[framework.programme].push_back(&framework);
  }
  for (auto& [name, editions] : programmes) {
    std::stable_sort(editions.begin(), editions.end(),
                     [](const Declared* a, const Declared* b) { return a->in_force->from < b->in_force->from; });
    for (std::size_t i = 1; i < editions.size(); ++i) {
      if (is_given(editions[i - 1]) || is_given(editions[i])) compare(*editions[i - 1], *editions[i], diagnostics);
    }
  }
}

}  // namespace rubric::prove
