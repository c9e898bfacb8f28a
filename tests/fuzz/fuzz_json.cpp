// Any bytes as JSON: read or refused, and what was read says the same when it is written and read again.
#include "tests/fuzz/document_laws.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rubric::Sources sources;
  rubric::Diagnostics diagnostics;
  const rubric::SourceId source = sources.add("fuzz.json", rubric::fuzz::text_of(data, size));
  const auto document = rubric::read_json(source, sources, diagnostics);
  rubric::fuzz::require_read_well(document, sources, diagnostics);
  return 0;
}
