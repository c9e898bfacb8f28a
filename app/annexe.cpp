#include "app/annexe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/markdown.hpp"
#include "app/plain_words.hpp"
#include "app/words.hpp"
#include "lang/date.hpp"
#include "lang/parts.hpp"

namespace rubric::app {
namespace {

using K = NodeKind;
using Row = std::vector<std::string>;

bool is_numbered(std::string_view id) { return id[0] >= '0' && id[0] <= '9'; }

// Headings, tables and sentences each keep an empty line around them: one is enough.
std::string without_gaps(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != '\n' || !out.ends_with("\n\n")) out += c;
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

class Annexe {
 public:
  Annexe(const Edition& edition, const Framework& checked, const Sources& sources)
      : framework_(*edition.tree.root), checked_(checked), sources_(sources), words_(framework_, sources) {}

  std::string write() {
    head();
    section(K::scale, "Levels of rating", &Annexe::scale);
    section(K::banding, "Bands", &Annexe::banding);
    section(K::cases, "Cases that are looked at", &Annexe::cases);
    inputs();
    section(K::records, "Lists", &Annexe::cases);
    parameters();
    section(K::sampling, "Samples", &Annexe::sampling);
    standards();
    section(K::table, "Tables", &Annexe::table);
    figures();
    section(K::overall, "", &Annexe::overall);
    section(K::discretion, "Discretion", &Annexe::discretion);
    return without_gaps(out_);
  }

 private:
  using Part = void (Annexe::*)(const Node& node);

  template <typename... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    out_ += fmt::format(format, std::forward<Args>(args)...) + '\n';
  }
  // One below the other, an empty line around them.
  void heading(int level, const std::string& title) {
    line("\n{} {}\n", std::string(static_cast<std::size_t>(level), '#'), markdown(title));
  }
  void sentence(const std::string& text) { line("{}\n", markdown(text)); }
  std::string text(const Node& node) const { return std::string(sources_.text(node.span)); }
  std::string kind_of(const Node& node) const;
  std::string numbered(const Node& node) const;

  void head();
  void section(K kind, const std::string& title, Part part);
  void cites(const Node& node);
  std::string cited(const Node& node) const;
  void scale(const Node& node);
  void banding(const Node& node);
  void bands(const Node& owner, const std::string& measure, bool levels);
  std::string outcome(const Node& value, bool levels) const {
    return markdown(levels ? words_.level(value) : words_.words(value));
  }
  void cases(const Node& node);
  Row fact(const Node& node) const;
  std::string values_of(const Node& node) const;
  void inputs();
  void parameters();
  void sampling(const Node& node);
  void standards();
  void domain(const Node& node);
  void standard(const Node& node, const std::string& kind, int level);
  void question(const Node& node, const std::string& kind);
  void marks(const Node& node);
  void rules(const Node& owner);
  void value_below(const Node& value, bool levels);
  void table(const Node& node);
  bool gives_level(const Node& define) const;
  void figures();
  void overall(const Node& node);
  void discretion(const Node& node);

