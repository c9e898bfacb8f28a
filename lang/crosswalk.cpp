// What becomes of the standards of a framework in the one that amends it.
#include "lang/crosswalk.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace rubric {
namespace {

using K = NodeKind;
using Standards = std::map<std::string_view, const Node*, std::less<>>;  // by identifier: the nodes of these

class Crosswalk {
 public:
  Crosswalk(const Node& base, const Node& node, Edition& edition, const Sources& sources, Diagnostics& diagnostics)
      : node_(node), edition_(edition), sources_(sources), diagnostics_(diagnostics) {
    collect(base, before_);
    collect(*edition.tree.root, now_);
  }

  void read() {
    for (const Node* line : node_.children) {
      if (!is_cite(line->kind)) read(*line);
    }
    if (edition_.complete) check_total();
    for (const auto& [standard, identity] : carried_) edition_.identities[standard] = identity;
  }

 private:
  std::string_view text(const Node& node) const { return sources_.text(node.span); }

  void collect(const Node& node, Standards& standards) const {
    for (const Node* child : node.children) {
      if (child->kind == K::standard) standards.emplace(text(*child->id()), child->id());
      if (child->kind == K::domain) collect(*child, standards);
    }
  }

  // Its identifier stands where it stood.
  bool carries_over_by_itself(const Node& before) const {
    const auto now = now_.find(text(before));
    return now != now_.end() && now->second->span == before.span;
  }

  void read(const Node& line) {
    const Node* from = find(before_, *line.children[0], "the framework that this one amends");
    if (from == nullptr || !may_leave(*from, *line.children[0])) return;
    const Node* to = line.kind == K::ends ? nullptr : find(now_, *line.children[1], "this framework");
    if (to != nullptr && line.kind == K::becomes && may_carry(*to, *line.children[1]))
      carried_[to->span] = identity_of(from->span);
  }

  Span identity_of(Span declared) const {
    const auto known = edition_.identities.find(declared);
    return known == edition_.identities.end() ? declared : known->second;
  }

  const Node* find(const Standards& standards, const Node& id, std::string_view where) {
    if (const auto found = standards.find(text(id)); found != standards.end()) return found->second;
    if (!edition_.complete) return nullptr;
    error(Code::unknown_name, id, fmt::format("{} has no standard `{}`", where, text(id)),
          "a line begins with a standard as it was, and names after it the one that there is now");
    return nullptr;
  }

  // Each standard has one line, and only one that does not carry over by itself.
  bool may_leave(const Node& from, const Node& id) {
    const auto [first, is_new] = told_.emplace(text(id), &id);
    if (!is_new) {
      error(Code::declared_twice, id, fmt::format("two lines say what becomes of standard {}", text(id)),
            "keep one of them", {{first->second->span, "the first"}});
    } else if (carries_over_by_itself(from)) {
      error(Code::without_effect, id,
            fmt::format("standard {} is the same as before, and carries over by itself", text(id)), "take the line out",
            {{from.span, "declared here"}});
    }
    return is_new && !carries_over_by_itself(from);
  }

  bool may_carry(const Node& to, const Node& id) {
    const auto [first, is_new] = taken_.emplace(to.span, &id);
    if (!is_new) {
      error(Code::declared_twice, id, fmt::format("two standards become standard {}", text(id)),
            "let one of them become it, and write of the other that it `is replaced by` it",
            {{first->second->span, "the first"}});
    } else if (const auto before = before_.find(text(to)); before != before_.end() && before->second->span == to.span) {
      error(Code::declared_twice, id, fmt::format("standard {} is another one, which carries over by itself", text(id)),
            "write `is replaced by`, or the number of a new standard", {{to.span, "declared here"}});
      return false;
    }
    return is_new;
  }

  void check_total() {
    for (const auto& [id, node] : before_) {
      if (carries_over_by_itself(*node) || told_.contains(id)) continue;
      error(
          Code::not_in_crosswalk, node_, fmt::format("the crosswalk does not say what becomes of standard {}", id),
          fmt::format("write `standard {0} becomes standard …`, `standard {0} is replaced by standard …` or `standard "
                      "{0} ends`",
                      id),
          {{node->span, "declared here, and not there any more"}});
    }
  }

  void error(Code code, const Node& at, std::string message, std::string advice, std::vector<Label> related = {}) {
    const bool whole = &at == &node_;
    const Span span = whole ? Span{at.span.source, at.span.begin, at.span.begin + kWord} : at.span;
    diagnostics_.add({code, span, std::move(message), std::move(advice), std::move(related), {}});
  }

  static constexpr std::uint32_t kWord = 9;  // "crosswalk"

  const Node& node_;
  Edition& edition_;
  const Sources& sources_;
  Diagnostics& diagnostics_;
  Standards before_, now_;
  std::map<std::string_view, const Node*, std::less<>> told_;
  std::map<Span, const Node*> taken_;
  std::map<Span, Span> carried_;
};

}  // namespace

void carry_over(const Node* base, const Declared& framework, Edition& edition, const Sources& sources,
                Diagnostics& diagnostics) {
  edition.crosswalk = framework.node->child(K::crosswalk);
  if (edition.crosswalk == nullptr) return;
  if (base == nullptr) {
    diagnostics.add({Code::cannot_hold,
                     edition.crosswalk->span,
                     fmt::format("`{}` amends no framework, so it has no standards to carry over", framework.name),
                     "say which framework it amends, or take the crosswalk out",
                     {},
                     {}});
    return;
  }
  Crosswalk(*base, *edition.crosswalk, edition, sources, diagnostics).read();
}

}  // namespace rubric
