#include "tests/oracle/inspection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "tests/oracle/case_answers.hpp"
#include "tests/oracle/possible_tallies.hpp"

namespace rubric::oracle {

namespace {

using State = Given::State;

bool speaks_of_fieldwork(const Framework& framework, ExprId id) {
  if (!id) return false;
  const Expr& expr = framework[id];
  if (expr.op == Op::fieldwork) return true;
  if (expr.op == Op::definition) return speaks_of_fieldwork(framework, framework.definitions[expr.index].value);
  const auto speaks = [&](ExprId part) { return speaks_of_fieldwork(framework, part); };
  return std::any_of(expr.args.begin(), expr.args.end(), speaks) ||
         std::any_of(expr.members.begin(), expr.members.end(),
                     [&](const Member& member) { return speaks(member.value) || speaks(member.guard); });
}

// What the rules say of insufficient evidence.
State counted_as(State state, const Standard& standard) {
  if (state != State::insufficient_evidence || standard.insufficient_evidence == Counts::open) return state;
  if (standard.insufficient_evidence == Counts::not_relevant) return State::not_relevant;
  return standard.insufficient_evidence == Counts::yes ? State::yes : State::no;
}

// ---- inputs

// Nothing where they cannot be listed.
std::vector<Plain> all_values(const Framework& framework, const Fact& input) {
  std::vector<Plain> all;
  std::size_t places = input.type.kind == TypeKind::truth ? 2 : input.choices.size();
  if (input.type.kind == TypeKind::level) places = framework.scales[input.type.of].levels.size();
  for (std::uint32_t i = 0; i < places; ++i) all.push_back({false, 0, i});
  for (const Rational number : input.values) all.push_back({false, number, 0});
  if (input.type.kind != TypeKind::whole || !input.values.empty()) return all;
  for (Rational number = *input.bounds.low; number <= *input.bounds.high; number = number + 1)
    all.push_back({false, number, 0});
  return all;
}

// ---- making one up

constexpr std::int64_t kListedSample = 12;  // of larger ones, some tallies are drawn

class Maker {
 public:
  Maker(const Framework& framework, Random random, Openness openness, std::size_t most)
      : framework_(framework), random_(std::move(random)), openness_(openness), most_(most) {}

  Made run() {
    made_.cases.resize(framework_.kinds.size());
    made_.tallies.resize(framework_.questions.size());
    made_.drawn.resize(framework_.questions.size());
    samples_.resize(framework_.kinds.size());
    for (std::uint32_t i = 0; i < framework_.kinds.size(); ++i) recorded_.push_back(random_.chance(40));
    write_head();
    count_records();
    write_inputs();
    write_records();
    find_applies();
    write_judgements();
    write_tallies();
    for (std::uint32_t i = 0; i < framework_.kinds.size(); ++i) {
      if (recorded_[i]) write_cases({i});
    }
    made_.patterns = all_patterns(framework_, made_.cases);
    return std::move(made_);
  }

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    made_.toml += fmt::format(format, std::forward<Args>(args)...) + '\n';
  }

  bool may_be_open() { return openness_ != Openness::complete && random_.chance(20); }
  // Whether so many possibilities more can be gone through.
  bool affordable(std::size_t possibilities) {
    if (openness_ != Openness::endless && completions_ * possibilities > most_) return false;
    completions_ *= possibilities;
    return true;
  }

  void write_head();
  void write_inputs();
  void count_records();
  void write_records();
  void find_applies();
  bool never_applies(std::size_t standard) const { return !made_.applies[standard].contains(true); }
  void write_judgements();
  void write_tallies();
  std::string tally(QuestionId id);
  std::string certain(QuestionId id, std::int64_t most);
  std::vector<Tally> drawn(std::int64_t sample);
  std::string unknown(QuestionId id, std::optional<std::int64_t> sample, const std::string& words);
  void write_cases(KindId kind);
  void write_fact(const Fact& fact, Plain& value);
  void write_answer(QuestionId id, Case& one);

