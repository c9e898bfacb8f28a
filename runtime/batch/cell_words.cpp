#include "runtime/batch/cell_words.hpp"

#include <utility>

namespace rubric {

CellWords::CellWords(char delimiter, Ask ask)
    : delimiter_(delimiter), ask_(std::move(ask)), inside_(delimiter), at_end_{WordTable('\n'), WordTable('\n')} {}

std::optional<std::uint32_t> CellWords::meaning(std::string_view cell) {
  if (const auto found = known_.find(cell); found != known_.end()) return found->second;
  const std::optional<std::uint32_t> meaning = ask_(cell);
  if (known_.size() >= kMostWords) return meaning;
  known_.emplace(cell, meaning);
  if (!meaning) return meaning;
  const std::string text(cell);
  inside_.add(text + delimiter_, *meaning);
  at_end_[0].add(text + "\n", *meaning);
  at_end_[1].add(text + "\r\n", *meaning);
  return meaning;
}

}  // namespace rubric
