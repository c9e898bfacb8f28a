#include "tests/bench/loaded.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include "lang/diagnostic.hpp"

namespace rubric::bench {

std::string read(const std::string& path) {
  std::ifstream in(std::string(RUBRIC_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<RulesText> read_all(const std::vector<std::string>& paths) {
  std::vector<RulesText> texts;
  for (const std::string& path : paths) texts.push_back({path, read(path)});
  return texts;
}

Loaded::Loaded(const std::vector<RulesText>& texts) {
  for (const RulesText& each : texts) library.add(each.name, each.text, diagnostics);
  library.finish(diagnostics);
  if (!library.frameworks().empty()) framework = load(library, library.frameworks().front(), diagnostics);
  if (framework && !diagnostics.has_errors()) return;
  std::cerr << render(diagnostics, sources, false);
  std::abort();
}

}  // namespace rubric::bench
