// Any bytes as a rules file: read, amend, check, print, compile, prove, run its tests. Whatever checks must print to
// the same framework.
#include <optional>
#include <vector>

#include "lang/check.hpp"
#include "lang/print.hpp"
#include "runtime/plan.hpp"
#include "runtime/prove/difference.hpp"
#include "runtime/prove/proof.hpp"
#include "runtime/run_test.hpp"
#include "tests/fuzz/laws.hpp"

namespace {

using rubric::fuzz::require;

constexpr std::int64_t kMostRelevant = 5;  // cases of a question, to be quick

void check_print(const rubric::Library& library, const rubric::Declared& declared, const rubric::Framework& framework) {
  rubric::Diagnostics diagnostics;
  const auto edition = rubric::amend(library, declared, diagnostics);
  rubric::Sources sources;
  rubric::Library again(sources);
  again.add("printed", rubric::print(*edition, library.sources()), diagnostics);
  again.finish(diagnostics);
  const auto printed = rubric::load(again, again.frameworks().front(), diagnostics);
  require(printed && rubric::semantic_hash(*printed) == rubric::semantic_hash(framework));
}

void run_tests(const rubric::Framework& framework, const rubric::Sources& sources) {
  const rubric::Plan plan = rubric::compile(framework);
  for (const rubric::Test& test : framework.tests) {
    rubric::Diagnostics diagnostics;
    const auto result = rubric::run(plan, test, nullptr, sources, diagnostics);
    require(result.outcome || diagnostics.has_errors());
    rubric::fuzz::require_showable(diagnostics, sources);
  }
}

std::optional<rubric::Framework> load(const rubric::Library& library, const rubric::Declared& declared,
                                      const rubric::Diagnostics& of_text) {
  require(declared.complete || of_text.has_errors());  // nothing is dropped in silence
  rubric::Diagnostics diagnostics;
  auto framework = rubric::load(library, declared, diagnostics);
  require(framework || diagnostics.has_errors() || !declared.complete || of_text.has_errors());
  if (framework) rubric::prove::prove(*framework, diagnostics, kMostRelevant);
  rubric::fuzz::require_showable(diagnostics, library.sources());
  return framework;
}

std::vector<rubric::Framework> load_all(const rubric::Library& library, const rubric::Diagnostics& of_text) {
  std::vector<rubric::Framework> loaded;
  for (const rubric::Declared& declared : library.frameworks()) {
    auto framework = load(library, declared, of_text);
    if (!framework) continue;
    run_tests(*framework, library.sources());
    check_print(library, declared, *framework);
    loaded.push_back(std::move(*framework));
  }
  return loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rubric::Sources sources;
  rubric::Library library(sources);
  rubric::Diagnostics diagnostics;
  library.add("fuzz.rubric", rubric::fuzz::text_of(data, size), diagnostics);
  library.finish(diagnostics);
  rubric::fuzz::require_showable(diagnostics, sources);
  const auto frameworks = load_all(library, diagnostics);
  if (frameworks.size() > 1) rubric::prove::difference(frameworks[0], frameworks[1], kMostRelevant);
  for (const rubric::Declared& module : library.modules()) {
    rubric::Diagnostics own;
    rubric::check_by_itself(library, module, own);
    rubric::fuzz::require_showable(own, sources);
  }
  return 0;
}
