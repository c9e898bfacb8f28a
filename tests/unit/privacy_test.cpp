// Whatever is wrong with case records, and wherever in them the identifier of a case has got to: no message shows it.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "runtime/case_ids.hpp"
#include "runtime/case_parts.hpp"
#include "runtime/case_sheet.hpp"
#include "runtime/rating.hpp"
#include "runtime/vocabulary.hpp"
#include "tests/catch.hpp"
#include "tests/unit/rules_text.hpp"

namespace rubric {
namespace {

constexpr std::string_view kId = "Zq-4711-Xj";

constexpr std::string_view kRules = R"(framework homes "Homes" {
  scale rating { poor "Poor" scores 0  good "Good" scores 1 }
  cases visit "Visits" {
    at-risk : yes or no
    level "Level of risk" : ordered low "Low", high
    age : number 0 to 99 or missing
    since : date or missing
  }
  cases file "Files" { }
  standard 2.1 "Care" on visit {
    question safety "Is it safe?" when at-risk
    question plan { prompt chart }
    rating = lowest of (percent of question safety, percent of question plan) rounded half-up banded { below 50 -> poor  at least 50 -> good }
    nothing relevant -> leave out
  }
}
)";

constexpr std::string_view kToml = R"(framework = "homes"
provider = "A service"

[[cases.visit]]
id = "A"
at-risk = "yes"
level = "low"
age = 4.5
since = 2020-10-26
"2.1.safety" = "no"
2.1.plan = "not yet assessed"

[[cases.visit]]
id = "B"
at-risk = "no"
"2.1.plan" = "yes"
"2.1.plan.chart" = "no"

[judged]
)";

constexpr std::string_view kInline = R"(framework = "homes"
cases.visit = [
  { id = "A", at-risk = "yes", "2.1.safety" = "no", "2.1.plan" = "pending" }, { id = "B", at-risk = "no", "2.1.plan" = "yes" },
]
)";

constexpr std::string_view kJson = R"({
  "framework": "homes",
  "cases": { "visit": [
    { "id": "A", "at-risk": true, "age": 4.5, "since": "2020-10-26", "2.1.safety": "no", "2.1.plan": "pending" },
    { "id": "B", "at-risk": "no", "2.1": { "plan": "yes" } }
  ] }
}
)";

constexpr std::string_view kHead = "framework = \"homes\"\nblank = \"left out\"\n";

constexpr std::string_view kSheet =
    R"(case,kind,at-risk,Level of risk,age,since,2.1 - Is it safe?,2.1.plan,2.1.plan.chart
A,visit,yes,low,4.5,2020-10-26,no,pending,
B,visit,no,high,,,,yes,no
"C",visit,yes,high,,,"yes",yes,yes
)";

constexpr std::string_view kAnswers = R"(case;kind;standard;question;answer;at-risk;level
A;visit;2.1;safety;yes;yes;low
A;visit;2.1;plan;yes;;
B;visit;2.1;plan;no;no;high
)";

enum class Form { toml, json, sheet };

struct Records {
  Form form;
  std::string text;
};

const std::vector<Records> kAll = {{Form::toml, std::string(kToml)},
                                   {Form::toml, std::string(kInline)},
                                   {Form::json, std::string(kJson)},
                                   {Form::sheet, std::string(kSheet)},
                                   {Form::sheet, std::string(kAnswers)}};

std::optional<DataValue> read(const Records& records, Sources& sources, Diagnostics& diagnostics) {
  const SourceId source = sources.add("data", records.text);
  if (records.form != Form::sheet) {
    hide_case_ids(source, sources);
    cover_case_records(source, sources);
    return records.form == Form::json ? read_json(source, sources, diagnostics)
                                      : read_toml(source, sources, diagnostics);
  }
  sources.show(source, Source::Shown::places_only);
  sources.cover({source, 0, static_cast<std::uint32_t>(sources[source].text().size())});
  auto cases = read_case_sheet(source, sources, diagnostics);
  auto document = read_toml(sources.add("head", std::string(kHead)), sources, diagnostics);
  if (!cases) return std::nullopt;
  document->entries.push_back({"cases", {document->span.source, 0, 0}, {}});
  for (DataEntry& kind : cases->kinds) {
    if (!cases->names_kinds) kind = {"visit", {document->span.source, 0, 0}, std::move(kind.value)};
    document->entries.back().value.entries.push_back(std::move(kind));
  }
  return document;
}

struct Rules {
  Rules() {
    framework = text.load();
    words.add_rules(kRules);
  }
  tests::RulesText text{std::string(kRules)};
  std::optional<Framework> framework;
  Vocabulary words;
};

