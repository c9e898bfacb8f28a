// The framework as text that depends on its meaning only: for dumps, tests and the semantic hash.
#include <fmt/format.h>

#include <iterator>

#include "lang/fnv.hpp"
#include "lang/framework.hpp"

namespace rubric {
namespace {

constexpr std::string_view kBetter[] = {"", " lower is better", " higher is better"};
constexpr const char* kCounts[] = {"open", "yes", "no", "not relevant"};
constexpr const char* kOps[] = {"constant",
                                "fact",
                                "percent",
                                "relevant",
                                "answered-yes",
                                "judged",
                                "input",
                                "awarded",
                                "fieldwork",
                                "definition",
                                "+",
                                "-",
                                "*",
                                "/",
                                "round",
                                "band",
                                "score",
                                "lowest",
                                "highest",
                                "sum",
                                "average",
                                "weighted-average",
                                "median",
                                "count",
                                "share",
                                "test",
                                "and",
                                "or",
                                "not",
                                "is-present",
                                "limit",
                                "raise",
                                "raise-by",
                                "lower-by",
                                "unless",
                                "or-else",
                                "first-of",
                                "only-of",
                                "near-boundary",
                                "deciding",
                                "one-case"};
constexpr const char* kRelations[] = {"is", "within", "at-least", "at-most", "above", "below", "one-of", "is-missing"};
constexpr const char* kModes[] = {"half-up", "half-down", "half-even", "up", "down"};

class Dump {
 public:
  explicit Dump(const Framework& framework) : framework_(framework) {}

  std::string expr(ExprId id) const;
  std::string whole(bool with_tests);

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '\n';
  }
  std::string type(Type type) const;
  std::string constant(const Expr& expr) const;
  std::string subject(const Expr& expr) const;
  std::string bounds(const Bounds& bounds) const;
  static std::string rounding(const Rounding& rounding);
  std::string banding_name(std::uint32_t index) const;
  void types();
  void fact(std::string_view what, const Fact& fact);
  void bandings();
  void standards();
  void definitions();
  void discretions();
  void crosswalk();
  void tests();
  std::string path(QuestionId id) const;

