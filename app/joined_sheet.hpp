// The sheet beside a sheet of cases: a row for each inspection, with what its cases do not tell. Kept in little memory,
// what several rows say only once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/case_stream.hpp"
#include "app/name_table.hpp"
#include "app/number_table.hpp"
#include "app/raters.hpp"

namespace rubric::app {

class JoinedSheet {
 public:
  JoinedSheet(const std::string& file, const Options& options)
      : file_(called(file)), options_(options), stream_(std::in_place, file, CaseStream::kShort) {}

  // Reads all rows, and finds out what rates them; false after an error.
  bool load(Raters& raters, Sources& sources, Diagnostics& diagnostics);

  const std::string& file() const { return file_; }
  const NameTable& names() const { return names_; }
  bool compares() const { return compares_; }
  // Rows that say the same, but for the name, have one number. So many there are.
  std::uint32_t same_as(std::uint32_t row) const { return rows_[row].says; }
  // What it says beside its name.
  std::string_view says(std::uint32_t row) const { return says_[rows_[row].says].text; }
  char delimiter() const { return column_.delimiter; }
  // Null: what is wrong with it has been told.
  const Rater* rater(std::uint32_t row) const { return says_[rows_[row].says].rater; }
  // What a row says, as an inspection's file would; its text takes the place of that of `source`. Empty after an error.
  std::optional<RowHead> read(std::uint32_t row, const Raters& raters, Sources& sources, SourceId source,
                              Diagnostics& problems) const;

 private:
  // What a row says beside its name, which stands `before` bytes from its beginning.
  struct Says {
    std::string text;
    std::size_t before = 0;
    Rater* rater = nullptr;
  };
  struct Row {
    std::uint32_t says = 0;
    std::uint32_t line = 0;
  };

  // That say one name.
  struct Rows {
    std::string_view text;
    const std::string& name;
    std::uint64_t line = 0;  // of the file, with which they begin
    bool is_line = false;    // there is one, of one line, and nothing in it is quoted
  };

  bool read_head(Sources& sources, Diagnostics& diagnostics);
  bool check_columns(Raters& raters, Diagnostics& diagnostics);
  bool read_rows(Raters& raters, Sources& sources, Diagnostics& diagnostics);
  void add(const Rows& rows, Raters& raters, Sources& sources, Diagnostics& diagnostics);
  struct Place;
  std::optional<Place> place_in(std::string_view rows) const;
  std::optional<Place> place_in_line(std::string_view line) const;
  std::string_view beside(std::string_view row, const Place& place);
  void report(const Rows& rows, Sources& sources, Diagnostics& diagnostics) const;
  Rater* rater_of(std::uint32_t row, Raters& raters, Sources& sources, Diagnostics& diagnostics) const;
  std::optional<RowSheet> sheet_of(std::uint32_t row, Sources& sources, SourceId source, Diagnostics& problems) const;
  void put_text(std::uint32_t row, Sources& sources, SourceId source) const;
  std::vector<NamedColumn> ignored() const;

  std::string file_;
  const Options& options_;
  std::optional<CaseStream> stream_;  // until all rows are read
  SheetHead head_;
  NameColumn column_;
  RowSheet columns_;  // no rows
  Span command_line_;
  bool says_framework_ = false;
  bool compares_ = false;
  NameTable names_;
  std::vector<Row> rows_;  // per name
  std::vector<Says> says_;
  NumberTable known_;  // of them, by their texts
  std::string key_;
  SourceId scratch_{};
};

// The column of that name; none where there is none.
std::optional<std::size_t> find_column(const SheetHead& head, std::string_view name);

}  // namespace rubric::app
