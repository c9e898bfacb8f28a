// Any bytes as rules text to be laid out, as they are and as text from Word: the laws of the layout must hold.
#include "lang/from_word.hpp"
#include "tests/fuzz/laws.hpp"
#include "tests/unit/format_laws.hpp"

using rubric::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = rubric::fuzz::text_of(data, size);
  require(rubric::tests::broken_law(text).empty());
  const rubric::Repaired repaired = rubric::from_word(text);
  require(rubric::tests::broken_law(repaired.text).empty());
  require(rubric::from_word(repaired.text).text == repaired.text);
  return 0;
}
