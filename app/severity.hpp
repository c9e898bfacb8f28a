// How severe a message is, in the word that every form of output has for it.
#pragma once

#include <string_view>

#include "lang/codes.hpp"

namespace rubric::app {

inline std::string_view severity_of(Code code) {
  switch (info(code).severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
  }
  return "note";
}

}  // namespace rubric::app
