// The ratings of the rows of a sheet on their way out: all of them, or nothing.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/commands.hpp"
#include "app/output_file.hpp"
#include "app/rows_table.hpp"

namespace rubric::app {

class RowsOutput {
 public:
  RowsOutput(const Options& options, Console& console);

  // `table`: as long as rows are added.
  void begin(const RowsTable& table);
  // A row, and the rest of it as the table makes it.
  template <typename Cells>
  void add(std::size_t number, const Cells& cells, std::string_view rest) {
    table_->start(text_, number, cells);
    text_ += rest;
    if (text_.size() >= kPassedOn) pass_on();
  }
  void add(const InspectionRow& row, const Rating& rating, const std::string& reason, const Sources& sources);
  // What is said of all ratings together; once of those whose rows say the same.
  void note(const Rating& rating);
  void leave_out(std::size_t number) { left_out_.push_back(number); }
  // Of nothing that was added.
  void restart();
  // Of so many rows. Makes it appear, and says what has become of it. Returns an exit status.
  int finish(std::size_t rows);

 private:
  static constexpr std::size_t kPassedOn = 1U << 18U;  // bytes, to the file: whole pages are written with less ado

  void pass_on();

  const Options& options_;
  Console& console_;
  const RowsTable* table_ = nullptr;
  OutputFile file_;
  std::string text_;                   // not yet passed on to it
  std::vector<std::size_t> left_out_;  // rows, by their numbers
  std::set<std::string> set_aside_;
  int status_ = Exit::ok;
};

}  // namespace rubric::app
