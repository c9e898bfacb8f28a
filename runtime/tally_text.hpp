// A tally as people write it: "6 of 6", "79% of at most 24", "5 of 6, 2 not yet assessed".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rubric {

struct TallyText {
  enum class Form : std::uint8_t {
    tally,               // 6 of 6
    percentage_of,       // 79% of 24
    percentage_at_most,  // 79% of at most 24
    percentage,          // 79%
    not_relevant,
    not_yet_assessed,
  };
  Form form = Form::tally;
  std::int64_t first = 0;                  // yes, or the percentage
  std::int64_t cases = 0;                  // relevant ones, or at most so many
  std::int64_t not_assessed = 0;           // of a tally: cases beside these
  std::int64_t insufficient_evidence = 0;  // likewise
};

// No number is read as more than this: it is far more than any tally may have.
inline constexpr std::int64_t kBeyondCounting = 1'000'000'000'000;

// Blanks may stand anywhere between words and numbers. Empty for other text.
std::optional<TallyText> read_tally(std::string_view text);

// "not yet assessed": it says nothing, and contradicts nothing.
inline bool is_untold_tally(std::string_view text) {
  const auto tally = read_tally(text);
  return tally && tally->form == TallyText::Form::not_yet_assessed;
}

// How to write what is no tally but nearly one, `19/24`, `19 out of 24` or `79.5%`, as advice. Empty for other text.
std::string tally_meant_by(std::string_view text);

}  // namespace rubric