  const Node& framework_;
  const Framework& checked_;
  const Sources& sources_;
  PlainWords words_;
  std::string out_;
};

void Annexe::head() {
  line("# {}", markdown(words_.title(framework_)));
  line("");
  if (const Node* programme = framework_.child(K::programme)) sentence("Programme: " + words_.title(*programme));
  if (const Node* in_force = framework_.child(K::in_force)) {
    const std::vector<const Node*> days = in_force->all(K::date);
    const auto day = [&](const Node* date) { return rubric::in_words(parse_date(sources_.text(date->span)).value()); };
    sentence(days.size() > 1 ? fmt::format("In force from {} to {}.", day(days[0]), day(days[1]))
                             : fmt::format("In force from {}.", day(days[0])));
  } else {
    sentence("An alternative: it is in force on no day.");
  }
  cites(framework_);
}

// All of its kind, under one heading.
void Annexe::section(K kind, const std::string& title, Part part) {
  const std::vector<const Node*> nodes = framework_.all(kind);
  if (!nodes.empty() && !title.empty()) heading(2, title);
  for (const Node* node : nodes) (this->*part)(*node);
}

// In the same line.
std::string Annexe::cited(const Node& node) const {
  std::string out;
  for (const Node* child : node.children) {
    if (is_cite(child->kind))
      out += fmt::format(" *({}: {})*", child->kind == K::note ? "Note" : "Source",
                         markdown(words_.unquoted(*child->children[0])));
  }
  return out;
}

void Annexe::cites(const Node& node) {
  for (const Node* child : node.children) {
    if (is_cite(child->kind))
      line("*{}: {}*\n", child->kind == K::note ? "Note" : "Source", markdown(words_.unquoted(*child->children[0])));
  }
}

// ---- levels, bands and cases

void Annexe::scale(const Node& node) {
  if (framework_.all(K::scale).size() > 1) heading(3, words_.title(node));
  std::vector<Row> rows = {{"Level", "Name", "Score"}};
  for (const Node* level : node.all(K::level)) {
    const std::string id = text(*level->id());
    const Node* score = level->child(K::number);
    rows.push_back({is_numbered(id) ? id : "", markdown(words_.title(*level)), score == nullptr ? "" : text(*score)});
  }
  out_ += markdown_table(rows);
  cites(node);
}

void Annexe::bands(const Node& owner, const std::string& measure, bool levels) {
  std::vector<Row> rows = {{"Band", markdown(measure), "Gives"}};
  for (const Node* band : owner.all(K::band)) {
    const Node* test = nullptr;
    for (const Node* child : band->children) {
      if (is_test(child->kind) || child->kind == K::otherwise) test = child;
    }
    const bool named = band->child(K::text) != nullptr;
    rows.push_back({named ? markdown(words_.title(*band)) : "", markdown(words_.words(*test)),
                    outcome(value_of(*band), levels) + cited(*band)});
  }
  out_ += markdown_table(rows);
}

void Annexe::banding(const Node& node) {
  heading(3, words_.title(node));
  const std::string measure = text(*node.child(K::word));
  const std::string rounded = words_.rounding(node.child(K::rounding));
  const std::string what = measure == "percent" ? "Percentage" : "Number";
  if (!rounded.empty()) sentence(fmt::format("The {} is {}.", measure == "percent" ? "percentage" : "number", rounded));
  const std::string id = text(*node.id());
  const auto found = std::find_if(checked_.bandings.begin(), checked_.bandings.end(),
                                  [&](const Banding& banding) { return banding.id == id; });
  bands(node, what, found->result.kind == TypeKind::level);
  cites(node);
}

std::string Annexe::values_of(const Node& node) const {
  std::vector<std::string> choices;
  std::string out;
  for (const Node* child : node.children) {
    if (child->kind < K::type_truth || child->kind > K::higher_is_better) continue;
    for (const Node* choice : child->all(K::choice)) choices.push_back(words_.title(*choice));
    const std::string words = choices.empty()
                                  ? words_.words(*child)
                                  : joined(choices) + (child->kind == K::type_ordered ? ", from low to high" : "");
    if (child->kind != K::type_one_of && child->kind != K::type_ordered)
      out += (out.empty() ? "" : ", ") + words_.words(*child);
    else
      out += words;
  }
  return out;
}

Row Annexe::fact(const Node& node) const {
  return {markdown(words_.title(node)), markdown(values_of(node)) + cited(node)};
}

// A kind of case, or a list of records.
void Annexe::cases(const Node& node) {
  heading(3, words_.title(node));
  std::vector<Row> rows = {{"What is known of each", "Values"}};
  for (const Node* fact : node.all(K::fact)) rows.push_back(this->fact(*fact));
  out_ += markdown_table(rows);
  cites(node);
}

void Annexe::inputs() {
  std::vector<Row> rows = {{"What is known of the inspection", "Values"}};
  for (const Node* input : framework_.all(K::input)) rows.push_back(fact(*input));
  if (rows.size() > 1) heading(2, "Figures of the inspection");
  out_ += markdown_table(rows);
}

void Annexe::parameters() {
  std::vector<Row> rows = {{"Fixed figure", "Value"}};
  for (const Node* parameter : framework_.all(K::parameter))
    rows.push_back(
        {markdown(words_.title(*parameter)), markdown(words_.words(value_of(*parameter))) + cited(*parameter)});
  if (rows.size() > 1) heading(2, "Fixed figures");
  out_ += markdown_table(rows);
}

void Annexe::sampling(const Node& node) {
  for (const Node* plan : node.children) {
    if (plan->kind < K::confidence || plan->kind > K::size) continue;
    const std::string words = words_.words(*plan);
    const std::size_t end = words.find(' ');
    line("- {}: {}", plan->kind == K::margin ? "margin of error" : words.substr(0, end),
         markdown(words.substr(end + 1)));
  }
  line("");
  cites(node);
}

// ---- what is rated

std::string Annexe::kind_of(const Node& node) const {
  const Node* on = node.child(K::on);
  return on == nullptr ? "" : text(*on->children[0]);
}

// With its number, if it has one.
std::string Annexe::numbered(const Node& node) const {
  const std::string id = text(*node.id());
  return is_numbered(id) ? id + " " + words_.title(node) : words_.title(node);
}

void Annexe::standards() {
  const auto is_rated = [](const Node* node) { return node->kind == K::domain || node->kind == K::standard; };
  if (std::none_of(framework_.children.begin(), framework_.children.end(), is_rated)) return;
  heading(2, "Standards");
  for (const Node* defaults : framework_.all(K::default_rules)) {
    const std::string what = text(*defaults->child(K::word));
    sentence(fmt::format("Unless something else is said, this holds for all {}:", what));
    rules(*defaults);
  }
  for (const Node* node : framework_.children) {
    if (node->kind == K::domain) domain(*node);
    if (node->kind == K::standard) standard(*node, kind_of(*node), 3);
  }
}

void Annexe::domain(const Node& node) {
  heading(3, numbered(node));
  marks(node);
  for (const Node* defaults : node.all(K::default_rules)) {
    sentence(
        fmt::format("Unless something else is said, this holds for the {} here:", text(*defaults->child(K::word))));
    rules(*defaults);
  }
  rules(node);
  cites(node);
  for (const Node* child : node.all(K::standard)) {
    const std::string own = kind_of(*child);
    standard(*child, own.empty() ? kind_of(node) : own, 4);
  }
}

void Annexe::marks(const Node& node) {
  for (const Node* mark : node.children) {
    switch (mark->kind) {
      case K::judged: sentence("Judged by the inspectors."); break;
      case K::not_counted: sentence("It does not count towards the overall."); break;
      case K::without_rating: sentence("It is not rated."); break;
      case K::weight: sentence("Its weight is " + words_.words(value_of(*mark)) + "."); break;
      case K::when: sentence("It applies when " + words_.condition(*mark) + "."); break;
      default: break;
    }
  }
}

void Annexe::standard(const Node& node, const std::string& kind, int level) {
  heading(level, numbered(node));
  marks(node);
  for (const Node* question : node.all(K::question)) this->question(*question, kind);
  if (node.child(K::question) != nullptr) line("");
  rules(node);
  cites(node);
}

void Annexe::question(const Node& node, const std::string& kind) {
  const auto item = [&](const char* indent, const Node& part) {
    const Node* when = part.child(K::when);
    const std::string only =
        when == nullptr ? "" : fmt::format(" *Asked when {}.*", markdown(words_.condition(*when, kind)));
    line("{}- {}{}{}", indent, markdown(words_.title(part)), only, cited(part));
  };
  item("", node);
  for (const Node* prompt : node.all(K::prompt)) item("  ", *prompt);
}

void Annexe::rules(const Node& owner) {
  for (const Node* rule : owner.children) {
    if (!is_rule(rule->kind)) continue;
    sentence(words_.sentence(*rule));
    if (rule->kind == K::assign) value_below(value_of(*rule), text(*rule->children[0]) == "rating");
    cites(*rule);
  }
}

// The bands or lines of a value that has some.
void Annexe::value_below(const Node& value, bool levels) {
  if (value.kind == K::banded) bands(value, "Figure", levels);
  if (value.kind != K::choose) return;
  std::vector<Row> rows = {{"When", "Gives"}};
  for (const Node* line : value.all(K::line)) {
    const Node* when = line->child(K::when);
    rows.push_back({when == nullptr ? "otherwise" : markdown(words_.condition(*when)),
                    outcome(value_of(*line), levels) + cited(*line)});
  }
  out_ += markdown_table(rows);
}

// ---- tables, figures and the overall

void Annexe::table(const Node& node) {
  heading(3, words_.title(node));
  if (node.child(K::first_row) != nullptr) sentence("The first row that applies counts.");
  const Node* heads = node.child(K::heads);
  const Node* grid = heads == nullptr ? node.child(K::grid) : nullptr;
  const bool levels = node.child(K::gives) != nullptr;
  std::vector<Row> rows(1);
  const Node& top = heads == nullptr ? *grid : *heads;
  for (std::size_t i = 0; i < top.children.size(); ++i) {
    const std::string words = markdown(words_.words(*top.children[i]));
    if (grid != nullptr && i == 1)
      rows[0][0] += ", by " + words;
    else
      rows[0].push_back(words);
  }
  for (const Node* row : node.all(K::row)) {
    Row cells;
    for (const Node* cell : row->children) {
      if (!is_cite(cell->kind))
        cells.push_back(is_test(cell->kind) ? markdown(words_.words(*cell)) : outcome(*cell, levels));
    }
    cells.back() += cited(*row);
    cells.insert(cells.begin() + 1, rows[0].size() - cells.size(), "");  // after `otherwise`
    rows.push_back(std::move(cells));
  }
  out_ += markdown_table(rows);
  cites(node);
}

bool Annexe::gives_level(const Node& define) const {
  const std::string name = text(*define.id());
  return std::any_of(checked_.definitions.begin(), checked_.definitions.end(), [&](const Definition& definition) {
    return definition.name == name && definition.type.kind == TypeKind::level;
  });
}

void Annexe::figures() {
  bool first = true;
  for (const Node* define : framework_.all(K::define)) {
    if (std::exchange(first, false)) heading(2, "Other figures");
    const Node& value = value_of(*define);
    const bool below = value.kind == K::choose || value.kind == K::banded;
    const std::string from = value.kind == K::banded ? " follows from " + words_.words(*value.children[0]) : "";
    line("**{}**{}\n", markdown(words_.title(*define)),
         below ? markdown(from) + ":" : " is " + markdown(words_.words(value)) + ".");
    value_below(value, gives_level(*define));
    cites(*define);
  }
}

void Annexe::overall(const Node& node) {
  const std::string title = words_.title(node);
  heading(2, title.empty() ? "Overall" : title);
  rules(node);
  cites(node);
}

void Annexe::discretion(const Node& node) {
  heading(3, words_.title(node));
  sentence("A rating may be departed from on one of these grounds:");
  for (const Node* ground : node.all(K::ground)) {
    const Node* when = ground->child(K::when);
    const std::string condition = when == nullptr ? "" : " *(when " + markdown(words_.condition(*when)) + ")*";
    line("- {}{}{}", markdown(words_.title(*ground)), condition, cited(*ground));
  }
  line("");
  for (const Node* moves : node.all(K::moves)) {
    sentence(fmt::format("A rating moves by at most {} level{}.", text(*moves->child(K::number)),
                         text(*moves->child(K::number)) == "1" ? "" : "s"));
    cites(*moves);
  }
  for (const Node* asked : node.all(K::requires_)) {
    std::vector<std::string> names;
    for (const Node* name : asked->all(K::name)) names.push_back(spoken(text(*name)));
    sentence("A decision says its " + joined(names, "and") + ".");
  }
  cites(node);
}

}  // namespace

std::string annexe(const Edition& edition, const Framework& checked, const Sources& sources) {
  return Annexe(edition, checked, sources).write();
}

}  // namespace rubric::app
