// The layout of rules text: what it looks like, and the laws that it keeps.
#include "lang/format.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "lang/align.hpp"
#include "tests/catch.hpp"
#include "tests/unit/format_laws.hpp"
#include "tests/unit/layouts.hpp"
#include "tests/unit/rules_text.hpp"

namespace rubric {
namespace {

namespace fs = std::filesystem;
using tests::broken_law;

struct Row {
  std::string before;
  std::string after;
};

template <std::size_t Size>
void check(const Row (&rows)[Size]) {
  for (const Row& row : rows) {
    INFO(row.before);
    CHECK(format(row.before) == row.after);
    CHECK(broken_law(row.before) == "");
  }
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The rules files of the tree, and the rules in its documents.
std::vector<std::string> every_rules_text() {
  std::vector<std::string> texts;
  for (const char* folder : {"rules", "docs", "tests/golden", "tests/fuzz/corpus"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(RUBRIC_SOURCE_DIR) / folder)) {
      if (!entry.is_regular_file()) continue;
      const std::string text = read(entry.path());
      if (entry.path().extension() != ".md") texts.push_back(text);
      for (std::size_t at = text.find("\n```rubric"); at < text.size(); at = text.find("\n```rubric", at + 1)) {
        const std::size_t begin = text.find('\n', at + 1) + 1;
        texts.push_back(text.substr(begin, text.find("\n```", begin) + 1 - begin));
      }
    }
  }
  return texts;
}

bool is_sound(const std::string& text) { return tests::reading(text).errors == 0; }

}  // namespace

TEST_CASE("rules are indented by two blanks a block, and have one blank between words") {
  check({
      {"", ""},
      {" \n\n", ""},
      {"framework   f{}", "framework f { }\n"},
      {"framework f{scale s{low \"Low\"}}", "framework f { scale s { low \"Low\" } }\n"},
      {"framework f {\nscale s {\nlow \"Low\"\n}\n}", "framework f {\n  scale s {\n    low \"Low\"\n  }\n}\n"},
      {"framework f{\ndefine x=lowest   of( a ,b )\n}", "framework f {\n  define x = lowest of (a, b)\n}\n"},
      {"framework f {\n  define x = 1 / 3\n  define y = 2 * 1/3\n}",
       "framework f {\n  define x = 1/3\n  define y = 2 * 1 / 3\n}\n"},
      {"\xEF\xBB\xBF\tframework f { }\r\n\r\n", "framework f { }\n"},
      {"framework f { }   framework g { }", "framework f { }\nframework g { }\n"},
  });
}

TEST_CASE("lines break where they did; in a block of several lines every entry and the brace begin one") {
  check({
      {"framework f {\n  scale s { low \"Low\" high \"High\" }\n}",
       "framework f {\n  scale s { low \"Low\"  high \"High\" }\n}\n"},
      {"framework f {\n  scale s { low \"Low\"\n high \"High\" }\n}",
       "framework f {\n  scale s {\n    low   \"Low\"\n    high  \"High\"\n  }\n}\n"},
      {"framework f {\n  scale s { # worst first\n low \"Low\" }\n}",
       "framework f {\n  scale s {  # worst first\n    low \"Low\"\n  }\n}\n"},
      {"framework f {\n  standard x\n\"A long title\"\njudged {\nlimit rating to at most good\nwhen a\n}\nsource \"s\"\n}",
       "framework f {\n  standard x\n    \"A long title\"\n    judged {\n    limit rating to at most good\n      when a\n  }\n"
       "    source \"s\"\n}\n"},
      {"framework f {\n  define x =\n(\na,\nb\n)\n}",
       "framework f {\n  define x =\n    (\n      a,\n      b\n    )\n}\n"},
      {"framework f {\noverall {\nrating =\nscore banded { 0 to 6 -> low\n7 -> high }\n}\n}",
       "framework f {\n  overall {\n    rating =\n      score banded {\n        0 to 6  -> low\n        7       -> high\n      }\n  }\n}\n"},
      {"framework f {\n  programme p  source \"a\"\n  note \"b\" note \"c\"\n}",
       "framework f {\n  programme p   source \"a\"\n  note \"b\"      note \"c\"\n}\n"},
  });
}

TEST_CASE("comments and single empty lines stay") {
  check({
      {"# one\n\n\n# two\nframework f {\n\n# three\n\nprogramme p# four\n# five\n\n}\n# six",
       "# one\n\n# two\nframework f {\n  # three\n\n  programme p  # four\n  # five\n}\n# six\n"},
      {"framework f {\n define x =\n # why\n 3\n # next\n define y = 4\n}",
       "framework f {\n  define x =\n    # why\n    3\n  # next\n  define y = 4\n}\n"},
      {"framework f {  # of an old Mac\rprogramme p }", "framework f {  # of an old Mac\n  programme p\n}\n"},
  });
}

TEST_CASE("neighbouring lines of one kind are aligned") {
  check({
      {"framework f {\n cases c {\n a \"A\" : yes or no\n long-name : date\n b \"Title\" : date note \"n\"\n }\n}",
       "framework f {\n  cases c {\n    a  \"A\"      : yes or no\n    long-name   : date\n    b  \"Title\"  : date  note \"n\"\n  }\n}\n"},
      {"framework f {\n standard 1 \"One\" judged\n standard 10 \"Ten\" judged, not counted\n\n standard 2 \"Two\" judged\n}",
       "framework f {\n  standard 1  \"One\"  judged\n  standard 10 \"Ten\"  judged, not counted\n\n  standard 2 \"Two\" judged\n}\n"},
      {"framework f {\n overall {\n score = 1 source \"s\"\n rating = score note \"n\"\n limit rating to at most low source \"t\"\n }\n}",
       "framework f {\n  overall {\n    score  = 1                    source \"s\"\n    rating = score                note \"n\"\n"
       "    limit rating to at most low   source \"t\"\n  }\n}\n"},
      {"framework f {\n standard s {\n question a when x\n question long-name when y\n }\n}",
       "framework f {\n  standard s {\n    question a         when x\n    question long-name when y\n  }\n}\n"},
      {"framework f {\n scale s {\n a \"été\" scores 1 # first\n b \"日本\" scores 2 # second\n }\n}",
       "framework f {\n  scale s {\n    a  \"été\"   scores 1  # first\n    b  \"日本\"  scores 2  # second\n  }\n}\n"},
  });
}

TEST_CASE("columns to the right of the widest are not aligned") {
  const auto column_of_when = [](std::size_t title) {
    const std::string text = "framework f { standard s {\nquestion a \"" + std::string(title, 'x') +
                             "\" when b\nquestion c \"C\" when d\n} }";
    CHECK(broken_law(text) == "");
    const std::string laid_out = format(text);
    return laid_out.find("when d") - laid_out.rfind('\n', laid_out.find("when d")) - 1;
  };
  const std::size_t before = std::string("    question a  \"\"  ").size();
  CHECK(column_of_when(kWidestAligned - before) == kWidestAligned);
  CHECK(column_of_when(kWidestAligned - before + 1) == before + 1);
}

TEST_CASE("what cannot be read stays as it is") {
  check({
      {"framework f {\n    scale s {\n\tlow   \"Low\"\n        high   High   # a\n        best \"Best\"\n    }\n}",
       "framework f {\n  scale s {\n    low   \"Low\"\n        high   High   # a\n    best  \"Best\"\n  }\n}\n"},
      {"framework f {\n  scale  s { low   \"Low\" high   High   }  # a\n}",
       "framework f {\n  scale s { low \"Low\" high   High   }  # a\n}\n"},
      // Once the brace stands further left than the broken line, more would be left out.
      {"framework f {\nscale s {\nlow   \"Low\"\n\thigh   High\nbest \"Best\"\n}\n}",
       "framework f {\nscale s {\nlow   \"Low\"\n\thigh   High\nbest \"Best\"\n}\n}"},
      {"framework f {\n  scale s {\n low   \"Low\"\n  define  x  =  1\n}",
       "framework f {\n  scale s {\n low   \"Low\"\n  define x = 1\n}\n"},
      {"a   b\r\n", "a   b\r\n"},  // perhaps no rules at all
      {"}  }\r\nframework f{\n}", "}  }\nframework f {\n}\n"},
  });
  const std::string two_marks = "\xEF\xBB\xBF\xEF\xBB\xBF\nframework  f { }";
  CHECK(format(two_marks) == two_marks);
  for (const std::string& text : {std::string("\xFF\r\n"), std::string("framework  f {\0}", 16)})
    CHECK(format(text) == text);
}

TEST_CASE("text that would not read the same stays as it is") {
  // The level `test` would look like the beginning of a test, were it the first word of its line.
  const std::string text = "framework f {\n  banding b of percent exact { 1 -> low\n low -> x list high -> y }\n}\n";
  CHECK(is_sound(text));
  CHECK(format(text) == text);
}

TEST_CASE("every rules text of the tree keeps the laws in any layout") {
  oracle::Random random(1);
  const std::vector<std::string> texts = every_rules_text();
  CHECK(texts.size() > 80);
  std::size_t sound = 0;
  for (const std::string& text : texts) {
    INFO(text);
    CHECK(broken_law(text) == "");
    const std::string elsewhere = tests::any_layout(text, random, false);
    INFO(elsewhere);
    CHECK(broken_law(elsewhere) == "");
    if (!is_sound(text)) continue;
    ++sound;
    CHECK(format(tests::any_layout(text, random, true)) == format(text));
  }
  CHECK(sound > 50);
}

TEST_CASE("the rules that ship are laid out, and are the same framework in any layout") {
  oracle::Random random(1);
  const fs::path folder = fs::path(RUBRIC_SOURCE_DIR) / "rules" / "hmip";
  for (const auto& file : fs::directory_iterator(folder)) {
    if (file.path().extension() != ".rubric") continue;
    INFO(file.path());
    const std::string text = read(file.path());
    CHECK(format(text) == text);
  }
  const std::string text = read(folder / "youth-2018.rubric") + read(folder / "youth-2018-prompts.rubric");
  tests::RulesText before(text);
  tests::RulesText after(format(tests::any_layout(text, random, false)));
  CHECK(semantic_hash(before.load().value()) == semantic_hash(after.load().value()));
}

}  // namespace rubric
