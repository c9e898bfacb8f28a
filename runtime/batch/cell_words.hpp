// What the texts in a column mean: each is asked once, and then remembered.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "runtime/batch/word_table.hpp"

namespace rubric {

class CellWords {
 public:
  // What a cell means, as it stands in the sheet; none where that is not plain.
  using Ask = std::function<std::optional<std::uint32_t>(std::string_view cell)>;
  CellWords(char delimiter, Ask ask);

  // Remembers it.
  std::optional<std::uint32_t> meaning(std::string_view cell);
  // Those of them that are short, before a delimiter and at the end of a line, where that ends with CR LF or with LF.
  const WordTable& inside() const { return inside_; }
  const WordTable& at_end(bool returned) const { return at_end_[returned ? 1 : 0]; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  static constexpr std::size_t kMostWords = 4'096;

  char delimiter_;
  Ask ask_;
  std::unordered_map<std::string, std::optional<std::uint32_t>, Hash, std::equal_to<>> known_;
  WordTable inside_;
  std::array<WordTable, 2> at_end_;
};

}  // namespace rubric
