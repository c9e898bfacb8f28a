// Judgements and tallies: what the data say of a standard as a whole.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runtime/bind.hpp"
#include "runtime/tally_text.hpp"

namespace rubric {

namespace {

using Kind = DataValue::Kind;
using Form = TallyText::Form;

constexpr std::string_view kForms =
    "write `6 of 7`, or `6 of 7, 2 not yet assessed`; as it was published `79% of 24`, `79% of at most 24` or `79%`; or "
    "`not relevant`, `not yet assessed`";

constexpr std::array<std::string_view, 5> kJudgementEntries = {"rating", "by", "reason", "evidence", "characteristics"};

void expect_texts(const Binder& binder, const DataEntry& part) {
  if (!binder.expect(part, Kind::list, "write [\"…\", \"…\"]")) return;
  for (const DataValue& item : part.value.items) {
    if (item.kind == Kind::text) continue;
    binder.error(Code::wrong_value, item.span, fmt::format("a characteristic is {}, not a text", to_string(item.kind)),
                 "write it in double quotes");
  }
}

// What the entries beside the rating say.
Judgement judgement_of(StandardId id, const DataValue& value) {
  Judgement judgement{id, {}, {}, {}, {}};
  for (const DataEntry& part : value.entries) {
    if (part.key == "by") judgement.by = part.value.text;
    if (part.key == "reason") judgement.reason = part.value.text;
    if (part.key == "evidence") judgement.evidence = part.value.text;
    if (part.key != "characteristics") continue;
    for (const DataValue& item : part.value.items) judgement.characteristics.push_back(item.text);
  }
  return judgement;
}

// The level of `"2.1" = "good"` or of `"2.1" = { rating = "good", … }`; null after an error.
const DataValue* judgement_in(const Binder& binder, const DataEntry& entry) {
  const DataValue* level = entry.value.kind == Kind::table ? nullptr : &entry.value;
  for (const DataEntry& part : entry.value.entries) {
    if (part.key == "rating") {
      level = &part.value;
    } else if (part.key == "characteristics") {
      expect_texts(binder, part);
    } else if (std::find(kJudgementEntries.begin(), kJudgementEntries.end(), part.key) != kJudgementEntries.end()) {
      binder.expect(part, Kind::text, "it is kept with the judgement and has no part in the rating");
    } else {
      const std::vector<std::string_view> known(kJudgementEntries.begin(), kJudgementEntries.end());
      binder.error(Code::unknown_key, part.key_span, fmt::format("a judgement has no entry `{}`", shown(part.key)),
                   instead_of(part.key, "its entries are", known));
    }
  }
  if (level == nullptr) {
    binder.error(Code::missing_key, entry.key_span,
                 fmt::format("the judgement of `{}` has no `rating`", shown(entry.key)), "write rating = \"…\"");
    return nullptr;
  }
  return names_level(binder, *level) ? level : nullptr;
}

// A level of the inspection's own edition that this scale does not have.
bool is_level_elsewhere(const Binder& binder, const Standard& standard, const DataValue& level) {
  if (!binder.asked_for) return false;
  if (binder.own == nullptr) return true;
  const Standard* own = own_standard(binder, standard);
  const Scale* scale = own == nullptr ? nullptr : scale_of_judgement(*binder.own, *own);
  return scale != nullptr && level_in(*scale, level);
}

// Of an entry of the head nothing more is said than where it belongs.
bool is_misplaced(const Binder& binder, const NamedEntry& data) {
  if (!is_head_entry(data.name) || standard_of(&binder.framework, data.name) != nullptr) return false;
  binder.diagnostics.add(misplaced(data.name, data.entry->key_span));
  return true;
}

void bind_judgement(Binder& binder, const NamedEntry& data) {
  if (is_misplaced(binder, data)) return;
  const DataValue* level = judgement_in(binder, *data.entry);
  const std::optional<StandardId> id = find_standard(binder, data, "the judgement", Nature::judged);
  if (!id || level == nullptr) return;
  const Standard& standard = binder.framework[*id];
  const Scale* scale = scale_of_judgement(binder.framework, standard);
  if (scale == nullptr) return;
  if (const std::optional<std::uint32_t> found = level_in(*scale, *level)) {
    binder.inspection.judged[id->index] = std::uint64_t{1} << *found;
    if (data.entry->value.kind == Kind::table)
      binder.inspection.judgements.push_back(judgement_of(*id, data.entry->value));
  } else if (is_level_elsewhere(binder, standard, *level)) {
    binder.set_aside(fmt::format("the judgement of standard {}", standard.id),
                     fmt::format("its level is not one of {}", binder.framework.id), level->span);
  } else {
    outside_scale(binder, *level, *scale);
  }
}

// Checks of a tally as written, before anything is made of it.
class TallyCheck {
 public:
  TallyCheck(const Binder& binder, const DataEntry& entry, std::optional<std::int64_t> sample)
      : binder_(binder), entry_(entry), sample_(sample) {}

