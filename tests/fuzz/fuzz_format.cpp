// Any bytes as rules text to be laid out, as they are and as text from Word: the laws of the layout must hold.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "lang/from_word.hpp"
#include "tests/unit/format_laws.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  require(rubric::tests::broken_law(text).empty());
  const rubric::Repaired repaired = rubric::from_word(text);
  require(rubric::tests::broken_law(repaired.text).empty());
  require(rubric::from_word(repaired.text).text == repaired.text);
  return 0;
}
