// What `rubric check` proves of a framework, in words.
#pragma once

#include <string>

#include "lang/diagnostic.hpp"
#include "runtime/prove/proof.hpp"

namespace rubric::app {

// Lines to stand below the framework's own: what was tried, what holds of it, what was not tried. `found` is what the
// proof has reported.
std::string words_of(const prove::Proof& proof, const Diagnostics& found);

// All that the tables, choices and bandings of a framework come to, for `--table`.
std::string outcome_tables_in_words(const Framework& framework, const Sources& sources);

}  // namespace rubric::app
