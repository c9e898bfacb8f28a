// What the parts of bind_cases() share: names, identifiers, facts and answers in case records. Private to
// bind_case*.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "runtime/bind.hpp"
#include "runtime/condition.hpp"

namespace rubric {

// What a name in the records of one kind of case stands for.
class CaseNames {
 public:
  CaseNames(const Binder& binder, KindId kind);

  enum class What : std::uint8_t { fact, question, prompt, id, elsewhere, unknown };
  struct Meaning {
    What what = What::unknown;
    std::uint32_t index = 0;  // of the fact; of the question in questions(), of the prompt in prompts()
  };
  Meaning meaning(std::string_view name) const;
  // What a name stands for that is spelled in another way: by its title, by `2.1 - Safety` for `2.1.safety`, in other
  // capitals. Names as meaning() takes them; several where it is not certain which one is meant.
  std::vector<std::string> spelled(std::string_view name) const;
  bool is_of_another_kind(std::string_view name) const;

  // Those to count: of standards that the data are about. Standard by standard.
  struct Asked {
    QuestionId id;
    std::string path;  // "2.1.desistance"
  };
  const std::vector<Asked>& questions() const { return questions_; }
  struct AskedPrompt {
    std::size_t question;  // in questions()
    std::size_t prompt;    // of that question
    std::string path;      // "2.1.desistance.victims"
  };
  const std::vector<AskedPrompt>& prompts() const { return prompts_; }
  const DottedNames& dotted() const { return dotted_; }
  std::string instead(std::string_view name) const;  // what was probably meant, or what there is

  // What else the records may hold by the inspection's own edition.
  bool is_answer_elsewhere(std::string_view name) const { return standard_elsewhere(name) != nullptr; }
  void set_aside(Binder& binder, const NamedEntry& data) const;

 private:
  void add_question(const Binder& binder, QuestionId id);
  void declare(const std::string& path, Meaning meaning);
  void add_own(const Binder& binder);
  void add_spellings(const Binder& binder);
  std::vector<std::string_view> all_like(std::string_view name) const;  // prompts, questions, or facts
  const std::string* standard_elsewhere(std::string_view name) const;

  KindId kind_;
  std::map<std::string, Meaning, std::less<>> meanings_;
  std::map<std::string, std::string, std::less<>> elsewhere_;               // answers to set aside: path to standard
  std::map<std::string, std::vector<std::string>, std::less<>> spellings_;  // folded
  std::set<std::string, std::less<>> of_other_kinds_;                       // folded
  std::vector<Asked> questions_;
  std::vector<AskedPrompt> prompts_;
  DottedNames dotted_;
};

// Whether a question is relevant in a case; unclear after an error, or where something that was reported is missing.
enum class Relevance : std::uint8_t { no, yes, open, unclear };

// What a record says of a question or a prompt. Without entry, it says nothing, or what empty cells mean; an entry
// without answer is wrong, and has been reported.
struct Given {
  const DataEntry* entry = nullptr;
  std::optional<Answer> answer;
  const DataEntry* told = nullptr;  // the entry, if its cell is empty too
};

// Which case is at hand (bind_case_id.cpp).
class CaseId {
 public:
  CaseId(Binder& binder, KindId kind) : binder_(binder), kind_(kind) {}
  void next(const DataValue& record);
  std::string in_words() const;                                // "case 3 of `resident`"
  void read(const DataEntry& entry, const DataValue& record);  // an error if another case has it
  const DataEntry* told() const { return told_; }              // null where it has none
  // Lists the case with the question, if it is asked for and the answer is one that people look up.
  void add_to(Inspection& inspection, QuestionId question, Answer answer) const;

 private:
  struct Place {
    std::int64_t number;
    Span span;
  };

  Binder& binder_;
  KindId kind_;
  std::map<std::string, Place, std::less<>> seen_;
  std::int64_t number_ = 0;  // from 1
  std::string shown_;        // empty where it has none, or is not to be shown
  const DataEntry* told_ = nullptr;
};

// The answer that an entry gives; none after an error.
std::optional<Answer> read_answer(const Binder& binder, const NamedEntry& data);

// What the standard makes of an answer that is insufficient evidence.
Answer counted_as(Answer answer, const Standard& standard);

// Something that a case lacks.
struct Missing {
  std::string name;  // of the fact or question
  std::string what;
  std::string way_out;
};

// What the condition of a question or prompt looks at.
struct Condition {
  ExprId when;  // none: it always holds
  std::string path;
  Reads reads;
};
Condition condition_of(const Framework& framework, ExprId when, std::string path);

// The facts of the case at hand.
class CaseFacts {
 public:
  CaseFacts(Binder& binder, KindId kind);
  void clear();
  void read(FactId fact, const DataValue& value);
  void reported(FactId fact);  // something else is wrong with it
  bool told(FactId fact) const { return states_[fact.index] != State::missing; }
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

// How many cases answered the questions of a standard alike; kept where every answer is known (bind_case_answers.cpp).
class AnswerPatterns {
 public:
  AnswerPatterns(Binder& binder, const CaseNames& names) : binder_(binder), names_(names) {}
  void count(const std::vector<Answer>& answers);  // of a case, as names.questions()
  void finish();

 private:
  using Patterns = std::map<std::vector<Answer>, std::int64_t>;
  void keep(StandardId standard, const Patterns& patterns);
  StandardId standard_at(std::size_t question) const;

  Binder& binder_;
  const CaseNames& names_;
  std::map<StandardId, Patterns> patterns_;
};

// What is wrong with a sheet as a whole, said once and not for each of its cases (bind_sheet.cpp).
class SheetFindings {
 public:
  void empty_cell(const NamedEntry& data);
  // Of a case in a sheet: takes out what no case of the sheet tells. That is a missing column.
  void take_columns(const DataValue& sheet, const CaseNames& names, std::vector<Missing>& missing);
  void unknown_column() { unknown_column_ = true; }
  void report(const Binder& binder, KindId kind, const DataValue& sheet) const;

 private:
  bool tells(const DataValue& sheet, const CaseNames& names, const std::string& name);

  std::string first_empty_;  // its column
  Span first_empty_span_;
  std::int64_t empty_ = 0;
  bool unknown_column_ = false;  // then a column that is missing may be that one
  std::optional<std::set<std::string, std::less<>>> told_;
  std::vector<std::string> columns_;
};

// Records from a sheet have no line of their own to show.
inline bool is_from_sheet(const DataValue& record) { return record.span.begin == record.span.end; }

// The answers to prompts, case by case (bind_case_prompts.cpp).
class PromptAnswers {
 public:
  PromptAnswers(Binder& binder, const CaseNames& names);
  void clear();  // before each case
  void read(std::uint32_t index, Given given);
  const DataEntry* told(std::uint32_t index) const { return counted_[index].given.told; }
  // Counts the case at hand, once its questions have their answers. Adds facts that are needed and not there.
  void count(const std::vector<Answer>& questions, CaseFacts& facts, std::vector<Missing>& missing,
             const std::string& this_case);
  // Hands over what has been counted.
  void finish();

 private:
  struct Counted {
    std::size_t place;  // of its question among those asked
    std::size_t prompt;
    QuestionId question;
    Condition condition;
    Given given;  // by the case at hand
    Tally known;
    std::int64_t open;
    bool answered;  // by some case
  };
  void not_relevant(const Counted& prompt, bool asked, const std::string& this_case);

  Binder& binder_;
  std::vector<Counted> counted_;
};

}  // namespace rubric
