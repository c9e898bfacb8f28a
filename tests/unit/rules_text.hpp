// Rules texts for tests: read, amended and checked from memory.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "lang/check.hpp"
#include "lang/print.hpp"

namespace rubric::tests {

struct RulesText {
  Sources sources;
  Library library{sources};
  Diagnostics diagnostics;

  explicit RulesText(std::string text) {
    library.add("rules", std::move(text), diagnostics);
    library.finish(diagnostics);
  }

  // The framework of the name; the last one where none is given.
  std::optional<Framework> load(std::string_view name = {}) {
    const Declared* declared = name.empty() ? &library.frameworks().back() : library.find(name);
    return rubric::load(library, *declared, diagnostics);
  }
  std::string print(std::string_view name) {
    return rubric::print(*amend(library, *library.find(name), diagnostics), sources);
  }
  // "R0201 `sufficency`": the codes of all diagnostics in order of place, each with the text that it points at.
  std::vector<std::string> problems() const {
    std::vector<std::string> found;
    for (const Diagnostic& d : diagnostics.sorted())
      found.push_back(std::string(info(d.code).id) + " `" + std::string(sources.text(d.span)) + "`");
    return found;
  }
};

// The expression that a definition of the framework came to, as `dump` shows it.
inline std::string expression(const Framework& framework, std::string_view name) {
  const auto& all = framework.definitions;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Definition& d) { return d.name == name; });
  return found == all.end() ? "no such definition" : dump(framework, found->value);
}

// A framework with two judged standards, one of two questions, and room for more.
inline std::string framework_with(std::string_view more) {
  return "framework f {\n"
         "  scale s { bad \"Bad\" scores 0  fair \"Fair\" scores 1  good \"Good\" scores 2 }\n"
         "  banding b of percent rounded half-up { below 50 -> bad  50 to 79 -> fair  at least 80 -> good }\n"
         "  cases c { risk : yes or no  size : ordered small, middle, large  age : whole number or missing }\n"
         "  default for standards { rating = lowest of b of percent of questions  nothing relevant -> leave out }\n"
         "  domain 1 \"One\" { standard 1.1 judged  standard 1.2 judged }\n"
         "  domain 2 \"Two\" on c { standard 2.1 { question x  question y when risk } }\n" +
         std::string(more) + "}\n";
}

}  // namespace rubric::tests
