#include "lang/print.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lang/format.hpp"
#include "lang/lexemes.hpp"
#include "lang/parts.hpp"

namespace rubric {
namespace {

using K = NodeKind;

// Writes the words and where lines end; the formatter lays them out.
class Printer {
 public:
  explicit Printer(const Sources& sources) : sources_(sources) {}
  std::string print(const Node& framework);

 private:
  std::string words(const Node& node) const { return words(sources_.text(node.span)); }
  static std::string words(std::string_view text) { return lexemes::one_line(text); }
  std::string joined(const Node& node, std::initializer_list<K> kinds) const;
  std::string cites(const Node& node) const;
  std::string marks(const Node& node) const;
  std::string tested(const Node& band) const;
  bool has_block(const Node& node) const;

  void line(std::string_view text) { out_ += std::string(text) + '\n'; }
  void entries(const Node& owner);
  void entry(const Node& node);
  void block(std::string_view head, const Node& node);
  void assignment(const Node& node);
  void aside(const Node& crosswalk);
  std::string head_of(const Node& value) const;
  std::string on_one_line(const Node& node) const;
  std::string declared(std::string_view word, const Node& node) const;

  const Sources& sources_;
  std::string out_;
};

std::string Printer::joined(const Node& node, std::initializer_list<K> kinds) const {
  std::string out;
  for (const Node* child : node.children) {
    if (std::find(kinds.begin(), kinds.end(), child->kind) == kinds.end()) continue;
    out += (out.empty() ? "" : " ") + words(*child);
  }
  return out;
}

std::string Printer::cites(const Node& node) const { return joined(node, {K::source, K::note}); }

std::string Printer::marks(const Node& node) const {
  std::string out;
  for (const Node* child : node.children) {
    if (child->kind < K::judged || child->kind > K::without_rating) continue;
    // A weight that an amendment has put here consists of its value alone.
    const std::string mark = child->kind == K::weight ? "weight " + words(*child->children[0]) : words(*child);
    out += (out.empty() ? "" : ", ") + mark;
  }
  return out;
}

std::string Printer::tested(const Node& band) const {
  const auto test = std::find_if(band.children.begin(), band.children.end(),
                                 [](const Node* c) { return is_test(c->kind) || c->kind == K::otherwise; });
  return words(**test);
}

// What it says may end in a word or bracket that is no node.
Span without_cites(const Node& node) {
  const auto cite =
      std::find_if(node.children.begin(), node.children.end(), [](const Node* child) { return is_cite(child->kind); });
  return {node.span.source, node.span.begin, cite == node.children.end() ? node.span.end : (*cite)->span.begin};
}

std::string when(const Node& node, const auto& words) {
  const Node* condition = node.child(K::when);
  return condition == nullptr ? "" : "when " + words(*condition->children[0]);
}

std::string Printer::declared(std::string_view word, const Node& node) const {
  const Node* title = node.child(K::text);
  return fmt::format("{} {} {}", word, words(*node.id()), title != nullptr ? words(*title) : "");
}

// What takes no block.
std::string Printer::on_one_line(const Node& node) const {
  const auto plain = [&](const Node& part) { return words(part); };
  std::string text;
  switch (node.kind) {
    case K::level: {
      const Node* score = node.child(K::number);
      text = words(*node.children[0]) + " " + words(*node.children[1]) +
             (score != nullptr ? " scores " + words(*score) : "");
      break;
    }
    case K::band: {
      const bool named = node.children[0]->kind == K::name;
      const Node* title = named ? node.child(K::text) : nullptr;
      text = fmt::format("{} {} {} -> {}", named ? words(*node.children[0]) : "", title != nullptr ? words(*title) : "",
                         tested(node), words(value_of(node)));
      break;
    }
    case K::fact:
    case K::input: {
      const Node* title = node.child(K::text);
      text = fmt::format("{} {} {} :", node.kind == K::input ? "input" : "", words(*node.children[0]),
                         title != nullptr ? words(*title) : "");
      for (const Node* child : node.children) {
        if ((child->kind >= K::type_truth && child->kind <= K::type_number) || child->kind == K::or_missing)
          text += " " + words(*child);
      }
      for (const K direction : {K::lower_is_better, K::higher_is_better}) {
        if (const Node* child = node.child(direction)) text += ", " + words(*child);
      }
      break;
    }
    case K::prompt:
    case K::question:
    case K::ground:
    case K::domain:
    case K::standard:
      text = fmt::format("{} {} {}", declared(to_string(node.kind), node), marks(node), when(node, plain));
      break;
    case K::parameter:
    case K::define: {
      const bool titled = node.child(K::text) != nullptr && node.child(K::text) != &value_of(node);
      const std::string name =
          titled ? declared(to_string(node.kind), node) : fmt::format("{} {}", to_string(node.kind), words(*node.id()));
      text = fmt::format("{} = {}", name, words(value_of(node)));
      break;
    }
    default:  // rules and the like: their words up to their sources and notes
      text = words(sources_.text(without_cites(node)));
      if (node.kind == K::assign) text = words(*node.children[0]) + " = " + words(value_of(node));
  }
  return text + " " + cites(node);
}

bool is_entry(K kind) {
  switch (kind) {
    case K::programme:
    case K::in_force:
    case K::level:
    case K::band:
    case K::fact:
    case K::parameter:
    case K::define:
    case K::domain:
    case K::standard:
    case K::question:
    case K::prompt:
    case K::default_rules:
    case K::discretion:
    case K::ground:
    case K::moves:
    case K::requires_:
    case K::sampling:
    case K::confidence:
    case K::margin:
    case K::split:
    case K::size:
    case K::overall:
    case K::test:
    case K::given:
    case K::given_data:
    case K::given_case:
    case K::expect:
    case K::expect_error:
    case K::example:
    case K::scale:
    case K::banding:
    case K::table:
    case K::heads:
    case K::grid:
    case K::row:
    case K::cases:
    case K::records:
    case K::input:
    case K::line: return true;
    default: return is_rule(kind);
  }
}

bool Printer::has_block(const Node& node) const {
  switch (node.kind) {
    case K::scale:
    case K::banding:
    case K::table:
    case K::cases:
    case K::records:
    case K::default_rules:
    case K::discretion:
    case K::sampling:
    case K::overall:
    case K::test: return true;
    case K::domain:
    case K::standard:
    case K::question:
      return std::any_of(node.children.begin(), node.children.end(),
                         [](const Node* child) { return is_entry(child->kind); });
    case K::define: return value_of(node).kind == K::choose;
    case K::assign: return value_of(node).kind == K::banded || value_of(node).kind == K::choose;
    default: return false;
  }
}

void Printer::block(std::string_view head, const Node& node) {
  line(fmt::format("{} {{", head));
  for (const Node* child : node.children) {
    if (is_cite(child->kind)) line(words(*child));
  }
  entries(node);
  line("}");
}

// `score banded`, `choose`: what stands before the block of a value.
std::string Printer::head_of(const Node& value) const {
  if (value.kind == K::choose) return "choose";
  const Node* gives = value.child(K::gives);
  return fmt::format("{} banded{}", words(*value.children[0]), gives != nullptr ? " " + words(*gives) : "");
}

void Printer::assignment(const Node& node) {
  const Node& value = value_of(node);
  const std::string name = node.kind == K::define ? declared("define", node) : words(*node.children[0]);
  line(fmt::format("{} = {} {{", name, head_of(value)));
  for (const Node* child : value.children) {
    if (is_cite(child->kind)) line(words(*child));
  }
  entries(value);
  line("} " + cites(node));
}

void Printer::entry(const Node& node) {
  if (node.kind == K::assign || node.kind == K::define) return assignment(node);
  if (node.kind == K::default_rules) return block("default for " + words(*node.child(K::word)), node);
  std::string head(to_string(node.kind));
  const bool named = node.children.front()->kind == K::name || node.children.front()->kind == K::numbered;
  if (named) head += " " + words(*node.children.front());
  if (const Node* title = node.child(K::text)) head += " " + words(*title);
  for (const K part : {K::first_row, K::gives}) {
    if (const Node* child = node.kind == K::table ? node.child(part) : nullptr) head += " " + words(*child);
  }
  if (node.kind == K::banding) {
    head += " of " + words(*node.child(K::word));
    for (const K part : {K::rounding, K::gives}) {
      if (const Node* child = node.child(part)) head += " " + words(*child);
    }
  }
  if (node.kind == K::discretion) head += " for " + words(*node.children[node.child(K::text) != nullptr ? 2 : 1]);
  if (const std::string marked = marks(node); !marked.empty()) head += " " + marked;
  if (const Node* condition = node.child(K::when)) head += " when " + words(*condition->children[0]);
  block(head, node);
}

void Printer::entries(const Node& owner) {
  const Node* last = nullptr;
  for (const Node* child : owner.children) {
    if (!is_entry(child->kind) || child->kind == K::programme || child->kind == K::in_force) continue;
    const bool in_block = has_block(*child);
    const bool run = last != nullptr && last->kind == child->kind && !in_block;
    if (owner.kind == K::framework && !run) out_ += '\n';
    last = child;
    if (in_block)
      entry(*child);
    else
      line(on_one_line(*child));
  }
}

// A framework in full amends nothing, so what it carries over from another one is said in a comment.
void Printer::aside(const Node& crosswalk) {
  line("\n# Against the framework that it amends:");
  for (const Node* child : crosswalk.children) {
    if (!is_cite(child->kind)) line("# " + words(sources_.text(without_cites(*child))));
  }
}

std::string Printer::print(const Node& framework) {
  const Node* title = framework.child(K::text);
  line(fmt::format("framework {}{} {{", words(*framework.id()), title != nullptr ? " " + words(*title) : ""));
  for (const K kind : {K::programme, K::in_force, K::source, K::note}) {
    for (const Node* child : framework.all(kind)) line(words(*child));
  }
  if (const Node* crosswalk = framework.child(K::crosswalk)) aside(*crosswalk);
  entries(framework);
  line("}");
  return format(out_);
}

}  // namespace

std::string print(const Edition& edition, const Sources& sources) { return Printer(sources).print(*edition.tree.root); }

}  // namespace rubric
