// Rules, read and checked, for the benchmarks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lang/check.hpp"
#include "lang/library.hpp"

namespace rubric::bench {

// A file of the repository.
std::string read(const std::string& path);

struct RulesText {
  std::string name;
  std::string text;
};
std::vector<RulesText> read_all(const std::vector<std::string>& paths);

// The first framework of the texts. Ends the program if they are not right.
struct Loaded {
  Sources sources;
  Library library{sources};
  Diagnostics diagnostics;
  std::optional<Framework> framework;

  explicit Loaded(const std::vector<RulesText>& texts);
};

}  // namespace rubric::bench
