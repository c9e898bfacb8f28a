// Days of the calendar.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rubric {

using Date = std::chrono::sys_days;

// "2020-10-26". Empty for any other shape and for a day that the calendar does not have.
std::optional<Date> parse_date(std::string_view text);
std::string to_string(Date date);  // 2020-10-26
std::string in_words(Date date);   // 26 October 2020

}  // namespace rubric
