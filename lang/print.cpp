#include "lang/print.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lang/columns.hpp"
#include "lang/lexemes.hpp"


namespace rubric {
namespace {

using K = NodeKind;
std::size_t width(std::string_view text) { return static_cast<std::size_t>(columns(text)); }

using Row = std::vector<std::string>;  // the cells of one line; the same cell of neighbouring lines is aligned

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

  void line(std::string_view text) { out_ += std::string(2 * depth_, ' ') + std::string(text) + '\n'; }
  void rows(std::vector<Row> rows);
  void entries(const Node& owner);
  void entry(const Node& node);
  void block(std::string head, const Node& node);
  void assignment(const Node& node);
  Row row(const Node& node) const;
  Row declared(std::string_view word, const Node& node) const;

  const Sources& sources_;
  std::string out_;
  std::size_t depth_ = 0;
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
  const auto test = std::find_if(band.children.begin(), band.children.end(), [](const Node* c) { return is_test(c->kind) || c->kind == K::otherwise; });
  return words(**test);
}

const Node& value_of(const Node& node) {
  return **std::find_if(node.children.rbegin(), node.children.rend(), [](const Node* child) { return !is_cite(child->kind); });
}

std::string when(const Node& node, const auto& words) {
  const Node* condition = node.child(K::when);
  return condition == nullptr ? "" : "when " + words(*condition->children[0]);
}

Row Printer::declared(std::string_view word, const Node& node) const {
  const Node* title = node.child(K::text);
  return {fmt::format("{} {}", word, words(*node.id())), title != nullptr ? words(*title) : ""};
}

// One line; empty for what takes a block.
Row Printer::row(const Node& node) const {
  const auto plain = [&](const Node& part) { return words(part); };
  Row row;
  switch (node.kind) {
    case K::level: {
      const Node* score = node.child(K::number);
      row = {words(*node.children[0]), words(*node.children[1]), score != nullptr ? "scores " + words(*score) : ""};
      break;
    }
    case K::band: {
      const bool named = node.children[0]->kind == K::name;
      const Node* title = named ? node.child(K::text) : nullptr;
      row = {named ? words(*node.children[0]) : "", title != nullptr ? words(*title) : "", tested(node), "-> " + words(value_of(node))};
      break;
    }
    case K::fact: {
      const Node* title = node.child(K::text);
      row = {words(*node.children[0]), title != nullptr ? words(*title) : ""};
      std::string type;
      for (const Node* child : node.children) {
        if ((child->kind >= K::type_truth && child->kind <= K::type_number) || child->kind == K::or_missing) type += " " + words(*child);
      }
      row.push_back(":" + type);
      break;
    }
    case K::prompt: case K::question:
      row = declared(to_string(node.kind), node);
      row.push_back(marks(node));
      row.push_back(when(node, plain));
      break;
    case K::ground:
      row = declared("ground", node);
      row.push_back(when(node, plain));
      break;
    case K::domain: case K::standard:
      row = declared(to_string(node.kind), node);
      row.push_back(marks(node));
      break;
    case K::parameter: case K::define:
      row = declared(to_string(node.kind), node);
      if (node.child(K::text) == &value_of(node)) row.back() = "";
      row.push_back("= " + words(value_of(node)));
      break;
    default: {  // rules and the like: their words up to their sources and notes
      std::string text = node.children.empty() ? words(node) : words(sources_.text({node.span.source, node.span.begin, value_of(node).span.end}));
      if (node.kind == K::assign) text = words(*node.children[0]) + " = " + words(value_of(node));
      if (node.kind == K::moves || node.kind == K::confidence || node.kind == K::margin || node.kind == K::split) {
        text = words(sources_.text(node.span));  // they end in a word that is no node
        if (const std::string cited = cites(node); !cited.empty()) text.resize(text.size() - cited.size() - 1);
      }
      row = {std::move(text)};
    }
  }
  row.push_back(cites(node));
  return row;
}

void Printer::rows(std::vector<Row> rows) {
  std::vector<std::size_t> widths;
  for (const Row& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
  }
  for (const Row& row : rows) {
    std::string text;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (widths[i] > 0) text += row[i] + std::string(widths[i] - width(row[i]) + 2, ' ');
    }
    line(text.substr(0, text.find_last_not_of(' ') + 1));
  }
}

