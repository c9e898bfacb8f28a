#include "app/words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lang/columns.hpp"
#include "lang/date.hpp"
#include "lang/lexemes.hpp"
#include "runtime/alternatives.hpp"
#include "runtime/banding.hpp"

namespace rubric::app {
namespace {

constexpr std::size_t kMaxListed = 3;  // more possibilities than these are shown as a range

std::string number_in_words(Rational number, Type type) {
  if (type.kind == TypeKind::date) return to_string(Date(std::chrono::days(number.numerator())));
  return to_string(number) + (type.kind == TypeKind::percent ? "%" : "");
}

std::string numbers_in_words(const Numbers& numbers, Type type) {
  const Interval ends = numbers.hull();
  if (ends.low == ends.high) return number_in_words(ends.low, type);
  const auto members = numbers.members();
  const std::string_view joint = members && members->size() == 2 ? "or" : "to";
  return fmt::format("{} {} {}", number_in_words(ends.low, type), joint, number_in_words(ends.high, type));
}

std::vector<std::string> alternatives_in_words(const Framework& framework, std::uint64_t alternatives, Type type) {
  std::vector<std::string> words;
  for_each_alternative(alternatives, [&](std::uint32_t i) {
    if (type.kind == TypeKind::level)
      words.push_back(framework.scales[type.of].levels[i].title);
    else if (type.kind == TypeKind::choice)
      words.push_back(framework.facts[type.of].choices[i].title);
    else
      words.emplace_back(i != 0 ? "yes" : "no");
  });
  return words;
}

}  // namespace

std::string rule_in_words(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    const std::string_view lexeme = text.substr(end, lexemes::any(text.substr(end)));
    if (lexeme == "{") return lexemes::one_line(text.substr(0, end)) + " { … }";
    if (lexeme == "source" || lexeme == "note") break;
    end += lexeme.size();
  }
  return lexemes::one_line(text.substr(0, end));
}

std::string joined(const std::vector<std::string>& parts, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 == parts.size() ? fmt::format(" {} ", last) : ", ";
    out += parts[i];
  }
  return out;
}

