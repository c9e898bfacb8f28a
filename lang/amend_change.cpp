// Amendments that change one thing of a part: `change title of …`, `change value of …`.
#include <fmt/format.h>

#include <algorithm>

#include "lang/amend.hpp"
#include "lang/parts.hpp"

namespace rubric {

using K = NodeKind;

// The owner with its child of the kind set to the value; a new one goes behind the last child up to kind `after`.
const Node* Amender::set_child(const Node& owner, K kind, const Node& value, K after, const Node& amendment) {
  Nodes children = children_of(owner);
  const auto old = std::find_if(children.begin(), children.end(), [&](const Node* c) { return c->kind == kind; });
  if (old != children.end()) {
    *old = &value;
  } else {
    auto place = std::find_if(children.begin(), children.end(),
                              [&](const Node* c) { return c->kind > after && c->kind != K::text; });
    children.insert(place, &value);
  }
  return with(owner, children, &amendment);
}

namespace {

bool is_type(const Node* node) {
  return (node->kind >= K::type_truth && node->kind <= K::type_number) || node->kind == K::or_missing;
}

}  // namespace

// A type is one or two children of its fact: `yes or no`, and `or missing`.
const Node* Amender::change_type(const Trail& fact, const Node& amendment) {
  Nodes children = children_of(*fact.back());
  const auto old =
      std::stable_partition(children.begin(), children.end(), [](const Node* child) { return !is_type(child); });
  const Nodes wanted(amendment.children.begin() + 1, std::find_if(amendment.children.begin(), amendment.children.end(),
                                                                  [](const Node* c) { return is_cite(c->kind); }));
  const bool same = std::equal(old, children.end(), wanted.begin(), wanted.end(),
                               [&](const Node* a, const Node* b) { return same_words(*a, *b); });
  if (same)
    return error(fact.front(), Code::without_effect, amendment,
                 fmt::format("`{}` has this type already", text(*amendment.children[0])), "take the amendment out",
                 {{(*old)->span, "as it is already"}});
  children.erase(old, children.end());
  children.insert(children.end(), wanted.begin(), wanted.end());
  return rebuilt(fact, {with(*fact.back(), children, &amendment)});
}

// A title stands right behind the identifier; the overall and the sampling, which have none, begin with it.
const Node* Amender::with_title(const Node& owner, const Node& title, const Node& amendment) {
  Nodes children = children_of(owner);
  const auto id = std::find(children.begin(), children.end(), owner.id());
  const bool named = owner.kind != K::overall && owner.kind != K::sampling && id != children.end();
  children.insert(named ? id + 1 : children.begin(), &title);
  return with(owner, children, &amendment);
}

const Node* Amender::change(const Node* root, const Node& amendment) {
  const Trail found = target(root, *amendment.children[0]);
  if (found.empty()) return root;
  const Node& owner = *found.back();
  const Node& wanted = *amendment.children[1];
  const auto unchanged = [&](const Node& old) {
    return error(root, Code::without_effect, amendment,
                 fmt::format("`{}` is `{}` already", text(*amendment.children[0]), text(old)), "take the amendment out",
                 {{old.span, "as it is already"}});
  };
  const auto misplaced = [&](std::string_view aspect, std::string_view owners) {
    return error(root, Code::cannot_hold, amendment, fmt::format("{} has no {}", called(owner.kind), aspect),
                 fmt::format("only {} have one", owners));
  };
  const auto put = [&](K kind, const Node* old, const Node& value, K after) {
    return old != nullptr && same_words(*old, value)
               ? unchanged(*old)
               : rebuilt(found, {set_child(owner, kind, value, after, amendment)});
  };
  const auto wrapped = [&](K kind) { return tree_.make(kind, wanted.span, Nodes{&wanted}, &amendment); };
  const auto assigned = [&](std::string_view name) {  // the rule `rating = …`
    if (!has_rules(owner.kind))
      return misplaced(fmt::format("rule for a {}", name), "standards, domains, defaults and the overall");
    for (const Node* rule : owner.all(K::assign)) {
      if (name_of(*rule) != name) continue;
      if (same_words(*rule->children[1], wanted)) return unchanged(*rule->children[1]);
      Trail trail = found;
      trail.push_back(rule);
      return rebuilt(trail, {with(*rule, Nodes{rule->children[0], &wanted}, &amendment)});
    }
    return error(root, Code::no_target, amendment,
                 fmt::format("`{}` has no rule for its {} of its own", text(*amendment.children[0]), name),
                 fmt::format("add one: `in {} {{ add {} = … }}`", text(*amendment.children[0]), name));
  };
  switch (amendment.kind) {
    case K::change_title:
      if (owner.kind == K::default_rules) return misplaced("title", "what has a name, the sampling and the overall");
      return owner.child(K::text) != nullptr ? put(K::text, owner.child(K::text), wanted, K::numbered)
                                             : rebuilt(found, {with_title(owner, wanted, amendment)});
    case K::change_when: {
      if (owner.kind != K::question && owner.kind != K::prompt && owner.kind != K::ground &&
          owner.kind != K::standard && owner.kind != K::domain)
        return misplaced("condition", "domains, standards, questions, prompts and grounds");
      const Node* old = owner.child(K::when);
      return old != nullptr && same_words(*old->children[0], wanted)
                 ? unchanged(*old)
                 : put(K::when, nullptr, *wrapped(K::when), K::without_rating);
    }
    case K::change_type:
      return owner.kind == K::fact || owner.kind == K::input ? change_type(found, amendment)
                                                             : misplaced("type", "facts and inputs");
    case K::change_rounding:
      return owner.kind == K::banding ? put(K::rounding, owner.child(K::rounding), wanted, K::word)
                                      : misplaced("rounding", "bandings");
    case K::change_value: {
      if (owner.kind != K::parameter && owner.kind != K::define)
        return misplaced("value", "parameters and definitions");
      Nodes children = children_of(owner);
      const auto last =
          std::find_if(children.rbegin(), children.rend(), [](const Node* c) { return !is_cite(c->kind); });
      const auto old = last.base() - 1;  // a value may be a text, as its title is
      if (same_words(**old, wanted)) return unchanged(**old);
      *old = &wanted;
      return rebuilt(found, {with(owner, children, &amendment)});
    }
    case K::change_score:
      return owner.kind == K::level ? put(K::number, owner.child(K::number), wanted, K::text) : assigned("score");
    case K::change_rating: return assigned("rating");
    case K::change_weight:
      if (owner.kind != K::standard && owner.kind != K::question) return misplaced("weight", "standards and questions");
      if (const Node* old = owner.child(K::weight); old != nullptr && same_words(*old->children[0], wanted))
        return unchanged(*old);
      if (owner.child(K::weight) == nullptr && text(wanted) == "1") {
        return error(root, Code::without_effect, amendment,
                     fmt::format("`{}` weighs 1 already", text(*amendment.children[0])), "take the amendment out");
      }
      return put(K::weight, nullptr, *wrapped(K::weight), K::text);
    default: return root;
  }
}

}  // namespace rubric
