// The passes over a Draft, and what they ask of one another. Private to the check_*.cpp files.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/draft.hpp"

namespace rubric {

// ---- the passes, in their order
void declare_types(Draft& draft);       // check_types.cpp: scales, kinds of case
void declare_standards(Draft& draft);   // check_standards.cpp: domains, standards, questions, prompts
void declare_names(Draft& draft);       // check_names.cpp: parameters, defines, bandings; doubles
void read_policies(Draft& draft);       // check_policy.cpp: what holds when nothing is relevant
void read_bandings(Draft& draft);       // check_bands.cpp
void read_applicability(Draft& draft);  // check_applies.cpp: whether standards and domains apply at all
void read_conditions(Draft& draft);   // check_standards.cpp: weights; of questions and prompts, when they are relevant
void read_rules(Draft& draft);        // check_rules.cpp: every subject's results
void read_discretions(Draft& draft);  // check_discretion.cpp: grounds; sampling
void read_tests(Draft& draft);        // check_tests.cpp
void report_unused(Draft& draft);     // check_names.cpp

// ---- what passes ask of one another
Term read_term(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted = {});
// A value as a term; broken where there is none.
Term term_of(const Draft& draft, ExprId value);
// check_collections.cpp
Term read_where(Draft& draft, const Node& node, const Scope& scope);
Term read_list(Draft& draft, const Node& node, const Scope& scope);
ExprId read_quantified(Draft& draft, const Node& node, const Scope& scope);
// The members as a term of one type; broken, with an error, where they have none in common.
Term collect(Draft& draft, std::vector<Member> members, Span span);
// check_records.cpp: the records of a list, those of them that a condition picks, and a figure of each. `function` is a
// field, or what is worked out from fields.
Term records_of(ListId list);
std::string figure_of_records(const Draft& draft, ListId list);  // "points of violations", for advice
bool is_field(const Draft& draft, ListId list, std::string_view name);
Term field_term(Draft& draft, const Node& name, ListId list);
Term read_where_of_records(Draft& draft, const Term& records, const Node& condition, const Scope& scope);
Term apply_to_records(Draft& draft, const Node& function, const Term& records, const Scope& scope);
// "any of points of violations are above 5": how many records are so is held against the quantifier.
ExprId read_quantified_records(Draft& draft, const Node& node, const Term& values, const Scope& scope);
// check_applications.cpp: `percent of questions`, `lowest of …`, `quality of …`
Term read_application(Draft& draft, const Node& node, const Scope& scope);
// check_outcomes.cpp: what the lines of a `choose` or the rows of a table give, all of one type. None after an error.
struct Outcomes {
  std::vector<ExprId> values;  // as the nodes
  Type type;
};
std::optional<Outcomes> read_outcomes(Draft& draft, Span span, const std::vector<const Node*>& nodes,
                                      const Scope& scope, std::optional<Type> wanted);
// The text among those that are the choices of a fact; none, with an error, if it is not one of them.
ExprId text_value(Draft& draft, const Node& text, std::uint32_t fact);
// check_table.cpp: a table, as the value that it comes to.
ExprId read_table(Draft& draft, const Node& node, const Scope& scope);
// check_rows.cpp: whatever comes, one of the rows applies; and exactly one, or each at least once.
struct Rows {
  const Node& table;
  std::vector<ExprId> headings;
  std::vector<std::vector<ExprId>> cells;  // a row each; none where anything will do
  std::vector<Span> spans;
  bool first = false;      // the first row that applies counts
  bool otherwise = false;  // the last row applies where no other does; it has no cells
};
void check_rows(Draft& draft, const Rows& rows);
// check_choose.cpp: `choose { … }`
ExprId read_choose(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted);
// check_comparisons.cpp: whether two values can be compared; an error unless they can.
bool comparable(const Draft& draft, ExprId a, ExprId b);
bool require_comparable(Draft& draft, ExprId a, ExprId b, Span span);
// A single value; none after an error. `wanted` says of which type a bare level or number is meant to be.
ExprId read_value(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted = {});
ExprId read_truth(Draft& draft, const Node& node, const Scope& scope);
// `value is …`; the node is the test, `said` is where the value stands.
ExprId read_test(Draft& draft, const Node& node, ExprId value, Span said, const Scope& scope);
// Sets the type of a `score` step; false, with an error, if the levels have no scores.
bool score_type(Draft& draft, ExprId score, Span span);
// The value of an expression without inputs; empty, with an error, for any other.
std::optional<Rational> read_constant(Draft& draft, const Node& node);
std::optional<Rational> constant_value(const Draft& draft, ExprId id);
// A define or parameter that nothing has asked for yet is read all the same.
void read_unasked(Draft& draft, const Node& declaration);
// What a test of numbers holds (`50 to 64`, `at least 80`); empty after an error.
std::optional<Bounds> read_band_bounds(Draft& draft, const Node& test);
// check_pointers.cpp: pointers and plurals (`standard 2.1`, `domains 2, 3`); a part of something (`standards of
// domains 2, 3`, `ground close of standard 2.1`).
Term read_pointer(Draft& draft, const Node& node, const Scope& scope);
Term read_part_of(Draft& draft, const Node& part, const Term& whole, const Scope& scope);
Term of_entities(Term::Kind kind, std::vector<Entity> entities, bool single = false);
// check_terms.cpp: names, and what points at something.
Term read_name(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted);
ExprId level_value(Draft& draft, const Node& name, std::uint32_t scale);
// What is being worked out has been asked for again, from the place given.
void report_circle(Draft& draft, std::string_view name, Span span);
// An attribute (`rating`, `percent`, …) of one thing; none after an error.
ExprId attribute(Draft& draft, std::string_view name, Term::Kind kind, const Entity& of, Span span, const Scope& scope);
bool is_attribute(std::string_view name);
bool is_aggregate(std::string_view name);
// A name of the language. Where a value is given such a name, that is reported, and the name then means the value.
bool is_built_in(std::string_view name);
void check_not_built_in(Draft& draft, const Node& name);
// A part of the framework that would be passed over where it stands.
void misplaced(Draft& draft, Span span, std::string message, std::string advice);
// A declaration with nothing in it, unless what was in it could not be read.
void check_not_empty(Draft& draft, const Node& node, bool empty, std::string_view what, std::string_view advice);
// The names among which one was looked for.
std::vector<std::string_view> names_in(const std::map<std::string, std::uint32_t, std::less<>>& declared);
// Applies a banding to a number or percent, as `band` steps; knows the policy for nothing relevant.
ExprId apply_banding(Draft& draft, BandingId id, ExprId value, Span span);
BandingId read_banding(Draft& draft, const Node& node, TypeKind measure, std::optional<Rounding> given, Bounds range,
                       std::optional<Type> wanted);
std::optional<Rounding> read_rounding(Draft& draft, const Node& node);
// check_givens.cpp: an entry of a test that gives something (check_given_cases.cpp: a single case). The standard and
// the question of that name, and a constant that an input or fact can have; none after an error.
void read_given(Draft& draft, const Node& node, Test& test);
void read_given_case(Draft& draft, const Node& node, Test& test);
std::string path_of(const Framework& framework, QuestionId id);  // "question safety of standard 2.1"
StandardId find_standard(Draft& draft, const Node& id);
QuestionId find_question(Draft& draft, const Node& id, StandardId standard);
ExprId given_value(Draft& draft, FactId id, const Node& answer);
// What a test can give; nothing of it is set after an error.
struct Target {
  StandardId standard;
  QuestionId question;  // none: the whole standard
  FactId input;
  ListId list;
  bool fieldwork = false;
  friend bool operator==(const Target&, const Target&) = default;
};
ListId find_list(const Draft& draft, std::string_view id);  // none where there is none of that name
Target target_of_value(Draft& draft, const Node& value);    // what an expression names
bool is_given(const Test& test, const Target& target);
void give(Draft& draft, const Target& target, const std::vector<const Node*>& answers, Span span, Test& test);
// check_examples.cpp: the lines of a table of examples, of which the first are its headings, become tests, each with
// what is common to all.
void read_examples(Draft& draft, const std::vector<const Node*>& lines, const Test& common);
// check_expectations.cpp: what a test expects to come out.
Scope scope_of_expectations();
void read_expectation(Draft& draft, const Node& node, Test& test);
void read_expected_error(Draft& draft, const Node& node, Test& test);
// check_edges.cpp: the bands, from the lowest to the highest, hold every value of the range (where known) once; errors
// unless they do. `whole`: no band was left out because it could not be read.
void check_edges(Draft& draft, const Banding& banding, const Bounds& range, bool whole);
// What a value can be at all, seen from the scales and constants it is made of.
Bounds range_of(const Draft& draft, ExprId id);
// check_defaults.cpp: a rule that holds for a subject.
struct Rule {
  const Node* node = nullptr;
  Origin owner;  // for citations that the rule does not have itself
};
// Its own in the order written, then those of the nearest default that it does not state itself; ratings and scores
// before what limits them.
std::vector<Rule> rules_of(Draft& draft, Subject subject);
// Defaults for the same whom in one place, and defaults in a place where nobody looks for them.
void check_defaults(Draft& draft, const Node& holder, bool in_domain);
// check_policy.cpp: what a question with nothing relevant counts as must have come to something.
void check_policy(Draft& draft, std::uint32_t index);
// check_applies.cpp: whether a standard or domain applies: a truth; none where it always does, and after an error.
DefinitionId applies(Draft& draft, Subject subject, Span asked_from);
ExprId applies_guard(Draft& draft, Subject subject, Span span);
// An error where only inputs may be read.
bool require_figures(Draft& draft, Span span);
// check_discretion.cpp: whether some discretion is `for overall`.
bool may_depart_from_overall(const Draft& draft);
// check_deciding.cpp: `lowest` and `deciding` of a standard with questions.
void find_deciding(Draft& draft, StandardId id);
// The results of a standard, domain or the overall, worked out on demand; null after an error.
const Results* results_of(Draft& draft, Subject subject, Span asked_from);
// The level that the node names in the scale; empty, with an error, if it has none such.
std::optional<std::uint32_t> find_level(Draft& draft, const Node& name, std::uint32_t scale);
// The scales with such a level.
std::vector<std::uint32_t> scales_with(const Draft& draft, const Node& level);
void report_ambiguous(Draft& draft, const Node& level, const std::vector<std::uint32_t>& scales);
std::vector<std::string_view> names_of_levels(const Draft& draft);
// The scale of ratings where none is said: the only one.
std::optional<std::uint32_t> only_scale(Draft& draft, Span span);

}  // namespace rubric
