// The inspections that a command line names, to be rated by several frameworks: files, folders of them, and sheets
// with an inspection in each row.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/rating.hpp"
#include "runtime/row_names.hpp"

namespace rubric::app {

// The first error, on one line: "R0603: `300` is no value of `places`".
std::string first_error(const Diagnostics& diagnostics, const Sources& sources);

class Inspections {
 public:
  // `columns`: those of sheets that have no part in the rating, and are asked for by name.
  Inspections(const Options& options, Rules& rules, std::vector<std::string> columns);

  // Reads all of them. What cannot be read is among them all the same, with what is wrong with it.
  void read();

  std::size_t size() const { return all_.size(); }
  // Who was inspected, else the file or row.
  const std::string& name(std::size_t i) const { return all_[i].name; }
  // The file, and of a sheet the row.
  std::string place(std::size_t i) const;
  const std::string& file(std::size_t i) const { return all_[i].file; }
  std::string programme(std::size_t i) const { return all_[i].heading ? all_[i].heading->programme : ""; }
  // Whether both belong to one programme, as far as they say so.
  bool may_be_of(std::size_t i, const Declared& framework) const;
  // What the row of a sheet says in a column; none of a file of its own, or of a sheet without it.
  std::optional<std::string> column(std::size_t i, const std::string& name) const;

  // By the framework of that name; without one, by its own. `fallback` rates rows that do not say which framework is
  // their own. Null after an error.
  // `variant`: rates in place of the framework that was chosen, and is like it but for some numbers; it must outlive
  // this.
  std::unique_ptr<Rating> rate(std::size_t i, const std::optional<std::string>& framework, const std::string& fallback,
                               Diagnostics& diagnostics, const Framework* variant = nullptr);

 private:
  struct Sheet {
    RowSheet rows;
    std::map<std::pair<const Framework*, const Framework*>, std::pair<RowMatch, Diagnostics>> matches;
  };
  struct One {
    std::string name;
    std::string file;
    DataValue document;
    std::optional<Heading> heading;
    Diagnostics problems;  // why it cannot be read
    Sheet* sheet = nullptr;
    std::size_t row = 0;
  };

  void read(const std::string& path);
  void read_file(const std::string& file);
  void read_sheet(const std::string& file);
  void add_row(Sheet& sheet, std::size_t row, const std::string& file);
  std::vector<NamedColumn> named(const std::vector<std::string>& columns, const RowSheet* sheet);
  bool add_cells_of(const One& one, const RatedBy& by, DataValue& document, Diagnostics& diagnostics);

  const Options& options_;
  Rules& rules_;
  std::vector<std::string> columns_;
  std::vector<One> all_;
  std::set<std::filesystem::path> seen_;
  std::vector<std::unique_ptr<Sheet>> sheets_;
  RateEachBy raters_;
};

}  // namespace rubric::app
