#include "lang/source.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "lang/utf8.hpp"
#include "tests/catch.hpp"

namespace rubric {
namespace {

using Place = std::pair<std::uint32_t, std::uint32_t>;

Place place(const Source& source, std::uint32_t offset) {
  const Position position = source.position(offset);
  return {position.line, position.column};
}

}  // namespace

TEST_CASE("a place is named by line and column, both from 1") {
  const Source source("a.rubric", "one\ntwo\n\nfour");
  CHECK(source.line_count() == 4);
  CHECK(place(source, 0) == Place(1, 1));
  CHECK(place(source, 3) == Place(1, 4));  // the line end itself
  CHECK(place(source, 4) == Place(2, 1));
  CHECK(place(source, 8) == Place(3, 1));
  CHECK(place(source, 9) == Place(4, 1));
  CHECK(place(source, 13) == Place(4, 5));  // the end of the text
  CHECK(place(source, 999) == Place(4, 5));
}

TEST_CASE("a line is shown without its end, whichever system it comes from") {
  const Source source("a.rubric", "one\r\ntwo\n\r\n");
  CHECK(source.line(1) == "one");
  CHECK(source.line(2) == "two");
  CHECK(source.line(3).empty());
  CHECK(source.line(4).empty());
  CHECK(source.line_start(2) == 5);
}

TEST_CASE("an empty text has one empty line") {
  const Source source("empty", "");
  CHECK(source.line_count() == 1);
  CHECK(source.line(1).empty());
  CHECK(place(source, 0) == Place(1, 1));
}

TEST_CASE("a column counts characters, not bytes") {
  const Source source("a.rubric", "a\u00E9\u4E16x");
  CHECK(place(source, 1) == Place(1, 2));
  CHECK(place(source, 3) == Place(1, 3));
  CHECK(place(source, 6) == Place(1, 4));
}

TEST_CASE("a byte order mark is no column") {
  const Source source("a.csv", std::string(kByteOrderMark) + "id,age\nid");
  CHECK(place(source, 0) == Place(1, 1));
  CHECK(place(source, 3) == Place(1, 1));
  CHECK(place(source, 6) == Place(1, 4));
  CHECK(place(source, 12) == Place(2, 3));
}

TEST_CASE("sources stay where they are while others are added") {
  Sources sources;
  const SourceId first = sources.add("first", "abc");
  const std::string_view text = sources[first].text();
  for (int i = 0; i < 100; ++i) sources.add("more", "text");
  CHECK(text.data() == sources[first].text().data());
  CHECK(sources.text({first, 1, 3}) == "bc");
  CHECK(sources[first].name() == "first");
}

TEST_CASE("two spans join to the smallest that holds both") {
  const SourceId id{3};
  CHECK(join({id, 5, 7}, {id, 1, 2}) == Span{id, 1, 7});
  CHECK(join({id, 1, 9}, {id, 3, 4}) == Span{id, 1, 9});
}

TEST_CASE("UTF-8 is read character by character, and what is none is found") {
  const auto read = [](std::string_view text) {
    const Character character = first_character(text);
    return std::pair(static_cast<std::uint32_t>(character.code), character.size);
  };
  using Read = std::pair<std::uint32_t, std::size_t>;
  CHECK(read("a") == Read(0x61, 1));
  CHECK(read("\u00E9x") == Read(0xE9, 2));
  CHECK(read("\u20AC") == Read(0x20AC, 3));
  CHECK(read("\U0001F642") == Read(0x1F642, 4));
  CHECK(read("\U0010FFFF") == Read(0x10FFFF, 4));
  CHECK(read("") == Read(0, 0));
  for (const char* wrong : {"\x80", "\xC3", "\xC3(", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                            "\xF8\x88\x80\x80\x80", "\xFF"}) {
    CHECK(read(wrong).second == 0);
  }
  CHECK(first_invalid_byte("caf\u00E9") == 5);
  CHECK(first_invalid_byte("caf\xE9 ") == 3);
  CHECK(first_invalid_byte("") == 0);
}

TEST_CASE("what is hidden is masked, in whatever order it was hidden") {
  Source source("a", "0123456789\nabc");
  CHECK(source.masked() == source.text());
  source.hide(2, 4);
  source.hide(8, 12);
  CHECK(source.masked() == "01**4567**\n*bc");
  source.hide(5, 6);
  source.hide(4, 5);
  source.hide(3, 3);
  source.hide(13, 99);
  CHECK(source.masked() == "01****67**\n*b*");
  source.hide(0, 14);
  CHECK(source.masked() == "**********\n***");
}

TEST_CASE("of a part that is covered, the veil decides what is shown") {
  Source source("x", "Jane 01\nJane 02\nJane, Jan");
  const auto veil = std::make_shared<const Veil>([](std::string_view text) {
    std::string shown(text);
    for (std::size_t at = shown.find("Jane"); at != std::string::npos; at = shown.find("Jane", at))
      shown.replace(at, 4, "****");
    return shown;
  });
  CHECK_FALSE(source.covers(0));
  source.cover(8, 15, veil);
  source.cover(16, 25, veil);
  CHECK(source.masked() == "Jane 01\n**** 02\n****, Jan");
  CHECK(source.masked(10, 15) == "*****");  // a name that is cut is not compared with others
  CHECK(source.masked(16, 24) == "****,***");
  CHECK(source.masked(0, 3) == "Jan");
  CHECK_FALSE(source.covers(7));
  CHECK(source.covers(8));
  CHECK(source.covers(25));
  source.hide(13, 14);
  CHECK(source.masked(8, 15) == "**** *2");
}

}  // namespace rubric
