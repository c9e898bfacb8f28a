// The fast cutter of rows: it must give what the reader of CSV gives, wherever it looks on in a text.
#include "app/row_cutter.hpp"

#include <fmt/format.h>

#include <random>
#include <string>

#include "tests/catch.hpp"

namespace rubric::app {
namespace {

std::string shown(const std::vector<CsvCell>& cells, std::size_t begin) {
  std::string out = fmt::format("{}:", begin);
  for (const CsvCell& cell : cells) out += fmt::format("[{}]{}", cell.raw, cell.quoted ? "q" : "");
  return out + "\n";
}

std::string read(std::string_view text) {
  CsvReader reader(text, ',');
  std::vector<CsvCell> row;
  std::string out;
  auto step = reader.next(row);
  for (; step == CsvReader::Step::row; step = reader.next(row)) out += shown(row, reader.place());
  return out + (step == CsvReader::Step::end ? "" : "broken");
}

std::string cut(std::string_view text) {
  RowCutter cutter(text, ',');
  std::string out;
  while (cutter.next()) {
    std::vector<CsvCell> one_by_one;
    for (std::size_t i = 0; i < cutter.size(); ++i) one_by_one.push_back(cutter[i]);
    out += shown(one_by_one, cutter.begin());
    if (shown(cutter.cells(), cutter.begin()) != shown(one_by_one, cutter.begin())) return "cells differ";
  }
  return out + (cutter.broken() ? "broken" : "");
}

TEST_CASE("Rows are cut as they are read, whatever ends them") {
  for (const std::string text :
       {"", "\n", "a", "a,b", "a,b\n", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "a,\r\n,b\r\n", "\r\n\r\n", "a,b\nc\n\nd,e,f\n",
        "a,b\r", "a,\r", "a,b\n\"c\nd\",e\nf,g\n", "a\nb\"c\nd\n", "\"a\"\"b\",c\r\nd,e", "a,b\nc,d\n\"e"})
    CHECK(cut(text) == read(text));
  CHECK(cut("a,b\r\nc,\"d\"\r\n") == "0:[a][b]\n5:[c][d]q\n");
}

TEST_CASE("A row of thousands of cells is cut") {
  std::string text = "a,b\n";
  for (int i = 0; i < 5000; ++i) text += "x,";
  text += "\nc,d\n";
  CHECK(cut(text + text) == read(text + text));
}

// Most pieces are as long as those before, as in a sheet; the texts are longer than what is looked at in one go.
TEST_CASE("Random sheets are cut as they are read") {
  constexpr std::string_view kPieces[] = {"7",    "inspected", ",",         ",",        ",",     "\n",
                                          "\r\n", "a,b,c\n",   "a,b,c\n",   "a,b\r\n",  "\"q\"", "\"x,\n\"\"y\"",
                                          "\r",   "\"",        "0,0,0,0\n", "0,0,0,0\n"};
  for (const std::size_t sorts : {10U, 12U, 13U, 14U, 16U}) {
    std::mt19937 random(static_cast<unsigned>(sorts));
    for (int round = 0; round < 100; ++round) {
      std::string text;
      while (text.size() < 3000 + random() % 64) text += kPieces[random() % sorts];
      const std::string cut_text = cut(text);
      CAPTURE(text);
      REQUIRE(cut_text == read(text));
    }
  }
}

}  // namespace
}  // namespace rubric::app
