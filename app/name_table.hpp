// Names of inspections, each with a number: many of them in little memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rubric::app {

bool is_same_name(std::string_view a, std::string_view b);

// However a name is spelled (runtime/spelling.hpp), it is one name. Takes 12 to 20 bytes a name, and the name.
class NameTable {
 public:
  // Its number, counted from 0 in the order in which they came; and whether it is new.
  std::pair<std::uint32_t, bool> add(std::string_view name);
  // `likely`: the number that it probably has, as names mostly come in the same order again.
  std::optional<std::uint32_t> find(std::string_view name, std::uint32_t likely) const;
  // As it was spelled first.
  std::string_view operator[](std::uint32_t number) const;
  std::size_t size() const { return ends_.size(); }

 private:
  static constexpr std::uint32_t kFree = UINT32_MAX;
  std::size_t slot_of(std::string_view name) const;
  void grow();

  std::string text_;  // all names, one after the other
  std::vector<std::uint64_t> ends_;
  std::vector<std::uint32_t> slots_;
};

}  // namespace rubric::app
