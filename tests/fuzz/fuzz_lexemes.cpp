// Any bytes as lexemes: they make up the whole text, and each can be shown where it stands.
#include <array>

#include "lang/decode.hpp"
#include "lang/lexemes.hpp"
#include "lang/utf8.hpp"
#include "tests/fuzz/laws.hpp"

namespace {

using rubric::fuzz::require;
namespace lexemes = rubric::lexemes;

constexpr std::array kScanners = {lexemes::blank,  lexemes::word, lexemes::name, lexemes::numbered,
                                  lexemes::number, lexemes::date, lexemes::text};

// The size of the next lexeme: it is that of some scanner that knows it, or of what none knows.
std::size_t next(std::string_view rest) {
  for (const auto scan : kScanners) require(scan(rest) <= rest.size());
  const std::size_t name = lexemes::name(rest);
  require(name == 0 || (name == lexemes::word(rest) && !lexemes::is_reserved(rest.substr(0, name))));
  const std::size_t size = lexemes::any(rest);
  require(size > 0 && size <= rest.size());
  return size;
}

void show(rubric::Span span, const rubric::Sources& sources) {
  const rubric::Source& source = sources[span.source];
  const rubric::Position at = source.position(span.begin);
  require(at.line <= source.line_count() && source.line_start(at.line) <= span.begin && at.column > 0);
  rubric::Diagnostics diagnostics;
  diagnostics.add({rubric::Code::syntax, span, "a lexeme", {}, {}, {}});
  rubric::fuzz::require_showable(diagnostics, sources);
}

constexpr std::uint32_t kShown = 20;  // lexemes: each looks through its whole line

// Whether every text that is opened is closed.
bool take_apart(const std::string& text) {
  rubric::Sources sources;
  const rubric::SourceId source = sources.add("fuzz.rubric", text);
  std::uint32_t shown = 0;
  bool closed = true;
  for (std::uint32_t at = 0; at < text.size();) {
    const std::string_view rest = std::string_view(text).substr(at);
    const auto end = at + static_cast<std::uint32_t>(next(rest));
    if (shown++ < kShown) show({source, at, end}, sources);
    closed = closed && (rest[0] != '"' || lexemes::text(rest) > 0);
    at = end;
  }
  return closed;
}

// On one line they are the same; but a text that is not closed would reach into what was the next line.
void join(const std::string& text) {
  const std::string line = lexemes::one_line(text);
  require(lexemes::one_line(line) == line);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = rubric::fuzz::text_of(data, size);
  if (take_apart(text)) join(text);
  const rubric::Decoded decoded = rubric::decode(text);
  require(decoded.from.empty() || rubric::first_invalid_byte(decoded.text) == decoded.text.size());
  return 0;
}
