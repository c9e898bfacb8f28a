// What stands above the standards, made up: defines, discretion, sampling, the overall, tests.
#include <algorithm>
#include <numeric>

#include "tests/oracle/model.hpp"

namespace rubric::oracle {

namespace {

using Of = BandingModel::Of;

Place everything(const Model& model) {
  Place place;
  place.standards.resize(model.standards.size());
  std::iota(place.standards.begin(), place.standards.end(), 0);
  place.bare = true;
  place.defines = true;
  return place;
}

bool all_counted_on_first_scale(const Model& model) {
  std::size_t counted = 0;
  for (const StandardModel& standard : model.standards) {
    if (!standard.counted || standard.without_rating) continue;
    ++counted;
    if (standard.scale != 0) return false;
  }
  return counted > 0;
}

// ---- the overall

void write_by_score(Model& model, const Place& place) {
  const std::optional<Collection> standards = collection(model, place, true);
  const bool plain = standards && model.random.chance(60);
  const std::string where = model.random.chance(60) ? " where rating is rated" : "";
  model.line("score = {}{}",
             plain ? fmt::format("sum of score of {}{}", standards->text, where) : number(model, place, 2),
             cites(model.random));
  if (model.rich(15))
    model.line("limit score to at most {} when {}", model.random.between(3, 12), truth(model, place, 1));
  const auto reach = static_cast<std::int64_t>(std::max<std::size_t>(8, 2 * model.standards.size()));
  write_banded(model, "rating", "score", Of::number, model.scales[0], reach);
}

void write_by_ratings(Model& model, const Place& place) {
  std::vector<std::string> domains;
  for (const DomainModel& domain : model.domains) {
    if (domain.rated) domains.push_back(domain.id);
  }
  const bool lowest = model.random.chance(60);
  if (!domains.empty() && model.random.chance(40)) {
    return model.line("rating = {} of rating of domains {}", lowest ? "lowest" : "highest", joined(domains, ", "));
  }
  const std::optional<Collection> standards = collection(model, place, false);
  if (!standards || standards->scale != 0)
    return write_banded(model, "rating", percent(model, place, 1), Of::percent, model.scales[0], 100);
  const std::string where = model.random.chance(60) ? " where rating is rated" : "";
  model.line("rating = {} of rating of {}{}{}", lowest ? "lowest" : "highest", standards->text, where,
             cites(model.random));
}

void write_shipped_overall(Model& model) {
  const bool scored = model.random.chance(70);
  const std::string where = model.random.chance(50) ? " where rating is rated" : "";
  if (!scored) return model.line("rating = lowest of rating of standards{}", where);
  model.line("score = sum of score of standards{}{}", where, cites(model.random));
  write_banded(model, "rating", "score", Of::number, model.scales[0],
               3 * static_cast<std::int64_t>(model.standards.size()) - 1);
}

// ---- discretion

struct Whose {
  std::string text;
  bool one_banding = true;
  std::size_t most_questions = 0;
};

void add(Whose& whose, const StandardModel& standard) {
  if (standard.judged || standard.without_rating) return;
  whose.one_banding = whose.one_banding && standard.form.one_banding;
  whose.most_questions = std::max(whose.most_questions, standard.questions.size());
}

std::optional<Whose> whose(Model& model) {
  Whose all{"standards"};
  for (const StandardModel& standard : model.standards) add(all, standard);
  if (all.most_questions > 0 && all.one_banding && model.random.chance(50)) return all;
  std::vector<std::string> ids;
  Whose some;
  for (const StandardModel& standard : model.standards) {
    const bool take = !standard.named && !standard.judged && (standard.form.one_banding || model.random.chance(20));
    if (!take) continue;
    add(some, standard);
    ids.push_back(standard.id);
  }
  if (ids.empty()) return std::nullopt;
  some.text = "standards " + joined(ids, ", ");
  return some;
}

std::string ground(Model& model, const Whose& whose) {
  Random& random = model.random;
  const std::string of = random.chance(80) ? "lowest" : "highest";
  switch (random.below(whose.one_banding ? 6 : 4)) {
    case 0: return fmt::format("lowest of relevant of deciding-questions is at most {}", random.between(1, 6));
    case 1: return fmt::format("{} of relevant of questions is below {}", of, random.between(2, 8));
    case 2: return whose.most_questions <= 3 ? "one case changes rating" : "count of deciding-questions is at least 2";
    case 3:
      return fmt::format("rating is below {} and lowest of percent of questions is at least 20",
                         model.scales[0].levels.back());
    default:
      return fmt::format("{} of percent of questions is {}within {} points of a boundary", of,
                         random.chance(10) ? "not " : "", random.between(1, 8));
  }
}

}  // namespace

void write_defines(Model& model) {
  const Place place = everything(model);
  const bool by_name = model.rich(40) && all_counted_on_first_scale(model);
  if (by_name) {
    model.line("define ratings = rating of standards");
    model.ratings = "ratings";
  }
  for (const char* id : {"strong", "weak"}) {
    if (!model.rich(40)) continue;
    model.line("define {} {} = {}{}", id, model.random.chance(60) ? title(model.random) : "", truth(model, place, 2),
               cites(model.random));
    model.truths.push_back(id);
  }
  for (const char* id : {"total-of-all", "spread"}) {
    if (!model.rich(40)) continue;
    model.line("define {} {} = {}{}", id, model.random.chance(60) ? title(model.random) : "", number(model, place, 2),
               cites(model.random));
    model.figures.push_back(id);
  }
  write_tables(model, place);
}

void write_discretion(Model& model) {
  const std::optional<Whose> of = whose(model);
  if (!of || !model.random.chance(60)) return;
  model.discretion = true;
  model.open("discretion panel {} for {}", title(model.random), of->text);
  if (model.style == Style::shipped) {
    model.line("ground close when lowest of percent of questions is within 5 points of a boundary");
    model.line("ground one-case when one case changes rating");
    model.line("ground small-sample when lowest of relevant of deciding-questions is at most 5");
  }
  for (std::size_t i = 0; i < 3 && model.style == Style::rich; ++i) {
    model.line("ground because-{} {} when {}{}", i + 1, title(model.random), ground(model, *of), cites(model.random));
  }
  if (model.random.chance(50)) model.line("moves at most 1 level");
  if (model.random.chance(50)) model.line("requires reason, evidence");
  model.close(cites(model.random));
}

void write_sampling(Model& model) {
  if (!model.rich(25)) return;
  model.sampling = true;
  model.open("sampling {}", title(model.random));
  model.line("confidence 80 percent");
  model.line("margin {} points", model.random.between(3, 9));
  model.line("size of {} is at least {}", model.kinds.front().id, model.random.between(1, 9));
  model.close();
}

void write_overall(Model& model) {
  if (model.rich(8)) return;
  model.overall = true;
  const Place place = everything(model);
  model.open("overall {}", title(model.random));
  if (model.style == Style::shipped)
    write_shipped_overall(model);
  else if (!model.over_all.levels.empty() && model.random.chance(40))
    model.line("rating = {}{}", model.random.pick(model.over_all.levels), cites(model.random));
  else if (model.random.chance(60))
    write_by_score(model, place);
  else
    write_by_ratings(model, place);
  if (model.style == Style::rich) write_changes(model, place, model.scales[0], 3);
  model.close(cites(model.random));
}

void write_tests(Model& model) {
  for (const StandardModel& standard : model.standards) {
    if (standard.judged || standard.questions.empty() || !model.rich(20)) continue;
    const std::string& question = standard.questions.front().id;
    model.open("test \"What standard {} was given\"", standard.id);
    model.line("given question {} of standard {} = {}", question, standard.id,
               model.random.chance(80) ? "6 of 8" : "79 percent of 24");
    model.line("expect relevant of question {} of standard {} is at least 8", question, standard.id);
    model.close(cites(model.random));
  }
}

}  // namespace rubric::oracle
