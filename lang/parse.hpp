// Rules text → Ast.
#pragma once

#include "lang/ast.hpp"
#include "lang/diagnostic.hpp"

namespace rubric {

// Limits of one rules file; each is tested at its value and one above.
inline constexpr std::size_t kMaxRulesBytes = 16U << 20U;  // far above any framework; bounds memory
inline constexpr int kMaxNesting = 200;                    // brackets, braces and `of` chains; bounds the stack
inline constexpr int kMaxAmendmentNesting = 50;            // `in … { in … { … } }`

// Whether the blocks of tests are read. One that is passed over stands in the tree with its title alone.
enum class Tests : std::uint8_t { read, passed_over };

// Reads a whole file. A broken declaration gives one diagnostic and is left out of the tree; reading goes on
// at the next declaration. If anything was left out, there is at least one error and `complete` is false.
// Takes time linear in the text. Tests are passed over only where the file is without error, so that what is reported
// of others does not depend on it; what is wrong inside a test's braces shows only where tests are read.
Ast parse(SourceId source, const Sources& sources, Diagnostics& diagnostics, Tests tests = Tests::read);

}  // namespace rubric
