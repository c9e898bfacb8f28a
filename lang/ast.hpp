// Rules text as a tree: what was written and where, without meaning.
//
// One uniform node, as in Carbon's parse tree: so an amendment can replace any part of a framework, and the
// printer, the dump and the provenance need no code per construct. Nodes are immutable and live as long as
// the Ast that made them; a tree that amendments have produced shares the untouched nodes of its base.
#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lang/source.hpp"

namespace rubric {

// Each kind is followed by its children, in order; `[x]` may be absent, `x*` repeats. *Leaf* kinds have none:
// their text is their span.
// clang-format off
enum class NodeKind : std::uint8_t {
  file,  // (framework|module)*

  // leaves
  name, numbered, number, date, text, word,

  // headings
  framework,    // name [text] [amends] heading* item* cite*
  module_,      // name [text] heading* item* cite*
  amends,       // name
  use,          // name
  programme,    // name [text]
  in_force,     // date [date]
  crosswalk,    // (becomes|replaced_by|ends)*
  becomes, replaced_by,  // id id: of a standard of the base, and one that there is now
  ends,         // id
  source,       // text
  note,         // text

  // declarations; every one may hold `source` and `note`, its own before those of its parts
  scale,        // name [text] level*
  level,        // name|numbered text [number]
  banding,      // name [text] word(percent|whole|number) [rounding] [gives] band*
  gives,        // name
  band,         // [name] [text] (test|otherwise) value
  otherwise,    // leaf
  table,        // name [text] [first_row] [gives] heads|grid row*
  first_row,    // leaf
  heads,        // value* name: what the cells of a row are about, and what the row gives
  grid,         // value value test*: what stands at the left and across, and the cells across
  row,          // (test|any_value)* value; or otherwise value; in a grid, a cell and a value for each across
  any_value,    // leaf
  cases,        // name [text] fact*
  records,      // name [text] fact*
  fact,         // name [text] type
  input,        // name [text] type [lower_is_better|higher_is_better]
  parameter,    // name [text] value
  define,       // name [text] value
  domain,       // id [text] mark* [when] standard* default_rules* rule*
  standard,     // id [text] mark* [when] question* rule*
  question,     // id [text] mark* [when] prompt*
  prompt,       // id [text] [when]
  default_rules,  // word(standards|domains) rule*
  discretion,   // name [text] value (whose ratings) ground* moves* requires*
  ground,       // name [text] [when]
  moves,        // number
  requires_,    // name*
  sampling,     // [text] plan*
  confidence, margin,  // number
  split,        // (name number)*
  size,         // name test
  overall,      // [text] rule*
  test,         // text (given|given_data|given_case)* (expect|expect_error)* example* (the first one: headings)
  given,        // (path|name|numbered) value*
  given_data,   // text
  given_case,   // name given*
  expect,       // value [can_be]
  expect_error,  // name
  example,      // told expected
  told,         // (any_value|value)*
  expected,     // (any_value|test)*
  can_be,       // value*

  // types
  type_truth, type_date, type_level, type_one_of, type_ordered, type_values, type_percent, type_whole, type_number,
  or_missing, lower_is_better, higher_is_better,  // leaves
  choice,       // name [text]
  decimals,     // number
  unit,         // text

  // marks and conditions
  judged, on, weight, not_counted, without_rating,
  when,         // value

  // rules
  nothing_relevant,  // leave_out | value
  leave_out,
  insufficient,      // yes | no | not_relevant
  not_rated_when,    // when
  limit, raise,      // name value [when]
  raise_by, lower_by,  // name value [when]
  assign,       // name value

  // expressions
  or_, and_,    // value value+
  not_,         // value
  comparison,   // value test
  quantified,   // quantifier value [test]
  any, all, none, at_least_of, at_most_of, exactly_of,  // [number|name]
  banded,       // value [gives] band*
  choose,       // line*
  line,         // (when|otherwise) value
  rounded,      // value rounding
  rounding,     // word(exact|half-up|…) [places]
  to_decimals, to_multiples,  // number
  sum, product,  // value (plus|minus|times|over value)+
  plus, minus, times, over,
  application,  // function value
  where,        // value condition
  list,         // value*
  weighted,     // value weight
  one_case,
  yes, no, missing_value, not_rated,
  domain_ref, standard_ref, question_ref, ground_ref,  // id
  domains_ref, standards_ref, questions_ref,           // numbered*

  // tests: what stands after `is`
  test_not,     // test
  test_missing, test_rated,
  test_at_least, test_at_most, test_above, test_below, test_before, test_after,  // value
  test_within,  // value
  test_one_of,  // value*
  test_equals,  // value
  test_range,   // value value

  // answers in tests
  tally, percentage,  // number number
  not_relevant, not_yet_assessed, insufficient_evidence,

  // amendments
  add,          // [before|after] part
  before, after,  // path
  replace,      // part
  remove,       // path
  change_title, change_when, change_type, change_rounding,  // path, new
  change_value, change_rating, change_score, change_weight,  // path, new
  in,           // path amendment*
  path,         // step*
  step,         // word [name|numbered|text|word]
};
// clang-format on

std::string_view to_string(NodeKind kind);
bool is_leaf(NodeKind kind);

struct Node;
using Children = std::span<const Node* const>;

struct Node {
  NodeKind kind;
  Span span;
  Children children;                // in the memory of the Ast that made the node
  const Node* amendment = nullptr;  // the amendment that put this node where it is; null when it was written there

  // The first child of the kind, or null.
  const Node* child(NodeKind wanted) const;
  std::vector<const Node*> all(NodeKind wanted) const;
  // The identifier: the first child that is a name or a number with dots; null when there is none.
  const Node* id() const;
};

class Ast {
 public:
  Ast();
  const Node* make(NodeKind kind, Span span, Children children = {}, const Node* amendment = nullptr);
  const Node* root = nullptr;  // of kind `file`
  bool complete = true;        // false: something could not be read, and was left out
  bool with_tests = true;      // false: a test was passed over

  // How the text is laid out; of a text as it was read only, not of what amendments make of it.
  struct Entry {
    std::uint32_t begin;
    NodeKind kind;
  };
  std::vector<Entry> entries;  // of all blocks, in the order in which they end
  std::vector<Span> broken;    // what could not be read; may overlap, and end in blanks and comments

 private:
  // Where the nodes and their lists of children stand. They need no destructor, and stay there when the Ast moves.
  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_;
};

bool is_amendment(NodeKind kind);
bool is_test(NodeKind kind);  // test_not … test_range
bool is_cite(NodeKind kind);  // source, note

// What the quotes of a text node hold, escapes resolved and control characters shown as `·`.
std::string unquote(std::string_view quoted);

// The tree as nested lines, for `rubric dump --ast` and tests.
std::string dump(const Node& node, const Sources& sources);

}  // namespace rubric
