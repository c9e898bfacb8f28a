// `rubric explain`: why a standard, or the overall, is rated as it is.
#include <fmt/format.h>

#include <algorithm>

#include "app/commands.hpp"
#include "app/json.hpp"
#include "app/json_proof.hpp"
#include "app/lines.hpp"
#include "app/missing.hpp"
#include "app/prompts.hpp"
#include "app/rating.hpp"
#include "app/shares.hpp"
#include "app/table.hpp"
#include "app/what_if.hpp"
#include "app/words.hpp"
#include "lang/columns.hpp"

namespace rubric::app {
namespace {

using Row = std::vector<std::string>;

class Explainer {
 public:
  Explainer(const Rating& rating, bool prompts, const Sources& sources, const Console& console)
      : rating_(rating), prompts_(prompts), framework_(*rating.framework), sources_(sources), console_(console) {}

  std::string standard(const StandardReport& report) const;
  std::string overall() const;

 private:
  std::string value(DefinitionId id) const { return in_words(framework_, rating_.outcome[id], framework_[id].type); }
  std::string where(Span span) const;
  std::string words(Span span) const { return rule_in_words(sources_.text(span)); }
  std::string citation(const Origin& origin) const;
  std::string rule(DefinitionId id) const;
  std::string rules(const Results& results) const;
  bool has_score_rule(const Results& results) const;
  std::string name_of(const Definition& definition) const;
  bool is_left_out(const Member& member) const;
  std::string inputs(DefinitionId id, const std::vector<DefinitionId>& rules) const;
  std::vector<Row> of_inspection(const std::vector<DefinitionId>& rules) const;
  std::string figures(const StandardReport& report) const;
  std::string cases(const StandardReport& report) const;
  std::string bands(const Banding& banding) const;
  std::string judgement(StandardId standard) const;
  std::string shares(const StandardReport& report) const;
  std::string why(const StandardReport& report) const;
  std::string next_band(const Banding& banding, std::uint32_t band) const;
  std::string applies(const StandardReport& report) const;
  std::string banding_of_overall() const;
  std::string grounds(const RatedReport& report) const;
  std::string section(std::string_view title) const { return "\n" + console_.strong(title) + "\n"; }

