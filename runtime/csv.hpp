// Comma-separated values, as RFC 4180 has them and as spreadsheets write them: text in, cells out, a row at a time.
// Knows nothing of cases, and holds no more than one row.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rubric {

// A cell as a stretch of the text: nothing is copied until it is asked for.
struct CsvCell {
  std::string_view raw;  // without the quotes around it
  bool quoted = false;
  bool doubled = false;  // quotes stand in it, each written twice

  std::string text() const;  // as a spreadsheet shows it
};

class CsvReader {
 public:
  // The text must outlive the reader. A byte order mark is passed over. The delimiter is the one that Excel's line
  // `sep=;` names; else the first `,`, `;` or tab of the first row that stands outside of quotes; else `,`.
  explicit CsvReader(std::string_view text);
  // Of rows that stand below such a beginning.
  CsvReader(std::string_view text, char delimiter);

  // `quote_inside`: a cell that does not begin with a quote has one; `text_after_quote`: a cell goes on after its
  // closing quote; `unclosed_quote`: there is none. After these no row is sure any more.
  enum class Step { row, end, quote_inside, text_after_quote, unclosed_quote };

  // The next row; rows end with CRLF, LF or CR, the last one with or without. A line without anything is a row of one
  // empty cell. Takes time linear in the row.
  Step next(std::vector<CsvCell>& row);

  // Offset of the row that next() gave last; after an error, of what is wrong: the quote that is not closed, or the
  // first character that should not be there.
  std::size_t place() const { return place_; }
  std::size_t at() const { return at_; }    // the offset after that row and its line end
  void go_to(std::size_t at) { at_ = at; }  // where a row begins
  // Offset of a cell of this text, its quote included; and the one after it.
  std::size_t begin_of(const CsvCell& cell) const;
  std::size_t end_of(const CsvCell& cell) const;
  char delimiter() const { return delimiter_; }

 private:
  void read_layout();
  void set_ends();
  std::size_t plain_end(std::size_t from) const;
  Step plain(CsvCell& cell);
  Step quoted(CsvCell& cell);

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t place_ = 0;
  char delimiter_ = ',';
  std::array<bool, 256> ends_cell_{};
};

// The cell as it is written where it needs quotes: with a delimiter, a quote or a line end in it.
std::string csv_quoted(std::string_view text, char delimiter);

}  // namespace rubric
