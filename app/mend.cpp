#include "app/mend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "app/files.hpp"
#include "lang/columns.hpp"

namespace rubric::app {
namespace {

using Changes = std::map<SourceId, std::vector<Replacement>>;  // of each file in the order of its text

bool meet(Span a, Span b) { return a.source == b.source && a.begin < b.end && b.begin < a.end; }

bool is_free(const Replacement& replacement, const Changes& changes) {
  const auto taken = changes.find(replacement.span.source);
  return taken == changes.end() ||
         std::none_of(taken->second.begin(), taken->second.end(),
                      [&](const Replacement& other) { return meet(replacement.span, other.span); });
}

void sort_by_place(std::vector<Replacement>& replacements) {
  std::sort(replacements.begin(), replacements.end(),
            [](const Replacement& a, const Replacement& b) { return a.span < b.span; });
}

Changes chosen(const Diagnostics& diagnostics, const std::function<bool(SourceId)>& may_write) {
  Changes changes;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    if (!diagnostic.fix) continue;
    const std::vector<Replacement>& parts = diagnostic.fix->replacements;
    const bool possible = std::all_of(parts.begin(), parts.end(), [&](const Replacement& part) {
      return may_write(part.span.source) && is_free(part, changes);
    });
    if (!possible) continue;
    for (const Replacement& part : parts) changes[part.span.source].push_back(part);
  }
  for (auto& [source, replacements] : changes) sort_by_place(replacements);
  return changes;
}

std::string changed(std::string_view text, const std::vector<Replacement>& replacements) {
  std::string out;
  std::size_t at = 0;
  for (const Replacement& replacement : replacements) {
    out += text.substr(at, replacement.span.begin - at);
    out += replacement.text;
    at = replacement.span.end;
  }
  return out + std::string(text.substr(at));
}

std::string in_words(const Replacement& replacement, const Sources& sources) {
  const Source& source = sources[replacement.span.source];
  const Position at = source.position(replacement.span.begin);
  return fmt::format("{}:{}:{}: `{}` is now `{}`\n", printable(source.name()), at.line, at.column,
                     printable(sources.text(replacement.span)), printable(replacement.text));
}

}  // namespace

Mended mend(const Diagnostics& diagnostics, const Sources& sources, const std::function<bool(SourceId)>& may_write) {
  Mended mended;
  for (const auto& [id, replacements] : chosen(diagnostics, may_write)) {
    const Source& source = sources[id];
    mended.problem = replace_file(source.name(), changed(source.text(), replacements));
    if (!mended.problem.empty()) {
      mended.problem = fmt::format("`{}` could not be written and is as it was: {}", source.name(), mended.problem);
      return mended;
    }
    for (const Replacement& replacement : replacements) mended.words += in_words(replacement, sources);
  }
  return mended;
}

}  // namespace rubric::app