  const Framework& framework_;
  std::string out_;
};

std::string Dump::type(Type type) const {
  switch (type.kind) {
    case TypeKind::truth: return "truth";
    case TypeKind::whole: return "whole";
    case TypeKind::number: return "number";
    case TypeKind::percent: return "percent";
    case TypeKind::date: return "date";
    case TypeKind::choice: return "choice " + framework_.facts[type.of].id;
    case TypeKind::level: return "level " + framework_.scales[type.of].id;
  }
  return {};
}

std::string Dump::constant(const Expr& expr) const {
  if (expr.absent) return "absent";
  switch (expr.type.kind) {
    case TypeKind::truth: return expr.index != 0 ? "yes" : "no";
    case TypeKind::choice: return framework_.facts[expr.type.of].choices[expr.index].id;
    case TypeKind::level: return framework_.scales[expr.type.of].levels[expr.index].id;
    default: return to_exact_string(expr.number);
  }
}

std::string Dump::rounding(const Rounding& rounding) {
  return rounding.exact
             ? "exact"
             : fmt::format("{} {}", kModes[static_cast<std::size_t>(rounding.mode)], to_exact_string(rounding.step));
}

std::string Dump::banding_name(std::uint32_t index) const {
  const std::string& id = framework_.bandings[index].id;
  return id.empty() ? fmt::format("banding-{}", index) : id;
}

// What a leaf or an operation refers to.
std::string Dump::subject(const Expr& expr) const {
  switch (expr.op) {
    case Op::fact:
    case Op::input: return framework_.facts[expr.index].id;
    case Op::percent:
    case Op::relevant:
    case Op::answered_yes: {
      const Question& question = framework_.questions[expr.index];
      return fmt::format("{}.{}", framework_[question.standard].id, question.id);
    }
    case Op::judged:
    case Op::one_case: return framework_.standards[expr.index].id;
    case Op::awarded: return StandardId{expr.index} ? framework_.standards[expr.index].id : "overall";
    case Op::definition: return fmt::format("[{}]", framework_.definitions[expr.index].name);
    case Op::round: return rounding(expr.rounding);
    case Op::band:
    case Op::near_boundary: return banding_name(expr.index);
    case Op::deciding: return std::to_string(expr.index);
    case Op::test:
      return fmt::format("{}{}", expr.negated ? "not " : "", kRelations[static_cast<std::size_t>(expr.relation)]);
    default: return {};
  }
}

std::string Dump::expr(ExprId id) const {
  const Expr& e = framework_[id];
  if (e.op == Op::constant) return constant(e);
  std::string about = subject(e);
  if (e.op == Op::definition) return about;
  std::string out = fmt::format("({}{}{}", kOps[static_cast<std::size_t>(e.op)], about.empty() ? "" : " ", about);
  if (e.list) out += " each " + framework_[e.list].id;
  for (const ExprId arg : e.args) out += ' ' + expr(arg);
  for (const Member& member : e.members) {
    out += ' ' + expr(member.value);
    if (member.guard) out += " if " + expr(member.guard);
    if (member.weight && e.op == Op::weighted_average) out += " weight " + expr(member.weight);
  }
  return out + ")";
}

std::string Dump::bounds(const Bounds& b) const {
  return fmt::format("{}{} {}{}", b.low_open ? "above " : "", b.low ? to_exact_string(*b.low) : "-",
                     b.high_open ? "below " : "", b.high ? to_exact_string(*b.high) : "-");
}

void Dump::types() {
  for (const Scale& scale : framework_.scales) {
    line("scale {} {:?}", scale.id, scale.title);
    for (const Level& level : scale.levels)
      line("  level {} {:?} {}", level.id, level.title, level.score ? to_exact_string(*level.score) : "-");
  }
  for (const CaseKind& kind : framework_.kinds) {
    line("cases {} {:?}", kind.id, kind.title);
    for (const FactId id : kind.facts) this->fact("  fact", framework_[id]);
  }
  for (const RecordList& list : framework_.lists) {
    line("list {} {:?}", list.id, list.title);
    for (const FactId id : list.fields) this->fact("  fact", framework_[id]);
  }
  for (const FactId id : framework_.inputs) fact("input", framework_[id]);
}

void Dump::fact(std::string_view what, const Fact& fact) {
  line("{} {} {:?} : {}{}{} {} {}{}{}", what, fact.id, fact.title, type(fact.type), fact.ordered ? " ordered" : "",
       fact.or_missing ? " or missing" : "", bounds(fact.bounds), fact.decimals ? std::to_string(*fact.decimals) : "-",
       fact.unit.empty() ? "" : " " + fact.unit, kBetter[static_cast<std::size_t>(fact.better)]);
  for (const Rational value : fact.values) line("    value {}", to_exact_string(value));
  for (const Choice& choice : fact.choices) line("    choice {} {:?}", choice.id, choice.title);
}

void Dump::bandings() {
  for (std::uint32_t i = 0; i < framework_.bandings.size(); ++i) {
    const Banding& banding = framework_.bandings[i];
    line("banding {} {:?} of {} {} -> {}", banding_name(i), banding.title, type({banding.measure}),
         rounding(banding.rounding), type(banding.result));
    for (const Band& band : banding.bands) {
      const std::string outcome = banding.result.kind == TypeKind::level
                                      ? framework_.scales[banding.result.of].levels[band.level].id
                                      : to_exact_string(band.number);
      line("  band {} {:?} {} -> {}", band.id.empty() ? "-" : band.id, band.title,
           band.otherwise ? "otherwise" : bounds(band.bounds), outcome);
    }
  }
}

void Dump::standards() {
  for (const Domain& domain : framework_.domains)
    line("domain {} {:?}{}", domain.id, domain.title, domain.when ? " when " + expr(domain.when) : "");
  for (const Standard& standard : framework_.standards) {
    line("standard {} {:?} domain {} {}{}{} weight {}{}", standard.id, standard.title,
         standard.domain ? framework_[standard.domain].id : "-",
         standard.judged ? "judged as " + framework_[standard.judged_on].id : "rated",
         standard.counted ? "" : " not-counted", standard.without_rating ? " without-rating" : "",
         to_exact_string(standard.weight), standard.when ? " when " + expr(standard.when) : "");
    if (standard.insufficient_evidence != Counts::open)
      line("  insufficient evidence -> {}", kCounts[static_cast<std::size_t>(standard.insufficient_evidence)]);
    for (const QuestionId id : standard.questions) {
      const Question& question = framework_[id];
      line("  question {} {:?} on {} weight {} when {}", question.id, question.title, framework_[question.kind].id,
           to_exact_string(question.weight), question.when ? expr(question.when) : "-");
      for (const Prompt& prompt : question.prompts)
        line("    prompt {} {:?} when {}", prompt.id, prompt.title, prompt.when ? expr(prompt.when) : "-");
    }
  }
}

void Dump::definitions() {
  for (const Definition& definition : framework_.definitions) {
    line("define {:?} {:?} : {} = {}", definition.name, definition.title, type(definition.type),
         expr(definition.value));
  }
  if (framework_.overall) line("overall {:?}", framework_.overall_title);
}

void Dump::discretions() {
  for (const Discretion& discretion : framework_.discretions) {
    line("discretion {} {:?} moves {} requires {}", discretion.id, discretion.title,
         discretion.moves_at_most ? std::to_string(*discretion.moves_at_most) : "-",
         fmt::join(discretion.requires_, ", "));
    for (const Ground& ground : discretion.grounds) line("  ground {} {:?}", ground.id, ground.title);
  }
  if (!framework_.sampling) return;
  const Sampling& sampling = *framework_.sampling;
  line("sampling {:?} confidence {} margin {}", sampling.title,
       sampling.confidence ? to_exact_string(*sampling.confidence) : "-",
       sampling.margin ? to_exact_string(*sampling.margin) : "-");
  for (const Share& share : sampling.split)
    line("  split {} {}", framework_[share.kind].id, to_exact_string(share.percent));
  for (const Size& size : sampling.sizes) line("  size {} {}", framework_[size.kind].id, bounds(size.cases));
}

void Dump::crosswalk() {
  constexpr const char* kHow[] = {"becomes", "replaced by", "ends"};
  for (const Carried& carried : framework_.crosswalk)
    line("crosswalk {} {} {}", carried.from, kHow[static_cast<std::size_t>(carried.how)], carried.to);
}

void Dump::tests() {
  for (const Test& test : framework_.tests) {
    line("test {:?}", test.title);
    if (test.data) line("  given data {:?}", test.data->name);
    if (test.fieldwork) line("  given fieldwork = {}", to_string(test.fieldwork->day));
    for (const GivenLevel& given : test.levels)
      line("  given {} = level {}", framework_[given.standard].id, given.level);
    for (const GivenTally& given : test.tallies) line("  given {} = {}", path(given.question), given.tally);
    for (const GivenValue& given : test.inputs) line("  given {} = {}", framework_[given.of].id, expr(given.value));
    for (const GivenNone& given : test.none) line("  given {} = none", framework_[given.list].id);
    for (const GivenCase& given : test.cases) {
      line("  given {}", given.list ? framework_[given.list].id : framework_[given.kind].id);
      for (const GivenValue& fact : given.facts) line("    {} = {}", framework_[fact.of].id, expr(fact.value));
      for (const GivenAnswer& answer : given.answers) line("    {} = {}", path(answer.question), answer.answer);
    }
    for (const Expectation& expectation : test.expectations) {
      line("  expect {}{}", expr(expectation.value), expectation.can_be ? " can be" : "");
      for (const std::uint32_t level : expectation.levels) line("    {}", level);
      for (const Rational number : expectation.numbers) line("    {}", to_exact_string(number));
      if (expectation.can_be_absent) line("    absent");
    }
    for (const ExpectedError& expected : test.errors) line("  expect error {}", info(expected.code).id);
  }
}

// "2.1.desistance", as case records have it.
std::string Dump::path(QuestionId id) const { return framework_[framework_[id].standard].id + "." + framework_[id].id; }

std::string Dump::whole(bool with_tests) {
  line("framework {} {:?}", framework_.id, framework_.title);
  if (!framework_.programme.empty()) line("programme {} {:?}", framework_.programme, framework_.programme_title);
  if (framework_.in_force)
    line("in force {} {}", to_string(framework_.in_force->from),
         framework_.in_force->to ? to_string(*framework_.in_force->to) : "-");
  types();
  bandings();
  standards();
  definitions();
  discretions();
  if (with_tests) crosswalk();
  if (with_tests) tests();
  return std::move(out_);
}

}  // namespace

std::string dump(const Framework& framework) { return Dump(framework).whole(true); }
std::string dump(const Framework& framework, ExprId expr) { return Dump(framework).expr(expr); }

std::uint64_t semantic_hash(const Framework& framework) {
  Fnv hash;
  hash.add(Dump(framework).whole(false));
  return hash.value();
}

}  // namespace rubric
