// Amendments applied to a tree, one after the other. Private to the amend*.cpp files and lang/edition.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/ast.hpp"
#include "lang/diagnostic.hpp"
#include "lang/lexemes.hpp"

namespace rubric {

using Nodes = std::vector<const Node*>;
using Trail = Nodes;  // from the root of a search down to what was found

class Amender {
 public:
  Amender(Ast& tree, bool complete, const Sources& sources, Diagnostics& diagnostics)
      : tree_(tree), complete_(complete), sources_(sources), diagnostics_(diagnostics) {}

  // The root with the amendments (and plain declarations, which are added) of `list` applied in order.
  const Node* apply_all(const Node* root, const Nodes& list) {
    for (const Node* amendment : list) root = apply(root, *amendment);
    return root;
  }
  // A place that every message from now on shows too.
  void point_out(std::optional<Label> place) { also_ = std::move(place); }

 private:
  const Node* apply(const Node* root, const Node& amendment);
  const Node* add(const Node* root, const Node& amendment);
  const Node* replace(const Node* root, const Node& amendment);
  const Node* remove(const Node* root, const Node& amendment);
  const Node* change(const Node* root, const Node& amendment);
  const Node* change_type(const Trail& fact, const Node& amendment);
  const Node* with_title(const Node& owner, const Node& title, const Node& amendment);
  const Node* in(const Node* root, const Node& amendment);

  // What an amendment names by a path, or by the kind and name of a part. Empty, with an error, if there is none
  // or more than one.
  Trail target(const Node* root, const Node& path);
  Trail no_target(const Node* root, const Node& at, std::string message, std::string_view name, NodeKind kind,
                  const std::vector<Trail>& places);
  Trail several_targets(const Node& at, std::string message, const std::vector<Trail>& found);
  // False, with an error once, when amendments have cost more than those of any framework that people write.
  bool spend(std::size_t steps);
  std::string label(const Node& node) const;
  std::string_view name_of(const Node& node) const;
  bool matches(const Node& node, NodeKind kind, std::string_view name) const {
    return node.kind == kind && name_of(node) == name;
  }
  void search(Trail from, NodeKind kind, std::string_view name, std::vector<Trail>& found);
  void search_below(Trail& from, NodeKind kind, std::string_view name, std::vector<Trail>& found);
  void names_of(const Node& node, NodeKind kind, std::vector<std::string>& names) const;

  const Node* with(const Node& node, Children children, const Node* amendment) {
    spend(children.size());
    return tree_.make(node.kind, node.span, children, amendment != nullptr ? amendment : node.amendment);
  }
  const Node* placed(const Node& part, const Node& amendment) { return with(part, part.children, &amendment); }
  const Node* at_the_end(const Node& owner, const Node& part);
  // The root with the last node of the trail replaced by `put` (nothing: taken out).
  const Node* rebuilt(const Trail& trail, Nodes put);
  const Node* set_child(const Node& owner, NodeKind kind, const Node& value, NodeKind after, const Node& amendment);

  std::string_view text(const Node& node) const { return sources_.text(node.span); }
  bool same_words(const Node& a, const Node& b) const {
    return lexemes::one_line(text(a)) == lexemes::one_line(text(b));
  }
  const Node* error(const Node* root, Code code, const Node& at, std::string message, std::string advice,
                    std::vector<Label> related = {}, std::optional<Fix> fix = {}) {
    if (also_) related.push_back(*also_);
    diagnostics_.add({code, at.span, std::move(message), std::move(advice), std::move(related), {}, std::move(fix)});
    return root;
  }

  struct Removed {
    const Node* part;
    Span by;
  };

  Ast& tree_;
  bool complete_;  // false: parts of the texts could not be read
  const Sources& sources_;
  Diagnostics& diagnostics_;
  std::vector<Removed> removed_;
  std::optional<Label> also_;
  const Node* now_ = nullptr;  // the amendment being applied
  std::size_t spent_ = 0;
};

// The children of a node, to be changed for another one.
inline Nodes children_of(const Node& node) { return {node.children.begin(), node.children.end()}; }

// Where there are several: a default of the place itself, rather than those of the domains in it. Null if it could be
// any of them.
const Trail* the_one(std::vector<Trail>& found);

// Where a message points at a part: at its identifier, if it has one.
Span place_of(const Node& node);

}  // namespace rubric
