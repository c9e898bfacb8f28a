// Rules text and data text, read by everything that stands between them and a rating.
#pragma once

#include <optional>
#include <string>

#include "lang/check.hpp"
#include "runtime/inspection.hpp"
#include "runtime/plan.hpp"

namespace rubric::oracle {

// A framework, with what it is made from. Not to be moved: they point at each other.
struct Bench {
  Sources sources;
  Library library{sources};
  Diagnostics diagnostics;
  std::optional<Framework> framework;
  Plan plan;

  Bench(const std::string& rules, const std::string& name) {
    library.add("generated.rubric", rules, diagnostics);
    library.finish(diagnostics);
    if (const Declared* declared = library.find(name)) framework = load(library, *declared, diagnostics);
    if (framework) plan = compile(*framework);
  }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  // The tree of the framework in full, for what prints it.
  std::optional<Edition> edition(const std::string& name) { return amend(library, *library.find(name), diagnostics); }

  std::optional<Inspection> inspection(const std::string& toml) {
    const SourceId source = sources.add("generated.toml", toml);
    const std::optional<DataValue> document = read_toml(source, sources, diagnostics);
    return document ? inspection(*document) : std::nullopt;
  }
  std::optional<Inspection> inspection(const DataValue& document) {
    const std::optional<Heading> heading = read_heading(document, diagnostics);
    return heading ? bind(document, *heading, *framework, {}, sources, diagnostics) : std::nullopt;
  }

  std::string complaints() const { return render(diagnostics, sources, false); }
};

}  // namespace rubric::oracle
