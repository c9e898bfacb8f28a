// Case records: the facts and answers of each case become tallies.
#include "runtime/bind_cases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace rubric {

namespace {

using Kind = DataValue::Kind;
using What = CaseNames::What;

// A question, and what has been counted of it so far.
struct Counted {
  QuestionId id;
  Condition condition;
  bool same_elsewhere;  // `not relevant` means here what it meant in the inspection's own edition
  Tally known;
  std::int64_t open = 0;
};

// There the condition may have left no other answer. Here, where it may hold, the case was then not assessed.
bool is_same_elsewhere(const Binder& binder, QuestionId id) {
  if (!binder.asked_for) return true;
  const Question& question = binder.framework[id];
  const Question* own = question_of(binder.own, binder.framework[question.standard].id, question.id);
  if (own == nullptr) return false;
  if (!own->when) return true;
  return question.when && binder.framework[question.when].span == (*binder.own)[own->when].span;
}

class Records {
 public:
  Records(Binder& binder, KindId kind)
      : binder_(binder),
        kind_(kind),
        names_(binder, kind),
        id_(binder, kind),
        facts_(binder, kind),
        prompts_(binder, names_),
        patterns_(binder, names_) {
    for (const CaseNames::Asked& question : names_.questions()) {
      questions_.push_back({question.id,
                            condition_of(binder.framework, binder.framework[question.id].when, question.path),
                            is_same_elsewhere(binder, question.id),
                            {},
                            0});
    }
  }

  void check_columns(const DataValue& sheet) {
    if (is_no_header(sheet)) return report_no_header(sheet);
    begin_case(sheet);
    for (NamedEntry& column : named_entries(binder_, sheet, names_.dotted())) {
      if (find_name(column)) read_entry(column, sheet);
    }
  }

  void read(const DataValue& list) {
    if (has_no_header(list)) return report_no_header(list);
    for (const DataValue& record : list.items) {
      read_case(record, list);
    }
    findings_.report(binder_, kind_, list);
    for (const Counted& question : questions_) {
      binder_.inspection.tallies[question.id.index] = Tallies::with_open(question.known, question.open);
    }
    prompts_.finish();
    patterns_.finish();
  }

 private:
  std::string this_case() const { return id_.in_words(); }

  // The first row of a sheet names nothing that there is: it is a case itself, and is not shown.
  bool has_no_header(const DataValue& list) const {
    return !list.items.empty() && is_from_sheet(list.items.front()) && is_no_header(list.items.front());
  }

  bool is_no_header(const DataValue& row) const {
    if (binder_.asked_for) return false;
    const std::vector<NamedEntry> columns = named_entries(binder_, row, names_.dotted());
    return std::all_of(columns.begin(), columns.end(), [&](const NamedEntry& column) {
      const bool known = names_.meaning(column.name).what != What::unknown || !names_.spelled(column.name).empty();
      return !known && !names_.is_of_another_kind(column.name);
    });
  }

  void report_no_header(const DataValue& list) const {
    binder_.error(Code::unknown_in_data, list.span, "the first row of the sheet names no fact and no question",
                  fmt::format("put a row with the names of the columns above the cases; `rubric template {} --csv {}` "
                              "writes one",
                              binder_.framework.id, binder_.framework[kind_].id));
  }

  void begin_case(const DataValue& record) {
    from_sheet_ = is_from_sheet(record);
    facts_.clear();
    given_.assign(questions_.size(), {});
    prompts_.clear();
    missing_.clear();
    id_.next(record);
  }

  void read_case(const DataValue& record, const DataValue& list) {
    begin_case(record);
    for (NamedEntry& data : named_entries(binder_, record, names_.dotted())) {
      if (find_name(data)) read_entry(data, record);
    }
    answers_.clear();
    said_.clear();
    for (std::size_t i = 0; i < questions_.size(); ++i) answers_.push_back(count(questions_[i], given_[i]));
    prompts_.count(said_, facts_, missing_, this_case());
    if (from_sheet_) findings_.take_columns(list, names_, missing_);
    report_missing(record);
    patterns_.count(answers_);
  }

  // Makes the name that of the rules, where it is spelled in another way. False after an error.
  bool find_name(NamedEntry& data) {
    if (names_.meaning(data.name).what != What::unknown) return true;
    std::vector<std::string> names = names_.spelled(data.name);
    if (names.size() > 1) return ambiguous(data, names);
    if (names.size() == 1) data.name = std::move(names.front());
    return true;
  }

