// Looking up many numbers in a table at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "runtime/batch/codes.hpp"

namespace rubric::batch {

// A table has room for so many codes or more, since it may be read along as far as that; and for one more than can be
// looked up. If there are no more, they fit into registers.
inline constexpr std::size_t kLeastTable = 65;

// out[row] = table[index[row]].
void gather(std::span<const Code> table, const std::uint16_t* index, std::size_t rows, Code* out);

// out[row] = whether sets[out[row]] and the row's own set have something in common.
void gather_common(const std::uint32_t* sets, const std::uint64_t* own, std::size_t rows, Code* out);

}  // namespace rubric::batch
