#include "runtime/batch/kind_tally.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "runtime/batch/vector.hpp"

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

// Numbers of one column of bits each, written bit by bit: the ones, the twos, the fours and so on of all 64 of them.
using Planes = std::array<std::uint64_t, 8>;

// Adds bits of the same weight: `a` has the sum, the result is carried.
std::uint64_t add(std::uint64_t& a, std::uint64_t b, std::uint64_t c) {
  const std::uint64_t differ = a ^ b;
  const std::uint64_t carried = (a & b) | (differ & c);
  a = differ ^ c;
  return carried;
}

void add_eight(Planes& planes, const std::uint64_t* words) {
  auto& [ones, twos, fours, eights, rest5, rest6, rest7, rest8] = planes;
  const std::uint64_t twos_a = add(ones, words[0], words[1]);
  const std::uint64_t twos_b = add(ones, words[2], words[3]);
  const std::uint64_t twos_c = add(ones, words[4], words[5]);
  const std::uint64_t twos_d = add(ones, words[6], words[7]);
  const std::uint64_t fours_a = add(twos, twos_a, twos_b);
  const std::uint64_t fours_b = add(twos, twos_c, twos_d);
  std::uint64_t carried = add(fours, fours_a, fours_b);
  for (std::uint64_t* plane : {&eights, &rest5, &rest6, &rest7, &rest8}) {
    const std::uint64_t both = *plane & carried;
    *plane ^= carried;
    carried = both;
  }
}

// How often a column of eight bits has been one, a byte for each.
std::uint64_t numbers(const Planes& planes, std::size_t byte) {
  std::uint64_t lanes = 0;
  for (std::size_t i = 0; i < planes.size(); ++i) lanes |= kSpreadOut[planes[i] >> 8 * byte & 0xFF] << i;
  return lanes;
}

// What an answer adds to the pattern, by its bits.
constexpr std::array<std::uint32_t, 4> kDigits = {0, 0, 2, 1};

using Four = std::uint64_t __attribute__((vector_size(32)));

// The ways in which some bits of the words have been: a bit for each. `words` are whole fours.
RUBRIC_VECTOR std::uint64_t see(const std::uint64_t* words, std::size_t count, std::uint64_t shift,
                                std::uint64_t mask) {
  Four met{};
  for (std::size_t i = 0; i < count; i += 4) {
    Four four;
    std::memcpy(&four, words + i, sizeof(four));
    met |= Four{1, 1, 1, 1} << (four >> shift & mask);
  }
  return met[0] | met[1] | met[2] | met[3];
}

}  // namespace

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
  met_.resize(groups_.size());
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
    group.apart.push_back(answer_place(i));
  }
  group.first = group.apart.front();
  group.mask = (std::uint64_t{1} << 2 * indices.size()) - 1;
  group.met = groups_.size();
  const bool together =
      group.apart.back().word == group.first.word && indices.back() - indices.front() + 1 == indices.size();
  if (together) group.apart.clear();
  for (std::uint32_t bits = 0; bits <= group.mask; ++bits) {
    std::size_t pattern = 0;
    for (std::size_t i = 0; i < powers.size(); ++i) {
      pattern += kDigits[bits >> 2 * i & 3U] * powers[i];
    }
    for (std::size_t ways = 0; ways < 16; ++ways) {
      if ((ways >> bits % 4 & 1U) != 0) group.patterns[bits / 4][ways] |= 1U << pattern;
    }
  }
  groups_.push_back(std::move(group));
}

void KindTally::clear() {
  waiting_count_ = 0;
  if (cases_ == 0) return;
  cases_ = 0;
  std::fill(ones_.begin(), ones_.end(), 0);
  std::fill(met_.begin(), met_.end(), 0);
}

std::uint64_t KindTally::bits_of(const Group& group, std::size_t waiting) const {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < group.apart.size(); ++i)
    bits |= (waiting_[group.apart[i].word][waiting] >> group.apart[i].shift & 3U) << 2 * i;
  return bits;
}

void KindTally::see_patterns() {
  for (auto& words : waiting_) {
    for (std::size_t i = waiting_count_; i % 4 != 0; ++i) words[i] = words[waiting_count_ - 1];
  }
  for (const Group& group : groups_) {
    if (group.apart.empty()) {
      met_[group.met] |= see(waiting_[group.first.word].data(), waiting_count_, group.first.shift, group.mask);
      continue;
    }
    for (std::size_t i = 0; i < waiting_count_; ++i) met_[group.met] |= std::uint64_t{1} << bits_of(group, i);
  }
}

void KindTally::count_ones(std::size_t word) {
  std::uint64_t* words = waiting_[word].data();
  std::fill(words + waiting_count_, words + (waiting_count_ + 7) / 8 * 8, 0);
  Planes planes{};
  for (std::size_t i = 0; i < waiting_count_; i += 8) add_eight(planes, words + i);
  const std::size_t bits = 2 * std::min<std::size_t>(kAnswersInWord, order_.size() - word * kAnswersInWord);
  for (std::size_t bit = 0; bit < bits; bit += 8) {
    const std::uint64_t lanes = numbers(planes, bit / 8);
    for (std::size_t i = 0; i < 8; ++i) ones_[64 * word + bit + i] += static_cast<std::uint32_t>(lanes >> 8 * i & 0xFF);
  }
}

void KindTally::count_waiting() {
  if (waiting_count_ == 0) return;
  see_patterns();
  for (std::size_t word = 0; word < words_; ++word) count_ones(word);
  cases_ += waiting_count_;
  waiting_count_ = 0;
}

void KindTally::write(CountedCases& out) {
  if (cases() == 0) return;
  count_waiting();
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const AnswerPlace place = answer_place(i);
    const std::size_t bit = 2 * kAnswersInWord * place.word + place.shift;
    out.yes[order_[i].index] = static_cast<std::uint16_t>(ones_[bit]);
    out.relevant[order_[i].index] = static_cast<std::uint16_t>(ones_[bit + 1]);
  }
  for (const Group& group : groups_) {
    const std::uint64_t met = met_[group.met];
    Patterns patterns = 0;
    for (std::size_t i = 0; i < group.patterns.size(); ++i) patterns |= group.patterns[i][met >> 4 * i & 15U];
    out.patterns[group.standard] |= patterns;
  }
}

}  // namespace rubric
