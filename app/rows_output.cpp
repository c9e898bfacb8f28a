#include "app/rows_output.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/json.hpp"
#include "app/rating.hpp"
#include "lang/utf8.hpp"

namespace rubric::app {
namespace {

// "3, 7 to 9 and 12"
std::string listed(std::vector<std::size_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  std::vector<std::string> stretches;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i;
    while (end + 1 < numbers.size() && numbers[end + 1] == numbers[end] + 1) ++end;
    stretches.push_back(end > i ? fmt::format("{} to {}", numbers[i], numbers[end]) : std::to_string(numbers[i]));
    i = end + 1;
  }
  return fmt::format("{}", fmt::join(stretches, ", "));
}

}  // namespace

RowsOutput::RowsOutput(const Options& options, Console& console)
    : options_(options), console_(console), file_(options.out, options.force) {
  text_.reserve(2 * kPassedOn);
}

void RowsOutput::begin(const RowsTable& table) {
  table_ = &table;
  if (options_.json) return;
  if (options_.out) text_ = kByteOrderMark;
  text_ += table.header();
}

void RowsOutput::add(const InspectionRow& row, const Rating& rating, const std::string& reason,
                     const Sources& sources) {
  if (!options_.json) return add(row.number, row.cells, table_->rest(rating, reason));
  text_ += json_line(table_->carried(row), {&rating, &options_, {}}, row.number, reason, sources);
  if (text_.size() >= kPassedOn) pass_on();
}

void RowsOutput::note(const Rating& rating) {
  status_ = worst(status_, status_of(rating));
  for (const SetAside& part : rating.inspection.set_aside)
    set_aside_.insert(fmt::format("{}: {}", part.what, part.why));
}

void RowsOutput::restart() {
  text_.clear();
  file_.restart();
  left_out_.clear();
  set_aside_.clear();
  status_ = Exit::ok;
}

void RowsOutput::pass_on() {
  file_.write(std::string_view(text_).substr(0, kPassedOn));
  text_.erase(0, kPassedOn);
}

int RowsOutput::finish(std::size_t rows) {
  if (!set_aside_.empty()) console_.message(fmt::format("Set aside:\n  {}\n", fmt::join(set_aside_, "\n  ")));
  const std::size_t good = rows - left_out_.size();
  if (!left_out_.empty() && !options_.keep_going) {
    if (good > 0)
      console_.message(
          fmt::format("\nrubric: nothing is written; {} of {} rows could be rated: `--keep-going` writes "
                      "them, and lists the others\n",
                      good, rows));
    return Exit::error;
  }
  if (!left_out_.empty())
    console_.message(
        fmt::format("\nrubric: {} of {} rows are rated, and not these: {}\n", good, rows, listed(left_out_)));
  file_.write(text_);
  const int written = finish_output(file_, options_, console_);
  return left_out_.empty() ? worst(status_, written) : static_cast<int>(Exit::error);
}

}  // namespace rubric::app
