#include "tests/bench/caseload.hpp"

#include <random>

namespace rubric::bench {
namespace {

constexpr std::size_t kCourtCases = 24;
constexpr std::size_t kOutOfCourtCases = 16;
constexpr std::size_t kLevels = 4;

// 0: not relevant, 1: yes, 2: no; as in Patterns.
unsigned drawn_answer(std::mt19937_64& random) {
  const std::uint64_t of_hundred = random() % 100;
  if (of_hundred < 70) return 1;
  return of_hundred < 90 ? 2 : 0;
}

}  // namespace

Caseload::Caseload(const Framework& framework, std::size_t inspections, std::uint64_t seed)
    : standards_(framework.standards.size()) {
  for (std::size_t i = 0; i < kTallies; ++i) yes_[i] = relevant_[i] = std::vector<std::uint16_t>(inspections);
  for (auto& levels : judged_) levels.resize(inspections);
  for (auto& patterns : patterns_) patterns.resize(inspections);
  std::mt19937_64 random(seed);
  for (std::size_t i = 0; i < inspections; ++i) {
    for (auto& levels : judged_) levels[i] = static_cast<std::uint8_t>(random() % kLevels);
    for (std::size_t standard = 0; standard < limit::kTallied; ++standard) {
      const std::size_t cases = standard < limit::kTallied / 2 ? kCourtCases : kOutOfCourtCases;
      for (std::size_t n = 0; n < cases; ++n) {
        unsigned pattern = 0;
        for (std::size_t question = limit::kQuestions; question-- > 0;) {
          const unsigned answer = drawn_answer(random);
          const std::size_t tally = standard * limit::kQuestions + question;
          yes_[tally][i] = static_cast<std::uint16_t>(yes_[tally][i] + (answer == 1 ? 1 : 0));
          relevant_[tally][i] = static_cast<std::uint16_t>(relevant_[tally][i] + (answer != 0 ? 1 : 0));
          pattern = pattern * 3 + answer;
        }
        patterns_[standard][i] |= Patterns{1} << pattern;
      }
    }
  }
}

Columns Caseload::columns(std::size_t begin, std::size_t count) const {
  const auto part = [&](const auto& column) { return std::span(column).subspan(begin, count); };
  Columns columns;
  columns.rows = count;
  for (std::size_t i = 0; i < kTallies; ++i) columns.tallies.push_back({part(yes_[i]), part(relevant_[i])});
  columns.judged.resize(standards_);
  columns.patterns.resize(standards_);
  for (std::size_t i = 0; i < limit::kJudged; ++i) columns.judged[i] = part(judged_[i]);
  for (std::size_t i = 0; i < limit::kTallied; ++i) columns.patterns[limit::kJudged + i] = part(patterns_[i]);
  return columns;
}

limit::Counted Caseload::counted(std::size_t inspection) const {
  limit::Counted counted{};
  for (std::size_t i = 0; i < kTallies; ++i) {
    counted.yes[i] = static_cast<std::uint8_t>(yes_[i][inspection]);
    counted.relevant[i] = static_cast<std::uint8_t>(relevant_[i][inspection]);
  }
  for (std::size_t i = 0; i < limit::kTallied; ++i)
    counted.patterns[i] = static_cast<limit::Patterns>(patterns_[i][inspection]);
  return counted;
}

std::array<std::uint8_t, limit::kJudged> Caseload::judged(std::size_t inspection) const {
  std::array<std::uint8_t, limit::kJudged> levels{};
  for (std::size_t i = 0; i < limit::kJudged; ++i) levels[i] = judged_[i][inspection];
  return levels;
}

std::vector<CasesOfKind> drawn_cases(std::uint64_t seed) {
  constexpr std::array<Answer, 3> kAnswers = {Answer::not_relevant, Answer::yes, Answer::no};
  constexpr std::size_t kOfKind = limit::kTallied / 2 * limit::kQuestions;
  std::mt19937_64 random(seed);
  std::vector<CasesOfKind> kinds(2);
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    for (std::size_t i = 0; i < kOfKind; ++i)
      kinds[kind].questions.push_back(QuestionId{static_cast<std::uint32_t>(kind * kOfKind + i)});
    kinds[kind].cases.resize(kind == 0 ? kCourtCases : kOutOfCourtCases);
    for (std::vector<Answer>& answers : kinds[kind].cases) {
      for (std::size_t i = 0; i < kOfKind; ++i) answers.push_back(kAnswers[drawn_answer(random)]);
    }
  }
  return kinds;
}

}  // namespace rubric::bench
