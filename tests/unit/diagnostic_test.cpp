#include "lang/diagnostic.hpp"

#include <fmt/format.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lang/columns.hpp"
#include "lang/excerpt.hpp"
#include "tests/catch.hpp"

namespace rubric {
namespace {

Diagnostic at(SourceId source, std::uint32_t begin, std::uint32_t end, Code code = Code::unknown_name) {
  return {code, {source, begin, end}, "message", "", {}, {}};
}

// The excerpt of one line with the place marked by [ and ], as its two lines.
std::string shown(std::string text) {
  const auto begin = static_cast<std::uint32_t>(text.find('['));
  text.erase(begin, 1);
  const auto end = static_cast<std::uint32_t>(text.find(']'));
  text.erase(end, 1);
  const Source source("a", text);
  const Excerpt excerpt_of = excerpt(source, {SourceId{}, begin, end});
  return excerpt_of.line + "\n" + excerpt_of.indent + excerpt_of.carets;
}

}  // namespace

TEST_CASE("every code has an id of its own and words that explain it") {
  std::set<std::string_view> ids;
  for (const CodeInfo& code : all_codes()) {
    INFO(code.id);
    CHECK(&info(code.code) == &code);
    CHECK(ids.insert(code.id).second);
    CHECK(ids.rbegin()->compare(code.id) == 0);  // in order
    CHECK(code.id.size() == 5);
    CHECK(code.id[0] == 'R');
    for (const std::string_view words : {code.title, code.meaning, code.way_out}) {
      REQUIRE(words.size() > 10);
      CHECK(words.find("  ") == std::string_view::npos);
      CHECK(words.find('\n') == std::string_view::npos);
    }
    CHECK(code.title.back() != '.');
    CHECK(code.meaning.back() == '.');
    CHECK(code.way_out.back() == '.');
  }
  CHECK(ids.size() == static_cast<std::size_t>(Code::editions_gap) + 1);
}

TEST_CASE("a code is found by its id, capitals or not") {
  REQUIRE(find_code("R0201") != nullptr);
  CHECK(find_code("R0201")->code == Code::unknown_name);
  CHECK(find_code("r0201") == find_code("R0201"));
  for (const char* unknown : {"", "R", "R0200", "R02011", "0201", "unknown_name"}) CHECK(find_code(unknown) == nullptr);
}

TEST_CASE("groups of codes begin where the language reference says") {
  const std::pair<Code, const char*> firsts[] = {
      {Code::syntax, "R0101"},      {Code::unknown_name, "R0201"},   {Code::wrong_type, "R0301"},
      {Code::no_rounding, "R0401"}, {Code::without_effect, "R0501"}, {Code::data_syntax, "R0601"},
      {Code::no_edition, "R0701"},  {Code::in_no_band, "R0801"},     {Code::set_aside, "R0851"},
      {Code::cannot_read, "R0901"},
  };
  for (const auto& [code, id] : firsts) CHECK(info(code).id == id);
  CHECK(info(Code::unused).severity == Severity::warning);
  CHECK(info(Code::set_aside).severity == Severity::note);
  CHECK(info(Code::capitals).severity == Severity::error);
}

TEST_CASE("only errors count as errors, and the same at the same place counts once") {
  const SourceId source{};
  Diagnostics diagnostics;
  diagnostics.add(at(source, 1, 2, Code::unused));
  diagnostics.add(at(source, 1, 2, Code::set_aside));
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.add(at(source, 1, 2));
  diagnostics.add(at(source, 1, 2));                    // the same
  diagnostics.add(at(source, 1, 3));                    // another end
  diagnostics.add(at(source, 1, 2, Code::wrong_type));  // another code
  diagnostics.add(at(SourceId{1}, 1, 2));               // another source
  CHECK(diagnostics.errors() == 4);
  CHECK(diagnostics.all().size() == 6);
}

TEST_CASE("diagnostics stand in the order of source and place, whatever their severity") {
  Diagnostics diagnostics;
  diagnostics.add(at(SourceId{1}, 0, 1));
  diagnostics.add(at(SourceId{0}, 9, 10, Code::unused));
  diagnostics.add(at(SourceId{0}, 3, 4, Code::wrong_type));
  diagnostics.add(at(SourceId{0}, 3, 9, Code::unknown_name));
  std::vector<Code> codes;
  for (const Diagnostic& item : diagnostics.sorted()) codes.push_back(item.code);
  CHECK(codes == std::vector{Code::wrong_type, Code::unknown_name, Code::unused, Code::unknown_name});
}

TEST_CASE("a flood of diagnostics is counted, but not all of it is kept") {
  Diagnostics diagnostics;
  const std::uint32_t many = 200'000;
  for (std::uint32_t i = 0; i < many; ++i) diagnostics.add(at(SourceId{}, i, i + 1));
  diagnostics.add(at(SourceId{}, 0, 1, Code::unused));
  CHECK(diagnostics.errors() == many);
  CHECK(diagnostics.count(Severity::warning) == 1);
  CHECK(diagnostics.all().size() == Diagnostics::kMaxKept + 1);
}

TEST_CASE("a diagnostic is shown with its place, what else matters, and the way out") {
  Sources sources;
  std::string text(13, '\n');
  text += "\n  banding sufficiency of percent {\n\n  rating = lowest of sufficency of percent\n";
  const SourceId source = sources.add("youth.rubric", text);
  const auto span = [&](std::string_view word) {
    const auto begin = static_cast<std::uint32_t>(text.find(word));
    return Span{source, begin, begin + static_cast<std::uint32_t>(word.size())};
  };
  const Diagnostic diagnostic{Code::unknown_name,
                              span("sufficency"),
                              "`sufficency` is not declared",
                              "did you mean `sufficiency`?",
                              {{span("sufficiency"), "declared here"}},
                              {"19 of 24 is 79.1666…%"}};
  CHECK(render(diagnostic, sources, false) ==
        "error R0201: `sufficency` is not declared\n"
        "  youth.rubric:17:22\n"
        "   17 |   rating = lowest of sufficency of percent\n"
        "      |                      ^^^^^^^^^^\n"
        "  declared here: youth.rubric:15:11\n"
        "   15 |   banding sufficiency of percent {\n"
        "      |           ^^^^^^^^^^^\n"
        "  19 of 24 is 79.1666…%\n"
        "  help: did you mean `sufficiency`?\n");
}

TEST_CASE("colour marks the severity and the carets, and says nothing that the words do not") {
  Sources sources;
  const SourceId source = sources.add("a", "abc");
  CHECK(render(at(source, 1, 2), sources, true) ==
        "\x1b[1;31merror R0201\x1b[0m: message\n  a:1:2\n    1 | abc\n      |  \x1b[1;31m^\x1b[0m\n");
  CHECK(render(at(source, 1, 2, Code::unused), sources, false) ==
        "warning R0204: message\n  a:1:2\n    1 | abc\n      |  ^\n");
  CHECK(render(at(source, 1, 2, Code::set_aside), sources, false) ==
        "note R0851: message\n  a:1:2\n    1 | abc\n      |  ^\n");
}

TEST_CASE("line numbers of one diagnostic stand in one column") {
  Sources sources;
  const SourceId source = sources.add("a", std::string(12'344, '\n') + "x");
  Diagnostic diagnostic = at(source, 12'344, 12'345);
  diagnostic.related.push_back({{source, 0, 0}, "there"});
  CHECK(render(diagnostic, sources, false) ==
        "error R0201: message\n  a:12345:1\n  12345 | x\n        | ^\n  there: a:1:1\n      1 |\n        | ^\n");
}

TEST_CASE("of a source without text only the name is shown") {
  Sources sources;
  const SourceId source = sources.add("missing.rubric", "");
  CHECK(render(at(source, 0, 0, Code::cannot_read), sources, false) == "error R0901: message\n  missing.rubric\n");
}

TEST_CASE("several diagnostics stand apart, and beyond the limit they are counted") {
  Sources sources;
  const SourceId source = sources.add("a", std::string(200, 'x'));
  Diagnostics diagnostics;
  CHECK(render(diagnostics, sources, false).empty());
  diagnostics.add(at(source, 0, 1));
  diagnostics.add(at(source, 1, 2, Code::unused));
  CHECK(render(diagnostics, sources, false) ==
        render(at(source, 0, 1), sources, false) + "\n" + render(at(source, 1, 2, Code::unused), sources, false));
  for (std::uint32_t i = 2; i < 120; ++i)
    diagnostics.add(at(source, i, i + 1, i % 2 == 0 ? Code::unknown_name : Code::unused));
  const std::string text = render(diagnostics, sources, false);
  CHECK_THAT(text, Catch::Matchers::EndsWith("^\n\n… and 10 more errors\n\n… and 10 more warnings\n"));
}

TEST_CASE("carets stand under the place") {
  CHECK(shown("a [bcd] e") == "a bcd e\n  ^^^");
  CHECK(shown("[abc]") == "abc\n^^^");
  CHECK(shown("ab[]c") == "abc\n  ^");
  CHECK(shown("abc[]") == "abc\n   ^");
  CHECK(shown("[]") == "\n^");
}

TEST_CASE("tabs stay tabs, so the carets stand right whatever a tab is worth") {
  CHECK(shown("\ta\t[b]") == "\ta\tb\n\t \t^");
  CHECK(shown("[a\tb]") == "a\tb\n^\t^");
}

TEST_CASE("wide characters take two carets, accents that combine none") {
  CHECK(shown("\u4E16\u754C [x]") == "\u4E16\u754C x\n     ^");
  CHECK(shown("[\u4E16] x") == "\u4E16 x\n^^");
  CHECK(shown("\U0001F642[x]") == "\U0001F642x\n  ^");
  CHECK(shown("e\u0301 [x]") == "e\u0301 x\n  ^");
  CHECK(shown("e[\u0301]") == "e\u0301\n ^");
  CHECK(shown("“–” [x]") == "“–” x\n    ^");
}

TEST_CASE("a place over several lines is underlined to the end of the first") {
  CHECK(shown("x = [a +\n  b]\ny") == "x = a +\n    ^^^");
  CHECK(shown("x = [a\r\n  b]") == "x = a\n    ^");
  CHECK(shown("x[\n]y") == "x\n ^");
}

TEST_CASE("a terminal gets no bytes that it would obey") {
  CHECK(shown("\x1b[[31m]") == "·[31m\n ^^^^");
  CHECK(shown("a\x01\x7F\u0085[b]") == "a···b\n    ^");
  CHECK(shown("caf\xE9 [x]") == "caf· x\n     ^");
  CHECK(shown("\u202Eabc [x]") == "·abc x\n     ^");
  Sources sources;
  const SourceId source = sources.add("a\x1b[2J", "x");
  Diagnostic diagnostic = at(source, 0, 1);
  diagnostic.message = "found `\x1b[31m`\n";
  diagnostic.advice = "\x07";
  diagnostic.notes = {"\xFF"};
  diagnostic.related = {{{source, 0, 1}, "\t"}};
  CHECK(render(diagnostic, sources, false) ==
        "error R0201: found `·[31m`·\n  a·[2J:1:1\n    1 | x\n      | ^\n"
        "  ·: a·[2J:1:1\n    1 | x\n      | ^\n  ·\n  help: ·\n");
}

TEST_CASE("long lines are cut around the place") {
  const std::string many(300, 'x');
  const auto widths = [&](const std::string& text) {
    const std::string both = shown(text);
    const std::size_t line_end = both.find('\n');
    CHECK(columns(both.substr(0, line_end)) <= kMaxExcerptColumns);
    CHECK(columns(both.substr(line_end + 1)) <= kMaxExcerptColumns);
    return both;
  };
  CHECK(widths("[ab]" + many) == "ab" + std::string(156, 'x') + "…\n^^");
  CHECK(widths(many + "[ab]") == "…" + std::string(60, 'x') + "ab\n" + std::string(61, ' ') + "^^");
  CHECK(widths(many + "[ab]" + many) ==
        "…" + std::string(60, 'x') + "ab" + std::string(96, 'x') + "…\n" + std::string(61, ' ') + "^^");
  CHECK_THAT(widths("a[" + many + "]"), Catch::Matchers::EndsWith("…\n " + std::string(157, '^')));
  CHECK(shown(std::string(159, 'x') + "[y]") == std::string(159, 'x') + "y\n" + std::string(159, ' ') + "^");
  std::string wide;
  for (int i = 0; i < 300; ++i) wide += "\u4E16";
  CHECK_THAT(widths(wide + "[x]" + wide), Catch::Matchers::Contains("x") && Catch::Matchers::EndsWith(" ^"));
  CHECK_THAT(widths(std::string(1'000'000, '\xE9') + "[x]" + std::string(1'000'000, '\xE9')),
             Catch::Matchers::EndsWith(std::string(61, ' ') + "^"));
}

TEST_CASE("width counts what a terminal shows") {
  CHECK(columns("") == 0);
  CHECK(columns("abc") == 3);
  CHECK(columns("é") == 1);
  CHECK(columns("\u4E16\u754C") == 4);
  CHECK(columns("e\u0301") == 1);
  CHECK(columns("\uFEFFa") == 1);
  CHECK(columns("\u26A1\u2B50\U0001F4C8") == 6);  // emoji of several blocks
  CHECK(columns("\U0001F44D\U0001F3FD") == 2);    // with a tone of skin
  CHECK(columns("\u2713\u2192") == 2);            // signs that are none
  CHECK(columns("\u1112\u1161\u11AB") == 2);      // a syllable of Korean in its parts
  CHECK(columns("\n\xFF") == 2);
  CHECK(printable("a\nb\xFF\u200B") == "a·b··");
}

TEST_CASE("a misspelt name finds the one that was meant") {
  const std::vector<std::string_view> names = {"sufficiency", "outstanding",  "requires-improvement", "good",
                                               "court",       "out-of-court", "child-at-risk",        "J"};
  struct Row {
    const char* written;
    const char* meant;
  };
  const Row rows[] = {
      {"sufficency", "sufficiency"},
      {"sufficeincy", "sufficiency"},
      {"sufficenci", "sufficiency"},
      {"Good", "good"},
      {"goood", "good"},
      {"godo", "good"},
      {"bad", ""},
      {"requires_improvement", "requires-improvement"},
      {"Requires improvement", "requires-improvement"},
      {"requiresimprovement", "requires-improvement"},
      {"childatrisk", "child-at-risk"},
      {"out-of-cort", "out-of-court"},
      {"count", "court"},
      {"K", ""},
      {"", ""},
      {"something-else-altogether", ""},
  };
  for (const Row& row : rows) {
    INFO(row.written);
    CHECK(did_you_mean(row.written, names) == row.meant);
  }
  CHECK(did_you_mean("abd", {"abc", "abe"}) == "abc");  // the first of equals
  CHECK(did_you_mean("x", {}).empty());
  const std::string endless(1'000'000, 'a');
  CHECK(did_you_mean(endless, {endless.substr(1), "b"}).empty());
  CHECK(did_you_mean("-", {"_", ""}).empty());
}

TEST_CASE("a misspelt name is corrected only where one name is near, and no other") {
  const auto written = [](std::string_view name, const std::vector<std::string_view>& names) {
    const std::optional<Fix> fix = respelling({SourceId{}, 3, 8}, name, names);
    if (!fix) return std::string("-");
    CHECK(fix->replacements.size() == 1);
    CHECK(fix->replacements.at(0).span == Span{SourceId{}, 3, 8});
    CHECK(fix->label == "write `" + fix->replacements.at(0).text + "`");
    return fix->replacements.at(0).text;
  };
  CHECK(written("goood", {"good", "poor"}) == "good");
  CHECK(written("goodd", {"good", "goods"}) == "-");
  CHECK(written("goood", {"good", "good"}) == "good");  // one name, met twice
  CHECK(written("Child_at_risk", {"child-at-risk", "children-at-risk"}) == "child-at-risk");
  CHECK(written("childatrisk", {"child-at-risk", "child-atrisk"}) == "-");
  CHECK(written("2.11", {"2.1"}) == "-");
  CHECK(written("abc", {"xyz"}) == "-");
  CHECK(written("abc", {}) == "-");
}

TEST_CASE("an excerpt masks what the source hides, as wide as it is") {
  Source source("a", "id = \"J\xC3\xA9r\xE6\x97\xA5\"\tx");
  source.hide(5, 14);
  const Excerpt shown_of = excerpt(source, {SourceId{}, 15, 16});
  CHECK(shown_of.line == "id = *******\tx");
  CHECK(shown_of.indent == "            \t");
}

}  // namespace rubric
