// The facts of a case, each by its type.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/bind.hpp"
#include "runtime/date_text.hpp"
#include "runtime/spelling.hpp"

namespace rubric {

namespace {

using Kind = DataValue::Kind;

std::vector<std::string_view> names_of(const Framework& framework, const Fact& fact) {
  if (fact.type.kind == TypeKind::level) return ids_of(framework.scales[fact.type.of].levels);
  return ids_of(fact.choices);
}

// A word, which may be a number: a level or a choice is sometimes called `1`.
std::optional<std::string> word_in(const DataValue& value) {
  if (value.kind == Kind::whole) return std::to_string(value.whole);
  return value.kind == Kind::text ? std::optional(value.text) : std::nullopt;
}

std::optional<Value> truth_from(const DataValue& value) {
  if (value.kind == Kind::truth) return Value::truth(value.truth);
  const std::optional<std::string> word = word_in(value);
  const std::optional<bool> truth = word ? truth_of(*word) : std::nullopt;
  return truth ? std::optional(Value::truth(*truth)) : std::nullopt;
}

// Of choices or levels, by id or title.
template <typename Named>
std::optional<Value> one_of(const std::vector<Named>& things, const DataValue& value) {
  const std::optional<std::string> word = word_in(value);
  const std::optional<std::uint32_t> chosen = word ? find_spelled(things, *word) : std::nullopt;
  return chosen ? std::optional(Value::alternative(*chosen)) : std::nullopt;
}

std::optional<Value> number_from(const Fact& fact, const DataValue& value) {
  std::optional<Rational> number =
      value.kind == Kind::text ? Rational::parse(trimmed(value.text)) : exact_number(value);
  if (fact.type.kind == TypeKind::date) {
    const std::optional<Date> date = day_of(value);
    if (!date) return std::nullopt;
    number = Rational(date->time_since_epoch().count());
  }
  return number && allows(fact, *number) ? std::optional(Value{0, *number, false}) : std::nullopt;
}

std::string written(TypeKind type, Rational bound) {
  if (type != TypeKind::date) return to_string(bound);
  return to_string(Date(std::chrono::days(bound.numerator())));
}

// " from 0 to 100"
std::string within(const Fact& fact) {
  std::string words;
  if (fact.bounds.low) {
    words += fmt::format(" {} {}", fact.bounds.low_open ? "above" : "from", written(fact.type.kind, *fact.bounds.low));
  }
  if (fact.bounds.high) {
    words += fmt::format(" {} {}", fact.bounds.high_open ? "below" : "to", written(fact.type.kind, *fact.bounds.high));
  }
  return words;
}

// What the value is, as it stands in the file; a table or a list is not repeated.
std::string described(const DataValue& value) {
  switch (value.kind) {
    case Kind::text:
    case Kind::decimal: return fmt::format("`{}`", shown(value.text));
    case Kind::whole: return fmt::format("`{}`", value.whole);
    case Kind::date: return fmt::format("`{}`", to_string(value.date));
    default: return std::string(to_string(value.kind));
  }
}

}  // namespace

std::optional<Value> fact_from(const Framework& framework, const Fact& fact, const DataValue& value) {
  switch (fact.type.kind) {
    case TypeKind::truth: return truth_from(value);
    case TypeKind::choice: return one_of(fact.choices, value);
    case TypeKind::level: return one_of(framework.scales[fact.type.of].levels, value);
    default: return number_from(fact, value);
  }
}

std::string how_to_write(const Framework& framework, const Fact& fact) {
  if (!fact.values.empty()) {
    std::string all;
    for (const Rational value : fact.values) all += (all.empty() ? "" : ", ") + to_string(value);
    return fmt::format("one of {}", all);
  }
  switch (fact.type.kind) {
    case TypeKind::truth: return "`yes` or `no`";
    case TypeKind::choice:
    case TypeKind::level: return fmt::format("one of {}", list_of(names_of(framework, fact)));
    case TypeKind::date: return fmt::format("a date such as 2020-10-26{}", within(fact));
    case TypeKind::whole: return fmt::format("a whole number{}", within(fact));
    default: break;
  }
  const std::string decimals =
      fact.decimals ? fmt::format(" with at most {} decimal{}", *fact.decimals, *fact.decimals == 1 ? "" : "s") : "";
  return fmt::format("a number{}{}", within(fact), decimals);
}

namespace {

bool has_decimal_comma(const DataValue& value) {
  const std::size_t comma = value.kind == Kind::text ? value.text.find(',') : std::string::npos;
  if (comma == std::string::npos) return false;
  std::string number = value.text;
  number[comma] = '.';
  return Rational::parse(trimmed(number)).has_value();
}

}  // namespace

void no_value_of(const Binder& binder, const Fact& fact, const DataValue& value) {
  const std::string message = fmt::format("{} is no value of `{}`", described(value), fact.id);
  const bool about_people = binder.sources.covers(value.span);
  const auto day = fact.type.kind == TypeKind::date && !day_of(value) ? date_in(value.text) : std::nullopt;
  if (day && !about_people)
    return binder.error(Code::wrong_value, value.span, message, fmt::format("write {}", to_string(*day)));
  const bool number =
      fact.type.kind != TypeKind::date && fact.type.kind != TypeKind::whole && names_of(binder.framework, fact).empty();
  const std::string near = value.kind == Kind::text ? did_you_mean(value.text, names_of(binder.framework, fact)) : "";
  binder.error(Code::wrong_value, value.span, message,
               !near.empty()                        ? fmt::format("did you mean `{}`?", near)
               : number && has_decimal_comma(value) ? "write a decimal point in place of the comma"
                                                    : fmt::format("write {}", how_to_write(binder.framework, fact)));
}

}  // namespace rubric
