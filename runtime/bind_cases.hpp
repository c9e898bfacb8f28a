// What the parts of bind_cases() share: names and facts in case records. Private to bind_case*.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "runtime/bind.hpp"

namespace rubric {

// What a name in the records of one kind of case stands for.
class CaseNames {
 public:
  CaseNames(const Binder& binder, KindId kind);

  enum class What : std::uint8_t { fact, question, id, elsewhere, unknown };
  struct Meaning {
    What what = What::unknown;
    std::uint32_t index = 0;  // of the fact; of the question in questions()
  };
  Meaning meaning(std::string_view name) const;

  // Those to count: of standards that the data are about. Standard by standard.
  struct Asked {
    QuestionId id;
    std::string path;  // "2.1.desistance"
  };
  const std::vector<Asked>& questions() const { return questions_; }
  const DottedNames& dotted() const { return dotted_; }
  std::vector<std::string_view> all_like(std::string_view name) const;  // questions, or facts

  // What else the records may hold by the inspection's own edition.
  bool is_answer_elsewhere(std::string_view name) const { return standard_elsewhere(name) != nullptr; }
  void set_aside(Binder& binder, const NamedEntry& data) const;

 private:
  void add_question(const Binder& binder, QuestionId id);
  void add_own(const Binder& binder);
  const std::string* standard_elsewhere(std::string_view name) const;

  KindId kind_;
  std::map<std::string, Meaning, std::less<>> meanings_;
  std::map<std::string, std::string, std::less<>> elsewhere_;  // answers to set aside: path to standard
  std::vector<Asked> questions_;
  DottedNames dotted_;
};

// Whether a question is relevant in a case; unclear after an error, or where something that was reported is missing.
enum class Relevance : std::uint8_t { no, yes, open, unclear };

// Something that a case lacks.
struct Missing {
  std::string what;
  std::string way_out;
};

// What the condition of a question looks at.
struct Condition {
  ExprId when;  // none: it always holds
  std::string path;
  std::vector<FactId> facts;
  bool fieldwork = false;
};
Condition condition_of(const Framework& framework, const CaseNames::Asked& question);

// The facts of the case at hand.
class CaseFacts {
 public:
  CaseFacts(Binder& binder, KindId kind);
  void clear();
  void read(FactId fact, const DataValue& value);
  // Adds a fact that is needed and not there, once.
  Relevance relevance(const Condition& condition, std::vector<Missing>& missing);

 private:
  // `elsewhere`: given, but not as this framework has it, and set aside.
  enum class State : std::uint8_t { missing, given, wrong, elsewhere, reported };
  bool may_be_left_out(const Fact& fact) const;
  Relevance without(FactId fact, const Condition& condition, std::vector<Missing>& missing);

  Binder& binder_;
  const CaseKind* own_kind_;
  std::vector<Value> values_;  // per fact of the framework
  std::vector<State> states_;
};

}  // namespace rubric
