// Steps that need no table: they compare codes, for all rows of a chunk at once. Rows marked in `odd` are not told.
#pragma once

#include <cstddef>
#include <span>

#include "runtime/batch/codes.hpp"

namespace rubric::batch {

using Members = std::span<const Code* const>;

// Marks the rows that have this special code.
void mark(const Code* column, Code special, std::size_t rows, Code* odd);
// Whether some row has it.
bool has(const Code* column, Code special, std::size_t rows);

// The value where the guard holds, else no member.
void guarded(const Code* value, const Code* guard, std::size_t rows, Code* out, Code* odd);
// The lowest (or highest) of members of which none is absent; absent where there is none.
void lowest(Members members, std::size_t rows, Code* out, Code* odd);
void highest(Members members, std::size_t rows, Code* out, Code* odd);
// Whether one member is there and is the lowest, or one of them.
void is_lowest(Members members, std::size_t which, std::size_t rows, Code* out, Code* odd);
// Of as many values as members: the lowest of those whose members are the lowest. Deciding questions ask for it.
void lowest_of_deciding(Members members, Members values, std::size_t rows, Code* out, Code* odd);
// Of truths; an absent one counts as no.
void all_of(Members members, std::size_t rows, Code* out, Code* odd);
void any_of(Members members, std::size_t rows, Code* out, Code* odd);

}  // namespace rubric::batch
