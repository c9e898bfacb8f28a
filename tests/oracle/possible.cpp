#include "tests/oracle/possible.hpp"

#include <bit>
#include <chrono>

#include "runtime/alternatives.hpp"
#include "tests/oracle/operations.hpp"

namespace rubric::oracle {

namespace {

// What a value may be; of a range, its ends.
std::vector<Plain> all_of(const Value& value) {
  std::vector<Plain> all;
  if (value.absent) all.push_back(nothing());
  for_each_alternative(value.alternatives, [&](std::uint32_t place) { all.push_back({false, 0, place}); });
  if (value.numbers.empty()) return all;
  if (const auto members = value.numbers.members()) {
    for (const Rational member : *members) all.push_back(number(member));
    return all;
  }
  const Interval hull = value.numbers.hull();
  if (!hull.low_open) all.push_back(number(hull.low));
  if (!hull.high_open) all.push_back(number(hull.high));
  return all;
}

bool lies_in(const Numbers& set, Rational one) { return (lies_within(set, {one, one}) & kYes) != 0; }

// Of tallies without a list.
bool may_be(const Tallies& tallies, Tally tally) {
  if (!lies_in(tallies.relevant(), tally.relevant) || !lies_in(tallies.answered_yes(), tally.yes)) return false;
  if (tally.relevant == 0) return tallies.may_be_nothing();
  return lies_in(tallies.percent(), Rational::fraction(100 * tally.yes, tally.relevant));
}

Tally some_tally(const Tallies& tallies, Random& random) {
  if (tallies.list() != nullptr) return random.pick(*tallies.list());
  for (;;) {
    const std::int64_t relevant = random.between(0, 300);
    const Tally tally{random.between(0, relevant), relevant};
    if (may_be(tallies, tally)) return tally;
  }
}

Date day_of(const Plain& plain) { return Date(std::chrono::days(plain.number.numerator())); }

Complete nothing_told(const Framework& framework) {
  Complete data{std::vector<std::uint32_t>(framework.standards.size()), std::vector<Tally>(framework.questions.size()),
                std::vector<std::vector<Pattern>>(framework.standards.size()), Date(std::chrono::days(18'000))};
  data.inputs.resize(framework.facts.size(), nothing());
  data.records.resize(framework.lists.size());
  return data;
}

// ---- a row

class Row {
 public:
  Row(const Framework& framework, const Columns& columns, std::size_t row, Random& random)
      : framework_(framework), columns_(columns), row_(row), random_(random) {}

  Possible run() {
    one_.data = nothing_told(framework_);
    one_.told.resize(framework_.standards.size());
    for (std::uint32_t i = 0; i < framework_.standards.size(); ++i) judge(i);
    for (std::uint32_t i = 0; i < framework_.questions.size(); ++i) count(i);
    for (const FactId input : framework_.inputs) put_in(input);
    const InputColumn& day = columns_.fieldwork;
    if (!day.which.empty() && day.which[row_] < day.values.size())
      one_.data.fieldwork = day_of(all_of(day.values[day.which[row_]]).front());
    return std::move(one_);
  }

 private:
  void judge(std::uint32_t i) {
    const Standard& standard = framework_.standards[i];
    if (!columns_.patterns.empty() && !columns_.patterns[i].empty()) find_patterns(i, columns_.patterns[i][row_]);
    if (!standard.judged) return;
    one_.told[i] = !columns_.judged[i].empty() && columns_.judged[i][row_] != kNotJudged;
    one_.whole = one_.whole && one_.told[i];
    one_.data.judged[i] = one_.told[i]
                              ? columns_.judged[i][row_]
                              : static_cast<std::uint32_t>(random_.below(framework_[standard.judged_on].levels.size()));
  }

  // Bit n: there is a case whose answers are the digits of n to the base of three, the first question lowest.
  void find_patterns(std::uint32_t standard, Patterns patterns) {
    constexpr Answer kDigits[] = {Answer::not_relevant, Answer::yes, Answer::no};
    for (std::size_t n = 0; n < 27; ++n) {
      if ((patterns >> n & 1U) == 0) continue;
      Pattern pattern{{}, 1};
      const std::size_t questions = framework_.standards[standard].questions.size();
      for (std::size_t rest = n; pattern.answers.size() < questions; rest /= 3)
        pattern.answers.push_back(kDigits[rest % 3]);
      one_.data.patterns[standard].push_back(std::move(pattern));
    }
  }

  // A question that is asked in every case has a relevant one, or the data would say so.
  void count(std::uint32_t i) {
    const TallyColumn& column = columns_.tallies[i];
    Tally& tally = one_.data.tallies[i];
    const Question& question = framework_.questions[i];
    if (!column.relevant.empty() && column.relevant[row_] != kNotKnown) {
      tally = {column.yes[row_], column.relevant[row_]};
      if (tally.relevant > 0) one_.told[question.standard.index] = true;
      return;
    }
    one_.whole = false;
    tally.relevant = random_.between(question.when ? 0 : 1, random_.chance(80) ? 30 : 2'000);
    tally.yes = random_.between(0, tally.relevant);
  }

  void put_in(FactId input) {
    const InputColumn& column = columns_.inputs[input.index];
    Plain& value = one_.data.inputs[input.index];
    if (!column.which.empty() && column.which[row_] < column.values.size()) {
      value = all_of(column.values[column.which[row_]]).front();
    } else if (!framework_[input].or_missing) {
      one_.whole = false;
      value = all_of(random_.pick(column.values)).front();
    }
  }

  const Framework& framework_;
  const Columns& columns_;
  std::size_t row_;
  Random& random_;
  Possible one_;
};

// ---- an inspection

class Bound {
 public:
  Bound(const Framework& framework, const Inspection& inspection, Random& random)
      : framework_(framework), inspection_(inspection), random_(random) {}

  Possible run() {
    one_.data = nothing_told(framework_);
    one_.told.resize(framework_.standards.size());
    one_.data.patterns = inspection_.patterns;
    one_.data.fieldwork = inspection_.heading.fieldwork.value_or(one_.data.fieldwork);
    for (std::uint32_t i = 0; i < framework_.standards.size(); ++i) judge(i);
    for (std::uint32_t i = 0; i < framework_.questions.size(); ++i) count(i);
    for (const FactId input : framework_.inputs) one_.data.inputs[input.index] = drawn(inspection_.inputs[input.index]);
    for (std::size_t i = 0; i < framework_.lists.size(); ++i) record(i);
    for (const Decision& decision : inspection_.decisions)
      one_.data.awarded[decision.standard.index] = decision.awarded;
    return std::move(one_);
  }

 private:
  Plain drawn(const Value& value) {
    const std::vector<Plain> all = all_of(value);
    one_.whole = one_.whole && all.size() == 1 && value.certain();
    return random_.pick(all);
  }

  void judge(std::uint32_t i) {
    const std::uint64_t levels = inspection_.judged[i];
    if (levels == 0) return;
    one_.told[i] = std::has_single_bit(levels);
    one_.data.judged[i] = drawn({levels, {}, false}).place;
  }

  void count(std::uint32_t i) {
    const bool certain = inspection_.tallies[i].certain();
    const Tally tally = one_.data.tallies[i] = some_tally(inspection_.tallies[i], random_);
    one_.whole = one_.whole && certain;
    if (certain && tally.relevant > 0) one_.told[framework_.questions[i].standard.index] = true;
  }

  void record(std::size_t list) {
    const auto& records = inspection_.records[list];
    one_.lists_known = one_.lists_known && records;
    for (std::size_t i = 0; records && i < records->size(); ++i) {
      std::vector<Plain>& values = one_.data.records[list].emplace_back(framework_.facts.size(), nothing());
      for (const FactId field : framework_.lists[list].fields) values[field.index] = drawn((*records)[i][field.index]);
    }
  }

  const Framework& framework_;
  const Inspection& inspection_;
  Random& random_;
  Possible one_;
};

}  // namespace

Possible possible(const Framework& framework, const Columns& columns, std::size_t row, Random& random) {
  return Row(framework, columns, row, random).run();
}

Possible possible(const Framework& framework, const Inspection& inspection, Random& random) {
  return Bound(framework, inspection, random).run();
}

bool fits(const Framework& framework, Possible& one) {
  Complete data = one.data;
  Oracle oracle(framework, one.data);
  for (std::size_t i = 0; i < framework.standards.size(); ++i) {
    const Standard& standard = framework.standards[i];
    const Result applies = standard.applies ? oracle.value(standard.applies) : truth(true);
    if (!applies || is_yes(*applies)) continue;
    if (one.told[i]) return false;
    data.judged[i] = kNoLevel;
    for (const QuestionId question : standard.questions) data.tallies[question.index] = {0, 0};
  }
  one.data = std::move(data);
  return true;
}

}  // namespace rubric::oracle
