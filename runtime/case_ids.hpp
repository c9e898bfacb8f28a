// Identifiers of cases: people, some of them children. They are hidden in the text of a data file before it is read,
// so that no message about the file shows one, not even about a file that is not what it should be.
#pragma once

#include <string_view>

#include "lang/source.hpp"

namespace rubric {

// Whether an entry or a column of that name says which case it is: `id`, `Case ID`, `case_number`, `name`, `ref2`.
// Wider than the `id` that records have, by its letters alone: what is misspelt must not be shown either.
bool names_a_case(std::string_view name);

// Hides in a TOML or JSON text the value of every such entry, up to the end of its line or to the next entry on it.
// Looks at words and brackets only, so that the text may be in any state; of one that is broken it may hide too much,
// never too little. Takes time linear in the text. A table of cells (CSV) is hidden cell by cell: Sources::hide.
void hide_case_ids(SourceId source, Sources& sources);

}  // namespace rubric
