// What holds of every text that is laid out: for unit tests, properties and the fuzzer alike.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lang/format.hpp"
#include "lang/lexemes.hpp"
#include "lang/parse.hpp"

namespace rubric::tests {

// Lexemes and comments, whatever stands between them.
inline std::vector<std::string> pieces(std::string_view text) {
  std::vector<std::string> found;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (text.empty()) return found;
    const std::size_t comment = std::min(text.find_first_of("\r\n"), text.size());
    const std::size_t size = text[0] == '#' ? comment : lexemes::any(text);
    const std::string_view piece = text.substr(0, size);
    found.emplace_back(piece.substr(0, piece.find_last_not_of(" \t") + 1));
    text.remove_prefix(size);
  }
}

// The tree, and how much could not be read.
struct Reading {
  std::vector<std::string> tree;
  std::size_t errors = 0;

  friend bool operator==(const Reading&, const Reading&) = default;
};
inline Reading reading(const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  const Ast ast = parse(sources.add("", text), sources, diagnostics);
  return {ast.root == nullptr ? std::vector<std::string>() : pieces(dump(*ast.root, sources)), diagnostics.errors()};
}

// What is wrong with the layout of the text; empty if nothing is.
inline std::string broken_law(const std::string& text) {
  const std::string laid_out = format(text);
  if (format(laid_out) != laid_out) return "laid out again it changes:\n" + laid_out + "\nthen\n" + format(laid_out);
  if (pieces(laid_out) != pieces(text)) return "words are changed, dropped or moved:\n" + laid_out;
  if (!(reading(laid_out) == reading(text))) return "it reads otherwise:\n" + laid_out;
  return {};
}

}  // namespace rubric::tests
