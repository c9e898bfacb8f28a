// A day as people write it, for advice on how data have it.
#pragma once

#include <optional>
#include <string_view>

#include "lang/date.hpp"

namespace rubric {

// The day of `26.10.2020`, `26/10/2020`, `26-10-2020` or `2020/10/26`, and of `2020-10-26` as a text. Day before month,
// unless there is no such month. Empty for any other text, for a year of two digits, and for a day that the calendar
// does not have.
std::optional<Date> date_in(std::string_view text);

}  // namespace rubric
