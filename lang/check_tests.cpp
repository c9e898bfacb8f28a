// Tests that stand beside the rules.
#include <map>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;

void check_expects(Draft& draft, const Node& node, const Test& test, Span title) {
  const Node* result = node.child(K::expect) != nullptr ? node.child(K::expect) : node.child(K::example);
  if (result == nullptr && node.child(K::expect_error) == nullptr && draft.whole(node)) {
    draft.error(Code::empty, title, "a test expects something, and this one does not",
                "write what comes out: `expect rating is good`");
  }
  if (result == nullptr || test.errors.empty()) return;
  draft.error(Code::error_and_result, result->span, "what ends with an error has no result",
              "make two tests of it: one expects the error, one expects the result",
              {{test.errors[0].span, "the error is expected here"}});
}

Test read_test_block(Draft& draft, const Node& node, Span title) {
  Test test;
  test.title = unquote(draft.sources.text(title));
  test.span = node.span;
  for (const Node* entry : node.children) {
    if (entry->kind == K::given || entry->kind == K::given_data || entry->kind == K::given_case)
      read_given(draft, *entry, test);
    if (entry->kind == K::expect) read_expectation(draft, *entry, test);
    if (entry->kind == K::expect_error) read_expected_error(draft, *entry, test);
  }
  return test;
}

}  // namespace

void read_tests(Draft& draft) {
  std::map<std::string, Span> titles;
  for (const Node* node : draft.root.all(K::test)) {
    const Span title = node->child(K::text)->span;
    Test test = read_test_block(draft, *node, title);
    const auto [twin, fresh] = titles.emplace(test.title, title);
    if (!fresh)
      draft.error(Code::declared_twice, title, "two tests have this title", "give one of them another title",
                  {{twin->second, "the first"}});
    check_expects(draft, *node, test, title);
    const std::vector<const Node*> examples = node->all(K::example);
    if (examples.empty())
      draft.framework.tests.push_back(std::move(test));
    else if (draft.whole(*node))  // else the first line may not be that of the headings
      read_examples(draft, examples, test);
  }
}

}  // namespace rubric