  const Framework& framework_;
  Random random_;
  Openness openness_;
  std::size_t most_;
  std::size_t completions_ = 1;
  std::vector<bool> recorded_;                        // per kind
  std::vector<std::optional<std::int64_t>> samples_;  // per kind
  Made made_;
};

void Maker::write_head() {
  const bool needed =
      std::any_of(framework_.questions.begin(), framework_.questions.end(),
                  [&](const Question& question) { return speaks_of_fieldwork(framework_, question.when); }) ||
      std::any_of(framework_.standards.begin(), framework_.standards.end(), [&](const Standard& standard) {
        return standard.applies && speaks_of_fieldwork(framework_, framework_[standard.applies].value);
      });
  const bool dated = needed || openness_ != Openness::endless || random_.chance(60);
  if (dated) {
    made_.fieldwork =
        parse_date(fmt::format("20{}-0{}-1{}", random_.between(19, 23), random_.between(1, 9), random_.between(0, 9)));
    line("programme = \"invented\"\nfieldwork = {}", to_string(*made_.fieldwork));
  } else {
    line("framework = \"{}\"", framework_.id);
  }
  std::string sizes;
  for (std::size_t i = 0; i < samples_.size(); ++i) {
    if (recorded_[i] || random_.chance(30)) continue;
    const bool large =
        openness_ == Openness::endless && random_.chance(20);  // too large for a plan to list all tallies
    samples_[i] = large ? random_.between(13, 400) : random_.between(0, 12);
    sizes += fmt::format("{}{} = {}", sizes.empty() ? "" : ", ", framework_.kinds[i].id, *samples_[i]);
  }
  if (!sizes.empty()) line("sample = {{ {} }}", sizes);
}

// Those left out may be anything, of which there must not be too much.
void Maker::write_inputs() {
  made_.inputs.assign(framework_.facts.size(), {Plain{true, 0, 0}});
  if (!framework_.inputs.empty()) line("\n[input]");
  for (const FactId id : framework_.inputs) {
    const Fact& input = framework_[id];
    const std::vector<Plain> all = input.or_missing ? std::vector<Plain>{} : all_values(framework_, input);
    if (!all.empty() && may_be_open() && affordable(all.size()))
      made_.inputs[id.index] = all;
    else
      write_fact(input, made_.inputs[id.index].front());
  }
}

// Where there are none, that stands in the head.
void Maker::count_records() {
  const std::vector<Plain> nothing(framework_.facts.size(), Plain{true, 0, 0});
  for (const RecordList& list : framework_.lists) {
    made_.records.emplace_back(random_.below(6), nothing);
    if (made_.records.back().empty()) line("list.{} = []", list.id);
  }
}

void Maker::write_records() {
  for (std::size_t i = 0; i < made_.records.size(); ++i) {
    for (std::vector<Plain>& record : made_.records[i]) {
      line("\n[[list.{}]]", framework_.lists[i].id);
      for (const FactId field : framework_.lists[i].fields) write_fact(framework_[field], record[field.index]);
    }
  }
}

// By all that the inputs may turn out to be; what cannot be worked out may be either.
void Maker::find_applies() {
  Made inputs;
  inputs.inputs = made_.inputs;
  inputs.records = made_.records;
  inputs.fieldwork = made_.fieldwork;
  const std::vector<Complete> all = completions(inputs);
  for (const Standard& standard : framework_.standards) {
    std::set<bool>& applies = made_.applies.emplace_back();
    for (const Complete& one : all) {
      const Result result = standard.applies ? Oracle(framework_, one).value(standard.applies) : Plain{false, 0, 1};
      if (!result || result->place == 1) applies.insert(true);
      if (!result || result->place == 0) applies.insert(false);
    }
  }
}

void Maker::write_judgements() {
  line("\n[judged]");
  for (const Standard& standard : framework_.standards) {
    const bool applies = !never_applies(made_.judged.size());
    made_.judged.push_back({applies ? 0 : kNoLevel});
    if (!standard.judged || !applies) continue;
    const std::vector<Level>& levels = framework_[standard.judged_on].levels;
    std::vector<std::uint32_t>& possible = made_.judged.back();
    if (may_be_open() && affordable(levels.size())) {
      possible.resize(levels.size());
      std::iota(possible.begin(), possible.end(), 0);
    } else {
      possible = {static_cast<std::uint32_t>(random_.below(levels.size()))};
      line("\"{}\" = \"{}\"", standard.id, levels[possible.front()].id);
    }
  }
}

// One that is what it says.
std::string Maker::certain(QuestionId id, std::int64_t most) {
  const std::int64_t relevant = random_.chance(10) ? 0 : random_.between(0, most);
  const std::int64_t yes = random_.chance(40) ? relevant : random_.between(0, relevant);
  made_.tallies[id.index] = {{yes, relevant}};
  if (relevant == 0 && random_.chance(70)) return "not relevant";
  const std::int64_t percent = relevant == 0 ? 0 : printed_percent({yes, relevant});
  const bool as_published = relevant > 0 && random_.chance(20) && printing(percent, relevant, relevant).size() == 1;
  return as_published ? fmt::format("{}% of {}", percent, relevant) : fmt::format("{} of {}", yes, relevant);
}

// `words` or nothing at all: any tally of the sample. Data in which a question that is asked in every case has no
// relevant one would say so.
std::string Maker::unknown(QuestionId id, std::optional<std::int64_t> sample, const std::string& words) {
  std::vector<Tally>& list = made_.tallies[id.index];
  made_.drawn[id.index] = sample.value_or(1'000) > kListedSample;
  list = made_.drawn[id.index] ? drawn(sample.value_or(1'000)) : all_up_to(*sample);
  const bool always = !made_.applies[framework_[id].standard.index].contains(false);
  if (!framework_[id].when && always && list.size() > 1) list.erase(list.begin());
  return words;
}

// Some tallies of so many cases, that of none among them.
std::vector<Tally> Maker::drawn(std::int64_t sample) {
  std::vector<Tally> list{{0, 0}};
  for (int i = 0; i < 8; ++i) {
    const std::int64_t relevant = random_.between(1, sample);
    list.push_back({random_.between(0, relevant), relevant});
  }
  return list;
}

// The words for a question's tally; none where it is left out.
std::string Maker::tally(QuestionId id) {
  const std::optional<std::int64_t> sample = samples_[framework_[id].kind.index];
  const std::int64_t most = sample.value_or(24);
  if (!may_be_open()) return certain(id, most);
  const bool open_end = !sample && openness_ == Openness::endless;
  if (open_end || (sample && (*sample > kListedSample || affordable(all_up_to(*sample).size())))) {
    if (random_.chance(40)) return unknown(id, sample, random_.chance(50) ? "not yet assessed" : "");
  }
  const std::int64_t cases = random_.between(std::min<std::int64_t>(1, most), most);
  const std::int64_t percent = cases == 0 ? 0 : printed_percent({random_.between(0, cases), cases});
  std::vector<Tally> list = printing(percent, 1, cases);
  if (open_end && random_.chance(50)) {
    made_.tallies[id.index] = printing(percent, 1, 120);
    made_.drawn[id.index] = true;
    return fmt::format("{}%", percent);
  }
  if (list.empty() || !affordable(list.size())) return certain(id, most);
  made_.tallies[id.index] = std::move(list);
  const bool whole_sample = sample && cases == *sample && random_.chance(50);
  return whole_sample ? fmt::format("{}%", percent) : fmt::format("{}% of at most {}", percent, cases);
}

void Maker::write_tallies() {
  for (const Standard& standard : framework_.standards) {
    std::string lines;
    for (const QuestionId id : standard.questions) {
      if (recorded_[framework_[id].kind.index]) continue;
      if (never_applies(framework_[id].standard.index)) {
        made_.tallies[id.index] = {{0, 0}};
        continue;
      }
      const std::string words = tally(id);
      if (!words.empty()) lines += fmt::format("{} = \"{}\"\n", framework_[id].id, words);
    }
    if (!lines.empty()) line("\n[tally.\"{}\"]\n{}", standard.id, lines);
  }
}

// ---- case records

void Maker::write_fact(const Fact& fact, Plain& value) {
  if (fact.or_missing && random_.chance(25)) return;
  value = {false, 0, 0};
  std::string words;
  if (fact.type.kind == TypeKind::truth) {
    value.place = static_cast<std::uint32_t>(random_.below(2));
    words = random_.chance(50) ? (value.place == 1 ? "true" : "false") : (value.place == 1 ? "\"yes\"" : "\"no\"");
  } else if (fact.type.kind == TypeKind::choice || fact.type.kind == TypeKind::level) {
    const bool level = fact.type.kind == TypeKind::level;
    value.place = static_cast<std::uint32_t>(
        random_.below(level ? framework_.scales[fact.type.of].levels.size() : fact.choices.size()));
    words = fmt::format("\"{}\"",
                        level ? framework_.scales[fact.type.of].levels[value.place].id : fact.choices[value.place].id);
  } else if (fact.type.kind == TypeKind::date) {
    const Date day = *parse_date("2018-01-01") + std::chrono::days(random_.between(0, 2200));
    value.number = static_cast<std::int64_t>(day.time_since_epoch().count());
    words = to_string(day);
  } else if (!fact.values.empty()) {
    value.number = random_.pick(fact.values);
    words = to_string(value.number);
  } else {
    const bool percent = fact.type.kind == TypeKind::percent;
    const bool tenths = fact.type.kind != TypeKind::whole && random_.chance(60);
    const std::int64_t whole = random_.between(0, percent ? 99 : 19);
    const std::int64_t tenth = tenths ? random_.between(0, 9) : 0;
    value.number = Rational(whole) + Rational::fraction(tenth, 10);
    words = tenths ? fmt::format("{}.{}", whole, tenth) : fmt::format("{}", whole);
  }
  line("{} = {}", fact.id, words);
}

void Maker::write_answer(QuestionId id, Case& one) {
  const Question& question = framework_[id];
  Given& given = one.answers[id.index];
  given.relevant = !never_applies(question.standard.index) &&
                   (!question.when || holds(framework_, question.when, one.facts, made_.fieldwork.value_or(Date())));
  if (!given.relevant) {
    if (random_.chance(80)) return;
    given.state = State::not_relevant;
  } else if (framework_[question.standard].insufficient_evidence != Counts::open && random_.chance(6)) {
    given.state = State::insufficient_evidence;
  } else if (openness_ != Openness::complete && random_.chance(6) && affordable(3)) {
    given.state = random_.chance(50) ? State::not_yet_assessed : State::insufficient_evidence;
  } else {
    given.state = random_.chance(10) ? State::not_relevant : random_.chance(65) ? State::yes : State::no;
  }
  constexpr const char* kWords[] = {"\"yes\"", "\"no\"", "\"not relevant\"", "\"not yet assessed\"",
                                    "\"insufficient evidence\""};
  const bool plain = given.state == State::yes && random_.chance(20);
  const State said = given.state;
  given.state = counted_as(said, framework_[question.standard]);
  line("\"{}.{}\" = {}", framework_[question.standard].id, question.id,
       plain ? "true" : kWords[static_cast<std::size_t>(said)]);
}

void Maker::write_cases(KindId kind) {
  const std::int64_t count = random_.between(1, 8);
  for (std::int64_t i = 1; i <= count; ++i) {
    Case one{std::vector<Plain>(framework_.facts.size(), Plain{true, 0, 0}),
             std::vector<Given>(framework_.questions.size())};
    line("\n[[cases.{}]]\nid = \"{}\"", framework_[kind].id, i);
    for (const FactId fact : framework_[kind].facts) write_fact(framework_[fact], one.facts[fact.index]);
    for (std::uint32_t q = 0; q < framework_.questions.size(); ++q) {
      if (framework_.questions[q].kind == kind) write_answer({q}, one);
    }
    made_.cases[kind.index].push_back(std::move(one));
  }
  for (std::size_t q = 0; q < framework_.questions.size(); ++q) {
    if (framework_.questions[q].kind != kind) continue;
    std::int64_t open = 0;
    const Tally known = counted(made_.cases[kind.index], q, open);
    made_.tallies[q] = with_open(known, open);
  }
}

}  // namespace

Made make_inspection(const Framework& framework, Random random, Openness openness, std::size_t most) {
  return Maker(framework, std::move(random), openness, most).run();
}

}  // namespace rubric::oracle
