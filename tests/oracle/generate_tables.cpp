// Tables, made up: such in which the first row applies, such in which exactly one does, and two-way ones. Each has a
// row for whatever may come, so that it cannot fail.
#include "tests/oracle/model.hpp"

namespace rubric::oracle {

namespace {

using Kind = FactModel::Kind;
using Headings = std::vector<FactModel>;  // `id` is the heading's text
using Cells = std::vector<std::string>;

// ---- what stands in the rows

enum class Gives { truth, number, level, text };

struct TableModel {
  std::string id;
  Headings headings;
  Gives gives = Gives::number;
  std::size_t scale = 0;
  const Place* place = nullptr;  // what outcomes may speak of; null: constants only
  std::size_t outcomes = 0;      // written so far
};

// The first one tells the type.
std::string outcome(Model& model, TableModel& table) {
  Random& random = model.random;
  const bool first = table.outcomes++ == 0;
  switch (table.gives) {
    case Gives::truth: return random.chance(50) ? "yes" : "no";
    case Gives::level: return !first && random.chance(8) ? "not rated" : random.pick(model.scales[table.scale].levels);
    case Gives::text: return random.chance(50) ? "\"At once\"" : random.chance(50) ? "\"In a year\"" : "\"\\\"1\\\"\"";
    default: break;
  }
  if (!first && random.chance(8)) return "missing";
  if (table.place != nullptr && random.chance(20)) return number(model, *table.place, 1);
  return random.chance(70) ? std::to_string(random.between(-1, 6)) : "1.5";
}

std::string cell(Model& model, const FactModel& heading) {
  if (model.random.chance(25)) return "any";
  return (model.random.chance(20) ? "not " : "") + test_of(model, heading);
}

// Exactly one of them applies to whatever there is: the cells of one heading part its values, and those to its right
// part each of these.
std::vector<Cells> parting(Model& model, const Headings& headings, std::size_t from = 0) {
  if (from == headings.size()) return {{}};
  const Cells parts = model.random.chance(20) ? Cells{"any"} : parts_of(model, headings[from]);
  std::vector<Cells> rows;
  for (const std::string& part : parts) {
    for (const Cells& rest : parting(model, headings, from + 1)) {
      rows.push_back({part});
      rows.back().insert(rows.back().end(), rest.begin(), rest.end());
    }
  }
  return rows;
}

// ---- rows

void write_row(Model& model, TableModel& table, const std::string& cells) {
  model.line("{} -> {}{}", cells, outcome(model, table), cites(model.random));
}

void write_heading(Model& model, const TableModel& table) {
  Cells texts;
  for (const FactModel& heading : table.headings) texts.push_back(heading.id);
  model.line("{} -> what-holds", joined(texts, " | "));
}

// In any order, some of them perhaps left to `otherwise`.
void write_only(Model& model, TableModel& table) {
  write_heading(model, table);
  std::vector<Cells> rows = parting(model, table.headings);
  const bool otherwise = rows.size() > 1 && model.random.chance(25);
  if (otherwise) rows = model.random.some(rows, 1 + model.random.below(rows.size() - 1));
  while (!rows.empty()) {
    const std::size_t next = model.random.below(rows.size());
    write_row(model, table, joined(rows[next], " | "));
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(next));
  }
  if (otherwise) write_row(model, table, "otherwise");
}

void write_first(Model& model, TableModel& table) {
  write_heading(model, table);
  for (std::size_t i = model.random.below(4); i > 0; --i) {
    Cells cells;
    for (const FactModel& heading : table.headings) cells.push_back(cell(model, heading));
    write_row(model, table, joined(cells, " | "));
  }
  if (model.random.chance(60)) return write_row(model, table, "otherwise");
  for (const Cells& cells : parting(model, table.headings)) write_row(model, table, joined(cells, " | "));
}

void write_two_way(Model& model, TableModel& table) {
  const Cells across =
      parting(model, {table.headings[1]}).size() == 1 ? Cells{"any"} : parts_of(model, table.headings[1]);
  model.line("{} by {} -> {}", table.headings[0].id, table.headings[1].id, joined(across, " | "));
  for (const Cells& down : parting(model, {table.headings[0]})) {
    Cells outcomes;
    for (std::size_t i = 0; i < across.size(); ++i) outcomes.push_back(outcome(model, table));
    model.line("{} -> {}{}", down[0], joined(outcomes, " | "), cites(model.random));
  }
}

void write_table(Model& model, TableModel table) {
  Random& random = model.random;
  const bool first = random.chance(50);
  const bool named = table.gives == Gives::level && (table.scale > 0 || random.chance(40));
  model.open("table {} {}{}{}", table.id, random.chance(50) ? title(random) : "",
             first ? " first row that applies" : "", named ? " gives " + model.scales[table.scale].id : "");
  if (table.headings.size() == 2 && random.chance(40))
    write_two_way(model, table);
  else if (first)
    write_first(model, table);
  else
    write_only(model, table);
  model.close(cites(random));
}

// ---- headings

// A fact or input, or something made of it.
FactModel made_of(Model& model, FactModel fact) {
  const bool number = fact.kind == Kind::values || fact.kind == Kind::whole || fact.kind == Kind::number;
  if (number && model.random.chance(15)) {
    fact.id = fmt::format("{} + 1", fact.id);
  } else if (fact.kind == Kind::percent && model.random.chance(30)) {
    fact = {Kind::level, "sufficiency of " + fact.id, {}};
  } else if (number && model.random.chance(30)) {
    for (const BandingModel& banding : model.bandings) {
      if (banding.of == BandingModel::Of::number)
        return {Kind::level, fmt::format("{} of {}", banding.id, fact.id), {}};
    }
  }
  return fact;
}

Headings over_facts(Model& model, const KindModel& kind) {
  Headings headings = model.random.some(kind.facts, 1 + model.random.below(2));
  for (FactModel& heading : headings) heading = made_of(model, heading);
  return headings;
}

FactModel over_standards(Model& model, const Place& place) {
  Random& random = model.random;
  switch (random.below(6)) {
    case 0: return {Kind::number, number(model, place, 1), {}};
    case 1: return {Kind::percent, percent(model, place, 1), {}};
    case 2: return {Kind::truth, fmt::format("({})", truth(model, place, 1)), {}};
    case 3:
      return model.inputs.facts.empty() ? FactModel{Kind::date, "fieldwork", {}}
                                        : made_of(model, random.pick(model.inputs.facts));
    default: break;
  }
  const StandardModel& standard = random.pick(model.standards);
  if (standard.without_rating) return {Kind::date, "fieldwork", {}};
  return {Kind::level, "rating of " + pointer(standard), model.scales[standard.scale].levels};
}

void add(Model::Tables& tables, const TableModel& table) {
  if (table.gives == Gives::truth) tables.truths.push_back(table.id);
  if (table.gives == Gives::number) tables.figures.push_back(table.id);
  if (table.gives == Gives::level && table.scale == 0) tables.levels.push_back(table.id);
}

}  // namespace

