#include "app/json_value.hpp"

#include <fmt/format.h>

#include "app/json.hpp"
#include "app/words.hpp"
#include "lang/date.hpp"
#include "runtime/alternatives.hpp"

namespace rubric::app {
namespace {

using Json = nlohmann::ordered_json;

std::string exact(Rational number, Type type) {
  return type.kind == TypeKind::date ? to_string(Date(std::chrono::days(number.numerator()))) : to_exact_string(number);
}

}  // namespace

nlohmann::ordered_json document(std::string_view kind) { return {{"rubric", kJsonVersion}, {"kind", kind}}; }

std::string whole(const nlohmann::ordered_json& json) {
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string hash_in_words(std::uint64_t hash) { return fmt::format("{:016x}", hash); }

Json json_of_place(Span span, const Sources& sources) {
  const Source& source = sources[span.source];
  const Position from = source.position(span.begin);
  const Position to = source.position(span.end);
  return {{"file", source.name()},
          {"line", from.line},
          {"column", from.column},
          {"end_line", to.line},
          {"end_column", to.column}};
}

Json json_of_value(const Framework& framework, const Value& value, Type type) {
  Json json{{"certain", value.certain()}};
  if (type.kind == TypeKind::level || type.kind == TypeKind::choice) {
    Json ids = Json::array();
    for_each_alternative(value.alternatives, [&](std::uint32_t i) {
      ids.push_back(type.kind == TypeKind::level ? framework.scales[type.of].levels[i].id
                                                 : framework.facts[type.of].choices[i].id);
    });
    json[type.kind == TypeKind::level ? "levels" : "choices"] = ids;
  } else if (type.kind == TypeKind::truth) {
    json["truth"] = value.never_present() ? "missing" : truth_in_words(value.alternatives);
  } else if (const auto members = value.numbers.members()) {
    Json numbers = Json::array();
    for (const Rational number : *members) numbers.push_back(exact(number, type));
    json["numbers"] = numbers;
  } else {
    const Interval ends = value.numbers.hull();
    json["from"] = exact(ends.low, type);
    json["to"] = exact(ends.high, type);
  }
  if (value.absent) json["not_rated"] = true;
  return json;
}

Json json_of_tallies(const Tallies& tallies) {
  Json json = Json::array();
  if (const auto* list = tallies.list()) {
    for (const Tally tally : *list) json.push_back({{"yes", tally.yes}, {"relevant", tally.relevant}});
    return json;
  }
  return nullptr;
}

}  // namespace rubric::app
