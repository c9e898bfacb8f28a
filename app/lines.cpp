#include "app/lines.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/table.hpp"
#include "app/words.hpp"
#include "runtime/lines.hpp"

namespace rubric::app {
namespace {

using Row = std::vector<std::string>;

class Lines {
 public:
  Lines(const Rating& rating, const Sources& sources)
      : rating_(rating), framework_(*rating.framework), sources_(sources) {}

  std::string of(ExprId id) {
    const Expr& expr = framework_[id];
    if (std::find(seen_.begin(), seen_.end(), id.index) != seen_.end()) return {};
    seen_.push_back(id.index);
    if (expr.op == Op::definition) {
      const ExprId value = framework_.definitions[expr.index].value;
      return is_table(value) ? of(value) : std::string();
    }
    std::string out = has_lines(expr) ? block(expr) : std::string();
    for (const ExprId arg : expr.args) out += of(arg);
    return out;
  }

 private:
  bool is_table(ExprId id) const {
    const Expr& expr = framework_[id];
    return has_lines(expr) && !table_of(expr).id.empty();
  }
  const Table& table_of(const Expr& expr) const { return framework_.tables[expr.index]; }
  std::string words(Span span) const { return rule_in_words(sources_.text(span)); }

  std::string block(const Expr& expr) const {
    const Table& about = table_of(expr);
    std::string out = about.id.empty() ? "" : fmt::format("    {}\n", head(expr));
    out += table(about.across.empty() ? rows(expr) : cells(expr), 4);
    for (const Cite& cite : about.origin.cites)
      out += fmt::format("    {}: {}\n", cite.is_note ? "note" : "source", cite.text);
    return out;
  }

  // "`mapping`, the first row that applies: sum of scores 20, highest of scores 10"
  std::string head(const Expr& expr) const {
    std::vector<std::string> headings;
    for (const Member& heading : expr.members) headings.push_back(figure(heading.value));
    return fmt::format("`{}`, {}: {}", table_of(expr).id,
                       expr.op == Op::first_of ? "the first row that applies" : "the row that applies",
                       fmt::join(headings, ", "));
  }

  std::string figure(ExprId id) const {
    const Value& value = rating_.outcome[id];
    const std::string is = value.never_present() ? "missing" : in_words(framework_, value, framework_[id].type);
    return fmt::format("{} is {}", words(framework_[id].span), is);
  }

  struct State {
    bool may = false;
    bool surely = false;
  };

  // Of each line whether it counts; those behind one that certainly does never do.
  std::vector<State> states(const Expr& expr) const {
    std::vector<State> all;
    bool open = false;
    bool done = false;
    for (const TableLine& line : lines_in(expr)) {
      const Value holds = line.when ? rating_.outcome[line.when] : Value::truth(true);
      const bool may = !done && holds.may_be(1);
      all.push_back({may, may && !open && holds.surely(1)});
      done = done || holds.surely(1);
      open = open || may;
    }
    return all;
  }

  std::vector<Row> rows(const Expr& expr) const {
    const Table& about = table_of(expr);
    const std::vector<State> states = this->states(expr);
    const std::vector<TableLine> lines = lines_in(expr);
    std::vector<Row> rows;
    bool done = false;
    for (std::size_t i = 0; i < states.size(); ++i) {
      std::string result = states[i].surely ? "counts" : states[i].may ? "may count" : "";
      if (result.empty() && !done && !about.id.empty()) result = why_not(lines[i].when);
      rows.push_back({words(about.lines[i].span), result});
      for (const Cite& cite : about.lines[i].cites)
        rows.back().push_back(fmt::format("{}: {}", cite.is_note ? "note" : "source", cite.text));
      done = done || states[i].surely;
    }
    return rows;
  }

  // The first cell of a row that its heading does not satisfy.
  std::string why_not(ExprId condition) const {
    const Expr& row = framework_[condition];
    const std::vector<ExprId> cells = row.op == Op::all_of ? row.args : std::vector{condition};
    for (const ExprId cell : cells) {
      if (rating_.outcome[cell].may_be(1)) continue;
      return "no: " + figure(framework_[cell].args[0]);
    }
    return {};
  }

  // Of a two-way table only what counts, or may.
  std::vector<Row> cells(const Expr& expr) const {
    const Table& about = table_of(expr);
    const std::vector<State> states = this->states(expr);
    const std::vector<TableLine> lines = lines_in(expr);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < states.size(); ++i) {
      if (!states[i].may) continue;
      const std::string_view across = sources_.text(about.across[i % about.across.size()]);
      const std::string row = words(about.lines[i].span);
      rows.push_back({fmt::format("row {}, column {}", row.substr(0, row.find(" ->")), across),
                      "-> " + words(framework_[lines[i].gives].span), states[i].surely ? "counts" : "may count"});
    }
    return rows;
  }

  const Rating& rating_;
  const Framework& framework_;
  const Sources& sources_;
  std::vector<std::uint32_t> seen_;
};

}  // namespace

std::string lines_of(const Rating& rating, DefinitionId definition, const Sources& sources) {
  return Lines(rating, sources).of((*rating.framework)[definition].value);
}

}  // namespace rubric::app
