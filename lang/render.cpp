// Diagnostics as text for people.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lang/columns.hpp"
#include "lang/diagnostic.hpp"
#include "lang/excerpt.hpp"

namespace rubric {
namespace {

struct Style {
  std::string_view word;
  std::string_view several;
  std::string_view colour;
};
constexpr std::array<Style, 3> kStyles = {{
    {"error", "errors", "\x1b[1;31m"},
    {"warning", "warnings", "\x1b[1;33m"},
    {"note", "notes", "\x1b[1;36m"},
}};
constexpr std::array kSeverities = {Severity::error, Severity::warning, Severity::note};
constexpr std::string_view kPlain = "\x1b[0m";

const Style& style(Severity severity) { return kStyles[static_cast<std::size_t>(severity)]; }

// One diagnostic being written.
class Page {
 public:
  Page(Diagnostic diagnostic, const Sources& sources, bool colour)
      : diagnostic_(std::move(diagnostic)),
        sources_(sources),
        style_(style(info(diagnostic_.code).severity)),
        colour_(colour) {}

  std::string write() {
    const CodeInfo& code = info(diagnostic_.code);
    line("{}: {}", painted(fmt::format("{} {}", style_.word, code.id)), printable(diagnostic_.message));
    line("  {}", place(diagnostic_.span));
    quote(diagnostic_.span);
    for (const Label& label : diagnostic_.related) {
      line("  {}: {}", printable(label.text), place(label.span));
      quote(label.span);
    }
    for (const std::string& note : diagnostic_.notes) line("  {}", printable(note));
    if (!diagnostic_.advice.empty()) line("  help: {}", printable(diagnostic_.advice));
    return out_;
  }

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> form, Args&&... args) {
    out_ += fmt::format(form, std::forward<Args>(args)...);
    out_.resize(out_.find_last_not_of(' ') + 1);
    out_ += '\n';
  }

  std::string painted(std::string_view text) const {
    return colour_ ? fmt::format("{}{}{}", style_.colour, text, kPlain) : std::string(text);
  }

  std::string place(Span span) const {
    const Source& source = sources_[span.source];
    if (source.text().empty()) return printable(source.name());
    const Position position = source.position(span.begin);
    return fmt::format("{}:{}:{}", printable(source.name()), position.line, position.column);
  }

  void quote(Span span) {
    const Source& source = sources_[span.source];
    const bool nothing = source.shown() == Source::Shown::places_only && span.begin == span.end;
    if (source.text().empty() || nothing) return;
    const Excerpt shown = excerpt(source, span);
    line("  {:>{}} | {}", source.position(span.begin).line, number_width(), shown.line);
    line("  {:>{}} | {}{}", "", number_width(), shown.indent, painted(shown.carets));
  }

  // All line numbers of one diagnostic stand in one column.
  std::size_t number_width() const {
    const auto digits = [&](Span span) {
      return fmt::formatted_size("{}", sources_[span.source].position(span.begin).line);
    };
    std::size_t width = std::max<std::size_t>(3, digits(diagnostic_.span));
    for (const Label& label : diagnostic_.related) width = std::max(width, digits(label.span));
    return width;
  }

  const Diagnostic diagnostic_;
  const Sources& sources_;
  const Style& style_;
  bool colour_;
  std::string out_;
};

// Whatever a message quotes stands between backticks.
std::string quotes_veiled(std::string_view message, const Source& source) {
  std::string out;
  for (bool quoted = false;; quoted = !quoted) {
    const std::size_t end = std::min(message.find('`'), message.size());
    out += quoted ? source.veiled(message.substr(0, end)) : std::string(message.substr(0, end));
    if (end == message.size()) return out;
    out += '`';
    message.remove_prefix(end + 1);
  }
}

}  // namespace

Diagnostic veiled(Diagnostic diagnostic, const Sources& sources) {
  std::vector<Span> places = {diagnostic.span};
  for (const Label& label : diagnostic.related) places.push_back(label.span);
  const auto about_people =
      std::find_if(places.begin(), places.end(), [&](Span place) { return sources.covers(place); });
  if (about_people == places.end()) return diagnostic;
  const Source& source = sources[about_people->source];
  diagnostic.message = quotes_veiled(diagnostic.message, source);
  for (std::string& note : diagnostic.notes) note = quotes_veiled(note, source);
  return diagnostic;
}

std::string render(const Diagnostic& diagnostic, const Sources& sources, bool colour) {
  return Page(veiled(diagnostic, sources), sources, colour).write();
}

std::string render(const Diagnostics& diagnostics, const Sources& sources, bool colour) {
  std::string out;
  std::array<std::size_t, kSeverities.size()> shown{};
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    std::size_t& count = shown[static_cast<std::size_t>(info(diagnostic.code).severity)];
    if (count == kMaxShownErrors) continue;
    ++count;
    out += fmt::format("{}{}", out.empty() ? "" : "\n", render(diagnostic, sources, colour));
  }
  for (const Severity severity : kSeverities) {
    const std::size_t more = diagnostics.count(severity) - shown[static_cast<std::size_t>(severity)];
    if (more == 0) continue;
    out += fmt::format("\n… and {} more {}\n", more, more == 1 ? style(severity).word : style(severity).several);
  }
  return out;
}

}  // namespace rubric
