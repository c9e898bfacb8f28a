// Any bytes as a rules file: read, amend, check, print, compile. Whatever checks must print to the same framework.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "lang/check.hpp"
#include "lang/print.hpp"
#include "runtime/plan.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rubric::Sources sources;
  rubric::Library library(sources);
  rubric::Diagnostics diagnostics;
  library.add("fuzz.rubric", std::string(reinterpret_cast<const char*>(data), size), diagnostics);
  library.finish(diagnostics);
  for (const rubric::Declared& declared : library.frameworks()) {
    require(declared.complete || diagnostics.has_errors());  // nothing is dropped in silence
    rubric::Diagnostics own;
    const auto framework = rubric::load(library, declared, own);
    require(framework || own.has_errors() || !declared.complete || diagnostics.has_errors());
    if (!framework) continue;
    rubric::compile(*framework);
    check_print(library, declared, *framework);
  }
  for (const rubric::Declared& module : library.modules()) {
    rubric::Diagnostics own;
    rubric::check_by_itself(library, module, own);
  }
  rubric::render(diagnostics, sources, true);
  return 0;
}
