// What the answers of case records come to, by our own count.
#pragma once

#include <cstdint>
#include <vector>

#include "tests/oracle/inspection.hpp"

namespace rubric::oracle {

// Of the answers that are known; `open` counts the others.
Tally counted(const std::vector<Case>& cases, std::size_t question, std::int64_t& open);

// Per standard; empty unless its cases are known one by one.
std::vector<std::vector<Pattern>> all_patterns(const Framework& framework, const std::vector<std::vector<Case>>& cases);

}  // namespace rubric::oracle
