// What the texts in a sheet of cases mean by a framework, in bits: answers, facts, and which questions are relevant by
// them. The code that binds single inspections is asked once for each text, and once for each combination of facts.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/batch/cell_words.hpp"
#include "runtime/batch/kind_tally.hpp"
#include "runtime/bind_cases.hpp"

namespace rubric {

// What binding needs, of an inspection that has nothing but cases. Not to be moved: its parts point at each other.
struct CasesAlone {
  CasesAlone(const Framework& framework, std::string_view blank);
  CasesAlone(const CasesAlone&) = delete;
  CasesAlone& operator=(const CasesAlone&) = delete;

  Heading heading;
  Sources sources;
  Diagnostics diagnostics;
  Binder binder;
};

// A text of a sheet as binding has it.
DataValue sheet_text(std::string_view text);

// Two bits for an answer where its question is relevant, and above them two where it is not.
std::optional<std::uint32_t> answer_bits(std::string_view cell, const Standard& standard, const Blank& blank);

// A fact's texts, each by the number of its value; 0 is none. Of a fact that no condition reads, all are 0.
class FactTexts {
 public:
  FactTexts(const Framework& framework, FactId fact, bool is_read, const Blank& blank, char delimiter);
  FactTexts(const FactTexts&) = delete;
  FactTexts& operator=(const FactTexts&) = delete;

  FactId fact() const { return fact_; }
  std::uint32_t bits() const { return bits_; }  // of a number
  CellWords& words() { return words_; }
  const DataValue& text(std::size_t number) const { return texts_[number - 1]; }

 private:
  std::optional<std::uint32_t> number_of(std::string_view cell, const Blank& blank);

  const Framework& framework_;
  FactId fact_;
  std::uint32_t bits_;
  std::vector<Value> values_;
  std::vector<DataValue> texts_;
  CellWords words_;
};

// The questions of a kind that are relevant by its facts.
class RelevantQuestions {
 public:
  // `order`: the questions as they come in the words; `facts`: those that its conditions read, as they come in a key,
  // the last one lowest.
  RelevantQuestions(Binder& binder, KindId kind, const std::vector<QuestionId>& order,
                    std::vector<const FactTexts*> facts);

  // All bits of those that are; null where that is not plain.
  const CaseWords* of(std::uint64_t key) {
    const Met& met = recent_[(key * kHashFactor) >> 56U];
    return met.known && met.key == key ? met.words : find(key);
  }

 private:
  struct Met {
    std::uint64_t key = 0;
    const CaseWords* words = nullptr;
    bool known = false;
  };
  const CaseWords* find(std::uint64_t key);
  std::optional<CaseWords> ask(std::uint64_t key);

  Binder& binder_;
  CaseFacts case_;
  std::vector<Condition> conditions_;  // as the questions
  std::vector<const FactTexts*> facts_;
  std::unordered_map<std::uint64_t, std::optional<CaseWords>> known_;
  std::array<Met, 256> recent_{};
};

// Whether cases of the kind can be counted from nothing but their rows, and nothing but tallies and patterns is asked
// of them.
bool counts_by_rows_alone(const Framework& framework, KindId kind);

}  // namespace rubric