  bool passes(const TallyText& text) const {
    const std::int64_t cases = text.cases + text.not_assessed + text.insufficient_evidence;
    if (cases > kMaxCases) {
      return fails(Code::too_many_cases, "has too many cases", fmt::format("there are at most {}", kMaxCases));
    }
    if (text.form == Form::tally && text.first > text.cases) {
      return fails(Code::more_yes, "has more cases answered yes than relevant ones",
                   "write those answered yes first, as in `6 of 7`");
    }
    if (text.form != Form::tally && text.first > 100) {
      return fails(Code::wrong_value, "is more than 100%", "a percentage is of the relevant cases");
    }
    if (sample_ && cases > *sample_) {
      return fails(Code::larger_than_sample, "has more cases than the sample",
                   fmt::format("the sample has {} cases of this kind", *sample_));
    }
    return true;
  }

  void no_such_percentage(const TallyText& text) const {
    if (text.form != Form::percentage_of) {
      const std::int64_t most = text.form == Form::percentage_at_most ? text.cases : *sample_;
      no_tally(fmt::format("no tally of at most {} cases prints {}%", most, text.first),
               fmt::format("it takes at least {} cases to print {}%", fewest_cases(text.first), text.first));
      return;
    }
    std::string prints;
    for (const Tally tally : nearest(text.first, text.cases)) {
      prints += fmt::format("{}{} of {} prints {}%", prints.empty() ? "" : ", ", tally.yes, tally.relevant,
                            printed_percent(tally));
    }
    no_tally(fmt::format("no tally of {} cases prints {}%", text.cases, text.first),
             text.cases == 0 ? "where no case is relevant, write `not relevant`" : prints);
  }

 private:
  bool fails(Code code, std::string_view what, std::string advice) const {
    binder_.error(code, entry_.value.span, fmt::format("`{}` {}", shown(entry_.value.text), what), std::move(advice));
    return false;
  }
  void no_tally(std::string message, std::string advice) const {
    binder_.error(Code::no_such_percentage, entry_.value.span, std::move(message), std::move(advice));
  }

