#include "lang/format.hpp"

#include <algorithm>

#include "lang/layout.hpp"
#include "lang/lexemes.hpp"
#include "lang/parse.hpp"
#include "lang/utf8.hpp"

namespace rubric {
namespace {

struct Text {
  explicit Text(std::string text) : id(sources.add("", std::move(text))), ast(parse(id, sources, diagnostics)) {}
  std::string_view text() const { return sources[id].text(); }

  Sources sources;
  Diagnostics diagnostics;
  SourceId id;
  Ast ast;
};

// Without a byte order mark, lines ended by LF.
std::string plain(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    while (c == '\n' && out.ends_with('\r')) out.pop_back();
    out += c;
  }
  return out;
}

// A leaf of two words, `whole number`, may have other blanks in it.
bool same_words(std::string_view a, std::string_view b) {
  return a == b || lexemes::one_line(a) == lexemes::one_line(b);
}

bool same(const Text& a, const Node& x, const Text& b, const Node& y) {
  if (x.kind != y.kind || x.children.size() != y.children.size()) return false;
  if (is_leaf(x.kind) && !same_words(a.sources.text(x.span), b.sources.text(y.span))) return false;
  return std::equal(x.children.begin(), x.children.end(), y.children.begin(),
                    [&](const Node* one, const Node* other) { return same(a, *one, b, *other); });
}

bool reads_the_same(const Text& a, const Text& b) {
  if (a.diagnostics.errors() != b.diagnostics.errors() || b.ast.root == nullptr) return false;
  return same(a, *a.ast.root, b, *b.ast.root);
}

}  // namespace

std::string format(std::string_view text) {
  const Text before(plain(text));
  const bool rules = before.ast.root != nullptr && (before.ast.complete || !before.ast.root->children.empty());
  if (!rules || before.text().starts_with(kByteOrderMark)) return std::string(text);
  const Text after(lay_out(before.text(), before.ast));
  const bool sound = reads_the_same(before, after) && lay_out(after.text(), after.ast) == after.text();
  return std::string(sound ? after.text() : before.text());
}

}  // namespace rubric
