#include "lang/layout.hpp"

#include <algorithm>
#include <utility>

#include "lang/align.hpp"
#include "lang/format_tokens.hpp"
#include "lang/lexemes.hpp"

namespace rubric {
namespace {

constexpr std::size_t kStep = 2;  // blanks of indent

// A `{` or `(` that is open; the outermost stands for the file.
struct Block {
  std::size_t closing = 0;  // indent of its `}` or `)`
  std::size_t inner = 0;    // indent of what stands in it
  bool braces = true;
  bool several_lines = true;
  bool in_entry = false;         // an entry has begun in it
  std::optional<NodeKind> kind;  // of its last entry
};

bool is_number(std::string_view text) { return lexemes::number(text) == text.size(); }

class Layout {
 public:
  Layout(std::string_view text, const Ast& ast) : tokens_(tokens_of(text, ast)) {}

  std::string write() {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      const int line_ends = line_ends_before();
      if (at_ == 0 || line_ends > 0) begin_line(line_ends > 1);
      if (token().entry) {
        blocks_.back().in_entry = true;
        blocks_.back().kind = token().entry;
      }
      append();
      if (token().opens()) open();
      if (token().closes()) close();
    }
    end_line();
    return aligner_.finish();
  }

 private:
  const Token& token() const { return tokens_[at_]; }
  const Token& before() const { return tokens_[at_ - 1]; }
  bool is(std::size_t at, std::string_view text) const { return at < tokens_.size() && tokens_[at].text == text; }
  bool next_to_broken() const {
    return token().is == Token::Is::broken || (at_ > 0 && before().is == Token::Is::broken);
  }

