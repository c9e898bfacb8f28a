// What tests expect: results, and errors by their codes.
#include <fmt/format.h>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;

bool has_alternatives(Type type) {
  return type.kind == TypeKind::level || type.kind == TypeKind::truth || type.kind == TypeKind::choice;
}

// Whether the value is one that a thing of the type can have; then it is listed.
bool list_value(const Draft& draft, ExprId id, Type type, Expectation& expectation) {
  const Expr& expr = draft.framework[id];
  if (expr.op == Op::constant && expr.absent) {
    expectation.can_be_absent = true;
  } else if (has_alternatives(type)) {
    if (expr.op != Op::constant || expr.type != type) return false;
    expectation.levels.push_back(expr.index);
  } else {
    const auto number = constant_value(draft, id);
    if (!number) return false;
    expectation.numbers.push_back(*number);
  }
  return true;
}

void read_can_be(Draft& draft, const Node& can_be, Type type, const Scope& scope, Expectation& expectation) {
  expectation.can_be = true;
  for (const Node* value : can_be.children) {
    const ExprId id = read_value(draft, *value, scope, type);
    if (!id || list_value(draft, id, type, expectation)) continue;
    draft.error(Code::wrong_type, value->span, fmt::format("`{}` is not {}", draft.text(*value), draft.words(type)),
                "list the levels or numbers that are still possible");
  }
}

// Only what data and their rating can end with; a test stands in rules that have no errors.
bool ends_a_rating(const CodeInfo& code) { return code.severity == Severity::error && code.id >= "R0601"; }

}  // namespace

Scope scope_of_expectations() {
  Scope scope;
  scope.overall = true;
  scope.test = true;
  return scope;
}

void read_expectation(Draft& draft, const Node& node, Test& test) {
  const Scope scope = scope_of_expectations();
  Expectation expectation;
  expectation.span = node.span;
  const Node* can_be = node.child(K::can_be);
  expectation.value =
      can_be != nullptr ? read_value(draft, *node.children[0], scope) : read_truth(draft, *node.children[0], scope);
  if (!expectation.value) return;
  if (can_be != nullptr) read_can_be(draft, *can_be, draft.type(expectation.value), scope, expectation);
  test.expectations.push_back(std::move(expectation));
}

void read_expected_error(Draft& draft, const Node& node, Test& test) {
  const Node& name = *node.id();
  const CodeInfo* code = find_code(draft.text(name));
  if (code != nullptr && ends_a_rating(*code)) return test.errors.push_back({code->code, node.span});
  draft.error(
      Code::unknown_code, name.span,
      fmt::format("`{}` {}", draft.text(name),
                  code == nullptr ? "is the code of no message" : "is no error that data or rating can end with"),
      "`rubric help` lists all messages; data and rating can end with those from R0601 on");
}

}  // namespace rubric
