// OutcomeTable of many inspections as text: a row of a sheet or a line of JSON for each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/batch/rate_all.hpp"

namespace rubric::app {

// What is told of each inspection by one framework: a rating, a score, or the grounds that hold.
struct OutcomeField {
  std::string name;                  // "2.1", "score", "grounds 2.1"
  std::vector<std::size_t> told;     // in `wanted`
  std::vector<std::string> grounds;  // their names, where it tells grounds
};

struct OutcomeFields {
  explicit OutcomeFields(const Framework& framework);

  const Framework* framework;
  std::vector<DefinitionId> wanted;
  std::vector<OutcomeField> fields;
  std::vector<bool> decisive;  // per one of `wanted`: where it is open, the inspection is
};

// How it is written.
struct OutcomeLayout {
  std::vector<std::string> names;  // of the fields of all frameworks, in their order
  bool json = false;
  char delimiter = ',';
};

// "17", with quotes where a sheet needs them and nothing in it that a spreadsheet would work out.
std::string cell_text(std::string_view text, const OutcomeLayout& layout);
// `,"reason":"…"`, or `,…` in a sheet.
std::string field_text(std::string_view name, std::string_view text, const OutcomeLayout& layout);

// The texts of values are made once for each.
class OutcomeText {
 public:
  OutcomeText(const OutcomeFields& fields, const OutcomeLayout& layout);

  // Makes the texts of values that are new; before the rows of these outcomes are appended.
  void learn(const OutcomeTable& outcomes);
  void append(std::string& out, const OutcomeTable& outcomes, std::size_t row) const;
  bool is_open(const OutcomeTable& outcomes, std::size_t row) const;

 private:
  struct Known {
    std::vector<std::string> texts;  // of each value
    std::vector<bool> open;
  };
  std::string text_of(std::size_t told, const Value& value) const;
  void append_grounds(std::string& out, const OutcomeField& field, const OutcomeTable& outcomes, std::size_t row) const;

  const OutcomeFields& fields_;
  const OutcomeLayout& layout_;
  std::vector<const OutcomeField*> order_;  // per name of the layout; null: the framework has none such
  std::vector<std::string> starts_;         // what comes before it
  std::vector<const OutcomeField*> of_told_;
  std::vector<Known> known_;  // per one of `wanted`
};

}  // namespace rubric::app
