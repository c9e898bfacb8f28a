// The facts of a case, each by its type.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/bind.hpp"
#include "runtime/date_text.hpp"

namespace rubric {

namespace {

using Kind = DataValue::Kind;

std::vector<std::string_view> names_of(const Framework& framework, const Fact& fact) {
  if (fact.type.kind == TypeKind::level) return ids_of(framework.scales[fact.type.of].levels);
  return ids_of(fact.choices);
}

std::optional<Value> truth_from(const DataValue& value) {
  if (value.kind == Kind::truth) return Value::truth(value.truth);
  if (value.kind != Kind::text || (value.text != "yes" && value.text != "no")) return std::nullopt;
  return Value::truth(value.text == "yes");
}

std::optional<Value> choice_from(const Fact& fact, const DataValue& value) {
  if (value.kind != Kind::text && value.kind != Kind::whole) return std::nullopt;
  const std::string id = value.kind == Kind::whole ? std::to_string(value.whole) : value.text;
  const auto chosen =
      std::find_if(fact.choices.begin(), fact.choices.end(), [&](const Choice& choice) { return choice.id == id; });
  if (chosen == fact.choices.end()) return std::nullopt;
  return Value::alternative(static_cast<std::uint32_t>(chosen - fact.choices.begin()));
}

std::optional<Value> level_from(const Framework& framework, const Fact& fact, const DataValue& value) {
  if (value.kind != Kind::text && value.kind != Kind::whole) return std::nullopt;
  const std::optional<std::uint32_t> level = level_in(framework.scales[fact.type.of], value);
  return level ? std::optional(Value::alternative(*level)) : std::nullopt;
}

bool has_decimals_at_most(Rational number, int decimals) {
  for (; decimals > 0 && number.valid() && !number.is_whole(); --decimals) number = number * 10;
  return number.valid() && number.is_whole();
}

std::optional<Value> number_from(const Fact& fact, const DataValue& value) {
  std::optional<Rational> number = exact_number(value);
  if (fact.type.kind == TypeKind::date) {
    if (value.kind != Kind::date) return std::nullopt;
    number = Rational(value.date.time_since_epoch().count());
  }
  if (!number || !number->valid() || !fact.bounds.contains(*number)) return std::nullopt;
  if (fact.type.kind == TypeKind::whole && !number->is_whole()) return std::nullopt;
  if (fact.decimals && !has_decimals_at_most(*number, *fact.decimals)) return std::nullopt;
  return Value{0, *number, false};
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
    case Kind::decimal:
      return fmt::format("`{}`", shown(value.text));
    case Kind::whole:
      return fmt::format("`{}`", value.whole);
    case Kind::date:
      return fmt::format("`{}`", to_string(value.date));
    default:
      return std::string(to_string(value.kind));
  }
}

}  // namespace

std::optional<Value> fact_from(const Framework& framework, const Fact& fact, const DataValue& value) {
  switch (fact.type.kind) {
    case TypeKind::truth:
      return truth_from(value);
    case TypeKind::choice:
      return choice_from(fact, value);
    case TypeKind::level:
      return level_from(framework, fact, value);
    default:
      return number_from(fact, value);
  }
}

std::string how_to_write(const Framework& framework, const Fact& fact) {
  switch (fact.type.kind) {
    case TypeKind::truth:
      return "`yes` or `no`";
    case TypeKind::choice:
    case TypeKind::level:
      return fmt::format("one of {}", list_of(names_of(framework, fact)));
    case TypeKind::date:
      return fmt::format("a date such as 2020-10-26, without quotes{}", within(fact));
    case TypeKind::whole:
      return fmt::format("a whole number{}", within(fact));
    default:
      break;
  }
  const std::string decimals = fact.decimals ? fmt::format(" with at most {} decimals", *fact.decimals) : "";
  return fmt::format("a number{}{}", within(fact), decimals);
}

void no_value_of(const Binder& binder, const Fact& fact, const DataValue& value) {
  const std::string message = fmt::format("{} is no value of `{}`", described(value), fact.id);
  const auto day = fact.type.kind == TypeKind::date ? date_in(value.text) : std::nullopt;
  if (day)
    return binder.error(Code::wrong_value, value.span, message,
                        fmt::format("write {}, without quotes", to_string(*day)));
  const std::string near = value.kind == Kind::text ? did_you_mean(value.text, names_of(binder.framework, fact)) : "";
  binder.error(Code::wrong_value, value.span, message,
               near.empty() ? fmt::format("write {}", how_to_write(binder.framework, fact))
                            : fmt::format("did you mean `{}`?", near));
}

}  // namespace rubric
