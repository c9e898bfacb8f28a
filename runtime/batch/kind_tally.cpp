#include "runtime/batch/kind_tally.hpp"

#include <algorithm>
#include <utility>

namespace rubric {

namespace {

// Each bit of a byte as a byte.
constexpr std::array<std::uint64_t, 256> spread_out() {
  std::array<std::uint64_t, 256> all{};
  for (std::size_t byte = 0; byte < all.size(); ++byte) {
    for (std::size_t bit = 0; bit < 8; ++bit) all[byte] |= static_cast<std::uint64_t>(byte >> bit & 1U) << 8 * bit;
  }
  return all;
}

constexpr std::array<std::uint64_t, 256> kSpreadOut = spread_out();

// What an answer adds to the pattern, by its bits.
constexpr std::array<std::uint32_t, 4> kDigits = {0, 0, 2, 1};

}  // namespace

AnswerPlace answer_place(std::size_t index, std::size_t questions) {
  const std::size_t word = index / kAnswersInWord;
  const std::size_t in_word = std::min<std::size_t>(kAnswersInWord, questions - word * kAnswersInWord);
  return {static_cast<std::uint32_t>(word), static_cast<std::uint32_t>(2 * (in_word - 1 - index % kAnswersInWord))};
}

KindTally::KindTally(const Framework& framework, KindId kind, std::vector<QuestionId> order)
    : order_(std::move(order)),
      words_((order_.size() + kAnswersInWord - 1) / kAnswersInWord),
      waiting_(words_),
      ones_(64 * words_) {
  for (std::uint32_t i = 0; i < framework.standards.size(); ++i) {
    const Standard& standard = framework.standards[i];
    const bool of_kind = std::all_of(standard.questions.begin(), standard.questions.end(),
                                     [&](QuestionId question) { return framework[question].kind == kind; });
    if (of_kind && !standard.questions.empty() && standard.questions.size() <= kMostQuestions)
      add_group(framework, {i});
  }
}

void KindTally::add_group(const Framework& framework, StandardId standard) {
  const std::vector<QuestionId>& questions = framework[standard].questions;
  Group group;
  group.standard = standard.index;
  std::vector<std::size_t> powers;  // of 3, per question as they come
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const auto found = std::find(questions.begin(), questions.end(), order_[i]);
    if (found == questions.end()) continue;
    powers.push_back(
        std::array<std::size_t, kMostQuestions>{1, 3, 9}[static_cast<std::size_t>(found - questions.begin())]);
    indices.push_back(i);
    group.apart.push_back(answer_place(i, order_.size()));
  }
  const AnswerPlace last = group.apart.back();
  const bool together = group.apart.front().word == last.word && indices.back() - indices.front() + 1 == indices.size();
  if (together) group.apart.clear();
  group.word = last.word;
  group.shift = last.shift;
  group.mask = (1U << 2 * indices.size()) - 1;
  for (std::uint32_t bits = 0; bits <= group.mask; ++bits) {
    std::size_t pattern = 0;
    for (std::size_t i = 0; i < powers.size(); ++i) {
      pattern += kDigits[bits >> 2 * (powers.size() - 1 - i) & 3U] * powers[i];
    }
    group.patterns[bits] = 1U << pattern;
  }
  groups_.push_back(std::move(group));
}

void KindTally::clear() {
  waiting_count_ = 0;
  if (cases_ == 0) return;
  cases_ = 0;
  std::fill(ones_.begin(), ones_.end(), 0);
  for (Group& group : groups_) group.met = 0;
}

std::uint64_t KindTally::bits_of(const Group& group, std::size_t waiting) const {
  std::uint64_t bits = 0;
  for (const AnswerPlace place : group.apart) bits = bits << 2U | (waiting_[place.word][waiting] >> place.shift & 3U);
  return bits;
}

void KindTally::count_patterns(Group& group) const {
  Patterns met = group.met;
  if (group.apart.empty()) {
    const std::uint64_t* words = waiting_[group.word].data();
    for (std::size_t i = 0; i < waiting_count_; ++i) met |= group.patterns[words[i] >> group.shift & group.mask];
  } else {
    for (std::size_t i = 0; i < waiting_count_; ++i) met |= group.patterns[bits_of(group, i)];
  }
  group.met = met;
}

// Of eight bits of a word.
void KindTally::count_ones(std::size_t byte) {
  const std::uint64_t* words = waiting_[byte / 8].data();
  std::uint64_t lanes = 0;  // a byte for each
  for (std::size_t i = 0; i < waiting_count_; ++i) lanes += kSpreadOut[words[i] >> 8 * (byte % 8) & 0xFF];
  for (std::size_t bit = 0; bit < 8; ++bit)
    ones_[8 * byte + bit] += static_cast<std::uint32_t>(lanes >> 8 * bit & 0xFF);
}

void KindTally::count_waiting() {
  const std::size_t last_bits = 2 * (order_.size() % kAnswersInWord);
  const std::size_t bytes = last_bits == 0 ? 8 * words_ : 8 * (words_ - 1) + (last_bits + 7) / 8;
  for (std::size_t byte = 0; byte < bytes; ++byte) count_ones(byte);
  for (Group& group : groups_) count_patterns(group);
  cases_ += waiting_count_;
  waiting_count_ = 0;
}

void KindTally::write(CountedCases& out) {
  if (cases() == 0) return;
  count_waiting();
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const AnswerPlace place = answer_place(i, order_.size());
    const std::size_t bit = 2 * kAnswersInWord * place.word + place.shift;
    out.yes[order_[i].index] = static_cast<std::uint16_t>(ones_[bit]);
    out.relevant[order_[i].index] = static_cast<std::uint16_t>(ones_[bit + 1]);
  }
  for (const Group& group : groups_) out.patterns[group.standard] = group.met;
}

}  // namespace rubric
