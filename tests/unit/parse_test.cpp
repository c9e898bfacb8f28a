// Rules text that is right, and the tree it gives. What is wrong: parse_errors_test.cpp.
#include "lang/parse.hpp"

#include <string>

#include "tests/catch.hpp"

namespace rubric {
namespace {

struct Row {
  const char* text;
  const char* tree;
};

// A node as (kind child child …); a leaf as its text.
std::string brief(const Node& node, const Sources& sources) {
  if (is_leaf(node.kind)) return std::string(sources.text(node.span));
  std::string out(to_string(node.kind));
  for (const Node* child : node.children) out += " " + brief(*child, sources);
  return node.children.empty() ? out : "(" + out + ")";
}

struct Parsed {
  explicit Parsed(std::string text)
      : id(sources.add("test.rubric", std::move(text))), ast(parse(id, sources, diagnostics)) {}

  Sources sources;
  Diagnostics diagnostics;
  SourceId id;
  Ast ast;
};

// The trees of what stands in a framework.
std::string contents(const std::string& text) {
  const Parsed parsed("framework f { " + text + " }");
  if (parsed.diagnostics.has_errors()) return render(parsed.diagnostics, parsed.sources, false);
  const Node& framework = *parsed.ast.root->children[0];
  std::string out;
  for (std::size_t i = 1; i < framework.children.size(); ++i) {
    out += (i > 1 ? " " : "") + brief(*framework.children[i], parsed.sources);
  }
  return out;
}

}  // namespace

TEST_CASE("expressions bind as the language reference says") {
  const Row rows[] = {
      {"5", "5"},
      {"-3", "-3"},
      {"0.317", "0.317"},
      {R"("a text")", R"("a text")"},
      {"good", "good"},
      {"2020-10-26", "2020-10-26"},
      {"yes", "yes"},
      {"no", "no"},
      {"missing", "missing_value"},
      {"not rated", "not_rated"},
      {"standard 2.1", "(standard_ref 2.1)"},
      {"domain 4", "(domain_ref 4)"},
      {"question safety", "(question_ref safety)"},
      {"ground close", "(ground_ref close)"},
      {"standards", "standards_ref"},
      {"standards 1.1, 1.2", "(standards_ref 1.1 1.2)"},
      {"domains 2, 3", "(domains_ref 2 3)"},
      {"questions", "questions_ref"},
      {"one case changes rating", "one_case"},
      {"lowest of sufficiency of percent of questions",
       "(application lowest (application sufficiency (application percent questions_ref)))"},
      {"rating of standard 2.3", "(application rating (standard_ref 2.3))"},
      {"percent of question safety of standard 2.1",
       "(application percent (application (question_ref safety) (standard_ref 2.1)))"},
      {"score of standards of domains 2, 3", "(application score (application standards_ref (domains_ref 2 3)))"},
      {"count of standards where rating is good",
       "(application count (where standards_ref (comparison rating (test_equals good))))"},
      {"count of standards where rating is good and x",
       "(and (application count (where standards_ref (comparison rating (test_equals good)))) x)"},
      {"count of (standards where (rating is good and x))",
       "(application count (where standards_ref (and (comparison rating (test_equals good)) x)))"},
      {"(a)", "a"},
      {"((a))", "a"},
      {"(a, b, c)", "(list a b c)"},
      {"weighted-average of (a weight 2, b weight w)",
       "(application weighted-average (list (weighted a 2) (weighted b w)))"},
      {"100 * sum of scores / 36", "(product 100 times (application sum scores) over 36)"},
      {"a * b - c", "(sum (product a times b) minus c)"},
      {"a - b - c", "(sum a minus b minus c)"},
      {"a - b * c + d / e", "(sum a minus (product b times c) plus (product d over e))"},
      {"a - -3", "(sum a minus -3)"},
      {"(a + b) * c", "(product (sum a plus b) times c)"},
      {"score of good + 1", "(sum (application score good) plus 1)"},
      {"a + b rounded half-up", "(rounded (sum a plus b) (rounding half-up))"},
      {"a rounded half-even to 3 decimals", "(rounded a (rounding half-even (to_decimals 3)))"},
      {"a rounded up to 1 decimal", "(rounded a (rounding up (to_decimals 1)))"},
      {"a rounded down to multiples of 5", "(rounded a (rounding down (to_multiples 5)))"},
      {"a / b exact", "(rounded (product a over b) (rounding exact))"},
      {"a / b rounded half-up banded { below 50 -> bad  at least 50 -> good }",
       "(banded (rounded (product a over b) (rounding half-up)) (band (test_below 50) bad) (band "
       "(test_at_least 50) good))"},
      {"score banded gives rating { 0 to 6 -> bad otherwise -> good }",
       "(banded score (gives rating) (band (test_range 0 6) bad) (band otherwise good))"},
      {"sum of points is 50 to 64", "(comparison (application sum points) (test_range 50 64))"},
      {"a is good", "(comparison a (test_equals good))"},
      {"a is not good", "(comparison a (test_not (test_equals good)))"},
      {"a is missing", "(comparison a test_missing)"},
      {"a is not missing", "(comparison a (test_not test_missing))"},
      {"rating of standard 1.1 is rated", "(comparison (application rating (standard_ref 1.1)) test_rated)"},
      {"a is at least 80", "(comparison a (test_at_least 80))"},
      {"a is at most b + 1", "(comparison a (test_at_most (sum b plus 1)))"},
      {"a is above low", "(comparison a (test_above low))"},
      {"a is below 2 * 3", "(comparison a (test_below (product 2 times 3)))"},
      {"fieldwork is before 2021-07-15", "(comparison fieldwork (test_before 2021-07-15))"},
      {"fieldwork is not after 2021-07-15", "(comparison fieldwork (test_not (test_after 2021-07-15)))"},
      {"lowest of percent of questions is within 5 points of a boundary",
       "(comparison (application lowest (application percent questions_ref)) (test_within 5))"},
      {"a is one of b, c, 5", "(comparison a (test_one_of b c 5))"},
      {"a is not one of b, c", "(comparison a (test_not (test_one_of b c)))"},
      {"a is not at least 5", "(comparison a (test_not (test_at_least 5)))"},
      {"a is not rated", "(comparison a (test_not test_rated))"},
      {"not a", "(not a)"},
      {"not not a", "(not (not a))"},
      {"not a or b and c is 5", "(or (not a) (and b (comparison c (test_equals 5))))"},
      {"(not a or b) and c", "(and (or (not a) b) c)"},
      {"a or b or c", "(or a b c)"},
      {"a and b and c", "(and a b c)"},
      {"not a is 5", "(not (comparison a (test_equals 5)))"},
      {"any of ratings are inadequate", "(quantified any ratings (test_equals inadequate))"},
      {"all of ratings are at least good", "(quantified all ratings (test_at_least good))"},
      {"none of ratings are one of a, b", "(quantified none ratings (test_one_of a b))"},
      {"at least 2 of ratings are outstanding", "(quantified (at_least_of 2) ratings (test_equals outstanding))"},
      {"at most n of ratings are bad", "(quantified (at_most_of n) ratings (test_equals bad))"},
      {"exactly 3 of ratings are not good", "(quantified (exactly_of 3) ratings (test_not (test_equals good)))"},
      {"any of flags", "(quantified any flags)"},
      {"none of flags and a is 5", "(and (quantified none flags) (comparison a (test_equals 5)))"},
      {"not any of flags", "(not (quantified any flags))"},
      {"of-age", "of-age"},
      {"whenever and format or is-late", "(or (and whenever format) is-late)"},
      {"to-do + not-counted", "(sum to-do plus not-counted)"},
      {"P2.1", "P2.1"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(contents("define x = " + std::string(row.text)) == "(define x " + std::string(row.tree) + ")");
  }
}

TEST_CASE("declarations become the trees that ast.hpp describes") {
  const Row rows[] = {
      {"parameter cut = 60", "(parameter cut 60)"},
      {R"(parameter cut "The cut" = 60 note "n")", R"((parameter cut "The cut" 60 (note "n")))"},
      {R"(define total "Total" = 5 source "s" note "n")", R"((define total "Total" 5 (source "s") (note "n")))"},
      {R"(programme youth-justice "Youth justice")", R"((programme youth-justice "Youth justice"))"},
      {R"(programme yj in force from 2018-05-01 to 2021-07-14 source "s")",
       R"((programme yj) (in_force 2018-05-01 2021-07-14) (source "s"))"},
      {"in force from 2021-07-15", "(in_force 2021-07-15)"},
      {R"(scale rating "R" { source "s" bad "Bad" scores 0 note "n" 1 "One" scores 1.5 1.1.2 "Many" })",
       R"((scale rating "R" (source "s") (level bad "Bad" 0 (note "n")) (level 1 "One" 1.5) (level 1.1.2 )"
       R"("Many")))"},
      {"scale empty { }", "(scale empty)"},
      {R"(banding b "B" of percent rounded half-up { source "s" low "Low" below 50 -> bad note "n" 50 to 64 )"
       R"(-> good otherwise -> "text" })",
       R"((banding b "B" percent (rounding half-up) (source "s") (band low "Low" (test_below 50) bad (note )"
       R"("n")) (band (test_range 50 64) good) (band otherwise "text")))"},
      {"banding b of whole number gives points { at most 8 -> 3 }",
       "(banding b whole number (gives points) (band (test_at_most 8) 3))"},
      {"banding b of number exact { not 5 -> bad  one of 1, 2 -> good  cut to 64 -> bad  top at least cut "
       "-> good  mid cut -> good }",
       "(banding b number (rounding exact) (band (test_not (test_equals 5)) bad) (band (test_one_of 1 2) "
       "good) (band (test_range cut 64) bad) (band top (test_at_least cut) good) (band mid (test_equals "
       "cut) good))"},
      {R"(cases court "Court" { source "s" a : yes or no  b "B" : date note "n"  c : level of rating  d : one )"
       R"(of x, y "Why", z  e : ordered low, high })",
       R"((cases court "Court" (source "s") (fact a type_truth) (fact b "B" type_date (note "n")) (fact c )"
       R"((type_level rating)) (fact d (type_one_of (choice x) (choice y "Why") (choice z))) (fact e )"
       "(type_ordered (choice low) (choice high))))"},
      {"cases court { a : percent  b : whole number  c : number  d : number at least 0  e : whole number at "
       R"(most 10  f : number 0 to 50 with 2 decimals in "hours" or missing  g : number with 1 decimal  h : )"
       "yes or no or missing }",
       "(cases court (fact a type_percent) (fact b type_whole) (fact c type_number) (fact d (type_number "
       "(test_at_least 0))) (fact e (type_whole (test_at_most 10))) (fact f (type_number (test_range 0 50) "
       R"((decimals 2) (unit "hours")) or_missing) (fact g (type_number (decimals 1))) (fact h type_truth )"
       "or_missing))"},
      {"cases court { }", "(cases court)"},
      {R"(domain 1 "One")", R"((domain 1 "One"))"},
      {R"(domain 1 "One" judged as rating, on court, weight 2, not counted, without rating)",
       R"((domain 1 "One" (judged rating) (on court) (weight 2) not_counted without_rating))"},
      {R"(domain 2 on court { note "n" standard 2.1 "S" judged source "s" default for standards { rating = )"
       "good } score = 5 }",
       R"((domain 2 (on court) (note "n") (standard 2.1 "S" judged (source "s")) (default_rules standards )"
       "(assign rating good)) (assign score 5))"},
      {R"(standard staff "Staff" judged)", R"((standard staff "Staff" judged))"},
      {R"(standard staff on court { judged = good question a "A" })",
       R"((standard staff (on court) (assign judged good) (question a "A")))"},
      {R"(standard 1.1 { question a "A" on court, weight 2 when b is yes and c { source "s" prompt p "P" when )"
       R"(d prompt 1.1.2 } question b note "n" rating = lowest of x })",
       R"((standard 1.1 (question a "A" (on court) (weight 2) (when (and (comparison b (test_equals yes)) c)) )"
       R"((source "s") (prompt p "P" (when d)) (prompt 1.1.2)) (question b (note "n")) (assign rating )"
       "(application lowest x)))"},
      {"default for domains { nothing relevant -> not rated not rated when a }",
       "(default_rules domains (nothing_relevant not_rated) (not_rated_when (when a)))"},
      {"default for standards { nothing relevant -> leave out nothing relevant -> good }",
       "(default_rules standards (nothing_relevant leave_out) (nothing_relevant good))"},
      {R"(overall "Overall" { source "s" score = 5 rating = score banded { 0 to 6 -> bad } note "n" })",
       R"((overall "Overall" (source "s") (assign score 5) (assign rating (banded score (band (test_range 0 )"
       R"(6) bad)) (note "n"))))"},
      {R"(overall { limit rating to at most good when a is 5 note "n" limit rating to at most good })",
       R"((overall (limit rating good (when (comparison a (test_equals 5))) (note "n")) (limit rating good)))"},
      {"overall { raise rating to at least good raise rating by 1 level when a raise rating by 2 levels "
       "lower rating by n when b lower rating by 1 level }",
       "(overall (raise rating good) (raise_by rating 1 (when a)) (raise_by rating 2) (lower_by rating n "
       "(when b)) (lower_by rating 1))"},
      {R"(input age "Age" : whole number 0 to 120 in "years" or missing source "s")",
       R"((input age "Age" (type_whole (test_range 0 120) (unit "years")) or_missing (source "s")))"},
      {"test \"T\" { given age = 82 given input = yes expect yes }",
       "(test \"T\" (given age (test_equals 82)) (given input (test_equals yes)) (expect yes))"},
      {R"(overall { rating = choose { note "n" when a -> good source "s" when b and c -> not rated otherwise -> bad } })",
       R"((overall (assign rating (choose (note "n") (line (when a) good (source "s")) (line (when (and b c)) not_rated) )"
       "(line otherwise bad))))"},
      {"overall { raise = 5 level = 6 limit = 7 }", "(overall (assign raise 5) (assign level 6) (assign limit 7))"},
      {R"(discretion panel "Panel" for standards of domains 2, 3 { source "s" ground close "Close" when a )"
       R"(note "n" ground other moves at most 1 level requires reason, evidence note "n" })",
       R"((discretion panel "Panel" (application standards_ref (domains_ref 2 3)) (source "s") (ground close )"
       R"("Close" (when a) (note "n")) (ground other) (moves 1) (requires reason evidence (note "n"))))"},
      {R"(sampling "Samples" { source "s" confidence 80 percent margin 5 points split court 60 percent, other )"
       "40 percent size of court is at least 10 }",
       R"((sampling "Samples" (source "s") (confidence 80) (margin 5) (split court 60 other 40) (size court )"
       "(test_at_least 10)))"},
      {"sampling { }", "sampling"},
      {R"(test "T" { source "s" given standard 1.1 = good note "n" given standard 2.1 = 6 of 6, 4 of 6 expect )"
       "rating is good }",
       R"((test "T" (source "s") (given (path (step standard 1.1)) (test_equals good) (note "n")) (given )"
       "(path (step standard 2.1)) (tally 6 6) (tally 4 6)) (expect (comparison rating (test_equals good))))"},
      {R"(test "T" { given question a of standard 2.1 = 79 percent of 24 given question a of standard 2.1 = )"
       "not relevant given standard 1 = not yet assessed, insufficient evidence, not rated, at least 5 }",
       R"((test "T" (given (path (step question a) (step standard 2.1)) (percentage 79 24)) (given (path )"
       "(step question a) (step standard 2.1)) not_relevant) (given (path (step standard 1)) "
       "not_yet_assessed insufficient_evidence (test_not test_rated) (test_at_least 5)))"},
      {R"(test "T" { expect rating can be good, bad expect score is 5 note "n" expect ground close of )"
       "standard 2.1 }",
       R"((test "T" (expect rating (can_be good bad)) (expect (comparison score (test_equals 5)) (note "n")) )"
       "(expect (application (ground_ref close) (standard_ref 2.1))))"},
      {R"(source "s" note "a \"quoted\" \\ word")", R"((source "s") (note "a \"quoted\" \\ word"))"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(contents(row.text) == row.tree);
  }
}

TEST_CASE("amendments become the trees that ast.hpp describes") {
  const Row rows[] = {
      {R"(add standard 3.4 "S" judged note "n")", R"((add (standard 3.4 "S" judged (note "n"))))"},
      {R"(add after standard 3.3 standard 3.4 "S")", R"((add (after (path (step standard 3.3))) (standard 3.4 "S")))"},
      {R"(add before question a of standard 2.1 question b "B")",
       R"((add (before (path (step question a) (step standard 2.1))) (question b "B")))"},
      {R"(add level best "Best" scores 4)", R"((add (level best "Best" 4)))"},
      {R"(add band top "Top" at least 90 -> best)", R"((add (band top "Top" (test_at_least 90) best)))"},
      {"add fact age : whole number", "(add (fact age type_whole))"},
      {R"(add prompt p "P")", R"((add (prompt p "P")))"},
      {R"(add ground g "G" when a)", R"((add (ground g "G" (when a))))"},
      {"add rating = good", "(add (assign rating good))"},
      {R"(add test "T" { expect a })", R"((add (test "T" (expect a))))"},
      {R"(replace standard 3.4 "S" judged)", R"((replace (standard 3.4 "S" judged)))"},
      {"replace sampling { }", "(replace sampling)"},
      {"replace nothing relevant -> leave out", "(replace (nothing_relevant leave_out))"},
      {"remove standard 3.4", "(remove (path (step standard 3.4)))"},
      {"remove prompt p of question a of standard 2.1",
       "(remove (path (step prompt p) (step question a) (step standard 2.1)))"},
      {R"(remove test "T")", R"((remove (path (step test "T"))))"},
      {"remove default for standards of domain 2", "(remove (path (step default standards) (step domain 2)))"},
      {"remove overall", "(remove (path (step overall)))"},
      {R"(remove sampling note "n")", R"((remove (path (step sampling)) (note "n")))"},
      {R"(change title of standard 2.1 to "New")", R"((change_title (path (step standard 2.1)) "New"))"},
      {"change when of question a of standard 2.2 to b is yes",
       "(change_when (path (step question a) (step standard 2.2)) (comparison b (test_equals yes)))"},
      {"change type of fact age of cases court to whole number",
       "(change_type (path (step fact age) (step cases court)) type_whole)"},
      {"change rounding of banding b to rounded half-even",
       "(change_rounding (path (step banding b)) (rounding half-even))"},
      {"change value of parameter cut to 60", "(change_value (path (step parameter cut)) 60)"},
      {"change rating of standard 2.1 to lowest of x",
       "(change_rating (path (step standard 2.1)) (application lowest x))"},
      {"change score of overall to 5", "(change_score (path (step overall)) 5)"},
      {"change weight of standard 2.1 to 2", "(change_weight (path (step standard 2.1)) 2)"},
      {R"(in standard 2.2 { remove question a add question b "B" in question c { add prompt p } } note "n")",
       R"((in (path (step standard 2.2)) (remove (path (step question a))) (add (question b "B")) (in (path )"
       R"((step question c)) (add (prompt p))) (note "n")))"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(contents(row.text) == row.tree);
  }
}

TEST_CASE("a file holds frameworks, and the dump shows them as nested lines") {
  const Parsed parsed("framework a \"A\" { }  # nothing\nframework b amends a {\n  define x = 1 + y\n} note \"n\"\n");
  CHECK_FALSE(parsed.diagnostics.has_errors());
  CHECK(parsed.ast.complete);
  CHECK(dump(*parsed.ast.root, parsed.sources) ==
        "file\n"
        "  framework\n"
        "    name a\n"
        "    text \"A\"\n"
        "  framework\n"
        "    name b\n"
        "    amends\n"
        "      name a\n"
        "    define\n"
        "      name x\n"
        "      sum\n"
        "        number 1\n"
        "        plus\n"
        "        name y\n"
        "    note\n"
        "      text \"n\"\n");
}

TEST_CASE("a node's span is its words, without the blanks and comments around them") {
  const Parsed parsed("framework f {\n  define x =  # why\n    1 +\ty   # end\n}\n");
  const Node& define = *parsed.ast.root->children[0]->children[1];
  CHECK(parsed.sources.text(define.span) == "define x =  # why\n    1 +\ty");
  CHECK(parsed.sources.text(define.children[1]->span) == "1 +\ty");
  CHECK(parsed.sources.text(define.id()->span) == "x");
}

TEST_CASE("how a file is stored does not matter: line ends, a byte order mark, nothing at the end") {
  const std::string plain = "framework f {\n  source \"s\"  # a comment\n  define x = 1\n}";
  std::string windows = plain;
  for (std::size_t at = windows.find('\n'); at != std::string::npos; at = windows.find('\n', at + 2))
    windows.replace(at, 1, "\r\n");
  std::string old_mac = plain;
  for (char& c : old_mac) c = c == '\n' ? '\r' : c;
  const Parsed expected(plain);
  const std::string tree = dump(*expected.ast.root, expected.sources);
  CHECK(tree.find("define") != std::string::npos);
  for (const std::string& text : {plain + "\n", windows, old_mac, "\xEF\xBB\xBF" + plain, plain + "  # the end"}) {
    INFO(text);
    const Parsed parsed(text);
    CHECK_FALSE(parsed.diagnostics.has_errors());
    CHECK(dump(*parsed.ast.root, parsed.sources) == tree);
  }
}

TEST_CASE("a file without a framework is an empty tree") {
  for (const char* text : {"", "\n", "  \t\r\n", "# only a comment", "# one\n# two\n", "\xEF\xBB\xBF"}) {
    INFO(text);
    const Parsed parsed(text);
    CHECK_FALSE(parsed.diagnostics.has_errors());
    REQUIRE(parsed.ast.root != nullptr);
    CHECK(parsed.ast.root->children.empty());
  }
}

TEST_CASE("texts may hold any character, curly quotes and braces too") {
  CHECK(contents("note \"“child’s” – 50\u00A0% { # }\"") == "(note \"“child’s” – 50\u00A0% { # }\")");
}

TEST_CASE("words that open declarations are names wherever they cannot open one") {
  CHECK(contents("define x = list\n  and table\n  and\n  test\n define y = 1") ==
        "(define x (and list table test)) (define y 1)");
  CHECK(contents(
            "cases c {\n change : yes or no\n test \"A test\" : one of add,\n list,\n table \"T\"\n input : date }") ==
        "(cases c (fact change type_truth) (fact test \"A test\" (type_one_of (choice add) (choice list) "
        "(choice table \"T\"))) "
        "(fact input type_date))");
  CHECK(contents("scale s {\n change \"Change\"\n scale \"Scale\" scores 1 }") ==
        "(scale s (level change \"Change\") (level scale \"Scale\" 1))");
  CHECK(contents("banding b of number {\n test one of 1, 2 -> 3\n list \"L\" at least 4 -> 5 }") ==
        "(banding b number (band test (test_one_of 1 2) 3) (band list \"L\" (test_at_least 4) 5))");
}

}  // namespace rubric
