// OutcomeTable of many inspections as text.
#include "app/outcome_text.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/rating_columns.hpp"
#include "app/words.hpp"
#include "runtime/csv.hpp"
#include "runtime/report.hpp"

namespace rubric::app {
namespace {

std::string json_text(std::string_view text) {
  return nlohmann::json(std::string(text)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

DefinitionId awarded(const Results& results) { return results.awarded ? results.awarded : results.rating; }

class Maker {
 public:
  explicit Maker(OutcomeFields& fields) : fields_(fields) {}

  void rating(const std::string& name, DefinitionId id, bool decisive) {
    if (!id) return;
    fields_.fields.push_back({name, {fields_.wanted.size()}, {}});
    want(id, decisive);
  }

  void grounds(const std::string& of, const Results& results) {
    if (results.grounds.empty()) return;
    OutcomeField field{"grounds " + of, {}, {}};
    for (const GroundUse& use : results.grounds) {
      field.told.push_back(fields_.wanted.size());
      field.grounds.push_back(fields_.framework->discretions[use.discretion].grounds[use.ground].id);
      want(use.holds, false);
    }
    fields_.fields.push_back(std::move(field));
  }

 private:
  void want(DefinitionId id, bool decisive) {
    fields_.wanted.push_back(id);
    fields_.decisive.push_back(decisive);
  }

  OutcomeFields& fields_;
};

}  // namespace

OutcomeFields::OutcomeFields(const Framework& rated_by) : framework(&rated_by) {
  Maker maker(*this);
  for (const Domain& domain : rated_by.domains) maker.rating(domain.id, awarded(domain.results), false);
  for (const Standard& standard : rated_by.standards)
    maker.rating(standard.id, awarded(standard.results), standard.counted);
  for (const DefinitionId id : rated_by.printed) maker.rating(rated_by[id].name, id, false);
  if (rated_by.overall) {
    maker.rating("score", rated_by.overall->score, true);
    maker.rating("overall", awarded(*rated_by.overall), true);
  }
  for (const Standard& standard : rated_by.standards) maker.grounds(standard.id, standard.results);
  if (rated_by.overall) maker.grounds("overall", *rated_by.overall);
}

std::string cell_text(std::string_view text, const OutcomeLayout& layout) {
  return layout.json ? json_text(text) : csv_quoted(without_formula(std::string(text)), layout.delimiter);
}

std::string field_text(std::string_view name, std::string_view text, const OutcomeLayout& layout) {
  if (!layout.json) return layout.delimiter + cell_text(text, layout);
  return "," + json_text(name) + ":" + json_text(text);
}

OutcomeText::OutcomeText(const OutcomeFields& fields, const OutcomeLayout& layout)
    : fields_(fields), layout_(layout), of_told_(fields.wanted.size()), known_(fields.wanted.size()) {
  for (const std::string& name : layout.names) {
    const auto found = std::find_if(fields.fields.begin(), fields.fields.end(),
                                    [&](const OutcomeField& field) { return field.name == name; });
    order_.push_back(found == fields.fields.end() ? nullptr : &*found);
    starts_.push_back(layout.json ? "," + json_text(name) + ":\"" : std::string(1, layout.delimiter));
  }
  for (const OutcomeField& field : fields.fields) {
    for (const std::size_t told : field.told) of_told_[told] = &field;
  }
}

// With what comes before it; of grounds the name alone.
std::string OutcomeText::text_of(std::size_t told, const Value& value) const {
  const OutcomeField& field = *of_told_[told];
  if (field.grounds.empty()) {
    const DefinitionId id = fields_.wanted[told];
    return field_text(field.name, in_words(*fields_.framework, value, (*fields_.framework)[id].type), layout_);
  }
  if ((value.alternatives & kYes) == 0) return "";
  const auto at = std::find(field.told.begin(), field.told.end(), told) - field.told.begin();
  return field.grounds[static_cast<std::size_t>(at)] + (value.alternatives == kYes ? "" : "?");
}

void OutcomeText::learn(const OutcomeTable& outcomes) {
  for (std::size_t i = 0; i < outcomes.columns.size(); ++i) {
    const std::vector<Value>& values = outcomes.columns[i].values;
    for (std::size_t j = known_[i].texts.size(); j < values.size(); ++j) {
      known_[i].texts.push_back(text_of(i, values[j]));
      known_[i].open.push_back(fields_.decisive[i] && rubric::is_open(values[j]));
    }
  }
}

void OutcomeText::append(std::string& out, const OutcomeTable& outcomes, std::size_t row) const {
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const OutcomeField* field = order_[i];
    if (field == nullptr) {
      if (!layout_.json) out += layout_.delimiter;
    } else if (field->grounds.empty()) {
      const std::size_t told = field->told.front();
      out += known_[told].texts[outcomes.columns[told].which[row]];
    } else {
      out += starts_[i];
      append_grounds(out, *field, outcomes, row);
      if (layout_.json) out += '"';
    }
  }
}

void OutcomeText::append_grounds(std::string& out, const OutcomeField& field, const OutcomeTable& outcomes,
                                 std::size_t row) const {
  bool first = true;
  for (const std::size_t told : field.told) {
    const std::string& text = known_[told].texts[outcomes.columns[told].which[row]];
    if (text.empty()) continue;
    if (!first) out += ' ';
    out += text;
    first = false;
  }
}

bool OutcomeText::is_open(const OutcomeTable& outcomes, std::size_t row) const {
  for (std::size_t i = 0; i < known_.size(); ++i) {
    if (fields_.decisive[i] && known_[i].open[outcomes.columns[i].which[row]]) return true;
  }
  return false;
}

}  // namespace rubric::app
