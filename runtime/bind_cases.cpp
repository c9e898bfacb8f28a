// Case records: the facts and answers of each case become tallies.
#include "runtime/bind_cases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "runtime/spelling.hpp"

namespace rubric {

namespace {

using Kind = DataValue::Kind;
using What = CaseNames::What;

std::optional<Answer> answer_from(const DataValue& value) {
  if (value.kind == Kind::truth) return value.truth ? Answer::yes : Answer::no;
  if (value.kind == Kind::whole) return answer_of(std::to_string(value.whole));
  return value.kind == Kind::text ? answer_of(value.text) : std::nullopt;
}

void wrong_answer(const Binder& binder, const NamedEntry& data) {
  const DataValue& value = data.entry->value;
  std::vector<std::string_view> words;
  for (const AnswerWords& answer : answer_words()) words.push_back(answer.words.front());
  const bool text = value.kind == Kind::text;
  const std::string what = text ? fmt::format("`{}`", shown(value.text)) : std::string(to_string(value.kind));
  const std::string near = text ? did_you_mean(value.text, words) : "";
  binder.error(
      Code::wrong_value, value.span, fmt::format("{} is no answer to `{}`", what, data.name),
      near.empty() ? fmt::format("the answers are {}", list_of(words)) : fmt::format("did you mean `{}`?", near));
}

Answer counted_as(Answer answer, const Standard& standard) {
  if (answer != Answer::insufficient) return answer;
  switch (standard.insufficient_evidence) {
    case Counts::yes:
      return Answer::yes;
    case Counts::no:
      return Answer::no;
    case Counts::not_relevant:
      return Answer::not_relevant;
    case Counts::open:
      break;
  }
  return Answer::open;
}

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
  Records(Binder& binder, KindId kind) : binder_(binder), kind_(kind), names_(binder, kind), facts_(binder, kind), prompts_(binder, names_) {
    for (const CaseNames::Asked& question : names_.questions()) {
      questions_.push_back(
          {question.id, condition_of(binder.framework, binder.framework[question.id].when, question.path), is_same_elsewhere(binder, question.id), {}, 0});
    }
  }

  void read(const DataValue& list) {
    for (const DataValue& record : list.items) {
      ++number_;
      read_case(record, list);
    }
    findings_.report(binder_, kind_, list);
    for (const Counted& question : questions_) {
      binder_.inspection.tallies[question.id.index] = Tallies::with_open(question.known, question.open);
    }
    prompts_.finish();
    for (const auto& [standard, patterns] : patterns_) keep_patterns(standard, patterns);
  }

 private:
  using Patterns = std::map<std::vector<Answer>, std::int64_t>;

  std::string this_case() const {
    return fmt::format("case {} of `{}`{}", number_, binder_.framework[kind_].id,
                       id_.empty() ? "" : fmt::format(" (id {})", id_));
  }

