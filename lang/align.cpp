#include "lang/align.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <span>
#include <utility>

#include "lang/columns.hpp"
#include "lang/parse.hpp"

namespace rubric {
namespace {

std::size_t width(std::string_view text) { return static_cast<std::size_t>(columns(text)); }

// A line as far as it is written.
struct Row {
  const Line* line;
  std::string text;
  std::size_t width;     // of the text, in columns
  std::size_t next = 1;  // cell
  bool tabular = false;  // its columns stand two blanks apart
};

Row begin_row(const Line& line) {
  const std::string& first = line.cells.front().text;
  return {&line, std::string(line.indent, ' ') + first, line.indent + width(first)};
}

void append(Row& row, std::size_t blanks) {
  const std::string& text = row.line->cells[row.next++].text;
  row.text.append(blanks, ' ').append(text);
  row.width += blanks + width(text);
}

// The cells of one column, one to a row, `gap` blanks behind what stands before the furthest of them.
void append_aligned(std::span<Row* const> rows, std::size_t gap) {
  std::size_t start = 0;
  for (const Row* row : rows) {
    if (row->width + gap <= kWidestAligned) start = std::max(start, row->width + gap);
  }
  for (Row* row : rows) append(*row, std::max(start, row->width + gap) - row->width);
}

// Appends the cells of all columns below `end`.
template <typename Gap>
void append_columns(std::span<Row> rows, Column end, const Gap& gap_before) {
  std::vector<std::pair<Column, Row*>> cells;
  for (Row& row : rows) {
    const std::vector<Cell>& own = row.line->cells;
    for (std::size_t i = row.next; i < own.size() && own[i].column < end; ++i) cells.emplace_back(own[i].column, &row);
  }
  std::stable_sort(cells.begin(), cells.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Row*> column;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    column.push_back(cells[i].second);
    if (i + 1 < cells.size() && cells[i + 1].first == cells[i].first) continue;
    append_aligned(column, gap_before(cells[i].first));
    column.clear();
  }
}

bool has_cell(std::span<const Row> rows, Column first, Column last) {
  const auto between = [&](const Cell& cell) { return cell.column >= first && cell.column <= last; };
  return std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
    return std::any_of(row.line->cells.begin(), row.line->cells.end(), between);
  });
}

// Lines of one kind that follow each other. Where there are several with titles or outcomes they look like a table,
// and get two blanks between their columns.
void append_kind(std::span<Row> rows) {
  const auto entries = std::count_if(rows.begin(), rows.end(), [](const Row& row) { return !row.line->continues; });
  const bool titled = has_cell(rows, kNumberedTitle, kTitle);
  const bool barred = has_cell(rows, kBar, kArrow - 1) || has_cell(rows, kArrow + 1, kCite - 1);
  const std::size_t wide = entries > 1 ? 2 : 1;
  for (Row& row : rows) row.tabular = wide > 1 && (titled || has_cell(rows, kArrow, kArrow));
  append_columns(rows, kCite, [&](Column column) {
    if (column == kNumberedTitle || column == kEquals) return std::size_t{1};
    if (column == kWhen) return titled ? wide : 1;
    return column >= kBar && barred ? 1 : wide;
  });
}

// Sources, notes and comments.
void append_rest(std::span<Row> rows) {
  const auto tabular = [](const Row& row) { return row.tabular && row.next < row.line->cells.size(); };
  const std::size_t cites = std::any_of(rows.begin(), rows.end(), tabular) ? 2 : 3;
  append_columns(rows, std::numeric_limits<Column>::max(),
                 [&](Column column) { return column < kComment ? cites : std::size_t{2}; });
}

std::vector<Row> aligned(const std::vector<Line>& lines) {
  std::vector<Row> rows;
  for (const Line& line : lines) {
    if (!line.aside) rows.push_back(begin_row(line));
  }
  for (auto first = rows.begin(); first != rows.end();) {
    const auto last =
        std::find_if(first, rows.end(), [&](const Row& row) { return row.line->kind != first->line->kind; });
    append_kind({first, last});
    first = last;
  }
  append_rest(rows);
  return rows;
}

}  // namespace

void Aligner::add(Line line) {
  const bool begins_entry = !line.continues && !line.aside;
  const bool alone = !run_.empty() && (run_.back().stands_alone || line.stands_alone);
  const bool elsewhere = begins_entry && indent_ && *indent_ != line.indent;
  if (alone || elsewhere || line.empty_line_before) flush();
  if (begins_entry) indent_ = line.indent;
  run_.push_back(std::move(line));
}

void Aligner::flush() {
  if (out_.size() > kMaxRulesBytes) run_.clear();  // too large to be read again: nobody will use it
  const std::vector<Row> rows = aligned(run_);
  auto row = rows.begin();
  for (const Line& line : run_) {
    if (line.empty_line_before) out_ += '\n';
    out_ += line.aside ? std::string(line.indent, ' ') + line.cells.front().text : row++->text;
    out_ += '\n';
  }
  run_.clear();
  indent_.reset();
}

std::string Aligner::finish() {
  flush();
  return std::move(out_);
}

}  // namespace rubric
