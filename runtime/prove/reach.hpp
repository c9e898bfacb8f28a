// What inspections bring about, and what none does.
#pragma once

#include "lang/diagnostic.hpp"
#include "runtime/prove/model.hpp"

namespace rubric::prove {

// Of ratings and scores: numbers that no band holds, values for which no row or two rows are, and other errors that an
// inspection meets; bands, rows, rules and levels that none does. The gaps of exact bands that no number falls into are
// a note.
void find_faults(const Exploration& explored, Diagnostics& diagnostics);
// `find_unreached` is false if of something it is not known whether any inspection meets it.
bool find_unreached(const Exploration& explored, Diagnostics& diagnostics);

// The gates of ratings and scores that `find_faults` and `find_unreached` look at.
std::vector<GateId> observed_for_reach(const Circuit& circuit, const Model& model);

}  // namespace rubric::prove
