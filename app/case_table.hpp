// Inspections by one framework as columns, for a batch: those that were counted, and others beside them.
#pragma once

#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "runtime/batch/case_counter.hpp"
#include "runtime/batch/columns.hpp"

namespace rubric::app {

// What is told of an inspection beside its cases, where columns can hold it.
struct BesideCases {
  bool plain = false;                // else its rows must be bound
  std::vector<std::uint8_t> judged;  // per standard
  std::vector<Value> inputs;         // per fact; what is not certain is not known
  std::optional<Date> fieldwork;
  std::vector<Published> published;
};
// Of an inspection that was bound without its cases.
BesideCases beside_cases(const Framework& framework, const Inspection& inspection);

class CaseTable {
 public:
  explicit CaseTable(const Framework& framework);

  void begin(std::size_t most);  // of so many rows at most
  void add(const CountedCases& cases, const BesideCases& beside);
  void add(Inspection inspection);

  std::size_t rows() const { return rows_; }
  // Of all that has been added; until the next is.
  const Columns& columns();
  // Null where the row was counted.
  const Inspection* other(std::size_t row) const;

 private:
  struct Input {
    std::vector<std::uint32_t> which;
    std::vector<Value> values;
    void add(const Value* value);
  };
  static InputColumn column_of(const Input& input);
  template <typename T>
  void put(std::vector<T>& columns, const std::vector<T>& row) const;

  const Framework& framework_;
  std::size_t rows_ = 0;
  std::size_t most_ = 0;
  std::vector<std::uint16_t> yes_, relevant_;  // per question: `most_` rows
  std::vector<std::uint8_t> judged_;           // per standard: likewise
  std::vector<Patterns> patterns_;             // likewise
  std::vector<Input> inputs_;                  // per fact
  Input fieldwork_;
  std::deque<std::pair<std::size_t, Inspection>> others_;
  Columns columns_;
};

}  // namespace rubric::app
