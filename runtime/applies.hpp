// Which standards apply to an inspection at all: `standard 4.1 "…" when has-custody`.
#pragma once

#include <cstdint>
#include <vector>

#include "lang/diagnostic.hpp"
#include "runtime/inspection.hpp"

namespace rubric {

// Per standard: a truth. Of the inspection only heading, inputs and records are looked at. Arithmetic that overflows or
// divides by zero is an error in the diagnostics; the result is then open.
std::vector<std::uint64_t> applicable(const Framework& framework, const Inspection& inspection,
                                      Diagnostics& diagnostics);

}  // namespace rubric
