// A sheet with an inspection in each row: its header, what its columns are about, and what a row says.
#include <fmt/format.h>

#include <string>

#include "lang/check.hpp"
#include "runtime/row_cells.hpp"
#include "tests/catch.hpp"

namespace rubric {
namespace {

constexpr const char* kRules = R"(
framework shops "Shops" {
  scale rating { low "Low"  high "High" }
  cases visit "Visits" { }
  input points  "All points"  : whole number 0 to 30
  input kept    "Since"       : date or missing
  list visits "Visits" { hours "Hours spent" : whole number at least 0   late : yes or no or missing }
  standard 1.1 "Staff" judged
  standard 2 "Since" judged
  standard 2.1 "Shop" on visit {
    question clean "Was it clean?"
    question safe  "Was it safe?"
    rating = lowest of (percent of questions) rounded half-up banded { below 50 -> low  at least 50 -> high }
    nothing relevant -> not rated
  }
  standard 2.2 "Store" on visit {
    question safe  "Was it safe?"
    rating = lowest of (percent of questions) rounded half-up banded { below 50 -> low  at least 50 -> high }
    nothing relevant -> not rated
  }
  overall { rating = choose { when points is above 3 and kept is missing -> low
    when sum of hours of visits is above 5 and any of late of visits -> low  otherwise -> high } }
}
)";

struct Read {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<Framework> framework;
  std::optional<RowSheet> sheet;

  explicit Read(std::string text, const std::vector<std::string>& carry = {},
                const std::vector<std::string>& ignore = {}) {
    Library library(sources);
    library.add("shops.rubric", kRules, diagnostics);
    library.finish(diagnostics);
    framework = load(library, *library.find("shops"), diagnostics);
    REQUIRE(diagnostics.all().empty());
    const SourceId source = sources.add("x.csv", std::move(text));
    sheet = read_inspection_rows(source, sources, named(carry), named(ignore), diagnostics);
  }

  std::vector<NamedColumn> named(const std::vector<std::string>& names) {
    std::vector<NamedColumn> columns;
    for (const std::string& name : names) columns.push_back({name, {sources.add("option", name), 0, 1}});
    return columns;
  }

