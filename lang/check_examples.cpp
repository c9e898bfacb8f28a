// Tables of examples in tests: a test for each row, the cells at the left given, those at the right expected.
#include <fmt/format.h>

#include <algorithm>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;

struct Heading {
  const Node* node = nullptr;
  Target target;  // of a column that is given
  ExprId value;   // of one that is expected; neither after an error
};

class Examples {
 public:
  Examples(Draft& draft, const Test& common) : draft_(draft), common_(common) {}

  void read_heads(const Node& heads) {
    for (const Node* cell : heads.child(K::told)->children) add_given(*cell);
    for (const Node* cell : heads.child(K::expected)->children) add_expected(*cell);
  }

  // The row as a test of its own.
  void read_row(const Node& row, std::size_t number) {
    const Children told = row.child(K::told)->children;
    const Children expected = row.child(K::expected)->children;
    if (!has_places(row, told.size(), given_.size(), "given") ||
        !has_places(row, expected.size(), expected_.size(), "expected"))
      return;
    Test test = common_;
    test.title = fmt::format("{}, row {}", common_.title, number);
    test.span = row.span;
    for (std::size_t i = 0; i < told.size(); ++i) give_cell(*told[i], given_[i], test);
    for (std::size_t i = 0; i < expected.size(); ++i) expect_cell(*expected[i], expected_[i], test);
    draft_.framework.tests.push_back(std::move(test));
  }

 private:
  static bool is_value(const Node& cell) { return cell.kind == K::test_equals; }

  void no_heading(const Node& cell, std::string advice) {
    draft_.error(Code::wrong_type, cell.span, fmt::format("`{}` is no heading", draft_.text(cell)), std::move(advice));
  }

  void add_given(const Node& cell) {
    Heading& heading = given_.emplace_back(Heading{&cell, {}, {}});
    if (!is_value(cell))
      return no_heading(cell, "name what is given: an input, a standard, or `question safety of standard 2.1`");
    heading.target = target_of_value(draft_, *cell.children[0]);
    const auto same = [&](const Heading& other) { return &other != &heading && other.target == heading.target; };
    if (heading.target == Target{} ||
        (!is_given(common_, heading.target) && std::none_of(given_.begin(), given_.end(), same)))
      return;
    draft_.error(Code::declared_twice, cell.span, fmt::format("`{}` is given twice", draft_.text(cell)),
                 "keep one of them");
    heading.target = {};
  }

  void add_expected(const Node& cell) {
    Heading& heading = expected_.emplace_back(Heading{&cell, {}, {}});
    if (!is_value(cell)) return no_heading(cell, "name what is expected, such as `rating of standard 2.1`");
    heading.value = read_value(draft_, *cell.children[0], scope_of_expectations());
  }

  bool has_places(const Node& row, std::size_t cells, std::size_t headings, std::string_view what) {
    if (cells == headings) return true;
    draft_.error(Code::row_cells, row.span,
                 fmt::format("this row has {} cell{} for what is {}, and {} heading{} above", cells,
                             cells == 1 ? "" : "s", what, headings, headings == 1 ? " stands" : "s stand"),
                 "give it a cell for each heading; `any` where anything will do");
    return false;
  }

  void give_cell(const Node& cell, const Heading& heading, Test& test) {
    if (cell.kind != K::any_value) give(draft_, heading.target, {&cell}, cell.span, test);
  }

  void expect_cell(const Node& cell, const Heading& heading, Test& test) {
    if (cell.kind == K::any_value || !heading.value) return;
    Expectation expectation;
    expectation.value = read_test(draft_, cell, heading.value, cell.span, scope_of_expectations());
    expectation.span = cell.span;
    expectation.heading = heading.node->span;
    if (expectation.value) test.expectations.push_back(std::move(expectation));
  }

  Draft& draft_;
  const Test& common_;
  std::vector<Heading> given_, expected_;
};

}  // namespace

void read_examples(Draft& draft, const std::vector<const Node*>& lines, const Test& common) {
  if (lines.size() == 1)
    draft.error(Code::empty, lines[0]->span, "a table of examples has rows below its headings",
                "write one, such as `good | 4 of 6 -> fair`");
  Examples examples(draft, common);
  examples.read_heads(*lines[0]);
  for (std::size_t i = 1; i < lines.size(); ++i) examples.read_row(*lines[i], i);
}

}  // namespace rubric
