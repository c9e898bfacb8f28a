#include "lang/format_tokens.hpp"

#include <algorithm>

#include "lang/lexemes.hpp"

namespace rubric {
namespace {

// Nothing that means something stands between `from` and the end of the region: the end of its last lexeme.
std::size_t last_lexeme_end(std::string_view text, std::size_t from, std::size_t end) {
  std::size_t last = from;
  for (std::size_t at = from; at < end; at += lexemes::blank(text.substr(at))) {
    at += lexemes::any(text.substr(at));
    last = at;
  }
  return last;
}

class Scanner {
 public:
  Scanner(std::string_view text, const Ast& ast) : text_(text), entries_(ast.entries), broken_(ast.broken) {
    std::sort(entries_.begin(), entries_.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    std::sort(broken_.begin(), broken_.end());
  }

  std::vector<Token> scan() {
    for (Token token = blanks(); at_ < text_.size(); token = blanks()) {
      const std::size_t begin = at_;
      read(token);
      token.text = text_.substr(begin, at_ - begin);
      if (token.is == Token::Is::comment) token.text = token.text.substr(0, token.text.find_last_not_of(" \t") + 1);
      tokens_.push_back(token);
    }
    return std::move(tokens_);
  }

 private:
  // Passes over blanks; what they say about the token after them.
  Token blanks() {
    Token token;
    const std::size_t begin = at_;
    at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
    const std::string_view passed = text_.substr(begin, at_ - begin);
    const std::size_t line_end = passed.find_last_of("\r\n");
    token.blanks = line_end == std::string_view::npos ? passed : passed.substr(line_end + 1);
    const auto ends = std::count(passed.begin(), passed.end(), '\n');
    token.line_ends = static_cast<std::uint8_t>(line_end == std::string_view::npos ? 0 : std::clamp<long>(ends, 1, 2));
    return token;
  }

  void read(Token& token) {
    const std::size_t begin = at_;
    if (text_[at_] == '#') {
      token.is = Token::Is::comment;
      at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
    } else if (const std::size_t end = broken_end(); end > begin) {
      token.is = Token::Is::broken;
      at_ = last_lexeme_end(text_, begin, end);
    } else {
      at_ += lexemes::any(text_.substr(at_));
      token.entry = entry_at(begin);
    }
  }

  // Where the region of broken text ends that has begun here; regions may overlap.
  std::size_t broken_end() {
    std::size_t end = at_;
    for (; next_broken_ < broken_.size() && broken_[next_broken_].begin <= end; ++next_broken_)
      end = std::max<std::size_t>(end, broken_[next_broken_].end);
    return end;
  }

  std::optional<NodeKind> entry_at(std::size_t begin) {
    while (next_entry_ < entries_.size() && entries_[next_entry_].begin < begin) ++next_entry_;
    const bool here = next_entry_ < entries_.size() && entries_[next_entry_].begin == begin;
    return here ? std::optional(entries_[next_entry_].kind) : std::nullopt;
  }

  std::string_view text_;
  std::vector<Ast::Entry> entries_;  // by where they begin
  std::vector<Span> broken_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t next_broken_ = 0;
  std::size_t next_entry_ = 0;
};

void mark_several_lines(std::vector<Token>& tokens) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool breaks = tokens[i].line_ends > 0 || tokens[i].text.find('\n') != std::string_view::npos;
    if (breaks && !open.empty()) tokens[open.back()].several_lines = true;
    if (tokens[i].opens()) open.push_back(i);
    if (!tokens[i].closes() || open.empty()) continue;
    const bool several = tokens[open.back()].several_lines;
    open.pop_back();
    if (several && !open.empty()) tokens[open.back()].several_lines = true;
  }
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text, const Ast& ast) {
  std::vector<Token> tokens = Scanner(text, ast).scan();
  mark_several_lines(tokens);
  return tokens;
}

}  // namespace rubric
