// One inspection in every form is one inspection: TOML, JSON, a sheet with a row for each case or for each answer.
#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "lang/check.hpp"
#include "tests/catch.hpp"
#include "tests/unit/bind_fixture.hpp"
#include "tests/unit/same_inspection.hpp"

namespace rubric {
namespace {

constexpr std::string_view kHead = R"(programme = "example"
fieldwork = 2020-06-01
provider  = "A service"
blank     = "left out"
[judged]
"1.1" = "good"
[published]
score = 7.5
"2.1" = "fair"
)";
constexpr std::string_view kHeadJson = R"("programme": "example", "fieldwork": "2020-06-01", "provider": "A service",
"judged": { "1.1": "good" }, "published": { "score": 7.5, "2.1": "fair" })";

// Two cases of one kind, one of another.
constexpr std::string_view kToml = R"(
[[cases.court]]
id = "a"
at-risk = true
harm = "high"
age = 12
weeks = 4.5
begun = 2020-03-01
view = "fair"
place = "home"
"2.1.desistance" = "yes"
"2.1.safety" = "no"
"2.2.harm" = "not relevant"
"2.2.weeks" = "not yet assessed"
"2.2.begun" = "insufficient evidence"
[[cases.court]]
id = 2
at-risk = "no"
harm = "low"
begun = 2020-02-29
"2.1.desistance" = false
[[cases.other]]
view = "good"
"3.1.police" = "yes"
"3.2.view" = "yes"
)";
constexpr std::string_view kJson = R"("cases": { "court": [
  { "id": "a", "at-risk": "Y", "harm": "High", "age": "12", "weeks": "4.5", "begun": "2020-03-01", "view": "Fair",
    "place": "home", "2.1.desistance": 1, "2.1.safety": 0, "2.2.harm": "N/A", "2.2.weeks": "pending",
    "2.2.begun": "not enough evidence" },
  { "begun": "2020-02-29", "id": 2, "at-risk": false, "harm": "low", "2.1": { "desistance": "no" } } ],
  "other": [ { "view": "good", "3.1.police": true, "3.2.view": "YES" } ] })";
constexpr std::string_view kCourt =
    "Case,At risk,harm,AGE,weeks,begun,view,place,2.1 - Desistance,2.1.safety,2.2_harm,\"2.2\nweeks\",2.2.begun\r\n"
    "a,yes,high,12,4.5,2020-03-01,fair,Home,yes,no,not relevant,not yet assessed,insufficient evidence\r\n"
    "2, No ,LOW,,,2020-02-29,,,no,,,,\r\n,,,,,,,,,,,,\r\n";
constexpr std::string_view kOther = "view;police-told;3.1.police;3.2.view;3.2.told\ngood;;yes;yes;";
constexpr std::string_view kAll =
    "kind\tid\tat-risk\tharm\tage\tweeks\tbegun\tview\tplace\t2.1.desistance\t2.1.safety\t2.2.harm\t2.2.weeks\t2.2.begun"
    "\t3.1.police\t3.2.view\n"
    "court\ta\ty\thigh\t12\t4.5\t2020-03-01\tfair\thome\ty\tn\tn/a\tpending\tnot enough evidence\t\t\n"
    "Other\tx\t\t\t\t\t\tGood\t\t\t\t\t\t\ty\ty\n"
    "Court\t2\tn\tlow\t\t\t2020-02-29\t\t\tn\t\t\t\t\t\t\n";
constexpr std::string_view kAnswers =
    "case,kind,standard,question,answer,at-risk,harm,age,weeks,begun,view,place\n"
    "a,court,2.1,desistance,yes,yes,high,12,4.5,2020-03-01,fair,home\n"
    "2,court,2.1,desistance,no,no,low,,,2020-02-29,,\n"
    "a,court,2.1,safety,no,,,,,,,\n"
    "x,other,,3.1 police,yes,,,,,,,\n"
    "a,court,2.2,weeks,not yet assessed,Yes,High,12,4.5,2020-03-01,fair,home\n"
    "a,court,2.2,Harm,n/a,,,,,,,\n"
    "x,other,3.2,view,yes,,,,,,good,\n"
    "a,court,2.2,begun,insufficient evidence,,,,,,,\n";

struct Sheet {
  std::string kind;
  std::string_view text;
};

class Forms {
 public:
  Inspection toml(std::string_view cases, const std::vector<Sheet>& sheets = {}) {
    return bound(read_toml(add(fmt::format("{}{}", kHead, cases)), sources_, diagnostics_), sheets);
  }
  Inspection json(std::string_view cases) {
    return bound(read_json(add(fmt::format("{{ {}, {} }}", kHeadJson, cases)), sources_, diagnostics_), {});
  }

 private:
  SourceId add(std::string text) { return sources_.add("data", std::move(text)); }

  Inspection bound(std::optional<DataValue> document, const std::vector<Sheet>& sheets) {
    for (const Sheet& sheet : sheets) {
      std::optional<CaseSheet> read = read_case_sheet(add(std::string(sheet.text)), sources_, diagnostics_);
      if (read) add_cases(*document, std::move(*read), sheet.kind);
    }
    const auto heading = read_heading(*document, diagnostics_);
    std::optional<Inspection> inspection = bind(*document, *heading, editions_.first(), {}, sources_, diagnostics_);
    INFO(render(diagnostics_, sources_, false));
    REQUIRE(inspection.has_value());
    return std::move(*inspection);
  }

  bind_fixture::Editions editions_;
  Sources sources_;
  Diagnostics diagnostics_;
};

TEST_CASE("one inspection in every form is one inspection") {
  Forms forms;
  const Inspection toml = forms.toml(kToml);
  CHECK(toml.tallies[0] == Tally{1, 2});
  CHECK(toml.patterns[2].size() == 2);
  CHECK(difference(forms.json(kJson), toml).empty());
  CHECK(difference(forms.toml("", {{"court", kCourt}, {"other", kOther}}), toml).empty());
  CHECK(difference(forms.toml("", {{"", kAll}}), toml).empty());
  CHECK(difference(forms.toml("", {{"", kAnswers}}), toml).empty());
}

TEST_CASE("two inspections are told apart") {
  Forms forms;
  const Inspection toml = forms.toml(kToml);
  std::string other(kAnswers);
  other.replace(other.find("desistance,no"), 13, "desistance,yes");
  CHECK(difference(forms.toml("", {{"", other}}), toml) == "the tallies of question 0");
}

}  // namespace
}  // namespace rubric
