#include "runtime/date_text.hpp"

#include <array>
#include <charconv>

namespace rubric {

namespace {

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

// Takes the digits that the text begins with.
std::optional<Number> number(std::string_view& text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || digits > 4) return std::nullopt;
  Number read{0, digits};
  std::from_chars(text.data(), text.data() + digits, read.value);
  text.remove_prefix(digits);
  return read;
}

// Three numbers with the same sign between them.
std::optional<std::array<Number, 3>> three_numbers(std::string_view text) {
  std::array<Number, 3> numbers;
  char sign = '\0';
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) {
      if (text.empty() || std::string_view("./-").find(text.front()) == std::string_view::npos) return std::nullopt;
      if (i == 2 && text.front() != sign) return std::nullopt;
      sign = text.front();
      text.remove_prefix(1);
    }
    const std::optional<Number> read = number(text);
    if (!read) return std::nullopt;
    numbers[i] = *read;
  }
  return text.empty() ? std::optional(numbers) : std::nullopt;
}

std::optional<Date> day_of(int year, int month, int day) {
  const std::chrono::year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day)));
  return date.ok() ? std::optional(Date(date)) : std::nullopt;
}

}  // namespace

std::optional<Date> date_in(std::string_view text) {
  const auto numbers = three_numbers(text);
  if (!numbers) return std::nullopt;
  const auto [first, second, third] = *numbers;
  if (first.digits == 4) return day_of(first.value, second.value, third.value);
  if (third.digits != 4) return std::nullopt;
  const bool month_first = second.value > 12;
  return month_first ? day_of(third.value, first.value, second.value) : day_of(third.value, second.value, first.value);
}

}  // namespace rubric
