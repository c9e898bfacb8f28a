// JSON → the tree of a data file. The only file of runtime that knows nlohmann-json, and the only one that reads with
// it: its parser tells of each value as it comes by (SAX), and how far it has got is counted here, so that each value
// has its place in the file.
#include <fmt/format.h>

#include <iterator>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "lang/utf8.hpp"
#include "runtime/document.hpp"
#include "runtime/json_error.hpp"
#include "runtime/readable_text.hpp"

namespace rubric {

namespace {

constexpr TextFormat kJson = {"a JSON file", kMaxJsonBytes, "save the file as UTF-8"};

// The bytes of the text; tells how many of them have been taken.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor(const char* at, std::uint32_t* taken) : at_(at), taken_(taken) {}
  reference operator*() const { return *at_; }
  Cursor& operator++() {
    ++at_;
    ++*taken_;
    return *this;
  }
  Cursor operator++(int) {
    const Cursor before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Cursor& a, const Cursor& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  std::uint32_t* taken_;
};

// Takes what the parser tells. The names of its functions are those that nlohmann-json calls; false ends the reading.
class Builder {
 public:
  Builder(SourceId source, const Sources& sources, const std::uint32_t& taken, Diagnostics& diagnostics)
      : source_(source), sources_(sources), text_(sources[source].text()), taken_(taken), diagnostics_(diagnostics) {
    if (text_.starts_with(kByteOrderMark)) last_ = static_cast<std::uint32_t>(kByteOrderMark.size());
  }

  DataValue& root() { return root_; }

  bool null() {
    error(Code::wrong_value, token(), "`null` says nothing", "leave the entry out, or write what is known");
    return true;
  }
  bool boolean(bool truth) {
    DataValue value = leaf(Kind::truth);
    value.truth = truth;
    return put(std::move(value));
  }
  bool number_integer(std::int64_t whole) {
    DataValue value = leaf(Kind::whole);
    value.whole = whole;
    return put(std::move(value));
  }
  bool number_unsigned(std::uint64_t whole) {
    if (whole > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return number_as_written();
    return number_integer(static_cast<std::int64_t>(whole));
  }
  // The number that the parser made of it is not looked at: it is not exact.
  bool number_float(double, const std::string&) { return number_as_written(); }
  bool string(std::string& text) {
    DataValue value = leaf(Kind::text);
    value.text = std::move(text);
    return put(std::move(value));
  }
  bool binary(std::vector<std::uint8_t>&) { return false; }  // there is none in text

  bool start_object(std::size_t) { return open(Kind::table); }
  bool start_array(std::size_t) { return open(Kind::list); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    Level& level = levels_.back();
    level.key = std::move(name);
    level.key_span = token();
    const auto [first, is_new] = level.seen.emplace(level.key, level.key_span);
    if (is_new) return true;
    diagnostics_.add({Code::data_syntax,
                      level.key_span,
                      fmt::format("`{}` is written twice", shown(level.key)),
                      "keep one of them",
                      {{first->second, "the first one"}},
                      {}});
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const std::exception& error) {
    // A comma or colon that is itself too many is what it stopped at.
    const std::uint32_t begin = skip_to(taken_ == 0 ? 0 : taken_ - 1);
    diagnostics_.add(json_error(error.what(), {source_, begin, std::max(begin, end_of(begin))}, sources_));
    return false;
  }

 private:
  using Kind = DataValue::Kind;

  // A list or table that is not closed yet; the key is that of the value to come.
  struct Level {
    DataValue value;
    std::string key;
    Span key_span;
    std::map<std::string, Span, std::less<>> seen;
  };

  void error(Code code, Span span, std::string message, std::string advice) {
    diagnostics_.add({code, span, std::move(message), std::move(advice), {}, {}});
  }

  // Where the next token begins, not beyond `most`.
  std::uint32_t skip_to(std::uint32_t most) const {
    constexpr std::string_view between = " \t\r\n,:";
    std::uint32_t at = last_;
    while (at < most && between.find(text_[at]) != std::string_view::npos) ++at;
    return at;
  }

  // Of a number the parser has read one character more, where there is one.
  std::uint32_t end_of(std::uint32_t begin) const {
    constexpr std::string_view numbers = "0123456789+-.eE";
    if (begin >= taken_ || numbers.substr(0, 12).find(text_[begin]) == std::string_view::npos) return taken_;
    return static_cast<std::uint32_t>(std::min(text_.find_first_not_of(numbers, begin), text_.size()));
  }

  Span token() {
    const std::uint32_t begin = skip_to(taken_);
    last_ = end_of(begin);
    return {source_, begin, last_};
  }

  DataValue leaf(Kind kind) {
    DataValue value;
    value.kind = kind;
    value.span = token();
    return value;
  }

  bool number_as_written() {
    DataValue value = leaf(Kind::decimal);
    value.text = sources_.text(value.span);
    return put(std::move(value));
  }

  bool open(Kind kind) {
    DataValue value = leaf(kind);
    if (levels_.size() == kMaxJsonDepth) {
      error(Code::too_deep, value.span, "brackets are nested too deep",
            "nothing in an inspection needs more than four levels of brackets");
      return false;
    }
    levels_.push_back({std::move(value), {}, {}, {}});
    return true;
  }

  // The place of a list or table is its opening bracket: a message about a case shows nothing of it.
  bool close() {
    DataValue value = std::move(levels_.back().value);
    levels_.pop_back();
    token();
    return put(std::move(value));
  }

  bool put(DataValue value) {
    if (levels_.empty()) {
      root_ = std::move(value);
      return true;
    }
    Level& level = levels_.back();
    if (level.value.kind == Kind::list) {
      level.value.items.push_back(std::move(value));
    } else {
      level.value.entries.push_back({std::move(level.key), level.key_span, std::move(value)});
    }
    return true;
  }

  SourceId source_;
  const Sources& sources_;
  std::string_view text_;
  const std::uint32_t& taken_;
  Diagnostics& diagnostics_;
  std::vector<Level> levels_;
  DataValue root_;
  std::uint32_t last_ = 0;  // where the last token ended
};

}  // namespace

std::optional<DataValue> read_json(SourceId source, const Sources& sources, Diagnostics& diagnostics) {
  if (!is_readable_text(source, sources, kJson, diagnostics)) return std::nullopt;
  const std::size_t errors = diagnostics.errors();
  const std::string_view text = sources[source].text();
  std::uint32_t taken = 0;
  Builder builder(source, sources, taken, diagnostics);
  nlohmann::json::sax_parse(Cursor(text.data(), &taken), Cursor(text.data() + text.size(), &taken), &builder);
  if (diagnostics.errors() > errors) return std::nullopt;
  if (builder.root().kind != DataValue::Kind::table) {
    diagnostics.add({Code::data_syntax,
                     builder.root().span,
                     fmt::format("the inspection is {}", to_string(builder.root().kind)),
                     "write it between braces: { \"programme\": \"…\", … }",
                     {},
                     {}});
    return std::nullopt;
  }
  return std::move(builder.root());
}

}  // namespace rubric
