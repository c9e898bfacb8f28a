// Tells versions of an inspection's data apart.
#pragma once

#include <cstdint>

#include "runtime/document.hpp"

namespace rubric {

// 64 bits over what the data say, with the sheets that have been read into them: the same for the same entries and
// values, whatever their order, their layout, their remarks and their format; a word spelt otherwise is another one.
// The identifiers of cases have no part in it, so that it cannot confirm a guess at one. No protection against forgery.
std::uint64_t data_hash(const DataValue& document);

}  // namespace rubric
