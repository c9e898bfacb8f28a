// A CSV file held in memory, its cells reached by the names of their columns.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rubric::conformance {

class Sheet {
 public:
  using Row = std::vector<std::string>;

  explicit Sheet(Row columns);

  const Row& columns() const { return columns_; }
  std::size_t size() const { return rows_.size(); }
  // Throws std::runtime_error where there is no such column.
  const std::string& at(std::size_t row, std::string_view column) const;
  void add(Row row);

 private:
  Row columns_;
  std::map<std::string, std::size_t, std::less<>> by_name_;
  std::vector<Row> rows_;
};

// Both throw std::runtime_error where the file cannot be read or written.
Sheet read(const std::filesystem::path& path);
void write(const std::filesystem::path& path, const Sheet& sheet);

}  // namespace rubric::conformance
