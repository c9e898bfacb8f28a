// Any bytes as TOML: read or refused, and what was read says the same when it is written as JSON.
#include "tests/fuzz/document_laws.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rubric::Sources sources;
  rubric::Diagnostics diagnostics;
  const rubric::SourceId source = sources.add("fuzz.toml", rubric::fuzz::text_of(data, size));
  const auto document = rubric::read_toml(source, sources, diagnostics);
  rubric::fuzz::require_read_well(document, sources, diagnostics);
  return 0;
}
