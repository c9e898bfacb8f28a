// A framework that amends another one, made up.
#include <algorithm>

#include "tests/oracle/model.hpp"

namespace rubric::oracle {

namespace {

const StandardModel* some_standard(Model& model, bool judged) {
  std::vector<const StandardModel*> found;
  for (const StandardModel& standard : model.standards) {
    if (standard.judged == judged) found.push_back(&standard);
  }
  return found.empty() ? nullptr : model.random.pick(found);
}

// Another mode; the bands meet at the same step as before.
void change_rounding(Model& model) {
  const std::string& rounding = model.bandings[0].rounding;
  const std::string half_up = " rounded half-up";
  for (const std::string& mode : {half_up, std::string(" rounded half-even"), std::string(" rounded down")}) {
    if (!rounding.starts_with(mode)) continue;
    const std::string other = mode == half_up ? "rounded half-even" : "rounded half-up";
    return model.line("change rounding of banding sufficiency to {}{}", other, rounding.substr(mode.size()));
  }
}

// Says what an instrument would say of one part, where there is such a part. One of each for a framework, so that none
// undoes what another one did.
void amend_types(Model& model) {
  Random& random = model.random;
  const ScaleModel& scale = model.scales[0];
  if (random.chance(30)) model.line("change title of level {} of scale rating to \"Another title\"", scale.levels[0]);
  if (scale.scored && random.chance(30))
    model.line("change score of level {} of scale rating to {}", scale.levels.back(), 40 + random.below(9));
  if (random.chance(30)) change_rounding(model);
  if (random.chance(30))
    model.line("in cases {} {{ add fact brought-forward \"Brought forward\" : yes or no }}", model.kinds[0].id);
  for (const KindModel& list : model.lists) {
    if (random.chance(50))
      model.line("in list {} {{ add fact {}-added \"Added\" : date or missing }}", list.id, list.id);
    if (!list.defines.empty() && random.chance(30))
      model.line("change value of define {} to not (({}))", list.defines[0],
                 condition(model, {list.id, list.facts}, 0));
  }
  for (const std::string& parameter : model.parameters) {
    if (random.chance(50))
      model.line("change value of parameter {} to {}{}", parameter, random.between(5, 7), cites(random));
  }
  for (const KindModel& kind : model.kinds) {
    if (!kind.defines.empty() && random.chance(30))
      model.line("change value of define {} to not (({}))", kind.defines[0],
                 condition(model, {kind.id, kind.facts}, 1));
  }
}

void amend_questions(Model& model, const StandardModel& standard) {
  Random& random = model.random;
  const std::string& question = standard.questions.front().id;
  const KindModel& kind = model.kinds[standard.kind];
  if (random.chance(30))
    model.line("change title of question {} of standard {} to \"Asked otherwise\"", question, standard.id);
  if (random.chance(30))
    model.line("change when of question {} of standard {} to not (({}))", question, standard.id,
               condition(model, model.kinds[standard.questions.front().kind], 1));
  if (random.chance(30)) model.line("change weight of question {} of standard {} to 9", question, standard.id);
  if (random.chance(30)) {
    model.open("in standard {}", standard.id);
    model.line("add {}question added \"Added\" on {} when {}",
               random.chance(50) ? "before question " + question + " " : "", kind.id, condition(model, kind, 1));
    if (!standard.without_rating && random.chance(50))
      model.line("add raise rating to at least {} when relevant of question added is at least 4",
                 model.scales[0].levels[1]);
    model.close(cites(random));
  }
  if (standard.own_rating && standard.policy != Policy::level && random.chance(40)) {
    model.line("change rating of standard {} to sufficiency of (average of percent of questions)", standard.id);
  }
}

void amend_standards(Model& model) {
  Random& random = model.random;
  const StandardModel* rated = some_standard(model, false);
  if (rated != nullptr) amend_questions(model, *rated);
  const StandardModel* judged = some_standard(model, true);
  const std::string as = " judged as rating";
  if (judged != nullptr && random.chance(30))
    model.line("change title of standard {} to \"Judged otherwise\"", judged->id);
  if (judged != nullptr && random.chance(30)) model.line("change weight of standard {} to 8", judged->id);
  if (judged != nullptr && judged->scale == 0 && random.chance(30)) {
    model.line(
        "replace standard {} \"Put in its place\"{}{} {{ limit rating to at most {} when fieldwork is before 2021-01-01 }}",
        judged->id, as, judged->counted ? "" : ", not counted", model.scales[0].levels[0]);
  }
  if (!model.domains.empty() && random.chance(50)) {
    const DomainModel& domain = random.pick(model.domains);
    const std::string& scale_here = model.scales[model.standards[domain.standards.front()].scale].id;
    model.line("in domain {} {{ add standard {}.8 \"One more\" judged as {}, not counted }}{}", domain.id, domain.id,
               scale_here, cites(random));
  }
  if (!model.domain_default && random.chance(30)) {
    model.open("add domain 8 \"One more\"");
    model.line("standard 8.1 \"In it\"{}, not counted note \"New.\"", as);
    model.close();
  }
}

void amend_the_rest(Model& model) {
  Random& random = model.random;
  if (model.sampling && random.chance(50)) model.line("remove sampling");
  if (model.discretion && random.chance(30))
    model.line("remove discretion panel");
  else if (model.discretion && random.chance(50))
    model.line(
        "in discretion panel {{ add ground added \"Added\" when lowest of relevant of questions is at most 3 }}");
  for (const std::string& truth : model.truths) {
    if (random.chance(30)) model.line("change value of define {} to fieldwork is before 2022-01-01", truth);
  }
  if (model.overall && random.chance(40))
    model.line("in overall {{ add limit rating to at most {} when fieldwork is after 2020-12-31 }}",
               model.scales[0].levels[0]);
  if (model.standard_defaults == 1 && random.chance(30))
    model.line("in default for standards {{ add lower rating by 1 when fieldwork is after 2022-06-01 }}");
}

}  // namespace

void write_amendment(Model& model) {
  const std::string base = model.name;
  model.name += "-amended";
  model.open("framework {} {} amends {}", model.name, title(model.random), base);
  model.line("in force from 2024-01-01{}", cites(model.random));
  amend_types(model);
  amend_standards(model);
  amend_the_rest(model);
  write_tests(model);
  model.close();
}

}  // namespace rubric::oracle
