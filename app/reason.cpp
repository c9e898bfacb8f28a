// Why an inspection is rated as it is, in one sentence.
#include "app/reason.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "app/words.hpp"
#include "runtime/banding.hpp"
#include "runtime/lines.hpp"

namespace rubric::app {
namespace {

constexpr std::size_t kMostListed = 8;  // of what is not known

class Reasoner {
 public:
  Reasoner(const Rating& rating, const Sources& sources, RuleWords& words)
      : framework_(*rating.framework),
        inspection_(rating.inspection),
        outcome_(rating.outcome),
        sources_(sources),
        words_(words) {}

  std::string run() {
    const Results* results = rated();
    if (results == nullptr) return "";
    if (!outcome_[results->rating].certain()) return unknown();
    add(*results);
    std::string out = fmt::format("{}", fmt::join(parts_, "; then "));
    return cites_.empty() ? out : fmt::format("{} ({})", out, fmt::join(cites_, "; "));
  }

 private:
  const Results* rated() const;
  const Results* results_of(DefinitionId rating) const;
  std::string unknown() const;
  const std::string& words(Span span);

  void add(const Results& results);
  void add_rule(const Definition& rule);
  bool add_deciding(ExprId id);
  bool add_line(const Expr& chosen);
  bool add_band(const Expr& expr);
  std::string figures(const Expr& table);
  void add_part(std::string part, const Origin& origin);
  void add_cites(const Origin& origin);

  const Framework& framework_;
  const Inspection& inspection_;
  const Outcome& outcome_;
  const Sources& sources_;
  RuleWords& words_;
  std::vector<std::string> parts_;
  std::vector<std::string> cites_;
};

const Results* Reasoner::rated() const {
  if (framework_.overall && framework_.overall->rating) return &*framework_.overall;
  const bool one = framework_.standards.size() == 1 && framework_.standards.front().results.rating;
  return one ? &framework_.standards.front().results : nullptr;
}

// What this definition is the last rule of; null where it is none.
const Results* Reasoner::results_of(DefinitionId rating) const {
  for (const Standard& standard : framework_.standards) {
    if (standard.results.rating == rating || standard.results.awarded == rating) return &standard.results;
  }
  for (const Domain& domain : framework_.domains) {
    if (domain.results.rating == rating) return &domain.results;
  }
  return nullptr;
}

const std::string& Reasoner::words(Span span) {
  const auto [known, is_new] = words_.try_emplace(span);
  if (is_new) known->second = rule_in_words(sources_.text(span));
  return known->second;
}

std::string Reasoner::unknown() const {
  std::vector<std::string> names;
  for (const FactId id : framework_.inputs) {
    if (!inspection_.inputs[id.index].certain()) names.push_back(framework_[id].id);
  }
  for (std::size_t i = 0; i < framework_.standards.size(); ++i) {
    const Standard& standard = framework_.standards[i];
    if (standard.judged && std::popcount(inspection_.judged[i]) > 1) names.push_back(standard.id);
    for (const QuestionId id : standard.questions) {
      if (!inspection_.tallies[id.index].certain()) names.push_back(standard.id + "." + framework_[id].id);
    }
  }
  if (names.empty()) names.emplace_back("fieldwork");
  if (names.size() > kMostListed) {
    const std::size_t more = names.size() - kMostListed + 1;
    names.resize(kMostListed - 1);
    names.push_back(fmt::format("{} more", more));
  }
  return "not known yet: " + joined(names, "and");
}

// The first rule, and those after it that made a difference; of what is not rated, only the rule that says so.
void Reasoner::add(const Results& results) {
  const std::vector<DefinitionId>& rules = results.rules;
  std::size_t last = rules.size();
  while (last > 1 && outcome_[rules[last - 1]] == outcome_[rules[last - 2]]) --last;
  if (last > 1 && outcome_[rules[last - 1]].never_present()) return add_rule(framework_[rules[last - 1]]);
  if (!add_deciding(framework_[rules.front()].value)) add_rule(framework_[rules.front()]);
  for (std::size_t i = 1; i < last; ++i) {
    if (outcome_[rules[i]] != outcome_[rules[i - 1]]) add_rule(framework_[rules[i]]);
  }
}

void Reasoner::add_rule(const Definition& rule) { add_part(words(rule.origin.span), rule.origin); }

// The line or the band that the value comes from. False where there is none: then the whole rule decides.
bool Reasoner::add_deciding(ExprId id) {
  const Expr& expr = framework_[id];
  switch (expr.op) {
    case Op::first_of:
    case Op::only_of: return add_line(expr);
    case Op::band: return add_band(expr);
    case Op::awarded:
    case Op::unless:
    case Op::or_else: return add_deciding(expr.args[0]);
    case Op::definition: {
      const DefinitionId definition{expr.index};
      if (const Results* results = results_of(definition)) return add(*results), true;
      return add_deciding(framework_[definition].value);
    }
    default: return false;
  }
}

// Of a `choose` or a table: the line that holds. What may hold before it makes no difference to the value.
bool Reasoner::add_line(const Expr& chosen) {
  const Table& about = framework_.tables[chosen.index];
  const std::vector<TableLine> lines = lines_in(chosen);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].when && !outcome_[lines[i].when].may_be(1)) continue;
    const std::string& line = words(about.lines[i].span);
    const std::string cell = about.across.empty() ? line
                                                  : fmt::format("{} by {} -> {}", line.substr(0, line.find(" ->")),
                                                                sources_.text(about.across[i % about.across.size()]),
                                                                words(framework_[lines[i].gives].span));
    add_part(about.id.empty() ? cell : fmt::format("{}, where {}: {}", about.id, figures(chosen), cell),
             about.lines[i]);
    add_cites(about.origin);
    return true;
  }
  return false;
}

// "sum of scores is 20 and highest of scores is 10"
std::string Reasoner::figures(const Expr& table) {
  std::vector<std::string> figures;
  for (const Member& heading : table.members) {
    const Value& value = outcome_[heading.value];
    const Expr& expr = framework_[heading.value];
    figures.push_back(fmt::format("{} is {}", words(expr.span),
                                  value.never_present() ? "missing" : in_words(framework_, value, expr.type)));
  }
  return joined(figures, "and");
}

bool Reasoner::add_band(const Expr& expr) {
  const Banding& banding = framework_.bandings[expr.index];
  const Expr& measured = framework_[expr.args[0]];
  const Value& value = outcome_[expr.args[0]];
  const auto met = value.certain() ? certain_band(banding, value) : std::nullopt;
  if (!met) return false;
  const Band& band = banding.bands[*met];
  const std::string outcome = banding.result.kind == TypeKind::level
                                  ? framework_.scales[banding.result.of].levels[band.level].id
                                  : to_string(band.number);
  add_part(fmt::format("{} is {}: {} -> {}", words(measured.span), in_words(framework_, value, measured.type),
                       in_words(band), outcome),
           band.origin);
  return true;
}

void Reasoner::add_part(std::string part, const Origin& origin) {
  parts_.push_back(std::move(part));
  add_cites(origin);
}

void Reasoner::add_cites(const Origin& origin) {
  for (const Cite& cite : origin.cites) {
    if (!cite.is_note && std::find(cites_.begin(), cites_.end(), cite.text) == cites_.end())
      cites_.push_back(cite.text);
  }
}

}  // namespace

std::string reason_of(const Rating& rating, const Sources& sources, RuleWords& words) {
  return Reasoner(rating, sources, words).run();
}

}  // namespace rubric::app