  const Rating& rating_;
  bool prompts_;  // shown too
  const Framework& framework_;
  const Sources& sources_;
  const Console& console_;
};

std::string Explainer::where(Span span) const {
  return fmt::format("{}:{}", sources_[span.source].name(), sources_[span.source].position(span.begin).line);
}

std::string Explainer::citation(const Origin& origin) const {
  std::string out = "    " + where(origin.span) + "\n";
  for (const Cite& cite : origin.cites) out += fmt::format("    {}: {}\n", cite.is_note ? "note" : "source", cite.text);
  if (origin.amendment) out += fmt::format("    by amendment: {}\n", where(*origin.amendment));
  return out;
}

std::string Explainer::rule(DefinitionId id) const {
  const Definition& definition = framework_[id];
  return fmt::format("  {}\n{}", words(definition.origin.span), citation(definition.origin));
}

// Where its score is not just that of the rating's level.
bool Explainer::has_score_rule(const Results& results) const {
  return results.score && framework_[framework_[results.score].value].op != Op::score;
}

std::string Explainer::rules(const Results& results) const {
  std::string out = section(results.rules.size() > 1 ? "Rules, in their order" : "Rule");
  if (has_score_rule(results) && framework_[results.score].origin.span != framework_[results.rules.front()].origin.span)
    out += rule(results.score) + fmt::format("    gives {}\n", value(results.score));
  for (const DefinitionId id : results.rules)
    out += rule(id) + fmt::format("    gives {}\n", value(id)) + lines_of(rating_, id, sources_);
  return out;
}

// Of a rating on which the panel has not decided, nobody speaks as awarded.
std::string Explainer::name_of(const Definition& definition) const {
  constexpr std::string_view kAwarded = "awarded ";
  const Expr& value = framework_[definition.value];
  const bool plain = value.op == Op::awarded && decision_on(rating_.inspection, StandardId{value.index}) == nullptr;
  return definition.name.substr(plain ? kAwarded.size() : 0);
}

// The inputs that rules name.
std::vector<Row> Explainer::of_inspection(const std::vector<DefinitionId>& rules) const {
  std::vector<Row> rows;
  std::vector<ExprId> todo;
  std::vector<std::uint32_t> seen;
  for (const DefinitionId rule : rules) todo.push_back(framework_[rule].value);
  for (std::size_t i = 0; i < todo.size(); ++i) {
    const Expr& expr = framework_[todo[i]];
    todo.insert(todo.end(), expr.args.begin(), expr.args.end());
    for (const Member& member : expr.members) todo.push_back(member.value);
    if (expr.op != Op::input || std::find(seen.begin(), seen.end(), expr.index) != seen.end()) continue;
    seen.push_back(expr.index);
    const Value& value = rating_.inspection.inputs[expr.index];
    rows.push_back({framework_.facts[expr.index].title,
                    value.never_present() ? "missing" : in_words(framework_, value, expr.type),
                    std::string(direction_in_words(framework_.facts[expr.index]))});
  }
  return rows;
}

// A member that does not apply to the inspection.
bool Explainer::is_left_out(const Member& member) const {
  return member.guard && framework_[member.guard].op == Op::definition && !rating_.outcome[member.guard].may_be(1);
}

// What a rule is worked out from: the values of the definitions that it names; and of inputs, those of all rules.
std::string Explainer::inputs(DefinitionId id, const std::vector<DefinitionId>& rules) const {
  std::vector<Row> rows = of_inspection(rules);
  std::vector<ExprId> todo{framework_[id].value};
  std::vector<std::uint32_t> seen;
  for (std::size_t i = 0; i < todo.size(); ++i) {
    const Expr& expr = framework_[todo[i]];
    todo.insert(todo.end(), expr.args.begin(), expr.args.end());
    for (const Member& member : expr.members) {
      if (!is_left_out(member)) todo.push_back(member.value);
    }
    if (expr.op != Op::definition || std::find(seen.begin(), seen.end(), expr.index) != seen.end()) continue;
    seen.push_back(expr.index);
    rows.push_back({name_of(framework_.definitions[expr.index]), value({expr.index})});
  }
  return rows.empty() ? "" : section("Worked out from") + table(rows, 2);
}

std::string Explainer::figures(const StandardReport& report) const {
  const Standard& standard = framework_[report.standard];
  const Banding* banding = standard.banding ? &framework_[standard.banding] : nullptr;
  std::vector<Row> rows;
  for (const QuestionReport& question : report.questions) {
    const Question& about = framework_[question.question];
    Row row{about.id, in_words(*question.tallies), percent_in_words(question.percent.numbers, banding),
            banding != nullptr ? bands_in_words(*banding, question.bands) : "",
            !report.by_lowest_band || question.decides == kNo ? ""
            : question.decides == kYes                        ? "decides"
                                                              : "may decide"};
    row.push_back(about.when ? "asked when " + words(framework_[about.when].span) : "asked in every case");
    rows.push_back(std::move(row));
  }
  std::string out = section("Key questions") + table(rows, 2);
  for (const QuestionReport& question : report.questions)
    out += fmt::format("    {}: {}\n", framework_[question.question].id, framework_[question.question].title);
  return out;
}

// Which cases were answered no, and which are open, where their identifiers were asked for.
std::string Explainer::cases(const StandardReport& report) const {
  const std::vector<NamedCases>& named = rating_.inspection.named_cases;
  std::vector<Row> rows;
  for (const QuestionReport& question : report.questions) {
    if (named.empty()) continue;
    const auto& [no, open] = named[question.question.index];
    const std::string& id = framework_[question.question].id;
    if (!no.empty()) rows.push_back({id, "no", fmt::format("{}", fmt::join(no, "; "))});
    if (!open.empty()) rows.push_back({no.empty() ? id : "", "open", fmt::format("{}", fmt::join(open, "; "))});
  }
  return rows.empty() ? "" : section("Cases") + table(rows, 2);
}

std::string Explainer::bands(const Banding& banding) const {
  constexpr std::string_view kModes[] = {"half-up", "half-down", "half-even", "up", "down"};
  const std::string rounding =
      banding.rounding.exact
          ? "exact"
          : fmt::format("rounded {}{}", kModes[static_cast<std::size_t>(banding.rounding.mode)],
                        banding.rounding.step == 1 ? "" : " to multiples of " + to_string(banding.rounding.step));
  const std::string measure = banding.measure == TypeKind::percent  ? "of percent " + rounding
                              : banding.measure == TypeKind::number ? "of number " + rounding
                                                                    : "of whole number";
  std::vector<Row> rows;
  for (const Band& band : banding.bands) {
    const std::string outcome = banding.result.kind == TypeKind::level
                                    ? framework_.scales[banding.result.of].levels[band.level].title
                                    : to_string(band.number);
    const bool amended = band.origin.amendment && band.origin.amendment != banding.origin.amendment;
    rows.push_back(
        {band.title, in_words(band), "-> " + outcome, amended ? "by amendment: " + where(*band.origin.amendment) : ""});
  }
  return section(fmt::format("Bands{}{}", banding.id.empty() ? " " : " of ",
                             banding.id.empty() ? measure : fmt::format("`{}`, {}", banding.id, measure))) +
         table(rows, 2) + citation(banding.origin);
}

// What definitions make of the shares of a standard without a rating.
std::string Explainer::shares(const StandardReport& report) const {
  std::string rules;
  std::vector<std::uint32_t> met;
  for (const DefinitionId id : framework_.printed) {
    const auto question = banded_share(framework_, id);
    if (!question || framework_[*question].standard != report.standard) continue;
    rules += rule(id) + fmt::format("    gives {}\n", value(id));
    const std::uint32_t banding = framework_[framework_[id].value].index;
    if (std::find(met.begin(), met.end(), banding) == met.end()) met.push_back(banding);
  }
  std::string out = rules.empty() ? "" : section("Definitions") + rules;
  for (const std::uint32_t banding : met) out += bands(framework_.bandings[banding]);
  return out;
}

std::string Explainer::next_band(const Banding& banding, std::uint32_t band) const {
  if (band + 1 >= banding.bands.size() || banding.result.kind != TypeKind::level) return "";
  const Band& next = banding.bands[band + 1];
  if (next.otherwise || !next.bounds.low) return "";
  return fmt::format(" {} begins {} {}.", framework_.scales[banding.result.of].levels[next.level].title,
                     next.bounds.low_open ? "above" : "at", to_string(*next.bounds.low));
}

// In a sentence, where the lowest percentage is what the rating comes down to.
std::string Explainer::why(const StandardReport& report) const {
  const Standard& standard = framework_[report.standard];
  if (!report.by_lowest_band || !report.rating.certain() || report.rating.absent ||
      framework_[standard.banding].result.kind != TypeKind::level)
    return "";
  const Banding& banding = framework_[standard.banding];
  std::vector<std::string> names;
  const QuestionReport* lowest = nullptr;
  for (const QuestionReport& question : report.questions) {
    if (question.decides != kYes || question.bands.size() != 1) continue;
    lowest = &question;
    names.push_back(framework_[question.question].id);
  }
  if (lowest == nullptr || !report.rating.surely(banding.bands[lowest->bands[0]].level)) return "";
  const Band& band = banding.bands[lowest->bands[0]];
  return section("Why") + fmt::format("  The lowest percentage is {}, for {}. It lies in {} ({}), which gives {}.{}\n",
                                      percent_in_words(lowest->percent.numbers, &banding), joined(names, "and"),
                                      band.title.empty() ? "the band" : band.title, in_words(band),
                                      framework_.scales[banding.result.of].levels[band.level].title,
                                      next_band(banding, lowest->bands[0]));
}

std::string Explainer::grounds(const RatedReport& report) const {
  std::string out;
  std::vector<Row> rows;
  for (std::size_t i = 0; i < report.grounds.size(); ++i) {
    const GroundUse& use = report.grounds[i].use;
    const Discretion& discretion = framework_.discretions[use.discretion];
    const Ground& about = discretion.grounds[use.ground];
    rows.push_back({about.id, truth_in_words(report.grounds[i].holds), about.title});
    if (i + 1 < report.grounds.size() && report.grounds[i + 1].use.discretion == use.discretion) continue;
    out += section("Grounds for discretion: " + discretion.title) + table(rows, 2) + citation(discretion.origin);
    rows.clear();
  }
  return report.decision == nullptr
             ? out
             : out + section("Decision of the panel") + "  " + decision_in_words(framework_, *report.decision) + "\n";
}

std::string Explainer::judgement(StandardId standard) const {
  const auto& all = rating_.inspection.judgements;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Judgement& judgement) { return judgement.standard == standard; });
  if (found == all.end()) return "";
  std::vector<Row> rows;
  for (const auto& [what, text] :
       {std::pair("by", &found->by), {"reason", &found->reason}, {"evidence", &found->evidence}}) {
    if (!text->empty()) rows.push_back({what, printable(*text)});
  }
  for (const std::string& characteristic : found->characteristics)
    rows.push_back({&characteristic == &found->characteristics.front() ? "against" : "", printable(characteristic)});
  return table(rows, 2);
}

