// `rubric explain --higher` and `--lower`: what it would take.
#pragma once

#include <string>

#include "app/console.hpp"
#include "runtime/prove/what_if.hpp"
#include "runtime/rating.hpp"

namespace rubric::app {

std::string what_if_in_words(const Rating& rating, const prove::Wish& wish, const prove::WhatIf& found,
                             const Console& console);

// Why there is no answer, and what to do about it.
std::string not_told_in_words(const Rating& rating, const prove::Wish& wish, const prove::NotTold& why);

}  // namespace rubric::app