void write_fact_tables(Model& model) {
  for (KindModel& kind : model.kinds) {
    if (!model.rich(30)) continue;
    write_table(model, {"rows-of-" + kind.id, over_facts(model, kind), Gives::truth});
    kind.tables.push_back("rows-of-" + kind.id);
  }
}

// Also by what is the same for all records.
void write_record_tables(Model& model) {
  for (KindModel& list : model.lists) {
    for (const Gives gives : {Gives::truth, Gives::number}) {
      if (!model.rich(50)) continue;
      TableModel table{fmt::format("{}-{}", list.id, static_cast<int>(gives)), over_facts(model, list), gives};
      if (!model.inputs.facts.empty() && model.random.chance(30))
        table.headings.push_back(made_of(model, model.random.pick(model.inputs.facts)));
      write_table(model, table);
      (gives == Gives::truth ? list.tables : list.figures).push_back(table.id);
    }
  }
}

void write_input_tables(Model& model) {
  if (model.inputs.facts.empty()) return;
  for (const Gives gives : {Gives::truth, Gives::number, Gives::level}) {
    if (!model.rich(40)) continue;
    const TableModel table{fmt::format("given-{}", static_cast<int>(gives)), over_facts(model, model.inputs), gives};
    write_table(model, table);
    add(model.over_inputs, table);
    if (gives == Gives::truth) model.inputs.tables.push_back(table.id);
  }
}

void write_tables(Model& model, const Place& place) {
  for (const Gives gives : {Gives::truth, Gives::number, Gives::level, Gives::text}) {
    if (!model.rich(30)) continue;
    TableModel table{fmt::format("rows-{}", static_cast<int>(gives)), {}, gives};
    for (std::size_t i = 1 + model.random.below(3); i > 0; --i) table.headings.push_back(over_standards(model, place));
    table.scale = model.random.chance(80) ? 0 : model.scales.size() - 1;
    table.place = &place;
    write_table(model, table);
    add(model.over_all, table);
    if (gives == Gives::text) model.line("define next-step \"Next step\" = {}", table.id);
  }
}

}  // namespace rubric::oracle
