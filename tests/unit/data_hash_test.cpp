// The hash of an inspection's data: what changes it, and what does not.
#include "runtime/data_hash.hpp"

#include <string>

#include "runtime/case_sheet.hpp"
#include "tests/catch.hpp"

using namespace rubric;

namespace {

std::uint64_t of(const std::string& text, bool json = false) {
  Sources sources;
  Diagnostics diagnostics;
  const SourceId source = sources.add(json ? "data.json" : "data.toml", text);
  const auto document = json ? read_json(source, sources, diagnostics) : read_toml(source, sources, diagnostics);
  REQUIRE(document);
  return data_hash(*document);
}

// An inspection with this sheet of court cases in it.
std::uint64_t with_sheet(const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  auto document = read_toml(sources.add("data.toml", "provider = \"A\"\ncases = {}"), sources, diagnostics);
  auto sheet = read_case_sheet(sources.add("court.csv", text), sources, diagnostics);
  REQUIRE(document);
  REQUIRE(sheet);
  sheet->kinds.front().key = "court";
  document->entries.back().value.entries = sheet->kinds;
  return data_hash(*document);
}

}  // namespace

TEST_CASE("remarks, layout, order and format of data do not change their hash") {
  const std::uint64_t hash = of("provider = \"A\"\nfieldwork = 2020-10-26\ninput.total = 18\ninput.share = 2.5");
  CHECK(hash == of("# a remark\ninput = { share = 2.50, total = +18 }\nfieldwork = 2020-10-26\nprovider = 'A'\n"));
  CHECK(hash == of(R"({"provider": "A", "fieldwork": "2020-10-26", "input": {"share": 2.5, "total": 18}})", true));
}

TEST_CASE("values, names and the order of a list change the hash of data") {
  const std::uint64_t hash = of("input.total = 18\nnote = \"yes\"\nlist.visits = [{ n = 1 }, { n = 2 }]");
  CHECK(hash != of("input.total = 19\nnote = \"yes\"\nlist.visits = [{ n = 1 }, { n = 2 }]"));
  CHECK(hash != of("input.totals = 18\nnote = \"yes\"\nlist.visits = [{ n = 1 }, { n = 2 }]"));
  CHECK(hash != of("input.total = 18\nnote = \"y\"\nlist.visits = [{ n = 1 }, { n = 2 }]"));
  CHECK(hash != of("input.total = 18\nnote = \"yes\"\nlist.visits = [{ n = 2 }, { n = 1 }]"));
  CHECK(of("a = \"b\"\nc = \"\"") != of("a = \"\"\nc = \"b\""));
  CHECK(of("a = \"18\"") != of("a = 18"));
}

TEST_CASE("a cell of a sheet of cases changes the hash, its layout and the identifiers of cases do not") {
  const std::uint64_t hash = with_sheet("case,safe,2.1.desistance\nc1,yes,no\nc2,no,yes\n");
  CHECK(hash != with_sheet("case,safe,2.1.desistance\nc1,yes,no\nc2,no,no\n"));
  CHECK(hash != with_sheet("case,safe,2.1.desistance\nc1,yes,no\n"));
  CHECK(hash == with_sheet("2.1.desistance;id;safe\r\n\"no\";x;yes\r\nyes;y;no"));
}

TEST_CASE("identifiers count for nothing in case records only") {
  CHECK(of("[[cases.court]]\nid = \"a\"\nsafe = true") == of("[[cases.court]]\n\"Case\" = \"b\"\nsafe = true"));
  CHECK(of("[input]\nid = 1") != of("[input]\nid = 2"));
}
