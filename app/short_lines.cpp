#include "app/short_lines.hpp"

#include <fmt/format.h>

#include "app/severity.hpp"
#include "lang/columns.hpp"

namespace rubric::app {
namespace {

// A file that could not be read has no lines.
std::string place(Span span, const Sources& sources) {
  const Source& source = sources[span.source];
  const std::string name = printable(source.name());
  if (source.text().empty()) return name;
  const Position at = source.position(span.begin);
  return fmt::format("{}:{}:{}", name, at.line, at.column);
}

}  // namespace

std::string short_lines(const Diagnostics& diagnostics, const Sources& sources) {
  std::string out;
  for (const Diagnostic& each : diagnostics.sorted()) {
    const Diagnostic diagnostic = veiled(each, sources);
    out += fmt::format("{}: {} {}: {}\n", place(diagnostic.span, sources), severity_of(diagnostic.code),
                       info(diagnostic.code).id, printable(diagnostic.message));
  }
  return out;
}

}  // namespace rubric::app
