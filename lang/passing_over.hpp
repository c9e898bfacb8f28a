// Tests in rules text that are passed over, unread. Private to parse.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace rubric {

// From the word `test` to behind the `}` that closes it.
struct PlainTest {
  struct {
    std::uint32_t begin;
    std::uint32_t end;
  } title;
  std::uint32_t end;
};

// The test that begins at a place; none if only reading it can tell where it ends and what belongs to it. That is where
// a brace may be missing or a text is not closed, where stray characters stand, where nothing stands in it, and where a
// `source` or `note` stands behind it.
std::optional<PlainTest> plain_test(std::string_view text, std::uint32_t at);

}  // namespace rubric
