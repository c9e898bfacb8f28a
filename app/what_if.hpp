// `rubric explain --higher` and `--lower`: what it would take.
#pragma once

#include <string>

#include "app/console.hpp"
#include "runtime/prove/what_if.hpp"
#include "runtime/rating.hpp"

namespace rubric::app {

// The answer in words. Empty, with the reason in `why`, where there is none.
std::string what_if_in_words(const Rating& rating, const prove::Wish& wish, const Console& console, std::string& why);

}  // namespace rubric::app
