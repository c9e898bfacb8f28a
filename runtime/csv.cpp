// Comma-separated values: text in, cells out, a row at a time.
#include "runtime/csv.hpp"

#include <algorithm>

#include "lang/utf8.hpp"

namespace rubric {

namespace {

constexpr bool ends_line(char c) { return c == '\n' || c == '\r'; }

// The first `,`, `;` or tab of the first row, outside of quotes; `,` if there is none.
char first_delimiter(std::string_view text) {
  bool inside = false;
  for (const char c : text) {
    if (c == '"') inside = !inside;  // of a doubled quote the second one opens again
    if (inside) continue;
    if (c == ',' || c == ';' || c == '\t') return c;
    if (ends_line(c)) break;
  }
  return ',';
}

}  // namespace

std::string CsvCell::text() const {
  std::string text(raw);
  if (!doubled) return text;
  std::size_t out = 0;
  for (std::size_t at = 0; at < raw.size(); ++at) {
    text[out++] = raw[at];
    if (raw[at] == '"') ++at;
  }
  text.resize(out);
  return text;
}

CsvReader::CsvReader(std::string_view text) : text_(text) {
  if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
  read_layout();
  set_ends();
}

CsvReader::CsvReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) { set_ends(); }

void CsvReader::set_ends() {
  for (const char c : {delimiter_, '"', '\r', '\n'}) ends_cell_[static_cast<unsigned char>(c)] = true;
}

void CsvReader::read_layout() {
  constexpr std::string_view kSep = "sep=";
  const std::string_view rest = text_.substr(at_);
  const bool named = rest.starts_with(kSep) && rest.size() > kSep.size() && !ends_line(rest[4]) && rest[4] != '"' &&
                     (rest.size() == 5 || ends_line(rest[5]));
  if (!named) {
    delimiter_ = first_delimiter(rest);
    return;
  }
  delimiter_ = rest[4];
  at_ += rest.substr(5).starts_with("\r\n") ? 7 : std::min<std::size_t>(6, rest.size());
}

CsvReader::Step CsvReader::next(std::vector<CsvCell>& row) {
  row.clear();
  place_ = at_;
  if (at_ >= text_.size()) return Step::end;
  for (;;) {
    CsvCell& cell = row.emplace_back();
    const Step step = at_ < text_.size() && text_[at_] == '"' ? quoted(cell) : plain(cell);
    if (step != Step::row || at_ == text_.size()) return step;
    const char end = text_[at_++];
    if (end == delimiter_) continue;
    if (end == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
    return Step::row;
  }
}

std::size_t CsvReader::plain_end(std::size_t from) const {
  while (from < text_.size() && !ends_cell_[static_cast<unsigned char>(text_[from])]) ++from;
  return from;
}

CsvReader::Step CsvReader::plain(CsvCell& cell) {
  const std::size_t end = plain_end(at_);
  cell.raw = text_.substr(at_, end - at_);
  at_ = end;
  if (end == text_.size() || text_[end] != '"') return Step::row;
  place_ = end;
  return Step::quote_inside;
}

CsvReader::Step CsvReader::quoted(CsvCell& cell) {
  const std::size_t begin = at_ + 1;
  cell.quoted = true;
  std::size_t quote = text_.find('"', begin);
  while (quote != std::string_view::npos && quote + 1 < text_.size() && text_[quote + 1] == '"') {
    cell.doubled = true;
    quote = text_.find('"', quote + 2);
  }
  if (quote == std::string_view::npos) {
    place_ = at_;
    return Step::unclosed_quote;
  }
  cell.raw = text_.substr(begin, quote - begin);
  at_ = quote + 1;
  if (at_ == text_.size() || text_[at_] == delimiter_ || ends_line(text_[at_])) return Step::row;
  place_ = at_;
  return Step::text_after_quote;
}

std::size_t CsvReader::begin_of(const CsvCell& cell) const {
  return static_cast<std::size_t>(cell.raw.data() - text_.data()) - (cell.quoted ? 1 : 0);
}

std::size_t CsvReader::end_of(const CsvCell& cell) const {
  return begin_of(cell) + cell.raw.size() + (cell.quoted ? 2 : 0);
}

std::string csv_quoted(std::string_view text, char delimiter) {
  const auto needs_quotes = [&](char c) { return c == delimiter || c == '"' || ends_line(c); };
  if (std::none_of(text.begin(), text.end(), needs_quotes)) return std::string(text);
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

}  // namespace rubric
