// Works out the gates of a circuit, each combination of operands once.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "lang/diagnostic.hpp"
#include "runtime/prove/circuit.hpp"
#include "runtime/prove/numbering.hpp"
#include "runtime/value.hpp"

namespace rubric::prove {

// Values by number: the same value has the same number, so states compare quickly.
using ValueId = std::uint32_t;
inline constexpr ValueId kNothingYet = 0;  // what a join has reached before its first member

class Values {
 public:
  Values();
  ValueId intern(const Value& value);
  const Value& operator[](ValueId id) const { return values_[id]; }

 private:
  std::vector<Value> values_;
  HashTable known_;
};

// What happened in a gate, beside what it came to.
struct Happened {
  ValueId value = kNothingYet;
  // Of a banding: the band. Of lines: the line. Of limits, raises and `unless`: 1 if they changed the value, else 0. Of
  // what went wrong: `kFault` and the place of its diagnostic; `kBroken` if something before it did. Else 0.
  std::uint32_t detail = 0;
};
inline constexpr std::uint32_t kFault = 1U << 30U;
inline constexpr std::uint32_t kBroken = kFault - 1;
inline bool is_fault(std::uint32_t detail) { return detail >= kFault; }

class Machine {
 public:
  explicit Machine(const Circuit& circuit);

  Happened work_out(GateId gate, std::span<const ValueId> operands);
  Values& values() { return values_; }
  const Value& operator[](ValueId id) const { return values_[id]; }
  const Circuit& circuit() const { return circuit_; }
  // Per gate: what it is whatever the data say; `kNothingYet` where that depends on them.
  const std::vector<ValueId>& constants() const { return constants_; }
  // Per gate: gates of the same number do the same with their operands.
  std::uint32_t doing(GateId gate) const { return doings_[gate]; }
  bool is_constant(GateId gate) const { return constants_[gate] != kNothingYet; }
  // Several values as one number, and back.
  std::uint32_t tuple(const std::vector<ValueId>& values);
  const std::vector<ValueId>& tuple(std::uint32_t number) const { return tuples_[number]; }
  const Diagnostic& fault(std::uint32_t detail) const { return faults_[detail - kFault]; }

 private:
  Happened compute(const Gate& gate, std::span<const ValueId> operands);
  Value join(const Gate& gate, std::span<const Value> operands) const;
  Value close(const Gate& gate, std::span<const Value> operands, Diagnostics& diagnostics) const;
  Value value_of(const Gate& gate, std::span<const Value> operands, Diagnostics& diagnostics) const;
  std::uint32_t detail_of(const Gate& gate, std::span<const Value> operands, const Value& result) const;

  struct Key {
    std::vector<ValueId> operands;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const;
  };
  const Circuit& circuit_;
  Values values_;
  std::vector<ValueId> constants_;
  std::vector<std::uint32_t> doings_;
  Numbering known_;                 // what a gate does, and its operands
  std::vector<Happened> happened_;  // with these
  std::vector<Numbering::Word> words_;
  std::vector<Diagnostic> faults_;
  std::vector<std::vector<ValueId>> tuples_;
  std::unordered_map<Key, std::uint32_t, Hash> known_tuples_;
};

}  // namespace rubric::prove
