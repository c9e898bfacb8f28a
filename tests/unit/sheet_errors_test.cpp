// What is wrong with a sheet of case records, before any framework is asked.
#include <fmt/format.h>

#include <string>

#include "runtime/case_sheet.hpp"
#include "tests/catch.hpp"

namespace rubric {
namespace {

struct Read {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<CaseSheet> sheet;

  explicit Read(std::string text, std::size_t most_cells = kMaxSheetCells) {
    const SourceId source = sources.add("x.csv", std::move(text));
    sheet = read_case_sheet(source, sources, diagnostics, most_cells);
  }
  // "2:5 R0601 [what the place holds] message", one a line.
  std::string messages() const {
    std::string lines;
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
      const Position at = sources[diagnostic.span.source].position(diagnostic.span.begin);
      lines += fmt::format("{}{}:{} {} [{}] {}", lines.empty() ? "" : "\n", at.line, at.column,
                           info(diagnostic.code).id, sources.text(diagnostic.span), diagnostic.message);
    }
    return lines;
  }
};

// "kind: id=a x=1; id=b x=- | other: …", an empty cell as a hyphen.
std::string outline(const CaseSheet& sheet) {
  std::string out;
  for (const DataEntry& kind : sheet.kinds) {
    out += fmt::format("{}{}:", out.empty() ? "" : " | ", kind.key);
    for (const DataValue& record : kind.value.items) {
      out += &record == kind.value.items.data() ? "" : ";";
      for (const DataEntry& entry : record.entries) {
        const bool blank = entry.value.kind == DataValue::Kind::blank;
        out += fmt::format(" {}={}", entry.key, blank ? "-" : entry.value.text);
      }
    }
  }
  return out;
}

TEST_CASE("rows become records") {
  struct Case {
    std::string text, records;
  };
  const auto given = GENERATE(values<Case>({
      {"case,x\na,1\nb,\n", ": id=a x=1; id=b x=-"},
      {"x\n1\n\n \n2", ": x=1; x=2"},
      {"\n,\nid,x\na, 1 \n", ": id=a x=1"},
      {"id;x\n\"\"; \u00A0\nb;\" 1\"", ": id=b x=1"},
      {"kind,id,x\ncourt,a,1\nother,a,2\n Court ,b,3\n", "court: id=a x=1; id=b x=3 | other: id=a x=2"},
      {"inspection,id\nJune,a\njune ,b\n", ": id=a; id=b"},
      {"answer,standard\nyes,1\n", ": answer=yes standard=1"},  // names like any other, without `question`
      {"case,question,answer\na,1.x,yes\nb,1.x,\na,1.y,no\n", ": id=a 1.x=yes 1.y=no; id=b 1.x=-"},
      {"Case,standard,Question,ANSWER,f\na,1,x,yes,\na,1,y,no,2\na,1,z,no, 2\n", ": id=a f=2 1.x=yes 1.y=no 1.z=no"},
      {"case,question,answer,f\na,,,1\nb,,,2\n", ": id=a f=1; id=b f=2"},
      {"case,kind,question,answer\na,c,x,yes\na,d,x,no\n", "c: id=a x=yes | d: id=a x=no"},
  }));
  CAPTURE(given.text);
  const Read read(given.text);
  CHECK(read.messages().empty());
  REQUIRE(read.sheet.has_value());
  CHECK(outline(*read.sheet) == given.records);
}

TEST_CASE("what is wrong with a sheet, and where") {
  struct Case {
    std::string text, messages;
  };
  const auto given = GENERATE(values<Case>({
      {"", "1:1 R0601 [] an empty file"},
      {" \n,,\n", "1:1 R0601 [] an empty file"},
      {"id,x\na\nb,1\nc,1,2\n",
       "2:1 R0620 [] a row of 1 cells, where the header has 2\n"
       "4:1 R0620 [] a row of 3 cells, where the header has 2"},
      {"id,\na,1", "1:4 R0621 [] a column without a name"},
      {"id,case\n", "1:4 R0621 [case] two columns are `case`"},
      {"child-at-risk,\"Child at\nrisk\"\n", "1:15 R0621 [\"Child at\nrisk\"] two columns are `Child at·risk`"},
      {"question\n", "1:1 R0621 [question] a column `question`, and none `answer`"},
      {"answer,question\n", "1:8 R0621 [question] a column `question`, and none `case`"},
      {"id,x\na,\"1\nb,2\n", "2:3 R0601 [\"] a quote that is not closed"},
      {"id,x\na,\"1\"2\n", "2:6 R0601 [2] a cell goes on after its closing quote"},
      {"id,x\na,1\"\n", "2:4 R0601 [\"] a quote within a cell that does not begin with one"},
      {"kind,id\ncourt,a\n,b\n", "3:1 R0612 [] a row that does not say of which kind its case is"},
      {"case,question,answer\n,x,yes\n", "2:1 R0612 [] a row that does not say whose answer it is"},
      {"case,question,answer\na,,yes\n", "2:4 R0612 [yes] an answer without its question"},
      {"case,question,answer\na,X y,yes\na,x-y,yes\n", "3:3 R0624 [x-y] `x-y` is answered twice in one case"},
      {"case,question,answer,f\na,x,yes,1\na,y,yes,2\n", "3:9 R0624 [2] `f` of one case is told in two ways"},
      {"inspection,id\nJune,a\nJuly,b\n,c\n",
       "3:1 R0625 [July] the cases of several inspections in one sheet\n"
       "4:1 R0612 [] a row that does not say of which inspection its case is"},
      {"id\n", "1:1 R0627 [] a sheet without cases"},
      {"id\nZo\xE9\n", "2:3 R0105 [\xE9] byte 0xE9 is not UTF-8 text"},
  }));
  CAPTURE(given.text);
  const Read read(given.text);
  CHECK(read.sheet.has_value() == !read.diagnostics.has_errors());
  CHECK(read.messages() == given.messages);
}

TEST_CASE("a sheet has so many cells, and no more are read") {
  CHECK(Read("a,b\n1,2\n,\n", 4).messages().empty());
  CHECK(Read("a,b\n1,2\n3,4\n", 4).messages() == "3:1 R0106 [] a sheet has at most 4 cells");
}

TEST_CASE("a sheet cut off anywhere is read or refused") {
  const std::string whole = "case;question;answer;f\r\n\"a;\"\"1\"\"\";1.x;yes;2\r\nb;1.x;no;\r\n";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Read read(whole.substr(0, size));
    CAPTURE(size);
    CHECK(read.sheet.has_value() == !read.diagnostics.has_errors());
  }
}

}  // namespace
}  // namespace rubric