// Everything that the program could print of the records, rated by their own framework and by another.
std::string all_output(const Records& records) {
  static const Rules rules;
  Sources sources = rules.text.sources;
  sources.set_veil([&](std::string_view part) { return rules.words.veiled(part); });
  std::string out;
  Diagnostics reading;
  const auto document = read(records, sources, reading);
  out += render(reading, sources, false);
  for (const bool asked_for : {false, true}) {
    Diagnostics diagnostics;
    const auto heading = document ? read_heading(*document, diagnostics) : std::nullopt;
    const auto rating =
        heading ? rate_document(*document, *heading, *rules.framework, {asked_for, nullptr}, sources, diagnostics)
                : nullptr;
    out += render(diagnostics, sources, false);
    if (rating == nullptr) continue;
    for (const SetAside& part : rating->inspection.set_aside) out += part.what + ": " + part.why + "\n";
  }
  return out;
}

// Any stretch of four characters of the identifier would give it away.
bool gives_away(const std::string& output) {
  for (std::size_t i = 0; i + 4 <= kId.size(); ++i) {
    if (output.find(kId.substr(i, 4)) != std::string::npos) return true;
  }
  return false;
}

void check_hidden(const Records& records) {
  const std::string output = all_output(records);
  if (gives_away(output)) FAIL(records.text << "\n----\n" << output);
}

bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

// The words of the records, whatever they are.
struct Word {
  std::size_t begin;
  std::size_t end;
};
std::size_t begin_of(const Records& records) { return records.form == Form::sheet ? 0 : records.text.find("cases"); }
std::vector<Word> words_of(const Records& records) {
  const std::string_view text = records.text;
  std::vector<Word> words;
  for (std::size_t at = begin_of(records); at < std::min(text.find("[judged]"), text.size());) {
    std::size_t end = at;
    while (end < text.size() && in_word(text[end])) ++end;
    if (end > at) words.push_back({at, end});
    at = std::max(end, at + 1);
  }
  return words;
}

}  // namespace

TEST_CASE("records that are right are read without a word") {
  for (const Records& records : kAll) CHECK(all_output(records) == "");
}

TEST_CASE("no message shows an identifier, wherever in the records it stands") {
  const std::string id(kId);
  for (const Records& records : kAll) {
    const std::string& text = records.text;
    for (const Word word : words_of(records)) {
      const std::string before = text.substr(0, word.begin);
      const std::string itself = text.substr(word.begin, word.end - word.begin);
      const std::string behind = text.substr(word.end);
      for (const std::string& written : {id,
                                         id + " " + itself,
                                         itself + " " + id,
                                         itself + "." + id,
                                         id + "." + itself,
                                         itself + "\n" + id,
                                         itself + " # " + id,
                                         itself + "\" " + id,
                                         itself + " = \"" + id,
                                         itself + "\", \"" + id,
                                         "`" + id,
                                         itself + "` " + id + " `",
                                         itself + "\"\"\"" + id,
                                         itself + "\"\n" + id + " = \"" + itself,
                                         itself + "\\u005A" + id.substr(1),
                                         itself + "\r" + id,
                                         itself + "," + id,
                                         itself + " [" + id + "]",
                                         "“" + id + "”",
                                         id + std::string(100, 'x'),
                                         "[" + id + "]\n" + itself,
                                         itself + "\n[" + id + "]\n"})
        check_hidden({records.form, before + written + behind});
    }
  }
}

// Without the figures that say where something stands: `data:12:3`, and the `12 |` beside an excerpt.
std::string without_places(const std::string& output) {
  constexpr std::string_view kPlace = "data:";
  std::string left;
  for (std::size_t at = 0; at < output.size();) {
    if (output.compare(at, kPlace.size(), kPlace) == 0)
      at = std::min(output.find_first_not_of("0123456789:", at + kPlace.size()), output.size());
    const std::size_t end = std::min(output.find_first_not_of("0123456789", at), output.size());
    if (end == at || output.compare(end, 2, " |") != 0) left.append(output, at, std::max(end - at, std::size_t{1}));
    at = std::max(end, at + 1);
  }
  return left;
}

TEST_CASE("no message shows an identifier of digits, which may be a date of birth") {
  for (const Records& records : kAll) {
    const std::string& text = records.text;
    for (const Word word : words_of(records)) {
      for (const std::string digits : {"4711", "-4711", "47.11", "2011-47-11", "47/11/2011", "47,11", "4711.25"}) {
        const std::string changed = text.substr(0, word.begin) + digits + text.substr(word.end);
        const std::string output = without_places(all_output({records.form, changed}));
        if (output.find("47") != std::string::npos) FAIL(changed << "\n----\n" << output);
      }
    }
  }
}