  const Binder& binder_;
  const DataEntry& entry_;
  std::optional<std::int64_t> sample_;
};

// Cases with insufficient evidence are what the standard says that they count as.
Tallies with_open_cases(const TallyText& text, Counts insufficient) {
  Tally known{text.first, text.cases};
  const bool is_open = insufficient == Counts::open;
  if (insufficient == Counts::yes) known.yes += text.insufficient_evidence;
  if (insufficient == Counts::yes || insufficient == Counts::no) known.relevant += text.insufficient_evidence;
  const std::int64_t open = text.not_assessed + (is_open ? text.insufficient_evidence : 0);
  return open == 0 ? Tallies(known) : Tallies::with_open(known, open);
}

Tallies tallies_of(const Inspection& inspection, const TallyText& text, const Question* question, Counts insufficient,
                   std::optional<std::int64_t> sample) {
  switch (text.form) {
    case Form::tally: return with_open_cases(text, insufficient);
    case Form::percentage_of: return Tallies::printed_of(text.first, text.cases);
    case Form::percentage_at_most: return Tallies::printed_of_at_most(text.first, text.cases);
    case Form::percentage:
      return sample ? Tallies::printed_of_at_most(text.first, *sample) : Tallies::printed(text.first);
    case Form::not_relevant: return Tally{0, 0};
    case Form::not_yet_assessed: break;
  }
  return question != nullptr ? untold_tallies(*question, sample, applies(inspection, question->standard))
                             : Tallies::any();
}

void bind_tally(Binder& binder, const Standard& standard, const DataEntry& entry) {
  const Question* question = question_of(&binder.framework, standard.id, entry.key);
  if (question == nullptr && is_head_entry(entry.key)) return unknown_question(binder, standard, entry, "the tally");
  const bool known = question != nullptr && question->kind;
  const bool one_by_one = known && binder.records[question->kind.index] != nullptr;
  const std::optional<std::int64_t> sample = known && !one_by_one ? binder.samples[question->kind.index] : std::nullopt;
  const std::optional<Tallies> tallies = tallies_from(binder, entry, question, sample);
  if (question == nullptr) return unknown_question(binder, standard, entry, "the tally");
  if (one_by_one && is_untold_tally(entry.value.text)) return;  // as templates have it
  if (one_by_one) {
    const std::string& kind = binder.framework[question->kind].id;
    binder.diagnostics.add(
        {Code::tally_and_cases,
         entry.key_span,
         fmt::format("`{}` has a tally, and the cases of `{}` are there one by one", entry.key, kind),
         "leave the tally out: it is counted from the cases",
         {{binder.records[question->kind.index]->span, "the cases"}},
         {}});
  } else if (tallies) {
    binder.inspection.tallies[static_cast<std::size_t>(question - binder.framework.questions.data())] = *tallies;
  }
}

}  // namespace

void unknown_question(Binder& binder, const Standard& standard, const DataEntry& entry, std::string_view what) {
  const std::string id = shown(entry.key);
  const bool own_has_it = binder.own == nullptr || question_of(binder.own, standard.id, entry.key) != nullptr;
  if (binder.asked_for && own_has_it) {
    binder.set_aside(fmt::format("{} of `{}` of standard {}", what, id, standard.id),
                     fmt::format("standard {} has no such question in {}", standard.id, binder.framework.id),
                     entry.key_span);
    return;
  }
  std::vector<std::string_view> names;
  for (const QuestionId question : standard.questions) names.push_back(binder.framework[question].id);
  binder.unknown(entry.key, entry.key_span, fmt::format("standard {} has no question `{}`", standard.id, id),
                 instead_of(entry.key, "its questions are", names));
}

void bind_judgements(Binder& binder, const DataEntry& judged) {
  if (!binder.expect(judged, Kind::table, "write [judged], then for each standard a line such as \"1.1\" = \"good\""))
    return;
  for (const NamedEntry& data : named_entries(binder, judged.value, names_of_standards(binder)))
    bind_judgement(binder, data);
}

// `question` is null for what is set aside.
std::optional<Tallies> tallies_from(const Binder& binder, const DataEntry& entry, const Question* question,
                                    std::optional<std::int64_t> sample) {
  if (!binder.expect(entry, Kind::text, kForms)) return std::nullopt;
  const std::optional<TallyText> text = read_tally(entry.value.text);
  if (!text) {
    const std::string meant = tally_meant_by(entry.value.text);
    binder.error(Code::wrong_value, entry.value.span, fmt::format("`{}` is no tally", shown(entry.value.text)),
                 meant.empty() ? std::string(kForms) : meant);
    return std::nullopt;
  }
  const TallyCheck check(binder, entry, sample);
  if (!check.passes(*text)) return std::nullopt;
  const Counts insufficient =
      question == nullptr ? Counts::open : binder.framework[question->standard].insufficient_evidence;
  const Tallies tallies = tallies_of(binder.inspection, *text, question, insufficient, sample);
  if (!tallies.impossible()) return tallies;
  check.no_such_percentage(*text);
  return std::nullopt;
}

void bind_tallies(Binder& binder, const DataEntry& tallies) {
  constexpr std::string_view kAdvice =
      "write [tally.\"2.1\"], then for each question a line such as desistance = \"6 of 6\"";
  if (!binder.expect(tallies, Kind::table, kAdvice)) return;
  for (const NamedEntry& data : named_entries(binder, tallies.value, names_of_standards(binder))) {
    if (is_misplaced(binder, data)) continue;
    const std::optional<StandardId> id = find_standard(binder, data, "the tallies", Nature::questions);
    if (!binder.expect(*data.entry, Kind::table, kAdvice)) continue;
    for (const DataEntry& entry : data.entry->value.entries) {
      if (id) {
        bind_tally(binder, binder.framework[*id], entry);
      } else {
        tallies_from(binder, entry, nullptr, std::nullopt);  // set aside, but it must be right as it is written
      }
    }
  }
}

}  // namespace rubric
