// A row of a table in Word or Excel, pasted as it was.
#pragma once

#include <string>
#include <string_view>

namespace rubric {

// How rules write it: "write `too-few "Too few" 50 to 64 -> …`" for a line whose cells stand apart by tabs. Empty for
// any other line, and for one that has quotes or signs of the language already.
std::string hint_for_pasted_row(std::string_view line);

}  // namespace rubric