TEST_CASE("no message shows an identifier in a sheet whose rows or columns are shifted") {
  for (const std::string_view whole : {kSheet, kAnswers}) {
    const char delimiter = whole == kSheet ? ',' : ';';
    std::string text(whole);
    for (std::size_t at = text.find("\nA"); at != std::string::npos; at = text.find("\nA", at + 1))
      text.replace(at + 1, 1, kId);
    std::vector<std::string> lines;
    for (std::size_t at = 0, end = 0; at < text.size(); at = end + 1) {
      end = text.find('\n', at);
      lines.push_back(text.substr(at, end - at));
    }
    const auto joined = [&] {
      std::string all;
      for (const std::string& line : lines) all += line + "\n";
      return all;
    };
    for (std::string& line : lines) {
      const std::string written = line;
      for (const std::string& shifted :
           {delimiter + written, "visit" + (delimiter + written), written.substr(written.find(delimiter) + 1),
            written + delimiter, written.substr(written.find(delimiter) + 1) + delimiter + std::string(kId)}) {
        line = shifted;
        check_hidden({Form::sheet, joined()});
      }
      line = written;
    }
    // Every two columns of the header, one in place of the other.
    const std::string header = lines.front();
    std::vector<std::string> names;
    for (std::size_t at = 0, end = 0; end != std::string::npos; at = end + 1) {
      end = header.find(delimiter, at);
      names.push_back(header.substr(at, end - at));
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (std::size_t j = 0; j < names.size(); ++j) {
        std::vector<std::string> swapped = names;
        std::swap(swapped[i], swapped[j]);
        lines.front().clear();
        for (const std::string& name : swapped)
          lines.front() += (lines.front().empty() ? "" : std::string(1, delimiter)) + name;
        check_hidden({Form::sheet, joined()});
      }
    }
  }
}

TEST_CASE("no message shows an identifier of records under a misspelt heading") {
  const std::string id(kId);
  const std::vector<std::string> headings = {"[[cases." + id + "]]",
                                             "[[" + id + "]]",
                                             "[" + id + "]",
                                             "[cases.visit." + id + "]",
                                             "[[cases.visit." + id + "]]",
                                             "[[Cases.visit]]",
                                             "[[case.visit]]",
                                             "[[visit]]",
                                             "[[cases.visit]",
                                             "[cases.visit]",
                                             "[[cases.visit",
                                             "cases.visit ="};
  for (const std::string& heading : headings) {
    for (const char* entry : {"Zq-4711-Xj = 1", "id = \"Zq-4711-Xj", "x = \"Zq-4711-Xj\"", "x = Zq-4711-Xj",
                              "\"2.1.plan\"=yes # Zq-4711-Xj", "x = [ \"Zq-4711-Xj\", ]", "x = \"\"\"\nZq-4711-Xj"})
      check_hidden({Form::toml, "framework = \"homes\"\n" + heading + "\n" + entry + "\n"});
  }
}

TEST_CASE("no message shows an identifier in records that were damaged at random") {
  constexpr std::string_view kBytes = "\"'[]{}=,.#\n\t 0-:\\`\r\xE2\xFF";
  std::mt19937 random(20201026);
  const auto below = [&](std::size_t end) { return static_cast<std::size_t>(random() % end); };
  for (int round = 0; round < 1000; ++round) {
    Records records = kAll[static_cast<std::size_t>(round) % kAll.size()];
    std::string& text = records.text;
    const std::vector<Word> words = words_of(records);
    const Word word = words[below(words.size())];
    text.replace(word.begin, word.end - word.begin, kId);
    const std::size_t first = begin_of(records);
    for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
      const std::size_t at = first + below(text.size() - first);
      if (in_word(text[at])) continue;
      const char byte = kBytes[below(kBytes.size())];
      if (below(2) == 0)
        text[at] = byte;
      else
        text.insert(at, 1, byte);
    }
    check_hidden(records);
  }
}

TEST_CASE("what is known is shown of case records, and nothing else") {
  Vocabulary words;
  words.add_rules(kRules);
  const std::vector<std::pair<std::string, std::string>> table = {
      {"2.1.safety", "2.1.safety"},
      {"2.1 - Is it safe?", "2.1 - Is it safe?"},
      {"2.1.safty", "2.1.*****"},
      {"\"2.1.plan\" = \"Not yet assessed\"  # Jane", "\"2.1.plan\" = \"Not yet assessed\"  # ****"},
      {"[[cases.visit]]", "[[cases.visit]]"},
      {"[[cases.visit.Jane]]", "[[cases.visit.****]]"},
      {"[[cases.Jane.visit]]", "[[cases.****.visit]]"},
      {"level = Jane low", "level = ********"},
      {"age = 4.5, since = 2011-04-13", "age = *.*, since = **********"},
      {"2.1", "*.*"},
      {"A.1", "*.*"},
      {"", ""},
      {" ", " "},
      {".", "."},
  };
  for (const auto& [text, shown] : table) CHECK(words.veiled(text) == shown);
}

TEST_CASE("covering and veiling take time linear in the text, whatever it looks like") {
  Vocabulary words;
  words.add_rules(kRules);
  for (const std::string part :
       {"id = \"", "[ ", "cases", "cases\"", "\"", "2.1.", "a.", "a b ", "[\n", "{\"", "[[x]]\n", "\n", "\\"}) {
    for (const std::string before : {"", "{", "cases = "}) {
      std::string text = before;
      while (text.size() < 100'000) text += part;
      Sources sources;
      const SourceId source = sources.add("x", text);
      sources.set_veil([&](std::string_view some) { return words.veiled(some); });
      cover_case_records(source, sources);
      CHECK(sources[source].masked().size() == text.size());
    }
  }
}

}  // namespace rubric
