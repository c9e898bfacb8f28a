// Names of inspections, each with a number: many of them in little memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/number_table.hpp"

namespace rubric::app {

bool is_same_name(std::string_view a, std::string_view b);

// However a name is spelled (runtime/spelling.hpp), it is one name. Takes 19 to 30 bytes a name, and the name.
class NameTable {
 public:
  static constexpr std::uint32_t kNone = NumberTable::kNone;

  // Gives it the next number, counted from 0. False if it has one.
  bool add(std::string_view name);
  // Its number; kNone if it has none. `likely`: the one that it probably has, as names mostly come in the same order
  // again.
  std::uint32_t find(std::string_view name, std::uint32_t likely) const {
    return likely < size() && (*this)[likely] == name ? likely : find(name);
  }
  // As it was spelled first.
  std::string_view operator[](std::uint32_t number) const {
    const std::uint64_t begin = number == 0 ? 0 : ends_[number - 1];
    return {text_.data() + begin, ends_[number] - begin};
  }
  std::size_t size() const { return ends_.size(); }

 private:
  std::uint32_t find(std::string_view name) const;
  std::uint32_t number_of(std::string_view name, std::uint32_t hash) const;

  std::string text_;  // all names, one after the other
  std::vector<std::uint64_t> ends_;
  NumberTable numbers_;
};

}  // namespace rubric::app
