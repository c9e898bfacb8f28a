// A chosen inspection as TOML.
#include <fmt/format.h>

#include <chrono>
#include <iterator>

#include "runtime/alternatives.hpp"
#include "runtime/operands.hpp"
#include "runtime/prove/witness.hpp"

namespace rubric::prove {

namespace {

// With all its decimals; what has none without end, as a fraction.
std::string decimal(Rational number) {
  constexpr int kMostDecimals = 12;
  Rational scaled = number;
  std::int64_t ten = 1;
  int decimals = 0;
  for (; !scaled.is_whole() && decimals < kMostDecimals; ++decimals) {
    scaled = scaled * 10;
    ten *= 10;
  }
  if (!scaled.valid() || !scaled.is_whole()) return to_exact_string(number);
  if (decimals == 0) return fmt::format("{}", number.numerator());
  const std::int64_t all = scaled.numerator() < 0 ? -scaled.numerator() : scaled.numerator();
  return fmt::format("{}{}.{:0{}}", scaled.numerator() < 0 ? "-" : "", all / ten, all % ten, decimals);
}

class Text {
 public:
  Text(const Framework& framework, const Inspection& inspection) : framework_(framework), inspection_(inspection) {}

  std::string write() {
    heading();
    inputs();
    judgements();
    tallies();
    return fmt::to_string(text_);
  }

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Args>(args)...);
    text_.push_back('\n');
  }

  void heading() {
    if (!framework_.programme.empty()) line("programme = \"{}\"", framework_.programme);
    line("provider  = \"An example\"");
    line("framework = \"{}\"", framework_.id);
    if (inspection_.heading.fieldwork) line("fieldwork = {}", to_string(*inspection_.heading.fieldwork));
    for (const RecordList& list : framework_.lists) line("list.{} = []", list.id);
  }

  std::string value(const Fact& fact, const Value& value) const {
    if (holds_numbers(fact.type)) {
      const Rational number = value.numbers.hull().low;
      return fact.type.kind == TypeKind::date ? to_string(Date(std::chrono::days(number.numerator())))
                                              : decimal(number);
    }
    const std::uint32_t at = lowest_of(value.alternatives);
    if (fact.type.kind == TypeKind::truth) return at == 1 ? "\"yes\"" : "\"no\"";
    if (fact.type.kind == TypeKind::level) return fmt::format("\"{}\"", framework_.scales[fact.type.of].levels[at].id);
    return fmt::format("\"{}\"", fact.choices[at].id);
  }

  void inputs() {
    bool begun = false;
    for (const FactId id : framework_.inputs) {
      const Value& given = inspection_.inputs[id.index];
      if (given.never_present()) continue;
      if (!begun) line("\n[input]");
      begun = true;
      line("{} = {}", framework_[id].id, value(framework_[id], given));
    }
  }

  void judgements() {
    bool begun = false;
    for (std::size_t i = 0; i < framework_.standards.size(); ++i) {
      const Standard& standard = framework_.standards[i];
      if (!standard.judged || inspection_.judged[i] == 0) continue;
      if (!begun) line("\n[judged]");
      begun = true;
      line("\"{}\" = \"{}\"", standard.id, framework_[standard.judged_on].levels[lowest_of(inspection_.judged[i])].id);
    }
  }

  void tallies() {
    for (std::uint32_t i = 0; i < framework_.standards.size(); ++i) {
      const Standard& standard = framework_.standards[i];
      if (standard.questions.empty() || applies(inspection_, {i}) == kNo) continue;
      line("\n[tally.\"{}\"]", standard.id);
      for (const QuestionId question : standard.questions) {
        const Tally tally = inspection_.tallies[question.index].list()->front();
        if (tally.relevant == 0) line("{} = \"not relevant\"", framework_[question].id);
        if (tally.relevant != 0) line("{} = \"{} of {}\"", framework_[question].id, tally.yes, tally.relevant);
      }
    }
  }

  const Framework& framework_;
  const Inspection& inspection_;
  fmt::memory_buffer text_;
};

}  // namespace

std::string Chooser::data(const Assignment& assignment) const {
  const Inspection made = inspection(assignment);
  return Text(framework, made).write();
}

}  // namespace rubric::prove
