// The answers of cases of one kind, counted.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/batch/case_counter.hpp"

namespace rubric {

// All answers of a case, two bits each, in some order of the questions of its kind.
inline constexpr std::uint32_t kAnswersInWord = 32;
inline constexpr std::size_t kMostWords = 4;
using CaseWords = std::array<std::uint64_t, kMostWords>;
enum AnswerBits : std::uint32_t { kNotRelevantBits = 0, kWrongBits = 1, kNoBits = 2, kYesBits = 3 };
inline constexpr std::uint64_t kLowOfEach = 0x5555555555555555;

// The bits where a question is relevant, and at 32 those where it is not: as answer_bits() gives them side by side.
constexpr std::uint64_t spread_bits(std::uint32_t bits) { return std::uint64_t{bits >> 2U & 3U} << 32U | (bits & 3U); }

// Where an answer stands, by its index.
struct AnswerPlace {
  std::uint32_t word = 0;
  std::uint32_t shift = 0;
};
constexpr AnswerPlace answer_place(std::size_t index) {
  return {static_cast<std::uint32_t>(index / kAnswersInWord), static_cast<std::uint32_t>(2 * (index % kAnswersInWord))};
}

// What a case says: its answers, where their questions are relevant and where they are not, and its facts as a key.
struct CaseAnswers {
  CaseWords relevant{};
  CaseWords otherwise{};
  std::uint64_t facts = 0;
};

class KindTally {
 public:
  // `order`: the questions of a kind, as they come in the words.
  KindTally(const Framework& framework, KindId kind, std::vector<QuestionId> order);

  void clear();
  void add(const CaseWords& words) {
    for (std::size_t i = 0; i < words_; ++i) waiting_[i][waiting_count_] = words[i];
    if (++waiting_count_ == kMostWaiting) count_waiting();
  }
  void add(std::uint64_t word) {  // where there is one
    waiting_.front()[waiting_count_] = word;
    if (++waiting_count_ == kMostWaiting) count_waiting();
  }
  std::size_t cases() const { return cases_ + waiting_count_; }
  // Its questions, and the patterns of their standards.
  void write(CountedCases& out);

 private:
  // A standard that has patterns.
  struct Group {
    std::uint32_t standard = 0;
    std::size_t met = 0;  // in met_
    AnswerPlace first;    // where its questions stand side by side
    std::uint64_t mask = 0;
    std::vector<AnswerPlace> apart;  // where they do not
    // By the four ways that begin with 4i, a bit for each that has been: the patterns, a bit each.
    std::array<std::array<Patterns, 16>, 16> patterns{};
  };
  static constexpr std::size_t kMostWaiting = 248;  // so many ones fit into a byte; and whole eights

  std::uint64_t bits_of(const Group& group, std::size_t waiting) const;
  void see_patterns();
  void count_ones(std::size_t word);
  void count_waiting();
  void add_group(const Framework& framework, StandardId standard);

  std::vector<QuestionId> order_;
  std::vector<Group> groups_;
  std::vector<std::uint64_t> met_;  // per group: a bit for each way its bits have been
  std::size_t words_;
  std::vector<std::array<std::uint64_t, kMostWaiting>> waiting_;  // per word: of cases that are not counted yet
  std::size_t waiting_count_ = 0;
  std::vector<std::uint32_t> ones_;  // per bit: in how many cases it is one
  std::size_t cases_ = 0;
};

}  // namespace rubric
