// Lists of records, made up, and what rules say of them.
#include <algorithm>

#include "tests/oracle/model.hpp"

namespace rubric::oracle {

namespace {

using Kind = FactModel::Kind;

std::vector<std::string> fields(const KindModel& list, const std::vector<Kind>& kinds) {
  std::vector<std::string> found;
  for (const FactModel& field : list.facts) {
    if (std::find(kinds.begin(), kinds.end(), field.kind) != kinds.end()) found.push_back(field.id);
  }
  return found;
}

// Numbers: a field, or what a definition or table makes of fields.
std::vector<std::string> figures(const KindModel& list) {
  std::vector<std::string> found = fields(list, {Kind::values, Kind::whole, Kind::number});
  found.insert(found.end(), list.figures.begin(), list.figures.end());
  return found;
}

std::vector<std::string> truths(const KindModel& list) {
  std::vector<std::string> found = fields(list, {Kind::truth});
  found.insert(found.end(), list.defines.begin(), list.defines.end());
  found.insert(found.end(), list.tables.begin(), list.tables.end());
  return found;
}

// With what is the same for all records, now and then.
std::string where(Model& model, const KindModel& list) {
  const std::string of_record = fmt::format("({})", condition(model, list, 1));
  if (model.inputs.facts.empty() || model.random.chance(80)) return of_record;
  return fmt::format("({} {} ({}))", of_record, model.random.chance(50) ? "and" : "or",
                     condition(model, model.inputs, 1));
}

std::string records(Model& model, const KindModel& list) {
  if (model.random.chance(50)) return list.id;
  return fmt::format("({} where {})", list.id, where(model, list));
}

std::string aggregate(Random& random) {
  const std::vector<std::string> all = {"lowest", "highest", "sum", "average", "median"};
  return random.pick(all);
}

std::string quantifier(Model& model) {
  if (!model.parameters.empty() && model.random.chance(20)) return "at least " + model.random.pick(model.parameters);
  const std::vector<std::string> all = {"any", "all", "none", "at least 1", "at least 2", "at most 1", "exactly 1"};
  return model.random.pick(all);
}

std::string figure(Model& model, const KindModel& list, const std::string& field) {
  Random& random = model.random;
  switch (random.below(5)) {
    case 0: return fmt::format("2 * {} - 1", field);
    case 1: return fmt::format("choose {{ when {} -> {}  otherwise -> 1 }}", where(model, list), field);
    case 2: return fmt::format("{} / count of {}", field, list.id);
    case 3:
      if (!model.over_inputs.figures.empty())
        return fmt::format("{} + {}", field, random.pick(model.over_inputs.figures));
      [[fallthrough]];
    default: return fmt::format("{} rounded half-up to multiples of 2.5", field);
  }
}

void write_definitions(Model& model, KindModel& list) {
  if (model.random.chance(60)) {
    // It must speak of some field, which the first part does.
    model.line("define grave-{} = ({}) {} {}{}", list.id, condition(model, list, 0),
               model.random.chance(50) ? "and" : "or", where(model, list), cites(model.random));
    list.defines.push_back("grave-" + list.id);
  }
  const std::vector<std::string> numbers = figures(list);
  if (!numbers.empty() && model.random.chance(60)) {
    model.line("define weight-{} = {}{}", list.id, figure(model, list, model.random.pick(numbers)),
               cites(model.random));
    list.figures.push_back("weight-" + list.id);
  }
}

}  // namespace

void write_lists(Model& model) {
  for (const char* id : {"violations", "cycles"}) {
    if (!model.rich(25)) continue;
    KindModel list{id, {}};
    model.open("list {} {}", id, title(model.random));
    write_facts(model, list, std::string(id) + "-");
    model.close(cites(model.random));
    model.lists.push_back(std::move(list));
  }
}

void write_record_defines(Model& model) {
  for (KindModel& list : model.lists) write_definitions(model, list);
}

std::string number_of_records(Model& model) {
  const KindModel& list = model.random.pick(model.lists);
  const std::vector<std::string> numbers = figures(list);
  if (numbers.empty() || model.random.chance(30)) return fmt::format("(count of {})", records(model, list));
  return fmt::format("({} of {} of {})", aggregate(model.random), model.random.pick(numbers), records(model, list));
}

std::string percent_of_records(Model& model) {
  const KindModel& list = model.random.pick(model.lists);
  const std::vector<std::string> percents = fields(list, {Kind::percent});
  if (!percents.empty() && model.random.chance(50))
    return fmt::format("({} of {} of {})", model.random.chance(50) ? "highest" : "average", percents.front(),
                       records(model, list));
  return fmt::format("(share of {} where {})", list.id, where(model, list));
}

std::string truth_of_records(Model& model) {
  Random& random = model.random;
  const KindModel& list = random.pick(model.lists);
  const std::vector<std::string> yes_or_no = truths(list);
  if (!yes_or_no.empty() && random.chance(30))
    return fmt::format("({} of {} of {})", quantifier(model), random.pick(yes_or_no), records(model, list));
  const FactModel& field = random.pick(list.facts);
  const std::string test = (random.chance(20) ? "not " : "") + test_of(model, field);
  const bool has_order = field.kind != Kind::truth && field.kind != Kind::one_of;
  if (has_order && random.chance(40))
    return fmt::format("({} of {} of {} is {})", random.chance(50) ? "highest" : "lowest", field.id,
                       records(model, list), test);
  return fmt::format("({} of {} of {} are {})", quantifier(model), field.id, records(model, list), test);
}

}  // namespace rubric::oracle
