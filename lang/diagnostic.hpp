// What is wrong with a rules file, a data file or a rating, for every stage alike.
//
// Style of the words: lower case, no final full stop, names and code in backticks; first what was
// found, then the rule where it is not obvious; the way out stands in `advice`.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lang/codes.hpp"
#include "lang/source.hpp"

namespace rubric {

// A place and what it has to do with the matter ("declared here").
struct Label {
  Span span;
  std::string text;
};

// A place, and what is to stand there instead.
struct Replacement {
  Span span;
  std::string text;
};

// The way out where nobody has to choose: all of these together, or none of them.
struct Fix {
  std::string label;  // "write `good`"
  std::vector<Replacement> replacements;
};

struct Diagnostic {
  Code code;
  Span span;
  std::string message;
  std::string advice;              // the way out, one sentence; may be empty
  std::vector<Label> related;      // other places that matter
  std::vector<std::string> notes;  // figures and witnesses, one a line
  std::optional<Fix> fix = {};
};

// Collects diagnostics. A second one with the same code at the same place is dropped: it comes from
// one rule that was applied to several standards.
class Diagnostics {
 public:
  // So many of each severity are kept, the first ones; all are counted. Bounds memory for hostile files.
  static constexpr std::size_t kMaxKept = 10'000;

  void add(Diagnostic diagnostic);
  bool has_errors() const { return errors() > 0; }
  std::size_t errors() const { return count(Severity::error); }
  std::size_t count(Severity severity) const { return counts_[static_cast<std::size_t>(severity)]; }
  // In order of source and place.
  std::vector<Diagnostic> sorted() const;
  const std::vector<Diagnostic>& all() const { return items_; }

 private:
  std::vector<Diagnostic> items_;
  std::set<std::pair<Code, Span>> seen_;
  std::array<std::size_t, 3> counts_{};  // by severity
};

// How many errors of one run are shown, and as many warnings and notes; a closing line counts the rest.
inline constexpr std::size_t kMaxShownErrors = 50;

// As it may be shown: what it quotes of a text about people (Source::cover) is veiled.
Diagnostic veiled(Diagnostic diagnostic, const Sources& sources);

// Diagnostics as text: message, file:line:column, excerpt with carets, related places, advice. Every line ends with
// a line end; several diagnostics stand apart by an empty line. Of a source without text only the name is shown: so
// a file that could not be read is a source with empty text.
// `colour` marks severities with ANSI colours; nothing is told by colour alone. Nothing that a terminal would obey
// gets from a source or a message into the text.
std::string render(const Diagnostic& diagnostic, const Sources& sources, bool colour);
std::string render(const Diagnostics& diagnostics, const Sources& sources, bool colour);

// The candidates that are near to a misspelt name, the nearest first. Near is what differs only in capitals and in what
// joins its words (then nothing else is), else in about a third of the letters.
std::vector<std::string_view> near_names(std::string_view name, const std::vector<std::string_view>& candidates);
// The first of them; empty when there is none.
std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates);
// The fix of a misspelt name, at its place: where one candidate is near, and no other.
std::optional<Fix> respelling(Span place, std::string_view name, const std::vector<std::string_view>& candidates);

}  // namespace rubric
