#include "lang/columns.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "lang/utf8.hpp"

namespace rubric {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Unicode 15, in blocks rather than character by character: a terminal's own table differs in the details too.
constexpr std::array<Range, 23> kNoColumn = {{
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},   {0x0610, 0x061A},   {0x064B, 0x065F},   {0x0900, 0x0902},
    {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D},   {0x0E31, 0x0E31},   {0x0E34, 0x0E3A},   {0x0E47, 0x0E4E},
    {0x1160, 0x11FF}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},   {0x200C, 0x200D},   {0x20D0, 0x20FF},   {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE007F}, {0xE0100, 0xE01EF},
}};
constexpr std::array<Range, 52> kTwoColumns = {{
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},   {0x23F3, 0x23F3},
    {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},   {0x2693, 0x2693},
    {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},   {0x26CE, 0x26CE},
    {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},   {0x26FA, 0x26FA},
    {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},   {0x274C, 0x274C},
    {0x274E, 0x274E},   {0x2753, 0x2757},   {0x2795, 0x2797},   {0x27B0, 0x27B0},   {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
    {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},   {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A},
    {0x1F200, 0x1F265}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7EB}, {0x1F900, 0x1F9FF},
    {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
}};
// Controls, and marks that turn the writing direction or break the line: shown, or a text could hide what it says.
constexpr std::array<Range, 7> kHarmful = {{
    {0x0000, 0x001F},
    {0x007F, 0x009F},
    {0x061C, 0x061C},
    {0x200B, 0x200B},
    {0x200E, 0x200F},
    {0x2028, 0x202E},
    {0x2066, 0x2069},
}};

template <std::size_t Size>
bool in(const std::array<Range, Size>& ranges, char32_t code) {
  const auto* after =
      std::upper_bound(ranges.begin(), ranges.end(), code, [](char32_t c, Range r) { return c < r.first; });
  return after != ranges.begin() && code <= std::prev(after)->last;
}

}  // namespace

Glyph first_glyph(std::string_view text) {
  constexpr std::string_view stand_in = "·";
  if (text.empty()) return {};
  const Character character = first_character(text);
  if (character.size == 0) return {stand_in, 1, 1};
  if (in(kHarmful, character.code)) return {stand_in, character.size, 1};
  const int columns = in(kNoColumn, character.code) ? 0 : in(kTwoColumns, character.code) ? 2 : 1;
  return {text.substr(0, character.size), character.size, columns};
}

int columns(std::string_view text) {
  const auto plain = [](char c) { return c >= ' ' && c <= '~'; };
  if (std::all_of(text.begin(), text.end(), plain)) return static_cast<int>(text.size());
  int sum = 0;
  for (Glyph glyph = first_glyph(text); glyph.size > 0; glyph = first_glyph(text)) {
    sum += glyph.columns;
    text.remove_prefix(glyph.size);
  }
  return sum;
}

std::string printable(std::string_view text) {
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~'; };
  if (std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
  std::string shown;
  for (Glyph glyph = first_glyph(text); glyph.size > 0; glyph = first_glyph(text)) {
    shown += glyph.shown;
    text.remove_prefix(glyph.size);
  }
  return shown;
}

}  // namespace rubric