// Where it depends on the inspection whether it applies at all.
std::string Explainer::applies(const StandardReport& report) const {
  const Standard& standard = framework_[report.standard];
  if (!standard.applies) return "";
  std::string out = section("Applies") + fmt::format("  {}: only {}\n", truth_in_words(report.applies),
                                                     applies_in_words(framework_, standard, sources_));
  for (const ExprId when : {standard.domain ? framework_[standard.domain].when : ExprId{}, standard.when}) {
    if (when) out += "    " + where(framework_[when].span) + "\n";
  }
  return out;
}

std::string Explainer::standard(const StandardReport& report) const {
  const Standard& standard = framework_[report.standard];
  const std::string rated = standard.results.rating ? ": " + rating_in_words(framework_, report, report.standard) : "";
  std::string out = console_.strong(fmt::format("{} {}{}", standard.id, standard.title, rated)) + "\n";
  out += applies(report);
  if (report.applies == kNo) return out;
  out += why(report);
  if (!report.questions.empty()) out += figures(report) + cases(report);
  if (prompts_) out += prompts_of(rating_, report, console_);
  if (standard.judged) {
    out += section("Judged") + "  by the lead inspector, on the evidence; no rule rates it\n" +
           judgement(report.standard) + citation(standard.origin);
    if (standard.results.rules.size() > 1) out += rules(standard.results);
  } else if (standard.results.rating) {
    out += rules(standard.results);
    if (!standard.banding) out += inputs(standard.results.rules.front(), standard.results.rules);
  }
  if (standard.banding) out += bands(framework_[standard.banding]);
  if (standard.without_rating) out += shares(report);
  return out + grounds(report) + missing_of(rating_, report.standard);
}