bool is_entry(K kind) {
  switch (kind) {
    case K::programme: case K::in_force: case K::level: case K::band: case K::fact: case K::parameter: case K::define: case K::domain:
    case K::standard: case K::question: case K::prompt: case K::default_rules: case K::discretion: case K::ground: case K::moves:
    case K::requires_: case K::sampling: case K::confidence: case K::margin: case K::split: case K::size: case K::overall: case K::test:
    case K::given: case K::expect: case K::scale: case K::banding: case K::cases: return true;
    default: return kind >= K::nothing_relevant && kind <= K::assign && kind != K::leave_out;
  }
}

bool Printer::has_block(const Node& node) const {
  switch (node.kind) {
    case K::scale: case K::banding: case K::cases: case K::default_rules: case K::discretion: case K::sampling: case K::overall: case K::test: return true;
    case K::domain: case K::standard: case K::question:
      return std::any_of(node.children.begin(), node.children.end(), [](const Node* child) { return is_entry(child->kind); });
    case K::assign: return value_of(node).kind == K::banded;
    default: return false;
  }
}

void Printer::block(std::string head, const Node& node) {
  line(head.substr(0, head.find_last_not_of(' ') + 1) + " {");
  ++depth_;
  for (const Node* child : node.children) {
    if (is_cite(child->kind)) line(words(*child));
  }
  entries(node);
  --depth_;
  line("}");
}

void Printer::assignment(const Node& node) {
  const Node& banded = value_of(node);
  const Node* gives = banded.child(K::gives);
  line(fmt::format("{} = {} banded{} {{", words(*node.children[0]), words(*banded.children[0]), gives != nullptr ? " " + words(*gives) : ""));
  ++depth_;
  for (const Node* child : banded.children) {
    if (is_cite(child->kind)) line(words(*child));
  }
  entries(banded);
  --depth_;
  const std::string cited = cites(node);
  line(cited.empty() ? "}" : "}   " + cited);
}

void Printer::entry(const Node& node) {
  if (node.kind == K::assign) return assignment(node);
  if (node.kind == K::default_rules) return block("default for " + words(*node.child(K::word)), node);
  std::string head(to_string(node.kind));
  const bool named = node.children.front()->kind == K::name || node.children.front()->kind == K::numbered;
  if (named) head += " " + words(*node.children.front());
  if (const Node* title = node.child(K::text)) head += " " + words(*title);
  if (node.kind == K::banding) {
    head += " of " + words(*node.child(K::word));
    for (const K part : {K::rounding, K::gives}) {
      if (const Node* child = node.child(part)) head += " " + words(*child);
    }
  }
  if (node.kind == K::discretion) head += " for " + words(*node.children[node.child(K::text) != nullptr ? 2 : 1]);
  if (const std::string marked = marks(node); !marked.empty()) head += " " + marked;
  if (const Node* condition = node.child(K::when)) head += " when " + words(*condition->children[0]);
  block(std::move(head), node);
}

void Printer::entries(const Node& owner) {
  std::vector<Row> run;
  K run_kind = K::file;
  const auto flush = [&] {
    rows(std::move(run));
    run.clear();
  };
  const bool spaced = owner.kind == K::framework;
  for (const Node* child : owner.children) {
    if (!is_entry(child->kind) || child->kind == K::programme || child->kind == K::in_force) continue;
    const bool simple = !has_block(*child);
    if (!run.empty() && (!simple || child->kind != run_kind)) flush();
    if (spaced && (!simple || child->kind != run_kind)) out_ += '\n';
    run_kind = child->kind;
    if (simple) run.push_back(row(*child));
    else entry(*child);
  }
  flush();
}

std::string Printer::print(const Node& framework) {
  const Node* title = framework.child(K::text);
  line(fmt::format("framework {}{} {{", words(*framework.id()), title != nullptr ? " " + words(*title) : ""));
  ++depth_;
  for (const K kind : {K::programme, K::in_force, K::source, K::note}) {
    for (const Node* child : framework.all(kind)) line(words(*child));
  }
  entries(framework);
  --depth_;
  line("}");
  return std::move(out_);
}

}  // namespace

std::string print(const Edition& edition, const Sources& sources) { return Printer(sources).print(*edition.tree.root); }

}  // namespace rubric
