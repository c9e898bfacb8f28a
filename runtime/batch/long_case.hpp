// A case whose answers stand in rows of their own, as far as it has been read.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/batch/long_labels.hpp"

namespace rubric {

// A word of the answers of a case.
struct LongAnswers {
  std::uint64_t questions = 0;  // all bits of those that have an answer
  std::uint64_t relevant = 0, otherwise = 0;

  // False if the question has an answer.
  bool add(const QuestionLabel& label, std::uint64_t relevant_bits, std::uint64_t otherwise_bits) {
    if ((questions & label.all) != 0) return false;
    questions |= label.all;
    relevant |= relevant_bits & label.all;
    otherwise |= otherwise_bits & label.all;
    return true;
  }
};

// The case at hand.
struct LongCase {
  bool open = false;
  std::uint32_t kind = 0;
  KindCounter* counter = nullptr;
  std::string_view id;
  std::string_view head;       // its cells before the question, and their delimiters
  std::uint32_t spelling = 0;  // of its kind
  std::string_view tail;       // what stands behind its first answer
  std::array<LongAnswers, kMostWords> told{};
  std::vector<std::string_view> facts;  // per column of a fact; empty as long as none is told

  bool tell(const QuestionLabel& label, std::uint64_t relevant, std::uint64_t otherwise) {
    return told[label.word].add(label, relevant, otherwise);
  }
};

}  // namespace rubric