std::string Explainer::banding_of_overall() const {
  std::vector<ExprId> todo{framework_[framework_.overall->rules.front()].value};
  for (std::size_t i = 0; i < todo.size(); ++i) {
    const Expr& expr = framework_[todo[i]];
    if (expr.op == Op::band) return bands(framework_.bandings[expr.index]);
    todo.insert(todo.end(), expr.args.begin(), expr.args.end());
  }
  return "";
}

std::string Explainer::overall() const {
  if (!framework_.overall || !framework_.overall->rating) return "";
  const Results& results = *framework_.overall;
  const RatedReport& report = rating_.report.overall;
  return console_.strong(fmt::format("{}: {}", framework_.overall_title, rating_in_words(framework_, report, {}))) +
         "\n" + rules(results) +
         inputs(has_score_rule(results) ? results.score : results.rules.front(), results.rules) + banding_of_overall() +
         grounds(report);
}

const StandardReport* find(const Rating& rating, std::string_view id) {
  const auto& standards = rating.report.standards;
  const auto found = std::find_if(standards.begin(), standards.end(),
                                  [&](const StandardReport& s) { return (*rating.framework)[s.standard].id == id; });
  return found == standards.end() ? nullptr : &*found;
}

int report_unknown(const Rating& rating, const std::string& id, Console& console) {
  std::vector<std::string_view> ids{"overall"};
  for (const Standard& standard : rating.framework->standards) ids.push_back(standard.id);
  const std::string near = did_you_mean(id, ids);
  std::vector<std::string> all(ids.begin(), ids.end());
  console.message(fmt::format("rubric: {} has no standard {}{}; it has {}\n", rating.framework->id, id,
                              near.empty() ? "" : fmt::format(" (did you mean {}?)", near), joined(all, "and")));
  return Exit::error;
}

