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

// Where an answer stands: each that is added to a word moves those before it up.
struct AnswerPlace {
  std::uint32_t word = 0;
  std::uint32_t shift = 0;
};
AnswerPlace answer_place(std::size_t index, std::size_t questions);

class KindTally {
 public:
  // `order`: the questions of a kind, as they come in the words.
  KindTally(const Framework& framework, KindId kind, std::vector<QuestionId> order);

  void clear();
  void add(const CaseWords& words) {
    for (std::size_t byte = 0; byte < lanes_.size(); ++byte) {
      lanes_[byte] += kSpreadOut[words[byte / 8] >> 8 * (byte % 8) & 0xFF];
    }
    for (Group& group : groups_) group.met |= group.patterns[bits_of(group, words)];
    if (++cases_ % kMostInLane == 0) empty_lanes();
  }
  std::size_t cases() const { return cases_; }
  // Its questions, and the patterns of their standards.
  void write(CountedCases& out);

 private:
  // A standard that has patterns.
  struct Group {
    std::uint32_t standard = 0;
    std::uint32_t word = 0;
    std::uint32_t shift = 0;
    std::uint32_t mask = 0;
    Patterns met = 0;
    std::vector<AnswerPlace> apart;            // where its questions do not stand side by side
    std::array<std::uint32_t, 64> patterns{};  // the pattern, a bit, by the bits of its questions
  };
  static constexpr std::size_t kMostInLane = 255;
  static const std::array<std::uint64_t, 256> kSpreadOut;

  static std::uint64_t bits_of(const Group& group, const CaseWords& words) {
    if (group.apart.empty()) return words[group.word] >> group.shift & group.mask;
    std::uint64_t bits = 0;
    for (const AnswerPlace place : group.apart) bits = bits << 2U | (words[place.word] >> place.shift & 3U);
    return bits;
  }
  void add_group(const Framework& framework, StandardId standard);
  void empty_lanes();

  std::vector<QuestionId> order_;
  std::vector<Group> groups_;
  std::vector<std::uint64_t> lanes_;  // per byte of the words: how often each of its bits was one, a byte each
  std::vector<std::uint32_t> ones_;   // per bit, what has been taken out of the lanes
  std::size_t cases_ = 0;
};

}  // namespace rubric
