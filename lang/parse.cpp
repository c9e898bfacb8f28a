#include "lang/parse.hpp"

#include <fmt/format.h>

#include <tao/pegtl.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "lang/grammar_nodes.hpp"
#include "lang/from_word.hpp"
#include "lang/hints.hpp"
#include "lang/lexemes.hpp"
#include "lang/passing_over.hpp"
#include "lang/recovery.hpp"
#include "lang/utf8.hpp"

namespace rubric {
namespace {

namespace pegtl = tao::pegtl;

template <typename Rule>
constexpr bool kNests = false;
template <typename Rule>
constexpr bool kNests<g::nested<Rule>> = true;

struct Broken {};  // thrown from an error to the entry that recovers from it; never leaves this file

// ---- reading

constexpr std::size_t kLongestQuoted = 40;  // bytes of the file in a message

// The words as they stand in the file, cut where they are long.
std::string quoted(std::string_view words) {
  if (words.size() <= kLongestQuoted) return fmt::format("`{}`", words);
  std::size_t size = 0;
  while (size < kLongestQuoted) size += first_character(words.substr(size)).size;
  return fmt::format("`{}…`", words.substr(0, size));
}

// The state of one reading: the tree as far as it is built, the declarations around the place, and the errors.
class Reader {
 public:
  Reader(Ast& ast, SourceId source, std::string_view text, Diagnostics& diagnostics, Tests tests)
      : ast_(ast), source_(source), text_(text), diagnostics_(diagnostics), tests_(tests) {}

  const Node* root() const { return pending_.empty() ? nullptr : pending_.front(); }

  // Nodes made after a mark are forgotten together, or become the children of one node.
  std::size_t mark() const { return pending_.size(); }
  void forget(std::size_t mark) {
    while (pending_.size() > mark) pending_.pop_back();
  }
  void reduce(const Made& made, std::size_t mark, std::uint32_t begin, std::uint32_t end);

  template <typename Input>
  std::uint32_t offset(const Input& in) const {
    return static_cast<std::uint32_t>(in.current() - text_.data());
  }
  // Bytes of the token that comes next, with the blanks before it; 0 if it is another one.
  template <typename Token, typename Input>
  std::size_t next_token(const Input& in);
  // Bytes of the test that comes next, with the blanks before it; 0 if it is to be read, or there is none.
  template <typename Input>
  std::size_t pass_over_test(const Input& in);
  // Called for every block, and for the file as a whole.
  template <typename Input, typename ReadOne>
  bool read_entries(Input& in, const ReadOne& read_one, int rank, std::string_view words);

  // Counts one level more; the caller takes it back.
  void nest(std::uint32_t at);
  void nest_amendment(std::uint32_t at);
  [[noreturn]] void expected(std::uint32_t at, std::string_view words);

  int nesting = 0;
  int amendment_nesting = 0;

 private:
  enum class Found : std::uint8_t { entry, broken_entry, something_else };
  // A place that tokens are tried at: where its blanks begin and end, and what stands behind them.
  struct Seen {
    std::uint32_t begin = UINT32_MAX;
    std::uint32_t token = 0;
    char first = '\0';  // of the token; nothing begins so at the end of the file
    std::uint32_t word = 0;
  };
  const Seen& seen_at(std::uint32_t begin) {
    const Seen& seen = seen_[begin % seen_.size()];
    return seen.begin == begin ? seen : look_at(begin);
  }
  const Seen& look_at(std::uint32_t begin);
  [[noreturn]] void too_deep(std::uint32_t at, int limit, std::string_view advice);
  template <typename ReadOne>
  Found read_entry(const ReadOne& read_one, std::uint32_t begin);
  std::uint32_t lexeme_end(std::uint32_t at) const;
  Span lexeme_at(std::uint32_t at) const { return span(at, lexeme_end(at)); }
  Span span(std::uint32_t begin, std::uint32_t end) const { return {source_, begin, end}; }
  Span header(std::uint32_t declaration) const;
  bool block_left_open(std::uint32_t at, int rank) const;
  void close_block(std::uint32_t brace);
  std::uint32_t skip_broken(std::uint32_t begin);
  void leave_out(std::uint32_t begin, std::uint32_t end);