  void read_case(const DataValue& record, const DataValue& list) {
    from_sheet_ = is_from_sheet(record);
    facts_.clear();
    given_.assign(questions_.size(), {});
    prompts_.clear();
    missing_.clear();
    id_ = binder_.case_ids ? shown_id(record) : std::string();
    told_id_ = nullptr;
    for (NamedEntry& data : named_entries(binder_, record, names_.dotted())) {
      if (find_name(data)) read_entry(data, record);
    }
    answers_.clear();
    for (std::size_t i = 0; i < questions_.size(); ++i) answers_.push_back(count(questions_[i], given_[i]));
    prompts_.count(answers_, facts_, missing_, this_case());
    if (from_sheet_) findings_.take_columns(list, names_, missing_);
    report_missing(record);
    collect_patterns();
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
    if (meaning.what == What::id) first = told_id_;
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
    const bool is_answer = meaning.what == What::question || meaning.what == What::prompt || names_.is_answer_elsewhere(data.name);
    const std::optional<Answer> answer = is_answer ? answer_from(value) : std::nullopt;
    if (is_answer && !answer) wrong_answer(binder_, data);
    if (meaning.what == What::question) given_[meaning.index] = {data.entry, answer, data.entry};
    if (meaning.what == What::prompt) prompts_.read(meaning.index, {data.entry, answer, data.entry});
    if (meaning.what == What::fact) facts_.read(FactId{meaning.index}, value);
    if (meaning.what == What::id) read_id(*data.entry, record);
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

  // Shown only where it was asked for: cases are people, some of them children.
  static std::string shown_id(const DataValue& record) {
    const DataEntry* id = record.find("id");
    if (id == nullptr || (id->value.kind != Kind::text && id->value.kind != Kind::whole)) return {};
    return id->value.kind == Kind::text ? shown(id->value.text) : std::to_string(id->value.whole);
  }

  void name_case(QuestionId question, Answer answer) {
    if (answer != Answer::no && answer != Answer::open) return;
    NamedCases& named = binder_.inspection.named_cases[question.index];
    (answer == Answer::no ? named.no : named.open).push_back(id_.empty() ? fmt::format("case {}", number_) : id_);
  }

  void read_id(const DataEntry& entry, const DataValue& record) {
    const DataValue& id = entry.value;
    told_id_ = &entry;
    if (id.kind != Kind::text && id.kind != Kind::whole) {
      binder_.error(Code::wrong_value, entry.key_span,
                    fmt::format("the `id` of {} is {}", this_case(), to_string(id.kind)),
                    "write a text or a whole number, or leave it out");
      return;
    }
    const Place here{number_, record.span};
    const auto [first, is_new] = ids_.emplace(id.kind == Kind::text ? id.text : std::to_string(id.whole), here);
    if (is_new) return;
    binder_.diagnostics.add({Code::case_twice,
                             record.span,
                             fmt::format("{} has the same `id` as case {}", this_case(), first->second.number),
                             "take one of them out, or correct its `id`",
                             {{first->second.span, "the first one"}},
                             {}});
  }

  Answer count(Counted& question, const Given& given) {
    const Answer answer = outcome(question, given);
    if (binder_.case_ids) name_case(question.id, answer);
    if (answer == Answer::open) ++question.open;
    if (answer == Answer::yes) ++question.known.yes;
    if (answer == Answer::yes || answer == Answer::no) ++question.known.relevant;
    return answer;
  }

  // After an error it is open.
  Answer outcome(const Counted& question, const Given& given) {
    const Relevance relevance = facts_.relevance(question.condition, missing_);
    if (relevance == Relevance::unclear) return Answer::open;
    if (relevance == Relevance::no) {
      const bool answered =
          given.entry != nullptr && given.answer.value_or(Answer::not_relevant) != Answer::not_relevant;
      if (answered) not_relevant(question, *given.entry);
      return Answer::not_relevant;
    }
    if (given.answer == Answer::not_relevant) return question.same_elsewhere ? Answer::not_relevant : Answer::open;
    if (relevance == Relevance::open) return Answer::open;
    if (given.entry == nullptr && !given.answer && !binder_.asked_for) no_answer(question.condition.path);
    return counted_as(given.answer.value_or(Answer::open), binder_.framework[binder_.framework[question.id].standard]);
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

  // Questions stand standard by standard.
  void collect_patterns() {
    std::vector<Answer> answers;
    for (std::size_t i = 0; i < questions_.size(); ++i) {
      answers.push_back(answers_[i]);
      const StandardId standard = standard_at(i);
      if (i + 1 < questions_.size() && standard_at(i + 1) == standard) continue;
      ++patterns_[standard][answers];
      answers.clear();
    }
  }
  StandardId standard_at(std::size_t i) const { return binder_.framework[questions_[i].id].standard; }

  void keep_patterns(StandardId standard, const Patterns& patterns) {
    std::vector<Pattern> kept;
    for (const auto& [answers, cases] : patterns) {
      const bool open = std::find(answers.begin(), answers.end(), Answer::open) != answers.end();
      if (open || answers.size() != binder_.framework[standard].questions.size()) return;
      kept.push_back({answers, cases});
    }
    binder_.inspection.patterns[standard.index] = std::move(kept);
  }

  struct Place {
    std::int64_t number;
    Span span;
  };

  Binder& binder_;
  KindId kind_;
  CaseNames names_;
  CaseFacts facts_;
  PromptAnswers prompts_;
  std::vector<Counted> questions_;
  SheetFindings findings_;
  std::map<std::string, Place, std::less<>> ids_;
  std::map<StandardId, Patterns> patterns_;

  // Of the case at hand.
  std::int64_t number_ = 0;  // from 1
  std::string id_;           // empty where it has none, or is not to be shown
  bool from_sheet_ = false;
  const DataEntry* told_id_ = nullptr;
  std::vector<Given> given_;
  std::vector<Answer> answers_;
  std::vector<Missing> missing_;
};

}  // namespace

void bind_cases(Binder& binder) {
  if (binder.case_ids) binder.inspection.named_cases.resize(binder.framework.questions.size());
  for (std::uint32_t i = 0; i < binder.records.size(); ++i) {
    if (binder.records[i] != nullptr) Records(binder, KindId{i}).read(*binder.records[i]);
  }
}

}  // namespace rubric