  // "R0660 [what the place holds] message", one a line.
  std::string messages() const {
    std::string lines;
    for (const Diagnostic& diagnostic : diagnostics.sorted())
      lines += fmt::format("{}{} [{}] {}", lines.empty() ? "" : "\n", info(diagnostic.code).id,
                           sources.text(diagnostic.span), diagnostic.message);
    return lines;
  }
};

// "input/points - tally/2.1/clean", a column without a place as a hyphen.
std::string places(const RowMatch& match) {
  std::string out;
  for (const auto& place : match.places) {
    if (!out.empty()) out += ' ';
    out += !place ? "-"
                  : fmt::format("{}/{}{}{}", place->part, place->name, place->below.empty() ? "" : "/", place->below);
  }
  return out;
}

// What a document holds, tables in brackets.
std::string outline(const DataValue& value) {
  if (value.kind == DataValue::Kind::list) {
    std::string items;
    for (const DataValue& item : value.items) items += outline(item);
    return "[" + items + "]";
  }
  if (value.kind != DataValue::Kind::table) return value.text;
  std::string out;
  for (const DataEntry& entry : value.entries)
    out += fmt::format("{}{}={}", out.empty() ? "" : " ", entry.key, outline(entry.value));
  return "{" + out + "}";
}

TEST_CASE("columns are called by any spelling of what they are about") {
  struct Case {
    std::string header, places, messages;
  };
  const auto given = GENERATE(values<Case>({
      {"points,1.1,2.1.clean", "input/points judged/1.1 tally/2.1/clean", ""},
      {" ALL_points ;1.1 staff;2.1 - Was it clean?;Was it clean?",
       "input/points judged/1.1 tally/2.1/clean tally/2.1/clean",
       "R0621 [Was it clean?] `2.1 - Was it clean?` and `Was it clean?` are the same"},
      {"provider,fieldwork,published.overall,published score,Published.2.1",
       "- - published/overall published/score published/2.1", ""},
      {"nothing,2.1", "- -", ""},
      {"visits.1.hours,Visits 12 - hours spent,visits.2.x,visits.0.late,visits_3_late",
       "list/visits/hours list/visits/hours - - list/visits/late", ""},
      {"Since,2", "- judged/2", "R0622 [Since] `Since` may mean `kept` or `2`"},
      {"was it safe?", "-", "R0622 [was it safe?] `was it safe?` may mean `2.1.safe` or `2.2.safe`"},
  }));
  CAPTURE(given.header);
  Read read(given.header + "\nx\n");
  REQUIRE(read.sheet);
  const RowMatch match = match_columns(*read.sheet, *read.framework, nullptr, read.diagnostics);
  CHECK(places(match) == given.places);
  CHECK(read.messages() == given.messages);
}

TEST_CASE("what is left out of the rating is matched to nothing") {
  Read read("points,1.1,x\n8,low,y\n", {"1.1", "X"}, {"Points"});
  REQUIRE(read.sheet);
  const RowMatch match = match_columns(*read.sheet, *read.framework, nullptr, read.diagnostics);
  CHECK(places(match) == "- judged/1.1 -");
  check_columns(*read.sheet, {&match}, read.diagnostics);
  CHECK(
      read.messages() ==
      "R0661 [] shops asks for `visits.1.hours`, `visits.1.late`, `points`, `kept`, `2`, `2.1.clean`, `2.1.safe`, `2.2.safe`, and the sheet "
      "has no such columns");
}

TEST_CASE("a row becomes an inspection") {
  Read read("provider,points,2.1.clean,2.1.safe,published.score,1.1,framework\n A ,8,\"1 of 2\",,12.5,Low,\n");
  REQUIRE(read.sheet);
  const RowMatch match = match_columns(*read.sheet, *read.framework, nullptr, read.diagnostics);
  const InspectionRow& row = read.sheet->rows.at(0);
  auto document = head_of(*read.sheet, row, read.diagnostics);
  REQUIRE(document);
  CHECK(outline(*document) == "{provider=A}");
  add_cells(*read.sheet, row, match, true, *document, read.diagnostics);
  CHECK(outline(*document) ==
        "{provider=A input={points=8} tally={2.1={clean=1 of 2}} published={score=12.5} judged={1.1=Low}}");
  CHECK(read.messages().empty());
  add_cells(*read.sheet, row, match, false, *document, read.diagnostics);
  CHECK(read.messages() == "R0623 [] an empty cell under `2.1.safe`");
}

TEST_CASE("a record whose cells are all empty is not there") {
  Read read("visits.3.late,visits.1.hours,visits.2.hours,visits.1.late,visits.2.late,visits.3.hours\nyes,4,,,,\n");
  REQUIRE(read.sheet);
  const RowMatch match = match_columns(*read.sheet, *read.framework, nullptr, read.diagnostics);
  const auto read_row = [&](std::size_t row, bool blank_is_missing) {
    DataValue document;
    add_cells(*read.sheet, read.sheet->rows.at(row), match, blank_is_missing, document, read.diagnostics);
    return outline(document);
  };
  CHECK(read_row(0, true) == "{list={visits=[{hours=4}{late=yes}]}}");
  CHECK(read.messages().empty());
  CHECK(read_row(0, false) == "{list={visits=[]}}");
  CHECK(read.messages() ==
        "R0623 [] an empty cell under `visits.1.late`\nR0623 [] an empty cell under `visits.3.hours`");
}

TEST_CASE("places are named as spreadsheets name them") {
  CHECK(letters_of(0) == "A");
  CHECK(letters_of(25) == "Z");
  CHECK(letters_of(26) == "AA");
  CHECK(letters_of(701) == "ZZ");
  CHECK(letters_of(702) == "AAA");
  Read read("points,1.1\n\n\"8\n\",\n");
  REQUIRE(read.sheet);
  const InspectionRow& row = read.sheet->rows.at(0);
  CHECK(place_in_words(*read.sheet, row, read.sheet->span(row.cells[0])) == "row 3, column A (`points`)");
  CHECK(place_in_words(*read.sheet, row, read.sheet->span(row.cells[1])) == "row 3, column B (`1.1`)");
  CHECK(place_in_words(*read.sheet, row, row.span) == "row 3");
}

}  // namespace
}  // namespace rubric
