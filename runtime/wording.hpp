// What a library says is wrong with a file, told by a part of its words, and how we say it.
#pragma once

#include <string_view>

#include "lang/codes.hpp"

namespace rubric {

struct Wording {
  std::string_view theirs;
  Code code;
  std::string_view message;
  std::string_view advice;
};

}  // namespace rubric
