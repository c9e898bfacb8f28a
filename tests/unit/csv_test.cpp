// The reader of CSV: what RFC 4180 has, what spreadsheets write, and what it refuses.
#include "runtime/csv.hpp"

#include <fmt/format.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace rubric {
namespace {

using Step = CsvReader::Step;

std::string_view name(Step step) {
  constexpr std::string_view names[] = {"row", "end", "quote inside", "text after quote", "unclosed quote"};
  return names[static_cast<std::size_t>(step)];
}

// Each row in brackets, and how it ended: "[a|b][c] end". Blanks and line ends in a cell are left as they are.
std::string read(std::string_view text) {
  CsvReader reader(text);
  std::string out;
  std::vector<CsvCell> row;
  Step step = reader.next(row);
  for (; step == Step::row; step = reader.next(row)) {
    std::string cells;
    for (const CsvCell& cell : row) cells += fmt::format("{}{}", &cell == row.data() ? "" : "|", cell.text());
    out += fmt::format("[{}]", cells);
  }
  return step == Step::end ? out : fmt::format("{} {} at {}", out, name(step), reader.place());
}

TEST_CASE("CSV is read as RFC 4180 has it") {
  struct Case {
    std::string text, cells;
  };
  const auto given = GENERATE(values<Case>({
      {"", ""},
      {"a", "[a]"},
      {"a\n", "[a]"},
      {"a,b\r\nc,d\r\n", "[a|b][c|d]"},
      {"a,b\nc,d", "[a|b][c|d]"},
      {"a,b\rc,d\r", "[a|b][c|d]"},
      {"a,b\r\n\r\nc,d\n\r", "[a|b][][c|d][]"},
      {",\n,,", "[|][||]"},
      {"\"a\",\"\"\n\"b\"", "[a|][b]"},
      {"\"a,b\",c", "[a,b|c]"},
      {"\"a\nb\",\"c\r\nd\"\n", "[a\nb|c\r\nd]"},
      {"\"say \"\"yes\"\"\",\"\"\"\"\n", "[say \"yes\"|\"]"},
      {"\"\"\"\"\"\"", "[\"\"]"},
      {" a , b ", "[ a | b ]"},
      {"\xEF\xBB\xBF"
       "a,b",
       "[a|b]"},
      {"\xEF\xBB\xBF\"a\",b", "[a|b]"},
      {"\xEF\xBB\xBF", ""},
      {"é,ü\n", "[é|ü]"},
      // the delimiter
      {"a;b,c\n1,2;3", "[a|b,c][1,2|3]"},
      {"a\tb;c", "[a|b;c]"},
      {"\"a,b\";c\nd;e", "[a,b|c][d|e]"},
      {"\"a\"\"b,\";c", "[a\"b,|c]"},
      {"a b\n1,2", "[a b][1|2]"},
      {"sep=;\r\na,b;c", "[a,b|c]"},
      {"\xEF\xBB\xBFsep=|\na,b|c", "[a,b|c]"},
      {"sep=;\ra;b", "[a|b]"},
      {"sep=;", ""},
      {"sep=", "[sep=]"},
      {"sep=\na,b", "[sep=][a|b]"},
      {"sep=;a\n", "[sep=|a]"},
      {"sep=\"\n", " quote inside at 4"},
      // mistakes
      {"a,b\nc,\"d", "[a|b] unclosed quote at 6"},
      {"\"", " unclosed quote at 0"},
      {"\"\"\"", " unclosed quote at 0"},
      {"a,\"b\"c\n", " text after quote at 5"},
      {"a,\"b\" ,c\n", " text after quote at 5"},
      {"a,b\"c\n", " quote inside at 3"},
      {"a, \"b\"", " quote inside at 3"},
  }));
  CAPTURE(given.text);
  CHECK(read(given.text) == given.cells);
}

TEST_CASE("a cell knows its place, with its quotes") {
  const std::string text = "\xEF\xBB\xBFone,\"two \"\"2\"\"\",\n,\"\"";
  CsvReader reader(text);
  std::vector<CsvCell> row;
  std::string places;
  while (reader.next(row) == Step::row) {
    places += fmt::format("{}:", reader.place());
    for (const CsvCell& cell : row) {
      places += fmt::format(" <{}>", text.substr(reader.begin_of(cell), reader.end_of(cell) - reader.begin_of(cell)));
    }
    places += "\n";
  }
  CHECK(places == "3: <one> <\"two \"\"2\"\"\"> <>\n20: <> <\"\">\n");
}

std::string written(const std::vector<std::vector<std::string>>& rows, char delimiter, std::string_view line_end) {
  std::string text = fmt::format("sep={}{}", delimiter, line_end);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += delimiter;
      text += csv_quoted(row[i], delimiter);
    }
    text += line_end;
  }
  return text;
}

TEST_CASE("what is written with quotes is read as it was") {
  std::mt19937 random(1);
  constexpr std::string_view letters = "ab\",;\t\r\n é ";
  const auto below = [&](std::size_t most) { return random() % most; };
  for (int round = 0; round < 2'000; ++round) {
    std::vector<std::vector<std::string>> rows(1 + below(4));
    const std::size_t width = 1 + below(4);
    for (auto& row : rows) {
      row.resize(width);
      for (auto& cell : row) {
        for (std::size_t size = below(6); size > 0; --size) cell += letters[below(letters.size())];
      }
    }
    const std::string text = written(
        rows, ",;\t|" [below(4)], std::array { "\n", "\r\n", "\r" }[below(3)]);
    CAPTURE(text);
    CsvReader reader(text);
    std::vector<CsvCell> row;
    std::vector<std::vector<std::string>> again;
    while (reader.next(row) == Step::row) {
      again.emplace_back();
      for (const CsvCell& cell : row) again.back().push_back(cell.text());
    }
    REQUIRE(again == rows);
  }
}

}  // namespace
}  // namespace rubric
