#include "lang/date.hpp"

#include <fmt/format.h>

#include <array>

#include "lang/lexemes.hpp"

namespace rubric {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

int digits(std::string_view text) {
  int value = 0;
  for (const char c : text) value = 10 * value + (c - '0');
  return value;
}

struct Parts {
  int year;
  unsigned month;
  unsigned day;
};
Parts parts(Date date) {
  const std::chrono::year_month_day ymd(date);
  return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day())};
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || lexemes::date(text) != text.size()) return std::nullopt;
  const std::chrono::year_month_day ymd(std::chrono::year(digits(text.substr(0, 4))),
                                        std::chrono::month(static_cast<unsigned>(digits(text.substr(5, 2)))),
                                        std::chrono::day(static_cast<unsigned>(digits(text.substr(8, 2)))));
  if (!ymd.ok()) return std::nullopt;
  return Date(ymd);
}

std::string to_string(Date date) {
  const Parts p = parts(date);
  return fmt::format("{:04}-{:02}-{:02}", p.year, p.month, p.day);
}

std::string in_words(Date date) {
  const Parts p = parts(date);
  return fmt::format("{} {} {}", p.day, kMonths[p.month - 1], p.year);
}

}  // namespace rubric
