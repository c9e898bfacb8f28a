// Amendments that add, replace and remove parts.
#include "lang/amend.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lang/parts.hpp"

namespace rubric {

using K = NodeKind;

const Node* Amender::rebuilt(const Trail& trail, Nodes put) {
  for (std::size_t depth = trail.size() - 1; depth > 0; --depth) {
    const Node& parent = *trail[depth - 1];
    Nodes children;
    for (const Node* child : parent.children) {
      if (child == trail[depth])
        children.insert(children.end(), put.begin(), put.end());
      else
        children.push_back(child);
    }
    put = {with(parent, children, nullptr)};
  }
  return put.front();
}

const Node* Amender::at_the_end(const Node& owner, const Node& part) {
  Nodes children;
  children.reserve(owner.children.size() + 1);
  children.assign(owner.children.begin(), owner.children.end());
  children.push_back(&part);
  return with(owner, children, nullptr);
}

const Node* Amender::apply(const Node* root, const Node& amendment) {
  now_ = &amendment;
  if (!spend(0)) return root;
  switch (amendment.kind) {
    case K::add: return add(root, amendment);
    case K::replace: return replace(root, amendment);
    case K::remove: return remove(root, amendment);
    case K::in: return in(root, amendment);
    default: return is_amendment(amendment.kind) ? change(root, amendment) : at_the_end(*root, amendment);
  }
}

const Node* Amender::add(const Node* root, const Node& amendment) {
  const Node* position = amendment.child(K::before) != nullptr ? amendment.child(K::before) : amendment.child(K::after);
  const Node& part = *amendment.children[position != nullptr ? 1 : 0];
  Trail beside;
  if (position != nullptr) {
    beside = target(root, *position->children.front());
    if (beside.empty()) return root;
  }
  const Node& owner = position != nullptr ? *beside[beside.size() - 2] : *root;
  if (!can_hold(owner.kind, part.kind)) {
    return error(root, Code::cannot_hold, part,
                 fmt::format("{} cannot stand directly in {}", called(part.kind), called(owner.kind)),
                 fmt::format("write `{}`", example_of_adding(part.kind)));
  }
  std::vector<Trail> there;
  const std::string_view name = name_of(part);
  if (!name.empty() && !is_rule(part.kind)) search({&owner}, part.kind, name, there);
  if (!there.empty()) {
    return error(root, Code::declared_twice, part, fmt::format("there is a `{}` already", label(part)),
                 "write `replace` to put this in its place", {{place_of(*there[0].back()), "declared here"}});
  }
  const Node* put = placed(part, amendment);
  if (position == nullptr) return at_the_end(*root, *put);
  return rebuilt(beside,
                 position->kind == K::before ? std::vector{put, beside.back()} : std::vector{beside.back(), put});
}

const Node* Amender::replace(const Node* root, const Node& amendment) {
  const Node& part = *amendment.children.front();
  if (is_rule(part.kind)) {
    return error(root, Code::cannot_hold, part, "a rule has no name to be replaced by",
                 "replace what holds it, or write `change rating of standard 2.2 to …`");
  }
  std::vector<Trail> found;
  search({root}, part.kind, name_of(part), found);
  if (found.empty()) {
    no_target(root, part, fmt::format("there is no `{}` to replace", label(part)), name_of(part), part.kind, {{root}});
    return root;
  }
  if (the_one(found) == nullptr) {
    several_targets(part, fmt::format("`{}` could be any of {}", label(part), found.size()), found);
    return root;
  }
  if (same_words(*found[0].back(), part)) {
    return error(root, Code::without_effect, amendment, fmt::format("replaces `{}` with the same words", label(part)),
                 "take the amendment out", {{found[0].back()->span, "as it is already"}});
  }
  return rebuilt(found[0], {placed(part, amendment)});
}

const Node* Amender::remove(const Node* root, const Node& amendment) {
  const Trail found = target(root, *amendment.children.front());
  if (found.empty()) return root;
  removed_.push_back({found.back(), amendment.span});
  return rebuilt(found, {});
}

const Node* Amender::in(const Node* root, const Node& amendment) {
  const Trail found = target(root, *amendment.children.front());
  if (found.empty()) return root;
  Nodes list;
  std::copy_if(amendment.children.begin() + 1, amendment.children.end(), std::back_inserter(list),
               [](const Node* n) { return is_amendment(n->kind); });
  if (list.empty() && !complete_) return root;  // what it would change could not be read
  if (list.empty()) return error(root, Code::without_effect, amendment, "changes nothing", "take the amendment out");
  return rebuilt(found, {apply_all(found.back(), list)});
}

}  // namespace rubric
