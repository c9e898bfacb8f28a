#include "runtime/given.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "runtime/applies.hpp"

namespace rubric {
namespace {

using Kind = DataValue::Kind;

DataValue text(std::string words, Span span) {
  DataValue value;
  value.kind = Kind::text;
  value.span = span;
  value.text = std::move(words);
  return value;
}

DataValue empty(Kind kind, Span span) {
  DataValue value;
  value.kind = kind;
  value.span = span;
  return value;
}

// A value given by the rules has few enough decimals to be written.
std::string in_decimals(Rational number) {
  int decimals = 0;
  Rational digits = number;
  for (; digits.valid() && !digits.is_whole(); digits = digits * 10) ++decimals;
  if (decimals == 0) return to_exact_string(number);
  const bool below_zero = number < Rational(0);
  std::string all = fmt::format("{:0{}}", below_zero ? -digits.numerator() : digits.numerator(), decimals + 1);
  all.insert(all.size() - static_cast<std::size_t>(decimals), ".");
  return below_zero ? "-" + all : all;
}

DataValue written(const Framework& framework, const GivenValue& given) {
  const Expr& expr = framework[given.value];
  switch (expr.type.kind) {
    case TypeKind::truth: return text(expr.index == 1 ? "yes" : "no", given.span);
    case TypeKind::choice: return text(framework[given.of].choices[expr.index].id, given.span);
    case TypeKind::level: return text(framework.scales[expr.type.of].levels[expr.index].id, given.span);
    case TypeKind::date: return text(to_string(Date(std::chrono::days(expr.number.numerator()))), given.span);
    default: return text(in_decimals(expr.number), given.span);
  }
}

// The document that says what the test gives.
class Document {
 public:
  Document(const Framework& framework, const Test& test)
      : framework_(framework), document_(empty(Kind::table, test.span)) {
    for (const GivenLevel& given : test.levels) judge(given);
    for (const GivenTally& given : test.tallies) count(given);
    for (const GivenValue& given : test.inputs) put(table("input", given.span), given);
    for (const GivenCase& given : test.cases) add(given);
    for (const GivenNone& given : test.none)
      entry(table("list", given.span), framework[given.list].id, empty(Kind::list, given.span));
  }

  DataValue take() { return std::move(document_); }

 private:
  static DataValue& entry(DataValue& table, const std::string& key, DataValue fresh) {
    const auto found = std::find_if(table.entries.begin(), table.entries.end(),
                                    [&](const DataEntry& entry) { return entry.key == key; });
    if (found != table.entries.end()) return found->value;
    const Span span = fresh.span;
    return table.entries.emplace_back(DataEntry{key, span, std::move(fresh)}).value;
  }
  DataValue& table(const std::string& part, Span span) { return entry(document_, part, empty(Kind::table, span)); }

  // What is missing is left out, as in data.
  void put(DataValue& table, const GivenValue& given) const {
    if (!framework_[given.value].absent) entry(table, framework_[given.of].id, written(framework_, given));
  }

  void judge(const GivenLevel& given) {
    const Standard& standard = framework_[given.standard];
    const Scale& scale = framework_[standard.judged_on];
    entry(table("judged", given.span), standard.id, text(scale.levels[given.level].id, given.span));
  }

  void count(const GivenTally& given) {
    const Question& question = framework_[given.question];
    DataValue& tallies =
        entry(table("tally", given.span), framework_[question.standard].id, empty(Kind::table, given.span));
    entry(tallies, question.id, text(given.tally, given.span));
  }

  void add(const GivenCase& given) {
    DataValue& records =
        entry(table(given.list ? "list" : "cases", given.span),
              given.list ? framework_[given.list].id : framework_[given.kind].id, empty(Kind::list, given.span));
    DataValue& record = records.items.emplace_back(empty(Kind::table, given.span));
    for (const GivenValue& fact : given.facts) put(record, fact);
    for (const GivenAnswer& answer : given.answers) {
      const Question& question = framework_[answer.question];
      entry(record, framework_[question.standard].id + "." + question.id, text(answer.answer, answer.span));
    }
  }

  const Framework& framework_;
  DataValue document_;
};

// What of one inspection takes the place of what another has.
class Overlay {
 public:
  Overlay(Inspection& below, const Inspection& above, const Framework& framework)
      : below_(below), above_(above), framework_(framework) {}

  void level(const GivenLevel& given) { take(&Inspection::judged, given.standard.index); }
  void input(const GivenValue& given) { take(&Inspection::inputs, given.of.index); }

  void question(QuestionId id) {
    const std::uint32_t standard = framework_[id].standard.index;
    take(&Inspection::tallies, id.index);
    take(&Inspection::relevances, id.index);
    take(&Inspection::patterns, standard);
  }

  void records(ListId list) { take(&Inspection::records, list.index); }

  void cases(KindId kind) {
    take(&Inspection::samples, kind.index);
    for (const FactId fact : framework_[kind].facts) take(&Inspection::choices, fact.index);
    for (std::uint32_t i = 0; i < framework_.questions.size(); ++i) {
      if (framework_.questions[i].kind == kind) question({i});
    }
  }

 private:
  template <typename Part>
  void take(std::vector<Part> Inspection::*parts, std::uint32_t index) {
    (below_.*parts)[index] = (above_.*parts)[index];
  }

  Inspection& below_;
  const Inspection& above_;
  const Framework& framework_;
};

}  // namespace

std::optional<Inspection> given_by(const Test& test, const DataValue* data, const Framework& framework,
                                   const Sources& sources, Diagnostics& diagnostics) {
  std::optional<Heading> heading = data == nullptr ? Heading() : read_heading(*data, diagnostics);
  if (!heading) return std::nullopt;
  if (test.fieldwork) heading->fieldwork = test.fieldwork->day;
  if (data == nullptr) heading->span = test.span;
  Binding in_part;
  in_part.in_part = true;
  const DataValue document = Document(framework, test).take();
  auto given = bind(document, *heading, framework, in_part, sources, diagnostics);
  if (data == nullptr || !given) return given;
  auto inspection = bind(*data, *heading, framework, {}, sources, diagnostics);
  if (!inspection) return std::nullopt;
  Overlay overlay(*inspection, *given, framework);
  for (const GivenLevel& level : test.levels) overlay.level(level);
  for (const GivenValue& input : test.inputs) overlay.input(input);
  for (const GivenTally& tally : test.tallies) overlay.question(tally.question);
  for (const GivenCase& one : test.cases) one.list ? overlay.records(one.list) : overlay.cases(one.kind);
  for (const GivenNone& none : test.none) overlay.records(none.list);
  inspection->applies = applicable(framework, *inspection, diagnostics);
  return inspection;
}

}  // namespace rubric
