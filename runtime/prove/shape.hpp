// What a piece computes, as text: pieces of equal text come to the same.
#pragma once

#include <string>

#include "runtime/prove/pieces.hpp"

namespace rubric::prove {

// `members` names what each of its members, or the choices of its variable, come to.
std::string shape_of(const Piece& piece, const std::vector<std::string>& members, const Machine& machine,
                     const std::vector<Piece>& pieces, const std::vector<bool>& observed);

}  // namespace rubric::prove
