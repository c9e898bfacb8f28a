// Values in words: "{1, 2} or absent", "#0 #3".
#pragma once

#include <ostream>
#include <string>

#include "runtime/alternatives.hpp"
#include "runtime/value.hpp"

namespace rubric {

inline std::string show(const Numbers& set) {
  if (!set.valid()) return "invalid";
  std::string text;
  if (const auto members = set.members()) {
    for (const Rational member : *members) text += (text.empty() ? "" : ", ") + to_exact_string(member);
    return "{" + text + "}";
  }
  const Interval hull = set.hull();
  return (hull.low_open ? "(" : "[") + to_exact_string(hull.low) + ", " + to_exact_string(hull.high) +
         (hull.high_open ? ")" : "]");
}

inline std::string show(const Value& value) {
  std::string text = value.numbers.empty() ? "" : show(value.numbers);
  for_each_alternative(value.alternatives, [&](std::uint32_t alternative) {
    text += (text.empty() ? "#" : " #") + std::to_string(alternative);
  });
  if (!value.absent) return text.empty() ? "impossible" : text;
  return text.empty() ? "absent" : text + " or absent";
}

inline std::ostream& operator<<(std::ostream& out, const Value& value) { return out << show(value); }

// ---- and values from words

inline Value number(Rational value) { return {0, value, false}; }
inline Value numbers(std::vector<Rational> values) { return {0, Numbers::of(std::move(values)), false}; }
inline Value range(Interval interval) { return {0, Numbers::between(interval), false}; }
inline Value levels(std::uint64_t alternatives) { return {alternatives, {}, false}; }
inline Value or_absent(Value value) {
  value.absent = true;
  return value;
}
inline Value yes() { return Value::truth(true); }
inline Value no() { return Value::truth(false); }
inline Value open_truth() { return {kNo | kYes, {}, false}; }

}  // namespace rubric