// `--higher` and `--lower`: of the standard, else of the overall.
int explain_what_if(const Rating& rating, const Options& options, const StandardReport* standard, Console& console) {
  const prove::Wish wish{standard != nullptr ? standard->standard : StandardId{}, options.higher,
                         options.fixed_judgements};
  prove::NotTold why;
  if (const auto found = prove::what_if(rating.outcome, rating.inspection, wish, why)) {
    console.print(options.json ? what_if_as_json(rating, wish, *found)
                               : heading_of(rating, console) + "\n" + what_if_in_words(rating, wish, *found, console));
    return Exit::ok;
  }
  const std::string name =
      standard != nullptr ? "standard " + (*rating.framework)[standard->standard].id : "the overall";
  console.message(fmt::format("rubric: what would {} {} cannot be told: {}\n", options.higher ? "lift" : "lower", name,
                              not_told_in_words(rating, wish, why)));
  return why.why == prove::NotTold::Why::open ? Exit::open : Exit::error;
}

}  // namespace

int explain(const Options& options, Console& console) {
  if (options.fixed_judgements && !options.higher && !options.lower) {
    console.message("rubric: --fixed-judgements goes with --higher or --lower; see `rubric explain --help`\n");
    return Exit::usage;
  }
  Rules rules({}, options.rules);
  Diagnostics diagnostics;
  const auto rating = rate_file(options.inspection, options, rules, diagnostics);
  console.message(diagnostics, rules.sources());
  if (rating == nullptr) return Exit::error;
  const bool one = options.standard && *options.standard != "overall";
  const StandardReport* standard = one ? find(*rating, *options.standard) : nullptr;
  if (one && standard == nullptr) return report_unknown(*rating, *options.standard, console);
  if (options.higher || options.lower) return explain_what_if(*rating, options, standard, console);
  if (options.json) {
    const int status = status_of(*rating);
    if (one) rating->report.standards = std::vector{*standard};
    console.print(json_of({result_of(*rating, options)}, nullptr, rules.sources()));
    return status;
  }
  const Explainer explainer(*rating, options.prompts, rules.sources(), console);
  console.print(heading_of(*rating, console) + "\n");
  if (one) console.print(explainer.standard(*standard));
  if (!options.standard) {
    for (const StandardReport& each : rating->report.standards) console.print(explainer.standard(each) + "\n\n");
  }
  const std::string overall = one ? "" : explainer.overall();
  console.print(options.standard && !one && overall.empty() ? rating->framework->id + " has no overall rating\n"
                                                            : overall);
  return status_of(*rating);
}

}  // namespace rubric::app
