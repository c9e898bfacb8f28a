// Domains, standards and questions, made up, with the rules that rate them.
#include <algorithm>
#include <numeric>

#include "tests/oracle/model.hpp"

namespace rubric::oracle {

namespace {

using Of = BandingModel::Of;

bool has_banding(const Model& model, const std::string& id) {
  return std::any_of(model.bandings.begin(), model.bandings.end(),
                     [&](const BandingModel& banding) { return banding.id == id; });
}

std::string percent_banding(Model& model) {
  return has_banding(model, "strictness") && model.random.chance(40) ? "strictness" : "sufficiency";
}

Place place_of(std::size_t standard) {
  Place place;
  place.standards.resize(standard);  // those before it
  std::iota(place.standards.begin(), place.standards.end(), 0);
  place.own = standard;
  return place;
}

// ---- questions

void write_question(Model& model, StandardModel& standard, const std::string& id) {
  Random& random = model.random;
  std::size_t kind = standard.kind;
  std::string marks;
  if (model.rich(10)) {
    kind = random.below(model.kinds.size());
    marks = " on " + model.kinds[kind].id;
  }
  if (model.rich(20)) marks += fmt::format("{} weight {}", marks.empty() ? "" : ",", random.between(1, 3));
  const std::string when = random.chance(50) ? " when " + condition(model, model.kinds[kind], 2) : "";
  const std::string prompt = model.rich(10) ? fmt::format(" {{ prompt detail {} when {} }}", title(random),
                                                          condition(model, model.kinds[kind], 0))
                                            : "";
  model.line("question {} {}{}{}{}{}", id, title(random), marks, when, prompt, cites(random));
  standard.questions.push_back({id, kind});
}

void write_questions(Model& model, StandardModel& standard) {
  const std::vector<std::string> ids = {"desistance", "child-safety", "public-safety", "review"};
  const std::size_t most = model.small ? 2 : model.style == Style::shipped ? 3 : 4;
  for (const std::string& id : model.random.some(ids, 1 + model.random.below(most)))
    write_question(model, standard, id);
}

// ---- what they come to

bool suits(Policy policy, Form form) {
  return policy == Policy::level ? form.banded : policy != Policy::number || form.percents;
}

Policy write_nothing_relevant(Model& model, Form form) {
  std::vector<Policy> policies{Policy::leave_out_or_not_rated};
  for (const Policy policy : {Policy::number, Policy::level}) {
    if (model.style == Style::rich && suits(policy, form)) policies.push_back(policy);
  }
  const Policy policy = model.random.pick(policies);
  const std::string absent = model.rich(40) ? "not rated" : "leave out";
  const std::string number = model.random.chance(50) ? "0" : "50";
  const std::string what = policy == Policy::level    ? model.random.pick(model.scales[0].levels)
                           : policy == Policy::number ? number
                                                      : absent;
  model.line("nothing relevant -> {}{}", what, cites(model.random));
  const std::vector<std::string> counts{"yes", "no", "not relevant"};
  if (model.rich(25)) model.line("insufficient evidence -> {}{}", model.random.pick(counts), cites(model.random));
  return policy;
}

const std::vector<std::string>& middles() {
  static const std::vector<std::string> kMiddles = {"lowest", "highest", "average", "weighted-average", "median"};
  return kMiddles;
}

Form write_banded_percents(Model& model) {
  const std::string banding = percent_banding(model);
  model.line("rating = {} of {} of percent of questions{}", model.random.chance(70) ? "lowest" : "highest", banding,
             cites(model.random));
  return {};
}

// From the questions of a standard, whichever they are.
Form write_rating(Model& model) {
  Random& random = model.random;
  const std::string banding = percent_banding(model);
  const ScaleModel& scale = model.scales[0];
  switch (random.below(8)) {
    case 0:
    case 1: return write_banded_percents(model);
    case 2:
      model.line("rating = {} of {} of percent of questions{}", banding, random.pick(middles()), cites(random));
      return {true, false, true};
    case 3:
      write_banded(model, "rating", fmt::format("{} of percent of questions", random.pick(middles())), Of::percent,
                   scale, 100);
      return {true, false, true};
    case 4:
      if (!has_banding(model, "points")) return write_banded_percents(model);
      write_banded(model, "rating", "sum of points of percent of questions", Of::number, scale, 9);
      return {false, false, true};
    case 5:
      if (!scale.scored) return write_banded_percents(model);
      write_banded(model, "rating",
                   fmt::format("{} of score of {} of percent of questions", random.pick(middles()), banding),
                   Of::number, scale, 4);
      return {false, true, true};
    case 6:
      model.line("rating = {} of share of questions where percent is at least {}{}", banding, random.between(20, 80),
                 cites(random));
      return {false, false, true};
    default: {
      const std::string more = random.chance(90) ? " + 1" : "";
      write_banded(model, "rating",
                   fmt::format("100 * sum of answered-yes of questions / (sum of relevant of questions{})", more),
                   Of::number, scale, 60);
      return {false, false, false};
    }
  }
}

// Of a standard alone: its questions by name.
Form write_named_rating(Model& model, const StandardModel& standard) {
  std::vector<std::string> bands;
  const std::string banding = percent_banding(model);
  for (const QuestionModel& question : standard.questions)
    bands.push_back(fmt::format("({} of percent of question {})", banding, question.id));
  const std::string among = bands.size() == 1 ? "" : model.random.chance(70) ? "lowest of " : "highest of ";
  model.line("rating = {}({}){}", among, joined(bands, ", "), cites(model.random));
  return {};
}

struct Default {
  Form form;
  Policy policy;
};

// A default for standards is read for each of them, so it speaks of none by name.
Default write_default(Model& model) {
  model.open("default for standards");
  ++model.standard_defaults;
  Default written{};
  if (model.style == Style::shipped) {
    model.line("rating = lowest of sufficiency of percent of questions{}", cites(model.random));
  } else {
    written.form = write_rating(model);
  }
  written.policy = write_nothing_relevant(model, written.form);
  if (model.scales.size() == 1 && model.rich(10))
    model.line("limit rating to at most {} when fieldwork is before 2020-01-01", model.scales[0].levels.back());
  model.close(cites(model.random));
  return written;
}

void write_own_rules(Model& model, StandardModel& standard, std::size_t index, const Default& from_default) {
  standard.form = from_default.form;
  standard.policy = from_default.policy;
  if (model.rich(35)) {
    standard.own_rating = true;
    standard.form = model.random.chance(30) ? write_named_rating(model, standard) : write_rating(model);
  }
  if (!suits(standard.policy, standard.form) || model.rich(15))
    standard.policy = write_nothing_relevant(model, standard.form);
  standard.own_score = standard.scored && standard.own_rating && model.rich(20);
  if (standard.own_score) model.line("score = 2 * score of rating + 1");
  const std::size_t before = model.text.size();
  if (model.rich(40)) write_changes(model, place_of(index), model.scales[0], 2);
  const std::string changes = model.text.substr(before);
  for (const char* another : {"banded", "points of", "total of", "tally of"}) {
    if (changes.find(another) != std::string::npos) standard.form.one_banding = false;
  }
}

// ---- whether they apply

// Behind the marks of a standard or domain.
std::string when(Model& model) {
  if (!model.rich(15)) return "";
  if (!model.lists.empty() && model.random.chance(30)) return " when " + truth_of_records(model);
  if (!model.inputs.facts.empty() && model.random.chance(80)) return " when " + condition(model, model.inputs, 1);
  return " when fieldwork is before 2021-06-01";
}

// ---- one standard

std::string marks_of(Model& model, StandardModel& standard, bool in_domain) {
  std::vector<std::string> marks;
  if (standard.judged)
    marks.push_back(model.scales.size() > 1 ? "judged as " + model.scales[standard.scale].id : "judged");
  if (!standard.judged && (!in_domain || model.rich(10))) {
    standard.kind = model.random.below(model.kinds.size());
    marks.push_back("on " + model.kinds[standard.kind].id);
  }
  if (standard.without_rating) marks.push_back("without rating");
  if (!standard.counted) marks.push_back("not counted");
  if (model.rich(25))
    marks.push_back(fmt::format("weight {}", model.parameters.empty() || model.random.chance(60)
                                                 ? std::to_string(model.random.between(0, 3))
                                                 : model.parameters[0]));
  return marks.empty() ? "" : " " + joined(marks, ", ");
}

void describe(Model& model, StandardModel& standard) {
  standard.judged = model.random.chance(model.style == Style::shipped ? 40 : 35);
  standard.scale = standard.judged && model.scales.size() > 1 && model.random.chance(40) ? 1 : 0;
  standard.counted = !model.rich(10);
  standard.without_rating = !standard.judged && model.rich(8);
  standard.scored = model.scales[standard.scale].scored && !standard.without_rating;
}

void write_judged(Model& model, const StandardModel& standard, std::size_t index, const std::string& head) {
  if (index == 0 || !model.rich(35)) return model.line("{}{}", head, cites(model.random));
  model.open("{}", head);
  Place place = place_of(index);
  place.own.reset();
  write_changes(model, place, model.scales[standard.scale], 2);
  model.close(cites(model.random));
}

void write_standard(Model& model, StandardModel standard, const Default& from_default) {
  describe(model, standard);
  const std::size_t index = model.standards.size();
  const std::string marks = marks_of(model, standard, standard.domain.has_value());
  const std::string head = fmt::format("standard {} {}{}{}", standard.id, title(model.random), marks, when(model));
  if (standard.judged) {
    write_judged(model, standard, index, head);
    model.standards.push_back(std::move(standard));
    return;
  }
  model.open("{}", head);
  write_questions(model, standard);
  model.standards.push_back(standard);  // its rules may speak of it
  if (standard.without_rating)
    model.line("nothing relevant -> leave out");  // a level would stand in for no band
  else
    write_own_rules(model, standard, index, from_default);
  model.standards[index] = std::move(standard);
  model.close(cites(model.random));
}

// ---- domains

void write_domain_rules(Model& model, DomainModel& domain) {
  Place place;
  place.standards = domain.standards;
  place.bare = true;
  const bool scored = model.scales[0].scored && model.random.chance(50);
  const std::optional<Collection> standards = collection(model, place, scored);
  if (!standards) return;
  const ScaleModel& scale = model.scales[standards->scale];
  if (scored) {
    model.line("score = {} of score of {}{}", model.random.chance(60) ? "sum" : "average", standards->text,
               model.random.chance(50) ? " where rating is rated" : "");
    domain.scored = true;
    write_banded(model, "rating", "score", Of::number, scale, 8);
  } else {
    model.line("rating = {} of rating of {}{}", model.random.chance(60) ? "lowest" : "highest", standards->text,
               model.random.chance(50) ? " where rating is rated" : "");
  }
  domain.rated = standards->scale == 0;
  write_changes(model, place, scale, 2);
}

void write_domain(Model& model, DomainModel domain, const Default& from_default) {
  domain.kind = model.random.below(model.kinds.size());
  model.open("domain {} {} on {}{}", domain.id, title(model.random), model.kinds[domain.kind].id, when(model));
  const std::size_t place = model.domains.size();
  model.domains.push_back(domain);
  const bool own_default = model.rich(20);
  const Default here = own_default ? write_default(model) : from_default;
  for (std::int64_t i = 1, count = model.random.between(1, model.small ? 2 : 4); i <= count; ++i) {
    StandardModel standard;
    standard.id = fmt::format("{}.{}", domain.id, i);
    standard.domain = place;
    standard.kind = domain.kind;
    domain.standards.push_back(model.standards.size());
    write_standard(model, standard, here);
  }
  if (model.domain_rules && model.rich(70)) write_domain_rules(model, domain);
  model.close(cites(model.random));
  model.domains[place] = std::move(domain);
}

// What makes a rating of the lowest of the standards here.
bool suits_default(const Model& model, const DomainModel& domain) {
  bool some = false;
  for (const std::size_t i : domain.standards) {
    const StandardModel& standard = model.standards[i];
    if (!standard.counted || standard.without_rating) continue;
    some = true;
    if (standard.scale != 0) return false;
  }
  return some;
}

void write_domain_default(Model& model) {
  const auto suits = [&](const DomainModel& domain) {
    return !domain.rated && !domain.scored && suits_default(model, domain);
  };
  if (!model.rich(40) || !std::all_of(model.domains.begin(), model.domains.end(), suits)) return;
  model.domain_default = true;
  model.open("default for domains");
  model.line("rating = {} of rating of standards{}", model.random.chance(60) ? "lowest" : "highest",
             model.random.chance(60) ? " where rating is rated" : "");
  if (model.random.chance(30))
    model.line("limit rating to at most {} when fieldwork is before 2020-01-01", model.scales[0].levels[0]);
  model.close();
  for (DomainModel& domain : model.domains) domain.rated = true;
}

void write_alone(Model& model, const std::string& id, bool named, const Default& from_default) {
  StandardModel standard;
  standard.id = id;
  standard.named = named;
  write_standard(model, standard, from_default);
}

}  // namespace

void write_standards(Model& model) {
  const Default everywhere = write_default(model);
  model.domain_rules = model.rich(60);
  const std::int64_t some = model.small ? 1 : 3;
  const std::int64_t count = model.style == Style::shipped ? some : model.random.between(0, some);
  for (std::int64_t i = 1; i <= count; ++i) write_domain(model, {std::to_string(i), 0, {}, false, false}, everywhere);
  if (!model.domain_rules && count > 0) write_domain_default(model);
  if (count == 0 || model.rich(30)) write_alone(model, "safe", true, everywhere);
  if (count == 0 || model.rich(30)) write_alone(model, "9.1", false, everywhere);
}

}  // namespace rubric::oracle