  std::optional<Fix> fix_at(std::uint32_t at) const;
  bool report_typographic(std::uint32_t at);
  void report_expected(std::uint32_t at, std::string_view words);
  void report_open_block(std::uint32_t at);
  void report_outside(std::uint32_t at);
  void report_no_entry(std::uint32_t at, std::string_view words, bool after_another);

  Ast& ast_;
  SourceId source_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  Tests tests_;
  std::vector<const Node*> pending_;      // nodes whose parent is not complete yet
  std::vector<std::uint32_t> entries_;    // where the entries around this place begin, the innermost last
  std::uint32_t error_ = 0;               // where the last error was noticed
  std::optional<std::uint32_t> closed_;   // the `}` of the last framework or module
  std::string_view last_;                 // which of the two it was
  std::optional<std::uint32_t> suspect_;  // the first declaration whose `}` stands further left than it
  std::array<Seen, 32> seen_;             // the last places, each by the last bits of its offset
};

void Reader::reduce(const Made& made, std::size_t mark, std::uint32_t begin, std::uint32_t end) {
  const std::size_t count = pending_.size() - mark;
  if (made.keep == Keep::when_several && count < 2) return;
  const Node* node = ast_.make(count < 2 ? made.kind : made.kind_of_two, span(seen_at(begin).token, end),
                               Children(pending_).subspan(mark));
  forget(mark);
  // The heading of a table is laid out as the rows below it.
  if (node->kind == NodeKind::heads || node->kind == NodeKind::grid)
    ast_.entries.push_back({node->span.begin, NodeKind::row});
  pending_.push_back(node);
}

const Reader::Seen& Reader::look_at(std::uint32_t begin) {
  const std::uint32_t token = skip_blank(text_, begin);
  const std::string_view rest = text_.substr(token);
  return seen_[begin % seen_.size()] = {begin, token, rest.empty() ? '\0' : rest[0],
                                        static_cast<std::uint32_t>(lexemes::word(rest))};
}

template <typename Token, typename Input>
std::size_t Reader::next_token(const Input& in) {
  const std::uint32_t begin = offset(in);
  const Seen& seen = seen_at(begin);
  // Most tokens that are tried are other ones, and their first character tells.
  if (!Token::may_begin(seen.first)) return 0;
  const std::string_view rest = text_.substr(seen.token);
  const std::size_t size = Token::scan({rest, rest.substr(0, seen.word)});
  if (size == 0 || (std::is_base_of_v<g::Named, Token> && looks_like_declaration(text_, seen.token))) return 0;
  return seen.token - begin + size;
}

template <typename Input>
std::size_t Reader::pass_over_test(const Input& in) {
  const std::size_t size = tests_ == Tests::passed_over ? next_token<g::k<"test">>(in) : 0;
  const std::uint32_t begin = size == 0 ? 0 : seen_at(offset(in)).token;
  const auto test = size == 0 ? std::nullopt : plain_test(text_, begin);
  if (!test) return 0;
  const Node* title = ast_.make(NodeKind::text, span(test->title.begin, test->title.end));
  pending_.push_back(ast_.make(NodeKind::test, span(begin, test->end), {&title, 1}));
  ast_.with_tests = false;
  return test->end - offset(in);
}

void Reader::nest(std::uint32_t at) {
  if (++nesting > kMaxNesting) too_deep(at, kMaxNesting, "name a part of it with `define` and use the name");
}

void Reader::nest_amendment(std::uint32_t at) {
  if (++amendment_nesting > kMaxAmendmentNesting)
    too_deep(at, kMaxAmendmentNesting, "name the inner part by its path, such as `in question a of standard 2.1`");
}

void Reader::too_deep(std::uint32_t at, int limit, std::string_view advice) {
  error_ = at;
  diagnostics_.add({Code::too_deep,
                    lexeme_at(skip_blank(text_, at)),
                    fmt::format("nested more than {} deep", limit),
                    std::string(advice),
                    {},
                    {}});
  throw Broken{};
}

std::uint32_t Reader::lexeme_end(std::uint32_t at) const {
  return at + static_cast<std::uint32_t>(lexemes::any(text_.substr(at)));
}

// The words that name a declaration: `scale rating`, `in standard 2.2`.
Span Reader::header(std::uint32_t declaration) const {
  constexpr std::array<std::string_view, 4> longer = {"in", "add", "replace", "default"};
  std::uint32_t end = lexeme_end(declaration);
  const std::string_view first = text_.substr(declaration, end - declaration);
  int words = std::find(longer.begin(), longer.end(), first) == longer.end() ? 1 : 2;
  for (std::uint32_t at = skip_blank(text_, end); words-- > 0 && at < text_.size() && text_[at] != '{';) {
    end = lexeme_end(at);
    at = skip_blank(text_, end);
  }
  return span(declaration, end);
}

// ---- errors

// What has only one meaning is a repair, on the whole line: the quotes at both ends of a text together.
std::optional<Fix> Reader::fix_at(std::uint32_t at) const {
  constexpr std::size_t longest = 1000;  // nobody writes such lines, and each error looks at its own
  const Span word = lexeme_at(at);
  if (const std::string small = without_capitals(text_.substr(at, word.end - at)); !small.empty())
    return Fix{fmt::format("write `{}`", small), {{word, small}}};
  const std::size_t earliest = at - std::min<std::size_t>(at, longest);
  const std::size_t line_end = text_.substr(earliest, at - earliest).find_last_of("\r\n");
  if (line_end == std::string_view::npos && earliest > 0) return std::nullopt;
  const std::size_t before = earliest + line_end + 1;  // npos + 1 is 0
  const std::string_view rest = text_.substr(at, longest);
  const std::size_t end = at + std::min(rest.find_first_of("\r\n"), rest.size());
  if (end - at == longest) return std::nullopt;
  std::vector<Replacement> replacements;
  for (const Repair& repair : repairs_in(text_.substr(before, end - before))) {
    const auto begin = static_cast<std::uint32_t>(before + repair.begin);
    replacements.push_back({span(begin, begin + static_cast<std::uint32_t>(repair.from.size())), repair.to});
  }
  if (replacements.empty()) return std::nullopt;
  const bool one = replacements.size() == 1;
  return Fix{one ? fmt::format("write `{}`", replacements[0].text) : "write plain characters", std::move(replacements)};
}

bool Reader::report_typographic(std::uint32_t at) {
  const Typographic character = typographic(text_.substr(at));
  if (character.found.empty()) return false;
  diagnostics_.add({Code::typographic,
                    span(at, at + static_cast<std::uint32_t>(character.found.size())),
                    fmt::format("{} comes from a word processor", character.called),
                    hint(text_, at),
                    {},
                    {},
                    fix_at(at)});
  return true;
}

void Reader::report_expected(std::uint32_t at, std::string_view words) {
  error_ = at;
  const std::uint32_t found = skip_blank(text_, at);
  if (const std::uint32_t inside = misplaced_quote(text_, found); report_typographic(inside)) return;
  const bool line_ends = text_.substr(at, found - at).find('\n') != std::string_view::npos;
  const Span place = line_ends ? span(at, at) : lexeme_at(found);
  const std::string what = found == text_.size() ? "the end of the file"
                           : line_ends           ? "the end of the line"
                                                 : quoted(text_.substr(place.begin, place.end - place.begin));
  diagnostics_.add({Code::syntax,
                    place,
                    fmt::format("expected {}, found {}", words, what),
                    hint(text_, place.begin),
                    {},
                    {},
                    fix_at(place.begin)});
}

void Reader::expected(std::uint32_t at, std::string_view words) {
  report_expected(at, words);
  throw Broken{};
}

void Reader::report_open_block(std::uint32_t at) {
  error_ = at;
  const Span open = header(entries_.back());
  Diagnostic report{Code::block_open,
                    open,
                    fmt::format("{} is not closed", quoted(text_.substr(open.begin, open.end - open.begin))),
                    "close it with `}`",
                    {},
                    {}};
  const bool file_ends = at == text_.size();
  report.related.push_back({lexeme_at(at), file_ends ? "the file ends here" : "this cannot stand in it"});
  if (suspect_ && *suspect_ > open.begin)
    report.related.push_back({header(*suspect_), "perhaps it is this one: the `}` below it stands further left"});
  diagnostics_.add(std::move(report));
}

// A declaration or a `}` where only a framework can stand: most often a `}` above it is one too many.
void Reader::report_outside(std::uint32_t at) {
  error_ = at;
  const Span found = lexeme_at(at);
  const std::string word = quoted(text_.substr(found.begin, found.end - found.begin));
  const bool brace = text_[at] == '}';
  Diagnostic report{
      Code::syntax,
      found,
      brace ? fmt::format("{} closes nothing", word) : fmt::format("{} stands outside of any framework", word),
      brace ? "take it out" : "begin the file with `framework`, a name and `{`",
      {},
      {}};
  if (closed_) {
    report.related.push_back({lexeme_at(*closed_), fmt::format("the {} ends here", last_)});
    report.advice = brace ? "take one of the two out" : "a `}` above it is one too many";
  }
  diagnostics_.add(std::move(report));
}

void Reader::report_no_entry(std::uint32_t at, std::string_view words, bool after_another) {
  if (entries_.empty() && (text_[at] == '}' || rank_at(text_, at) > 0)) return report_outside(at);
  if (after_another && !begins_line(text_, at)) return report_expected(at, "the end of the line");
  report_expected(at, entries_.empty() ? std::string(words) : fmt::format("{} or `}}`", words));
}

// ---- blocks

bool Reader::block_left_open(std::uint32_t at, int rank) const {
  if (at == text_.size()) return true;
  const int here = rank_at(text_, at);
  if (here < 0 || here > rank || !begins_line(text_, at)) return false;
  // What is indented deeper stands in the block, though wrongly.
  return indentation(text_, at) <= indentation(text_, entries_.back());
}

void Reader::close_block(std::uint32_t brace) {
  const std::uint32_t declaration = entries_.back();
  if (entries_.size() == 1) {
    closed_ = brace;
    last_ = text_.substr(declaration, lexeme_end(declaration) - declaration);
  }
  if (!suspect_ && begins_line(text_, brace) && indentation(text_, brace) < indentation(text_, declaration)) {
    suspect_ = declaration;
  }
}

// What is broken has been reported and left out of the tree.
template <typename ReadOne>
Reader::Found Reader::read_entry(const ReadOne& read_one, std::uint32_t begin) {
  const auto state = std::tuple(mark(), nesting, amendment_nesting, entries_.size());
  entries_.push_back(begin);
  try {
    const bool matched = read_one();
    entries_.pop_back();
    if (matched) ast_.entries.push_back({begin, pending_.back()->kind});
    return matched ? Found::entry : Found::something_else;
  } catch (const Broken&) {
    forget(std::get<0>(state));
    nesting = std::get<1>(state);
    amendment_nesting = std::get<2>(state);
    entries_.resize(std::get<3>(state));
    return Found::broken_entry;
  }
}

std::uint32_t Reader::skip_broken(std::uint32_t begin) {
  const bool outside = entries_.empty() && (text_[begin] == '}' || rank_at(text_, begin) > 0);
  const auto around = entries_.empty() ? std::nullopt : std::optional(entries_.back());
  const std::uint32_t end = outside ? next_framework(text_, begin) : after_broken_entry(text_, begin, error_, around);
  leave_out(begin, end);
  return end;
}

void Reader::leave_out(std::uint32_t begin, std::uint32_t end) {
  ast_.complete = false;
  ast_.broken.push_back(span(begin, end));
}

template <typename Input, typename ReadOne>
bool Reader::read_entries(Input& in, const ReadOne& read_one, int rank, std::string_view words) {
  const bool whole_file = entries_.empty();
  for (bool after_another = false;; after_another = true) {
    const std::uint32_t begin = skip_blank(text_, offset(in));
    if (whole_file && begin == text_.size()) return true;
    if (!whole_file && text_.substr(begin).starts_with('}')) {
      close_block(begin);
      in.bump(begin + 1 - offset(in));
      return true;
    }
    const Found found = begin == text_.size() ? Found::something_else : read_entry(read_one, begin);
    if (found == Found::entry) continue;
    if (found == Found::something_else && !whole_file && block_left_open(begin, rank)) {
      report_open_block(begin);
      leave_out(entries_.back(), begin);
      return true;
    }
    if (found == Found::something_else) report_no_entry(begin, words, after_another);
    in.bump(skip_broken(begin) - offset(in));
  }
}

// Builds the tree while PEGTL matches, and turns a failed `must` into a diagnostic.
template <typename Rule>
struct Build : pegtl::normal<Rule> {
  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input>
  static bool match(Input& in, Reader& reader) {
    if constexpr (std::is_same_v<Rule, g::testblock>) {
      if (const std::size_t size = reader.pass_over_test(in); size > 0) {
        in.bump(size);
        return true;
      }
    }
    const std::size_t mark = reader.mark();
    const std::uint32_t begin = reader.offset(in);
    if constexpr (kNests<Rule>) reader.nest(begin);
    if constexpr (std::is_same_v<Rule, g::in>) reader.nest_amendment(begin);
    const bool matched = pegtl::normal<Rule>::template match<A, M, Action, Control>(in, reader);
    if constexpr (kNests<Rule>) --reader.nesting;
    if constexpr (std::is_same_v<Rule, g::in>) --reader.amendment_nesting;
    if (!matched) {
      reader.forget(mark);
    } else if constexpr (kMade<Rule>.keep != Keep::never) {
      reader.reduce(kMade<Rule>, mark, begin, reader.offset(in));
    }
    return matched;
  }

