// Where the case records of an inspection stand in its text. No message shows more of them than the veil of the sources
// leaves.
#pragma once

#include "lang/source.hpp"

namespace rubric {

// Covers, in a TOML or JSON text, all but the parts that are known to hold something else: so what is misspelt or
// broken is covered too. A text in which nothing looks like case records is left as it is.
void cover_case_records(SourceId source, Sources& sources);

}  // namespace rubric
