// Which grammar rules become nodes of the tree, and what the rules are called in "expected …". Private to parse.cpp.
#pragma once

#include <fmt/format.h>

#include <string>

#include "lang/ast.hpp"
#include "lang/grammar_file.hpp"

namespace rubric {

namespace g = rubric::grammar;

enum class Keep : std::uint8_t { never, always, when_several };  // when_several: only with two children or more

struct Made {
  Keep keep = Keep::never;
  NodeKind kind = NodeKind::word;
  NodeKind kind_of_two = NodeKind::word;
};
constexpr Made node(NodeKind kind) { return {Keep::always, kind, kind}; }
constexpr Made several(NodeKind kind) { return {Keep::when_several, kind, kind}; }

template <typename Rule>
constexpr Made kMade{};
#define NODE(rule, kind) \
  template <>            \
  constexpr Made kMade<g::rule> = node(NodeKind::kind);
#define SEVERAL(rule, kind) \
  template <>               \
  constexpr Made kMade<g::rule> = several(NodeKind::kind);
#define SAME(rule) NODE(rule, rule)
// clang-format off
SAME(name) SAME(numbered) SAME(number) SAME(date) SAME(text) SAME(file)
SAME(framework) SAME(module_) SAME(amends) SAME(use) SAME(programme) SAME(in_force) SAME(crosswalk) SAME(becomes) SAME(replaced_by) SAME(ends) SAME(source)
SAME(note) SAME(scale) SAME(level) SAME(banding) SAME(gives) SAME(band)
SAME(otherwise) SAME(table) SAME(first_row) SAME(heads) SAME(grid) SAME(row) SAME(any_value) SAME(cases) SAME(records) SAME(fact) SAME(input) SAME(parameter) SAME(define)
SAME(domain) SAME(standard) SAME(question) SAME(prompt) SAME(default_rules)
SAME(discretion) SAME(ground) SAME(moves) SAME(requires_) SAME(sampling)
SAME(confidence) SAME(margin) SAME(split) SAME(size) SAME(overall)
SAME(given) SAME(given_data) SAME(given_case) SAME(expect) SAME(expect_error) SAME(example) SAME(told) SAME(expected) SAME(can_be) SAME(type_truth) SAME(type_date)
SAME(type_level) SAME(type_values) SAME(type_one_of) SAME(type_ordered) SAME(type_percent)
SAME(type_whole) SAME(type_number) SAME(or_missing) SAME(choice) SAME(decimals)
SAME(unit) SAME(judged) SAME(on) SAME(weight) SAME(not_counted)
SAME(lower_is_better) SAME(higher_is_better) SAME(without_rating) SAME(when) SAME(nothing_relevant) SAME(leave_out) SAME(insufficient)
SAME(not_rated_when) SAME(limit) SAME(raise) SAME(raise_by) SAME(lower_by)
SAME(assign) SAME(choose) SAME(line) SAME(not_) SAME(quantified) SAME(at_least_of) SAME(at_most_of)
SAME(exactly_of) SAME(rounding) SAME(to_decimals) SAME(to_multiples) SAME(minus)
SAME(times) SAME(over) SAME(application) SAME(one_case) SAME(yes) SAME(no)
SAME(missing_value) SAME(not_rated) SAME(domain_ref) SAME(standard_ref)
SAME(question_ref) SAME(ground_ref) SAME(domains_ref) SAME(standards_ref)
SAME(questions_ref) SAME(test_not) SAME(test_missing) SAME(test_rated)
SAME(test_at_least) SAME(test_at_most) SAME(test_above) SAME(test_below)
SAME(test_before) SAME(test_after) SAME(test_within) SAME(test_one_of) SAME(tally)
SAME(percentage) SAME(not_relevant) SAME(not_yet_assessed) SAME(insufficient_evidence)
SAME(add) SAME(before) SAME(after) SAME(replace) SAME(remove)
SAME(change_title) SAME(change_when) SAME(change_type) SAME(change_rounding)
SAME(change_value) SAME(change_rating) SAME(change_score) SAME(change_weight)
SAME(in) SAME(path) SAME(step)

NODE(a_number, number) NODE(measure, word) NODE(mode, word) NODE(exact_mode, word)
NODE(for_whom, word) NODE(step_word, word) NODE(test_word, word) NODE(default_word, word)
NODE(single_word, word) NODE(testblock, test) NODE(of_case, given) NODE(by_word, name)
NODE(lower_bound, test_at_least) NODE(upper_bound, test_at_most) NODE(both_bounds, test_range)
NODE(any_of, any) NODE(all_of, all) NODE(none_of, none) NODE(plus_sign, plus)
SEVERAL(expr, or_) SEVERAL(and_, and_) SEVERAL(comparison, comparison)
SEVERAL(banded, banded) SEVERAL(rounded, rounded) SEVERAL(sum, sum)
SEVERAL(product, product) SEVERAL(where, where) SEVERAL(list, list)
SEVERAL(weighted, weighted)
    // clang-format on
    template <>
    constexpr Made kMade<g::test_equals> = {Keep::always, NodeKind::test_equals, NodeKind::test_range};
#undef SAME
#undef NODE
#undef SEVERAL

// Words for "expected …". A rule under `must` without words does not compile.
template <typename Rule>
struct Expected;
template <g::Literal Word>
struct Expected<g::k<Word>> {
  static std::string words() { return fmt::format("`{}`", Word.view()); }
};
template <g::Literal Sign>
struct Expected<g::sign<Sign>> {
  static std::string words() { return fmt::format("`{}`", Sign.view()); }
};
#define EXPECTED(rule, text)                    \
  template <>                                   \
  struct Expected<g::rule> {                    \
    static std::string words() { return text; } \
  }
EXPECTED(open, "`{`");
EXPECTED(arrow, "`->`");
EXPECTED(name, "a name");
EXPECTED(id, "a name or a number such as 2.1");
EXPECTED(a_number, "a number");
EXPECTED(date, "a date such as 2021-07-15");
EXPECTED(text, "a text in double quotes");
EXPECTED(value, "a value");
EXPECTED(expr, "a value or a condition");
EXPECTED(and_, "a condition");
EXPECTED(negation, "a condition");
EXPECTED(weighted, "a value");
EXPECTED(apply, "a value");
EXPECTED(product, "a value");
EXPECTED(sum, "a value");
EXPECTED(mode, "`half-up`, `half-even`, `half-down`, `up` or `down`");
EXPECTED(how_many, "how many");
EXPECTED(band_test, "what it holds, such as `50 to 64`, `at least 80` or `otherwise`");
EXPECTED(cell, "a cell, such as `good`, `50 to 64`, `at least 80` or `any`");
EXPECTED(table_head, "the heading of its rows, such as `sum of scores | highest of scores -> rating`");
EXPECTED(test, "what it is compared with, such as `good`, `50 to 64` or `at least 80`");
EXPECTED(simple_test, "what it is compared with, such as `good`, `50 to 64` or `at least 80`");
EXPECTED(a_boundary, "`points of a boundary`");
EXPECTED(choice, "a choice");
EXPECTED(type, "a type, such as `yes or no` or `one of a, b`");
EXPECTED(ends_word, "`becomes standard`, `is replaced by standard` or `ends`");
EXPECTED(direction, "`lower is better` or `higher is better`");
EXPECTED(measure, "`percent`, `whole number` or `number`");
EXPECTED(mark, "`judged`, `on`, `weight`, `not counted` or `without rating`");
EXPECTED(when, "`when` and a condition");
EXPECTED(recorded, "what a decision records, such as `reason`");
EXPECTED(counts_as, "`yes`, `no` or `not relevant`");
EXPECTED(for_whom, "`standards` or `domains`");
EXPECTED(share_of, "a kind of case and its per cent");
EXPECTED(step, "what it is a part of, such as `standard 2.1`");
EXPECTED(path, "what is meant, such as `standard 2.1` or `question safety of standard 2.1`");
EXPECTED(target, "what is given, such as `standard 2.1` or the name of an input");
EXPECTED(answer, "a tally such as `4 of 6`, or a value");
EXPECTED(told_cell, "a cell, such as `good`, `4 of 6` or `any`");
EXPECTED(expected, "what is expected, such as `good`, `at least 80` or `any`");
EXPECTED(part, "a declaration, a question, a level, a band, a fact or a rule");
EXPECTED(rounding, "`exact` or `rounded half-up`");
#undef EXPECTED
template <>
struct Expected<g::sor<g::k<"decimals">, g::k<"decimal">>> {
  static std::string words() { return "`decimals`"; }
};
template <>
struct Expected<g::sor<g::k<"levels">, g::k<"level">>> {
  static std::string words() { return "`levels`"; }
};
template <>
struct Expected<g::sor<g::leave_out, g::value>> {
  static std::string words() { return "`leave out`, a level or `not rated`"; }
};

}  // namespace rubric
