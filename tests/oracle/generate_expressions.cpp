// Figures and conditions over standards and questions, made up. Whatever is put together stands in brackets, so that
// it can stand anywhere.
#include <algorithm>

#include "tests/oracle/model.hpp"

namespace rubric::oracle {

namespace {

using Indices = std::vector<std::size_t>;

std::string aggregate(Random& random) {
  const std::vector<std::string> all = {"lowest", "highest", "sum", "average", "weighted-average", "median"};
  return random.pick(all);
}

// Of percents: one that stays between 0 and 100.
std::string middle(Random& random) {
  const std::vector<std::string> all = {"lowest", "highest", "average", "weighted-average", "median"};
  return random.pick(all);
}

// ---- what there is

Indices rated(const Model& model, const Place& place, bool scored) {
  Indices found;
  for (const std::size_t i : place.standards) {
    const StandardModel& standard = model.standards[i];
    if (!standard.without_rating && (!scored || standard.scored)) found.push_back(i);
  }
  return found;
}

std::optional<std::size_t> one_rated(Model& model, const Place& place, bool scored) {
  const Indices found = rated(model, place, scored);
  return found.empty() ? std::nullopt : std::optional(model.random.pick(found));
}

// A standard with questions: that of the rule, or another one whose rating is worked out without it.
std::optional<std::size_t> with_questions(Model& model, const Place& place) {
  Indices found;
  std::copy_if(place.standards.begin(), place.standards.end(), std::back_inserter(found),
               [&](std::size_t i) { return !model.standards[i].questions.empty(); });
  if (place.own && !model.standards[*place.own].questions.empty()) found.assign(3, *place.own);
  return found.empty() ? std::nullopt : std::optional(model.random.pick(found));
}

bool alike(const Model& model, const Indices& standards, bool scored) {
  return std::all_of(standards.begin(), standards.end(), [&](std::size_t i) {
    const StandardModel& standard = model.standards[i];
    return !standard.without_rating && standard.scale == model.standards[standards.front()].scale &&
           (!scored || standard.scored);
  });
}

std::optional<Collection> bare(const Model& model, const Place& place, bool scored) {
  Indices counted;
  std::copy_if(place.standards.begin(), place.standards.end(), std::back_inserter(counted),
               [&](std::size_t i) { return model.standards[i].counted && !model.standards[i].without_rating; });
  if (!place.bare || counted.empty() || !alike(model, counted, scored)) return std::nullopt;
  return Collection{"standards", counted.size(), model.standards[counted.front()].scale};
}

std::optional<Collection> of_a_domain(Model& model, const Place& place, bool scored) {
  if (model.domains.empty()) return std::nullopt;
  const DomainModel& domain = model.random.pick(model.domains);
  const auto known = [&](std::size_t i) {
    return std::find(place.standards.begin(), place.standards.end(), i) != place.standards.end();
  };
  if (domain.standards.empty() || !std::all_of(domain.standards.begin(), domain.standards.end(), known))
    return std::nullopt;
  if (!alike(model, domain.standards, scored)) return std::nullopt;
  return Collection{fmt::format("(standards of domain {})", domain.id), domain.standards.size(),
                    model.standards[domain.standards.front()].scale};
}

std::optional<Collection> listed(Model& model, const Place& place, bool scored) {
  const std::optional<std::size_t> first = one_rated(model, place, scored);
  if (!first) return std::nullopt;
  std::vector<std::string> ids;
  for (const std::size_t i : rated(model, place, scored)) {
    const StandardModel& standard = model.standards[i];
    if (!standard.named && standard.scale == model.standards[*first].scale) ids.push_back(standard.id);
  }
  if (ids.empty()) return std::nullopt;
  ids = model.random.some(ids, 1 + model.random.below(4));
  return Collection{"standards " + joined(ids, ", "), ids.size(), model.standards[*first].scale};
}

// ---- figures

std::string question_of(Model& model, const Place& place, std::size_t standard) {
  const StandardModel& of = model.standards[standard];
  const std::string question = "question " + model.random.pick(of.questions).id;
  return place.own == standard ? question : fmt::format("{} of {}", question, pointer(of));
}

std::string questions_of(const Model& model, const Place& place, std::size_t standard) {
  return place.own == standard ? "questions" : fmt::format("(questions of {})", pointer(model.standards[standard]));
}

// A number of cases or standards.
std::string whole(Model& model, const Place& place) {
  Random& random = model.random;
  const std::optional<std::size_t> asked = with_questions(model, place);
  if (asked && random.chance(50))
    return fmt::format("({} of {})", random.chance(50) ? "relevant" : "answered-yes",
                       question_of(model, place, *asked));
  if (asked && random.chance(30))
    return fmt::format("(sum of {} of {})", random.chance(50) ? "relevant" : "answered-yes",
                       questions_of(model, place, *asked));
  if (asked && random.chance(30))
    return fmt::format("(count of {} where percent is below {})", questions_of(model, place, *asked),
                       random.between(20, 80));
  const std::optional<Collection> standards = collection(model, place, false);
  if (standards)
    return fmt::format("(count of {} where rating is {})", standards->text,
                       level_test(model, model.scales[standards->scale]));
  return std::to_string(random.between(0, 5));
}

std::string of_scores(Model& model, const Collection& standards) {
  const std::vector<std::string> which = {"", "", " where rating is rated", " where rating is rated",
                                          " where rating is " + level_test(model, model.scales[standards.scale])};
  return fmt::format("({} of score of {}{})", aggregate(model.random), standards.text, model.random.pick(which));
}

std::string list_of(Model& model, const Place& place, int depth) {
  std::vector<std::string> members;
  const bool weighted = model.random.chance(30);
  for (std::size_t i = 0; i < 2 + model.random.below(2); ++i) {
    const std::string weight = model.random.chance(30) ? whole(model, place) : std::to_string(model.random.below(3));
    members.push_back(number(model, place, depth - 1) + (weighted ? " weight " + weight : ""));
  }
  if (weighted) members.push_back("2 weight 1");
  return fmt::format("({} of ({}))", weighted ? "weighted-average" : aggregate(model.random), joined(members, ", "));
}

// Mostly one that is never 0.
std::string divisor(Model& model, const Place& place) {
  for (const FactModel& input : model.inputs.facts) {
    if (input.kind == FactModel::Kind::whole && model.random.chance(30))
      return fmt::format("(choose {{ when {0} is 0 -> 1  otherwise -> {0} }})", input.id);
  }
  const std::string counted = whole(model, place);
  const bool constant = counted.front() != '(';
  return constant || model.random.chance(80) ? std::to_string(model.random.between(2, 7)) : counted;
}

std::string arithmetic(Model& model, const Place& place, int depth) {
  const std::string a = number(model, place, depth - 1);
  const std::string b = number(model, place, depth - 1);
  switch (model.random.below(8)) {
    case 0:
    case 1: return fmt::format("({} + {})", a, b);
    case 2: return fmt::format("({} - {})", a, b);
    case 3: return fmt::format("({} * {})", a, b);
    case 4: return fmt::format("({} / {})", a, divisor(model, place));
    case 5: return fmt::format("({} * 2 - 1)", a);
    default: return fmt::format("({} {})", a, rounding(model));
  }
}

// Its last line knows that the input is not the number.
std::optional<std::string> one_left_out(Model& model, const Place& place, int depth) {
  for (const FactModel& input : model.inputs.facts) {
    if (input.kind == FactModel::Kind::whole && model.random.chance(40))
      return fmt::format("(choose {{ when {0} is {1} -> {2}  otherwise -> {0} }})", input.id,
                         model.random.pick<int>({0, 1, 19}), number(model, place, depth - 1));
  }
  return std::nullopt;
}

std::string chosen(Model& model, const Place& place, int depth) {
  if (const auto without = one_left_out(model, place, depth)) return *without;
  std::string lines;
  for (std::size_t i = model.random.below(3); i > 0; --i)
    lines += fmt::format("when {} -> {}  ", truth(model, place, depth - 1),
                         model.random.chance(10) ? "missing" : number(model, place, depth - 1));
  return fmt::format("(choose {{ {}otherwise -> {} }})", lines, number(model, place, depth - 1));
}

std::string banded(Model& model, const Place& place, int depth) {
  for (const BandingModel& banding : model.bandings) {
    if (banding.points && model.random.chance(40))
      return fmt::format("(points of {})", percent(model, place, depth - 1));
    if (banding.of == BandingModel::Of::number && model.scales[0].scored && model.random.chance(40))
      return fmt::format("(score of total of {})", number(model, place, depth - 1));
    if (banding.of == BandingModel::Of::whole && model.scales[0].scored && model.random.chance(40))
      return fmt::format("(score of tally of {})", whole(model, place));
  }
  const BandingText text = bands(model, BandingModel::Of::number, {"0", "1.5", "4"}, 10);
  return fmt::format("({}{} banded {{ {} }})", number(model, place, depth - 1), text.rounding, joined(text.bands, " "));
}

std::optional<std::string> some_table(Random& random, const Place& place, const std::vector<std::string>& anywhere,
                                      const std::vector<std::string>& above) {
  if (!anywhere.empty() && random.chance(20)) return random.pick(anywhere);
  if (place.defines && !above.empty() && random.chance(20)) return random.pick(above);
  return std::nullopt;
}

std::string number_leaf(Model& model, const Place& place) {
  Random& random = model.random;
  for (const FactModel& input : model.inputs.facts) {
    const bool number = input.kind == FactModel::Kind::values || input.kind == FactModel::Kind::whole ||
                        input.kind == FactModel::Kind::number;
    if (number && random.chance(25)) return input.id;
  }
  if (const auto table = some_table(random, place, model.over_inputs.figures, model.over_all.figures)) return *table;
  if (!model.lists.empty() && random.chance(25)) return number_of_records(model);
  switch (random.below(5)) {
    case 0: return random.chance(70) ? std::to_string(random.between(0, 5)) : "0.5";
    case 1: return model.parameters.empty() ? whole(model, place) : random.pick(model.parameters);
    case 2: return place.defines && !model.figures.empty() ? random.pick(model.figures) : whole(model, place);
    case 3: return whole(model, place);
    default: {
      const std::optional<std::size_t> scored = one_rated(model, place, true);
      return scored ? fmt::format("(score of {})", pointer(model.standards[*scored])) : whole(model, place);
    }
  }
}

// ---- conditions

std::string quantifier(Model& model, std::size_t size) {
  Random& random = model.random;
  const std::vector<std::string> words = {"any", "all", "none", "at least", "at most", "exactly"};
  const std::string& word = random.pick(words);
  if (word.size() < 5 && word != "none") return word;
  if (word == "none") return word;
  if (!model.parameters.empty() && random.chance(20)) return fmt::format("{} {}", word, random.pick(model.parameters));
  return fmt::format("{} {}", word, random.below(size + 1));
}

std::string figure_test(Random& random, std::int64_t low, std::int64_t high) {
  const std::int64_t edge = random.between(low, high);
  const std::vector<std::string> tests = {
      fmt::format("at least {}", edge), fmt::format("below {}", edge),          fmt::format("above {}", edge),
      fmt::format("at most {}", edge),  fmt::format("{} to {}", low, edge),     fmt::format("not {} to {}", low, edge),
      fmt::format("{}", edge),          fmt::format("one of {}, {}", low, edge)};
  return random.pick(tests);
}

std::string of_one(Model& model, const Place& place) {
  const std::optional<std::size_t> asked = one_rated(model, place, false);
  if (!asked)
    return fmt::format("fieldwork is {} 2020-0{}-01", model.random.chance(50) ? "before" : "not before",
                       model.random.between(1, 9));
  const StandardModel& standard = model.standards[*asked];
  const std::string rating = "rating of " + pointer(standard);
  if (model.random.chance(20)) return fmt::format("{} is {}", rating, model.random.chance(50) ? "rated" : "not rated");
  const std::optional<std::size_t> other = one_rated(model, place, false);
  const bool comparable = model.random.chance(25) && model.standards[*other].scale == standard.scale;
  if (comparable)
    return fmt::format("{} is {} rating of {}", rating, model.random.chance(50) ? "at least" : "below",
                       pointer(model.standards[*other]));
  return fmt::format("{} is {}", rating, level_test(model, model.scales[standard.scale]));
}

std::string of_several(Model& model, const Place& place, int depth) {
  if (place.defines && model.ratings && model.random.chance(40)) {
    return fmt::format("{} of {} are {}", quantifier(model, 4), *model.ratings, level_test(model, model.scales[0]));
  }
  if (model.random.chance(20))
    return fmt::format("{} of (({}), ({}))", quantifier(model, 2), truth(model, place, depth - 1),
                       truth(model, place, depth - 1));
  const bool scored = model.random.chance(30);
  const std::optional<Collection> standards = collection(model, place, scored);
  if (!standards) return of_one(model, place);
  if (scored)
    return fmt::format("{} of score of {} are {}", quantifier(model, standards->size), standards->text,
                       figure_test(model.random, 0, 3));
  return fmt::format("{} of rating of {} are {}", quantifier(model, standards->size), standards->text,
                     level_test(model, model.scales[standards->scale]));
}

std::string of_questions(Model& model, const Place& place) {
  const std::optional<std::size_t> asked = with_questions(model, place);
  if (!asked) return of_one(model, place);
  Random& random = model.random;
  switch (random.below(3)) {
    case 0:
      return fmt::format("{} of percent of {} are {}", quantifier(model, 2), questions_of(model, place, *asked),
                         figure_test(random, 20, 90));
    case 1:
      return fmt::format("percent of {} is {}", question_of(model, place, *asked),
                         random.chance(20) ? "missing" : figure_test(random, 20, 90));
    default: return fmt::format("{} is {}", whole(model, place), figure_test(random, 0, 6));
  }
}

}  // namespace

std::optional<Collection> collection(Model& model, const Place& place, bool scored) {
  const std::size_t way = model.random.below(3);
  std::optional<Collection> found = way == 0   ? bare(model, place, scored)
                                    : way == 1 ? of_a_domain(model, place, scored)
                                               : std::nullopt;
  return found ? found : listed(model, place, scored);
}

std::string pointer(const StandardModel& standard) { return standard.named ? standard.id : "standard " + standard.id; }

std::string level_test(Model& model, const ScaleModel& scale) {
  const std::string& level = model.random.pick(scale.levels);
  const std::vector<std::string> words = {"",
                                          "at least ",
                                          "at most ",
                                          "above ",
                                          "below ",
                                          "not ",
                                          "not below ",
                                          "one of " + scale.levels.front() + ", ",
                                          scale.levels.front() + " to "};
  if (model.random.chance(10)) return model.random.chance(50) ? "rated" : "not rated";
  return model.random.pick(words) + level;
}

std::string number(Model& model, const Place& place, int depth) {
  if (depth <= 0) return number_leaf(model, place);
  switch (model.random.below(8)) {
    case 0:
    case 1: {
      const std::optional<Collection> standards = collection(model, place, true);
      return standards ? of_scores(model, *standards) : number_leaf(model, place);
    }
    case 2: return list_of(model, place, depth);
    case 3:
    case 4: return arithmetic(model, place, depth);
    case 5: return banded(model, place, depth);
    case 6: return chosen(model, place, depth);
    default: return number_leaf(model, place);
  }
}

std::string percent(Model& model, const Place& place, int depth) {
  Random& random = model.random;
  const std::optional<std::size_t> asked = with_questions(model, place);
  if (!model.lists.empty() && random.chance(20)) return percent_of_records(model);
  if (depth > 0 && random.chance(30)) {
    const std::string a = percent(model, place, depth - 1);
    const std::vector<std::string> ways = {fmt::format("(({} + {}) / 2)", a, percent(model, place, depth - 1)),
                                           fmt::format("({} / 2 + 30)", a), fmt::format("(lowest of ({}, 90))", a),
                                           fmt::format("({} rounded half-even)", a)};
    return random.pick(ways);
  }
  if (asked && random.chance(40)) return fmt::format("(percent of {})", question_of(model, place, *asked));
  if (asked && random.chance(20))
    return fmt::format("(share of {} where percent is at least {})", questions_of(model, place, *asked),
                       random.between(20, 80));
  if (asked) return fmt::format("({} of percent of {})", middle(random), questions_of(model, place, *asked));
  const std::optional<Collection> standards = collection(model, place, false);
  if (!standards) return "(40 + 25)";
  return fmt::format("(share of {} where rating is {})", standards->text,
                     level_test(model, model.scales[standards->scale]));
}

std::string truth(Model& model, const Place& place, int depth) {
  Random& random = model.random;
  if (!model.inputs.facts.empty() && random.chance(15)) return fmt::format("({})", condition(model, model.inputs, 1));
  if (place.defines && !model.truths.empty() && random.chance(15)) return random.pick(model.truths);
  if (const auto table = some_table(random, place, model.inputs.tables, model.over_all.truths)) return *table;
  if (!model.lists.empty() && random.chance(15)) return truth_of_records(model);
  if (depth > 0 && random.chance(20))
    return fmt::format("({} {} {})", truth(model, place, depth - 1), random.chance(50) ? "and" : "or",
                       truth(model, place, depth - 1));
  if (depth > 0 && random.chance(10)) return fmt::format("not ({})", truth(model, place, depth - 1));
  switch (random.below(6)) {
    case 0: return fmt::format("{} is {}", number(model, place, depth), figure_test(random, 0, 8));
    case 1: return fmt::format("{} is {}", percent(model, place, depth), figure_test(random, 20, 90));
    case 2: return of_questions(model, place);
    case 3:
    case 4: return depth > 0 ? of_several(model, place, depth) : of_one(model, place);
    default: return of_one(model, place);
  }
}

}  // namespace rubric::oracle