  // None of those that it may be is missed in the case.
  bool ambiguous(const NamedEntry& data, const std::vector<std::string>& names) {
    const std::vector<std::string_view> all(names.begin(), names.end());
    binder_.error(Code::ambiguous_name, data.entry->key_span,
                  fmt::format("`{}` may be any of {}", shown(data.name), list_of(all)),
                  "write it so, or put the standard before the title");
    for (const std::string& name : names) {
      const CaseNames::Meaning meaning = names_.meaning(name);
      if (meaning.what == What::fact) facts_.reported(FactId{meaning.index});
      if (meaning.what == What::question) given_[meaning.index].entry = data.entry;
    }
    return false;
  }

  // Under two names that mean the same.
  bool is_told_twice(const NamedEntry& data, CaseNames::Meaning meaning) const {
    const DataEntry* first = meaning.what == What::question ? given_[meaning.index].told : nullptr;
    if (meaning.what == What::prompt) first = prompts_.told(meaning.index);
    if (meaning.what == What::id) first = id_.told();
    if (first == nullptr && !(meaning.what == What::fact && facts_.told(FactId{meaning.index}))) return false;
    Diagnostic diagnostic{Code::told_twice,
                          data.entry->key_span,
                          fmt::format("`{}` is told twice in {}", data.name, this_case()),
                          "keep one of them",
                          {},
                          {}};
    if (first != nullptr) diagnostic.related.push_back({first->key_span, "the first time"});
    binder_.diagnostics.add(std::move(diagnostic));
    return true;
  }

  // What empty cells mean is for the inspection to say.
  void read_blank(const NamedEntry& data, CaseNames::Meaning meaning) {
    const Blank& blank = binder_.blank;
    if (meaning.what == What::elsewhere) return;
    if (meaning.what == What::unknown) {
      if (!names_.is_of_another_kind(data.name)) unknown(data);
      return;
    }
    if (!blank.told) findings_.empty_cell(data);
    if (!blank.told && meaning.what == What::fact) facts_.reported(FactId{meaning.index});
    if (meaning.what == What::question) {
      given_[meaning.index] = {blank.told ? nullptr : data.entry, blank.answer, data.entry};
    }
  }

  void read_entry(const NamedEntry& data, const DataValue& record) {
    const CaseNames::Meaning meaning = names_.meaning(data.name);
    const DataValue& value = data.entry->value;
    if (is_told_twice(data, meaning)) return;
    if (value.kind == Kind::blank) return read_blank(data, meaning);
    const bool is_answer =
        meaning.what == What::question || meaning.what == What::prompt || names_.is_answer_elsewhere(data.name);
    const std::optional<Answer> answer = is_answer ? read_answer(binder_, data) : std::nullopt;
    if (meaning.what == What::question) given_[meaning.index] = {data.entry, answer, data.entry};
    if (meaning.what == What::prompt) prompts_.read(meaning.index, {data.entry, answer, data.entry});
    if (meaning.what == What::fact) facts_.read(FactId{meaning.index}, value);
    if (meaning.what == What::id) id_.read(*data.entry, record);
    if (meaning.what == What::elsewhere) names_.set_aside(binder_, data);
    if (meaning.what == What::unknown) unknown(data);
  }

  void unknown(const NamedEntry& data) {
    if (binder_.asked_for && binder_.own == nullptr) return names_.set_aside(binder_, data);
    const DataValue& value = data.entry->value;
    if (from_sheet_ && names_.is_of_another_kind(data.name)) {
      binder_.error(
          Code::unknown_in_data, value.span,
          fmt::format("{} has something under `{}`, which is of another kind of case", this_case(), shown(data.name)),
          "leave the cell empty, or correct the kind of the case");
      return;
    }
    findings_.unknown_column();
    binder_.unknown(
        data.name, data.entry->key_span,
        fmt::format("cases of `{}` have no fact or question `{}`", binder_.framework[kind_].id, shown(data.name)),
        names_.instead(data.name));
  }

  Answer count(Counted& question, const Given& given) {
    said_.push_back(outcome(question, given));
    const Answer answer = counted_as(said_.back(), binder_.framework[binder_.framework[question.id].standard]);
    id_.add_to(binder_.inspection, question.id, answer);
    if (answer == Answer::open) ++question.open;
    if (answer == Answer::yes) ++question.known.yes;
    if (answer == Answer::yes || answer == Answer::no) ++question.known.relevant;
    return answer;
  }

