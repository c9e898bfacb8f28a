// tests/bench/bench.rubric by hand: the tallies of one inspection → its ratings and grounds.
//
// It stands for what a programmer can do who knows this one framework, and is what Rubric is measured against. The
// product never uses it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace limit {

inline constexpr std::size_t kJudged = 4;
inline constexpr std::size_t kTallied = 8;    // standards: 2.1 to 2.4, then 3.1 to 3.4
inline constexpr std::size_t kQuestions = 3;  // of each
inline constexpr std::size_t kMostCases = 255;

// A bit for each pattern of answers that some case has: sum(a[q] * 3^q), a[q] being 0 for not relevant, 1 for yes, 2
// for no.
using Patterns = std::uint32_t;

struct Counted {
  std::array<std::uint8_t, kTallied * kQuestions> yes, relevant;
  std::array<Patterns, kTallied> patterns;
};

enum Ground : std::uint8_t { kClose = 1, kOneCase = 2, kSmallSample = 4 };
inline constexpr std::uint8_t kNotRated = 4;
inline constexpr std::uint8_t kNoScore = 255;

struct Rated {
  std::array<std::uint8_t, kJudged + kTallied> levels;  // 0 to 3, or kNotRated
  std::array<std::uint8_t, kTallied> grounds;
  std::uint8_t score;  // 0 to 36, or kNoScore where a standard is not rated; then the overall is not, either
  std::uint8_t overall;
};

namespace detail {

// What one tally gives, and what one answer more or less would.
struct Question {
  std::uint8_t percent, level;
  std::uint8_t below;  // the level with one yes less
  std::uint8_t rises;  // 1: one yes more gives a higher level
};

constexpr std::uint8_t kNone = 255;  // the percent and the levels of a question that is relevant to no case

constexpr std::uint8_t level_of(unsigned percent) { return percent < 50 ? 0 : percent < 65 ? 1 : percent < 80 ? 2 : 3; }
constexpr unsigned percent_of(unsigned yes, unsigned relevant) { return (200 * yes + relevant) / (2 * relevant); }

class Questions {
 public:
  Questions() {
    for (unsigned relevant = 0; relevant <= kMostCases; ++relevant) {
      for (unsigned yes = 0; yes <= relevant; ++yes) table_[relevant << 8 | yes] = made(yes, relevant);
    }
  }
  const Question& operator()(unsigned yes, unsigned relevant) const { return table_[relevant << 8 | yes]; }

 private:
  static Question made(unsigned yes, unsigned relevant) {
    if (relevant == 0) return {kNone, kNone, kNone, 0};
    const unsigned percent = percent_of(yes, relevant);
    const std::uint8_t level = level_of(percent);
    const bool rises = yes < relevant && level_of(percent_of(yes + 1, relevant)) > level;
    return {static_cast<std::uint8_t>(percent), level, yes > 0 ? level_of(percent_of(yes - 1, relevant)) : level,
            rises};
  }
  std::array<Question, (kMostCases + 1) << 8> table_{};
};
inline const Questions kQuestion;

// Of each set of questions: the patterns with a no to all of them.
constexpr std::array<Patterns, 8> no_to_all() {
  std::array<Patterns, 8> result{};
  for (unsigned questions = 0; questions < 8; ++questions) {
    for (unsigned pattern = 0; pattern < 27; ++pattern) {
      const unsigned no =
          (pattern % 3 == 2 ? 1U : 0U) | (pattern / 3 % 3 == 2 ? 2U : 0U) | (pattern / 9 == 2 ? 4U : 0U);
      if ((no & questions) == questions) result[questions] |= Patterns{1} << pattern;
    }
  }
  return result;
}
inline constexpr std::array<Patterns, 8> kNoToAll = no_to_all();

// Per percent: kClose where it is within five points of a boundary.
constexpr std::array<std::uint8_t, 256> close_percents() {
  std::array<std::uint8_t, 256> result{};
  for (const unsigned edge : {50U, 65U, 80U}) {
    for (unsigned percent = edge - 5; percent <= edge + 5; ++percent) result[percent] = kClose;
  }
  return result;
}
inline constexpr std::array<std::uint8_t, 256> kCloseAt = close_percents();

template <typename T>
T least(T a, T b, T c) {
  const T ab = a < b ? a : b;
  return ab < c ? ab : c;
}

// No branches: the figures of inspections are not to be foreseen.
inline void rate_standard(const Counted& counted, std::size_t standard, std::uint8_t& level, std::uint8_t& grounds) {
  const std::uint8_t* yes = &counted.yes[standard * kQuestions];
  const std::uint8_t* relevant = &counted.relevant[standard * kQuestions];
  const Question a = kQuestion(yes[0], relevant[0]);
  const Question b = kQuestion(yes[1], relevant[1]);
  const Question c = kQuestion(yes[2], relevant[2]);
  const unsigned lowest = least(a.percent, b.percent, c.percent);
  const unsigned rating = least(a.level, b.level, c.level);
  const unsigned deciding =
      unsigned{a.level == rating} | unsigned{b.level == rating} << 1 | unsigned{c.level == rating} << 2;
  const unsigned rising = unsigned{a.rises} | unsigned{b.rises} << 1 | unsigned{c.rises} << 2;
  const bool falls = least(a.below, b.below, c.below) < rating;
  const bool rises = ((deciding & ~rising) == 0) & ((counted.patterns[standard] & kNoToAll[deciding]) != 0);
  const unsigned sample =
      least(relevant[0] | (a.percent == lowest ? 0U : 256U), relevant[1] | (b.percent == lowest ? 0U : 256U),
            relevant[2] | (c.percent == lowest ? 0U : 256U));
  const unsigned held =
      kCloseAt[lowest] | (falls | rises ? unsigned{kOneCase} : 0U) | (sample <= 5 ? unsigned{kSmallSample} : 0U);
  const bool rated = lowest != kNone;
  level = static_cast<std::uint8_t>(rated ? rating : kNotRated);
  grounds = static_cast<std::uint8_t>(rated ? held : 0U);
}

}  // namespace detail

inline void rate(const std::array<std::uint8_t, kJudged>& judged, const Counted& counted, Rated& rated) {
  unsigned score = 0;
  bool complete = true;
  for (std::size_t i = 0; i < kJudged; ++i) rated.levels[i] = judged[i];
  for (std::size_t i = 0; i < kTallied; ++i)
    detail::rate_standard(counted, i, rated.levels[kJudged + i], rated.grounds[i]);
  for (const std::uint8_t level : rated.levels) {
    score += level;
    complete = complete & (level != kNotRated);
  }
  rated.score = static_cast<std::uint8_t>(complete ? score : kNoScore);
  rated.overall = !complete ? kNotRated : score <= 6 ? 0 : score <= 18 ? 1 : score <= 30 ? 2 : 3;
}

}  // namespace limit