std::string spoken(std::string_view id) {
  std::string words(id);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

std::string truth_in_words(std::uint64_t truth) { return truth == kYes ? "yes" : truth == kNo ? "no" : "possible"; }

std::string in_words(const Framework& framework, const Value& value, Type type) {
  std::vector<std::string> parts = alternatives_in_words(framework, value.alternatives, type);
  const bool levels = type.kind == TypeKind::level;
  if (levels && parts.size() > 2 &&
      value.alternatives >> std::countr_zero(value.alternatives) == (std::uint64_t{1} << parts.size()) - 1) {
    parts = {fmt::format("{} to {}", parts.front(), parts.back())};  // all levels from one to another
  }
  if (!value.numbers.empty()) parts.push_back(numbers_in_words(value.numbers, type));
  if (value.absent) parts.emplace_back(levels || is_numeric(type) ? "not rated" : "missing");
  return joined(parts);
}

std::string in_words(const Tallies& tallies) {
  const auto* list = tallies.list();
  if (list != nullptr && list->size() <= kMaxListed) {
    std::vector<std::string> parts;
    for (const Tally tally : *list)
      parts.push_back(tally.relevant == 0 ? "nothing relevant" : fmt::format("{} of {}", tally.yes, tally.relevant));
    return joined(parts);
  }
  const Interval cases = tallies.relevant().hull();
  if (cases.high == kMaxCases)
    return cases.low == 0 ? "not known" : fmt::format("{} or more cases", to_string(cases.low));
  if (cases.low == cases.high) return fmt::format("of {}", to_string(cases.low));
  return fmt::format("of {} to {}", to_string(cases.low), to_string(cases.high));
}

std::string percent_in_words(const Numbers& percents, const Banding* banding) {
  if (percents.empty()) return "";
  const bool exact = banding != nullptr && banding->rounding.exact;
  const Rounding whole{false, RoundingMode::half_up, 1};
  const Interval ends =
      exact ? percents.hull() : rounded(percents, banding != nullptr ? banding->rounding : whole).hull();
  if (ends.low == ends.high) return to_string(ends.low) + "%";
  return fmt::format("{}% to {}%", to_string(ends.low), to_string(ends.high));
}

std::string in_words(const Band& band) {
  const Bounds& b = band.bounds;
  if (band.otherwise) return "otherwise";
  if (b.low && b.high)
    return *b.low == *b.high ? to_string(*b.low) : fmt::format("{} to {}", to_string(*b.low), to_string(*b.high));
  if (b.low) return fmt::format("{} {}", b.low_open ? "above" : "at least", to_string(*b.low));
  return b.high ? fmt::format("{} {}", b.high_open ? "below" : "at most", to_string(*b.high)) : "every number";
}

std::string name_of_band(const Band& band) { return band.id.empty() ? in_words(band) : band.id; }

std::string bands_in_words(const Banding& banding, const std::vector<std::uint32_t>& bands) {
  std::vector<std::string> titles;
  for (const std::uint32_t i : bands)
    titles.push_back(banding.bands[i].title.empty() ? in_words(banding.bands[i]) : banding.bands[i].title);
  if (titles.size() > kMaxListed) return fmt::format("{} to {}", titles.front(), titles.back());
  return joined(titles);
}

std::string_view direction_in_words(const Fact& input) {
  switch (input.better) {
    case Better::lower: return "lower is better";
    case Better::higher: return "higher is better";
    case Better::unsaid: break;
  }
  return "";
}

std::string applies_in_words(const Framework& framework, const Standard& standard, const Sources& sources) {
  std::vector<std::string> conditions;
  for (const ExprId when : {standard.domain ? framework[standard.domain].when : ExprId{}, standard.when}) {
    if (when) conditions.push_back("when " + rule_in_words(sources.text(framework[when].span)));
  }
  return joined(conditions, "and");
}

std::string rating_in_words(const Framework& framework, const RatedReport& rated, StandardId standard) {
  if (rated.applies == kNo) return "does not apply";
  const Type type = framework[framework.results(standard).rating].type;
  const std::string indicated = in_words(framework, rated.rating, type);
  return rated.decision == nullptr
             ? indicated
             : fmt::format("indicated {}, awarded {}", indicated, in_words(framework, rated.awarded, type));
}

std::string unrated_because(const Report& report, const Results& results, const Sources& sources) {
  constexpr std::string_view kRule = "not rated ";
  const Framework& framework = *report.framework;
  for (const DefinitionId id : results.rules) {
    const Definition& rule = framework[id];
    const Expr& expr = framework[rule.value];
    const std::string words = rule_in_words(sources.text(rule.origin.span));
    const bool says_so = expr.op == Op::unless && words.starts_with(kRule);
    if (!says_so || (*report.outcome)[expr.args[1]].alternatives != kYes) continue;
    std::string reason = words.substr(kRule.size());
    for (const Cite& cite : rule.origin.cites) reason += cite.is_note ? ": " + printable(cite.text) : "";
    return reason;
  }
  return "";
}

std::string decision_in_words(const Framework& framework, const Decision& decision) {
  const Type type = framework[framework.results(decision.standard).rating].type;
  const Ground& ground = framework.discretions[decision.ground.discretion].grounds[decision.ground.ground];
  std::string out =
      fmt::format("awarded {} on the ground `{}`", framework.scales[type.of].levels[decision.awarded].title, ground.id);
  if (!decision.by.empty()) out += fmt::format(", by {}", printable(decision.by));
  if (decision.on) out += fmt::format(", on {}", rubric::in_words(*decision.on));
  if (!decision.reason.empty()) out += fmt::format(": {}", printable(decision.reason));
  for (const auto& [what, text] : decision.more) out += fmt::format("; {}: {}", what, printable(text));
  return out;
}

}  // namespace rubric::app