  // After an error it is open.
  Answer outcome(const Counted& question, const Given& given) {
    const StandardId standard = binder_.framework[question.id].standard;
    const std::uint64_t applied = applies(binder_.inspection, standard);
    const bool answered = given.entry != nullptr && given.answer.value_or(Answer::not_relevant) != Answer::not_relevant;
    if (applied == kNo && answered) does_not_apply(binder_, standard, "the answers", given.entry->value.span);
    if (applied == kNo) return Answer::not_relevant;
    const Relevance relevance = facts_.relevance(question.condition, missing_);
    Relevances& met = binder_.inspection.relevances[question.id.index];
    met.held = met.held || relevance == Relevance::yes;
    met.failed = met.failed || relevance == Relevance::no;
    if (relevance == Relevance::unclear) return Answer::open;
    if (relevance == Relevance::no) {
      if (answered) not_relevant(question, *given.entry);
      return Answer::not_relevant;
    }
    if (given.answer == Answer::not_relevant) return question.same_elsewhere ? Answer::not_relevant : Answer::open;
    const bool unanswered = given.entry == nullptr && !given.answer;
    if (relevance == Relevance::open || (unanswered && applied != kYes)) return Answer::open;
    if (unanswered && !binder_.asked_for && !binder_.in_part) no_answer(question.condition.path);
    return given.answer.value_or(Answer::open);
  }

  void no_answer(const std::string& path) {
    missing_.push_back({path, fmt::format("no answer to `{}`", path),
                        fmt::format("write \"{}\" = \"yes\", \"no\", \"not relevant\" or \"not yet assessed\"", path)});
  }

  void not_relevant(const Counted& question, const DataEntry& entry) {
    const std::string& path = question.condition.path;
    if (binder_.asked_for) {
      binder_.set_aside(fmt::format("some answers to `{}`", path),
                        fmt::format("the question is not relevant in those cases in {}", binder_.framework.id),
                        entry.key_span);
      return;
    }
    const Span when = binder_.framework[question.condition.when].span;
    binder_.diagnostics.add({Code::not_relevant_answer,
                             entry.value.span,
                             fmt::format("`{}` is answered in {}, where it is not relevant", path, this_case()),
                             "take the answer out, or correct the facts of the case",
                             {{when, "it is relevant only then"}},
                             {}});
  }

  // All that one case lacks is one message.
  void report_missing(const DataValue& record) const {
    if (missing_.empty()) return;
    Diagnostic diagnostic{
        Code::case_incomplete,    record.span, fmt::format("{} has {}", this_case(), missing_.front().what),
        missing_.front().way_out, {},          {}};
    if (from_sheet_) diagnostic.advice = "fill in the cells; an answer that is still to come is `not yet assessed`";
    if (missing_.size() > 1) {
      diagnostic.message = fmt::format("{} is incomplete", this_case());
      for (const Missing& missing : missing_) diagnostic.notes.push_back(missing.what);
    }
    binder_.diagnostics.add(std::move(diagnostic));
  }

  Binder& binder_;
  KindId kind_;
  CaseNames names_;
  CaseId id_;
  CaseFacts facts_;
  PromptAnswers prompts_;
  std::vector<Counted> questions_;
  SheetFindings findings_;
  AnswerPatterns patterns_;

  // Of the case at hand.
  bool from_sheet_ = false;
  std::vector<Given> given_;
  std::vector<Answer> said_;     // to each question
  std::vector<Answer> answers_;  // what that counts as
  std::vector<Missing> missing_;
};

}  // namespace

void bind_cases(Binder& binder) {
  if (binder.case_ids) binder.inspection.named_cases.resize(binder.framework.questions.size());
  for (std::uint32_t i = 0; i < binder.records.size(); ++i) {
    if (binder.records[i] != nullptr) Records(binder, KindId{i}).read(*binder.records[i]);
  }
}

void check_columns(Binder& binder, std::optional<KindId> kind, const DataValue& sheet) {
  if (kind || !binder.framework.kinds.empty()) Records(binder, kind.value_or(KindId{0})).check_columns(sheet);
}

}  // namespace rubric
