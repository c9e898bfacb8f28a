// What is wrong with a TOML file, in plain words.
#pragma once

#include <cstdint>
#include <string_view>

#include "lang/diagnostic.hpp"

namespace rubric {

struct TomlPlace {
  SourceId source{};
  std::uint32_t at = 0;  // where the reader of TOML stopped
};

// `description` is what toml++ says. Words that it does not know are passed on as they are.
Diagnostic toml_error(std::string_view description, TomlPlace place, const Sources& sources);

// Of a file that broke what toml++ takes for granted, so that it says nothing. What is known to do so is a heading
// without a name, `[=` or `[[[`: that is what the words are about.
Diagnostic toml_broken(SourceId source, const Sources& sources);

}  // namespace rubric
