// The rows of a sheet of cases, cut into those of each inspection.
#include "app/sections.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

#include "app/name_table.hpp"
#include "app/row_cutter.hpp"
#include "runtime/batch/plain_rows.hpp"
#include "runtime/csv.hpp"
#include "runtime/spelling.hpp"

namespace rubric::app {
namespace {

// Sections as rows are met.
class Collector {
 public:
  explicit Collector(Cut& cut) : cut_(cut) {}

  void extend(std::size_t end) { cut_.sections.back().end = end; }

  // A row that does not say the name, or has no such cell, goes with those before it: what is wrong with it is told
  // where they are read.
  void add(std::size_t end, std::optional<std::string_view> name, bool blank) {
    std::vector<Section>& all = cut_.sections;
    const bool named = name && !name->empty();
    if (!all.empty() && (!named || is_same_name(all.back().name, *name))) {
      all.back().end = end;
      all.back().all_named = all.back().all_named && (blank || named);
    } else if (!blank || !all.empty()) {
      const std::size_t begin = all.empty() ? 0 : all.back().end;
      Section& section = all.emplace_back();
      section.begin = begin;
      section.end = end;
      section.name = name.value_or("");
    }
  }

 private:
  Cut& cut_;
};

// The cell of a row without quotes.
std::optional<std::string_view> cell_of(std::string_view row, NameColumn column) {
  const char* from = row.data();
  const char* const end = from + row.size();
  for (std::size_t i = 0; i < column.column; ++i) {
    from = static_cast<const char*>(std::memchr(from, column.delimiter, static_cast<std::size_t>(end - from)));
    if (from == nullptr) return std::nullopt;
    ++from;
  }
  const auto* to = static_cast<const char*>(std::memchr(from, column.delimiter, static_cast<std::size_t>(end - from)));
  return std::string_view(from, static_cast<std::size_t>((to == nullptr ? end : to) - from));
}

bool is_blank_line(std::string_view row, char delimiter) {
  while (!row.empty()) {
    const std::size_t end = std::min(row.find(delimiter), row.size());
    if (!trimmed(row.substr(0, end)).empty()) return false;
    row.remove_prefix(std::min(end + 1, row.size()));
  }
  return true;
}

// The lines of a text that says in each the name of its inspection.
class Lines {
 public:
  Lines(std::string_view text, NameColumn column) : text_(text), column_(column) {}

  std::string_view between(std::size_t begin, std::size_t end) const {
    return without_end(text_.substr(begin, end - begin));
  }
  std::size_t end_of(std::size_t begin) const {
    const void* end = std::memchr(text_.data() + begin, '\n', text_.size() - begin);
    return end == nullptr ? text_.size() : static_cast<std::size_t>(static_cast<const char*>(end) - text_.data()) + 1;
  }
  // In the first column that is seen without looking for the end of the line. A line of that cell alone does not.
  bool says(std::string_view name, std::size_t begin) const {
    const std::string_view rest = text_.substr(begin);
    if (column_.column > 0) return cell_of(between(begin, end_of(begin)), column_) == name;
    return rest.size() > name.size() && rest[name.size()] == column_.delimiter && rest.starts_with(name);
  }

  // Where a line ends that says the name, as far behind one that does as is quickly found. Of the lines between them
  // nothing is known. `stride`: so many bytes have such lines, as a rule.
  std::size_t leap(std::size_t from, std::string_view name, std::size_t stride) const {
    constexpr std::size_t kNear = 256;
    std::size_t low = from;
    std::size_t high = text_.size();
    std::size_t ahead = std::max(stride, kNear) - kNear / 2;
    std::size_t back = kNear;
    while (high > low + kNear) {
      const bool bounded = high < text_.size();
      const std::size_t probe = bounded ? high - std::min(back, (high - low) / 2) : std::min(low + ahead, high - 1);
      const std::size_t line = end_of(probe);
      if (line < high && says(name, line)) {
        ahead = low == from ? kNear : 2 * ahead;
        low = line;
      } else {
        back = bounded ? 2 * back : kNear;
        high = probe;
      }
    }
    return end_of(low);
  }

 private:
  std::string_view text_;
  NameColumn column_;
};

void cut_lines(std::string_view text, NameColumn column, bool leaps, Collector& sections) {
  const Lines lines(text, column);
  std::string_view known;  // the cell of the row before, as it is written
  std::size_t section = 0;
  std::size_t stride = 4096;  // as long as the section before
  for (std::size_t at = 0; at < text.size();) {
    if (!known.empty() && lines.says(known, at)) {
      at = lines.end_of(at);
      sections.extend(at);
      continue;
    }
    const std::size_t begin = at;
    at = lines.end_of(begin);
    const std::string_view line = lines.between(begin, at);
    const auto cell = cell_of(line, column);
    const auto name = cell ? std::optional(trimmed(*cell)) : std::nullopt;
    const bool named = name && !name->empty();
    sections.add(at, name, !named && is_blank_line(line, column.delimiter));
    if (!named) continue;
    if (begin > section) stride = begin - section;
    section = begin;
    known = *cell;
    if (!leaps) continue;
    at = lines.leap(begin, known, stride);
    sections.extend(at);
  }
}

bool cut_rows(std::string_view text, NameColumn column, bool goes_on, Collector& sections) {
  CsvReader reader(text, column.delimiter);
  std::vector<CsvCell> row;
  for (;;) {
    const CsvReader::Step step = reader.next(row);
    if (step == CsvReader::Step::end) return true;
    // Its end, or the LF after its CR, may be still to come; and so may a quote that closes.
    if (goes_on && (reader.at() == text.size() || step == CsvReader::Step::unclosed_quote)) return true;
    if (step != CsvReader::Step::row) {
      sections.add(text.size(), std::nullopt, false);
      return false;
    }
    const bool has = row.size() > column.column;
    const std::string text_of = has ? row[column.column].text() : std::string();
    sections.add(reader.at(), has ? std::optional(trimmed(text_of)) : std::nullopt, is_blank(row));
  }
}

}  // namespace

bool has_plain_lines(std::string_view text) {
  if (has_quotes(text)) return false;
  for (std::size_t i = text.find('\r'); i != std::string_view::npos; i = text.find('\r', i + 1)) {
    // One at the end may have its LF still to come: then its row is cut off.
    if (i + 1 < text.size() && text[i + 1] != '\n') return false;
  }
  return true;
}

Cut cut(std::string_view text, CutBy way, NameColumn column, bool goes_on, std::vector<Section> memory) {
  Cut cut{std::move(memory)};
  cut.sections.clear();
  Collector sections(cut);
  if (way == CutBy::quotes) {
    cut.broken = !cut_rows(text, column, goes_on, sections);
  } else {
    if (goes_on) text = text.substr(0, text.rfind('\n') + 1);
    cut_lines(text, column, way == CutBy::leaps, sections);
  }
  return cut;
}

}  // namespace rubric::app