  template <typename Input>
  [[noreturn]] static void raise(const Input& in, Reader& reader) {
    reader.expected(reader.offset(in), Expected<Rule>::words());
  }
};

// ---- the text as bytes

bool is_readable(SourceId id, std::string_view text, Diagnostics& diagnostics) {
  if (text.size() > kMaxRulesBytes) {
    diagnostics.add({Code::file_too_large,
                     {id, 0, 0},
                     fmt::format("a rules file has at most {} MiB", kMaxRulesBytes >> 20U),
                     "split it into several frameworks",
                     {},
                     {}});
    return false;
  }
  const auto bad = static_cast<std::uint32_t>(std::min(first_invalid_byte(text), text.find('\0')));
  if (bad == text.size()) return true;
  diagnostics.add({Code::not_utf8,
                   {id, bad, bad + 1},
                   fmt::format("byte 0x{:02X} is not UTF-8 text", static_cast<unsigned char>(text[bad])),
                   text[bad] == '\0' ? "check that it is the right file: text holds no such byte"
                                     : "save it as plain text in UTF-8, or let `rubric fmt --from-word` decode it",
                   {},
                   {}});
  return false;
}

Ast read_text(SourceId source, std::string_view text, Diagnostics& diagnostics, Tests tests) {
  Ast ast;
  Reader reader(ast, source, text, diagnostics, tests);
  pegtl::memory_input<pegtl::tracking_mode::lazy> in(text.data(), text.data() + text.size(), "");
  if (text.starts_with(kByteOrderMark)) in.bump(kByteOrderMark.size());
  pegtl::parse<g::file, pegtl::nothing, Build>(in, reader);
  ast.root = reader.root();
  return ast;
}

}  // namespace

Ast parse(SourceId source, const Sources& sources, Diagnostics& diagnostics, Tests tests) {
  const std::string_view text = sources[source].text();
  if (!is_readable(source, text, diagnostics)) {
    Ast nothing;
    nothing.complete = false;
    return nothing;
  }
  if (tests == Tests::passed_over) {
    Diagnostics same_again;
    Ast ast = read_text(source, text, same_again, Tests::passed_over);
    if (same_again.all().empty()) return ast;
  }
  return read_text(source, text, diagnostics, Tests::read);
}

}  // namespace rubric