  int line_ends_before() const;
  bool must_begin_line() const;
  void begin_line(bool empty_line_before);
  void end_line();
  std::size_t indent();
  void open();
  void close();
  void append();
  std::string_view separator() const;
  bool is_fraction(std::size_t slash) const;
  Column column() const;
  Column column_of_sign(std::string_view text, Column last) const;
  Column column_of_text() const;
  void append_broken();

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t next_ = 0;  // the next token that is no comment, as far as it was looked for
  std::vector<Block> blocks_{Block{}};
  Aligner aligner_;
  Line line_;
  std::size_t line_begin_ = 0;  // its first token
  int open_on_line_ = 0;
  bool verbatim_ = false;  // the line holds broken text
};

// ---- lines

bool Layout::must_begin_line() const {
  const Block& block = blocks_.back();
  if (token().is != Token::Is::lexeme || next_to_broken() || !block.braces || !block.several_lines) return false;
  const bool cite = token().entry && is_cite(*token().entry);
  return token().closes() || before().opens() || (token().entry && !cite);
}

// 2 for an empty line.
int Layout::line_ends_before() const {
  if (at_ == 0) return 0;
  const int line_ends = std::max<int>(token().line_ends, must_begin_line() ? 1 : 0);
  return before().opens() || token().closes() ? std::min(line_ends, 1) : line_ends;
}

void Layout::begin_line(bool empty_line_before) {
  end_line();
  line_begin_ = at_;
  line_.indent = token().is == Token::Is::broken ? 0 : indent();
  line_.empty_line_before = empty_line_before;
  line_.aside = token().is == Token::Is::comment;
  line_.stands_alone = token().closes();
  const Block& block = blocks_.back();
  line_.continues = !token().entry && block.in_entry;
  line_.kind = token().entry ? token().entry : block.kind;
}

void Layout::end_line() {
  if (!line_.cells.empty()) aligner_.add(std::move(line_));
  line_ = {};
  open_on_line_ = 0;
  verbatim_ = false;
}

// A comment stands as what comes after it, or inside the block that ends after it.
std::size_t Layout::indent() {
  while (next_ < at_ || (next_ < tokens_.size() && tokens_[next_].is == Token::Is::comment)) ++next_;
  const Block& block = blocks_.back();
  const Token* first = next_ < tokens_.size() ? &tokens_[next_] : nullptr;
  if (token().closes()) return block.closing;
  const bool entry = first == nullptr || first->entry || first->closes() || first->is == Token::Is::broken;
  const bool continues = !entry && block.in_entry && block.braces;
  return block.inner + (continues ? kStep : 0);
}

// The block of an entry stands below the beginning of the entry, that of an expression below its line.
void Layout::open() {
  const Block& around = blocks_.back();
  const bool gives = at_ > 1 && is(at_ - 2, "gives");
  const std::size_t word = at_ - std::min<std::size_t>(at_, gives ? 3 : 1);
  const bool of_expression = token().text == "(" || !around.braces || is(word, "choose") || is(word, "banded");
  Block block;
  block.closing = of_expression ? line_.indent : around.inner;
  block.inner = block.closing + kStep;
  block.braces = token().text == "{";
  block.several_lines = token().several_lines;
  block.in_entry = !block.braces;
  block.kind = block.braces ? std::nullopt : around.kind;
  blocks_.push_back(block);
  ++open_on_line_;
}

void Layout::close() {
  if (blocks_.size() > 1) blocks_.pop_back();
  open_on_line_ = std::max(open_on_line_ - 1, 0);
}

// ---- words

bool Layout::is_fraction(std::size_t slash) const {
  const bool numbers = slash > 1 && is(slash, "/") && is_number(tokens_[slash - 1].text) &&
                       slash + 1 < tokens_.size() && is_number(tokens_[slash + 1].text);
  return numbers && !is(slash - 2, "*") && !is(slash - 2, "/");
}

std::string_view Layout::separator() const {
  if (at_ == line_begin_) return "";
  if (verbatim_) return token().blanks;
  if (token().entry && !before().opens()) return "  ";  // entries on one line
  const bool tight = token().text == "," || token().text == ")" || before().text == "(";
  return tight || is_fraction(at_) || is_fraction(at_ - 1) ? "" : " ";
}

void Layout::append() {
  if (token().is == Token::Is::broken) append_broken();
  const Column column = this->column();
  if (line_.cells.empty() || column != kFirst)
    line_.cells.push_back({column, std::string(token().text)});
  else
    line_.cells.back().text.append(separator()).append(token().text);
}

// What stands on a line with broken text is not aligned; the broken text keeps even its indent.
void Layout::append_broken() {
  std::string text;
  for (const Cell& cell : line_.cells) text += (text.empty() ? "" : " ") + cell.text;
  if (line_.cells.empty()) text = token().blanks;
  line_.cells = {{kFirst, std::move(text)}};
  line_.aside = true;
  verbatim_ = true;
}

// ---- columns

// kFirst for a word that is none.
Column Layout::column() const {
  if (line_.cells.empty() || verbatim_) return kFirst;
  const Column last = line_.cells.back().column;
  if (token().is == Token::Is::comment) return kComment;
  if (open_on_line_ > 0) return kFirst;
  Column column = column_of_sign(token().text, last);
  if (column == kFirst && token().text.starts_with('"')) column = column_of_text();
  const bool after_title = (last == kTitle || last == kNumberedTitle) && before().text.starts_with('"');
  if (column == kFirst && after_title && token().text != "{" && token().text != "=") column = kAfterTitle;
  return column > last ? column : kFirst;
}

Column Layout::column_of_sign(std::string_view text, Column last) const {
  const bool titled = last == kTitle || last == kNumberedTitle;
  if (text == ":" || (text == "=" && titled)) return kColon;
  if (text == "=" && line_.kind != NodeKind::given) return kEquals;
  if (text == "when") return kWhen;
  if (text == "->") return kArrow;
  if (text == "|") return std::max(kBar, last + 1);
  if (text == "source" || text == "note") return std::max(kCite, last + 1);
  return kFirst;
}

// The title of an entry stands behind its name.
Column Layout::column_of_text() const {
  const std::string_view name = before().text;
  if (lexemes::name(name) == 0 && lexemes::numbered(name) == 0) return kFirst;
  if (line_.kind == NodeKind::test) return kFirst;
  return lexemes::numbered(name) > 0 && at_ - 1 > line_begin_ ? kNumberedTitle : kTitle;
}

}  // namespace

std::string lay_out(std::string_view text, const Ast& ast) { return Layout(text, ast).write(); }

}  // namespace rubric
