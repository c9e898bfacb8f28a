// `rubric check --against BASE`: what an edit of rules really changes.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "app/commands.hpp"
#include "app/json_proof.hpp"
#include "app/rules.hpp"
#include "app/table.hpp"
#include "app/written.hpp"
#include "runtime/prove/difference.hpp"
#include "runtime/prove/model.hpp"

namespace rubric::app {
namespace {

struct Pair {
  const Framework* base = nullptr;
  const Framework* edited = nullptr;
};

// The framework of the base that an edited one is held against: of the same name, or the only one.
const Declared* counterpart(const Rules& base, const Declared& edited, bool only) {
  for (const Declared* each : base.given()) {
    if (each->name == edited.name) return each;
  }
  return only && base.given().size() == 1 ? base.given().front() : nullptr;
}

struct Texts {
  Rules edited;
  Rules base;  // where BASE is a file or folder
  bool by_name = false;

  explicit Texts(const Options& options)
      : edited(options.files, options.rules, Tests::read),
        base(names_files(*options.against) ? std::vector{*options.against} : std::vector<std::string>{}, options.rules,
             Tests::read),
        by_name(!names_files(*options.against)) {}

  static bool names_files(const std::string& text) {
    std::error_code error;
    return std::filesystem::exists(text, error);
  }
};

// Says what is wrong with the texts themselves. False if something is.
bool are_readable(Rules& rules, Console& console) {
  Diagnostics problems;
  rules.add_problems(problems);
  if (problems.has_errors()) console.message(problems, rules.sources());
  return !problems.has_errors();
}

// Null after an error, which has been said.
const Framework* usable(Rules& rules, const Declared& declared, Console& console) {
  Diagnostics problems;
  rules.add_problems(declared, problems);
  const Framework* framework = rules.load(declared, problems);
  if (!problems.has_errors()) return framework;
  console.message(problems, rules.sources());
  return nullptr;
}

std::vector<Pair> pairs_of(Texts& texts, const Options& options, Console& console) {
  std::vector<Pair> pairs;
  if (!are_readable(texts.edited, console) || !are_readable(texts.base, console)) return {};
  const std::vector<const Declared*> given = texts.edited.given();
  for (const Declared* edited : given) {
    const Declared* base = texts.by_name ? texts.base.library().find(*options.against)
                                         : counterpart(texts.base, *edited, given.size() == 1);
    if (base == nullptr) {
      console.message(
          texts.by_name
              ? fmt::format("rubric: `{}` is no file, and no framework has that name\n", *options.against)
              : fmt::format("rubric: {} has no framework `{}` to hold it against\n", *options.against, edited->name));
      return {};
    }
    const Framework* before = usable(texts.base, *base, console);
    const Framework* after = usable(texts.edited, *edited, console);
    if (before == nullptr || after == nullptr) return {};
    pairs.push_back({before, after});
  }
  if (pairs.empty()) console.message("rubric: there are no frameworks in these files: nothing was compared\n");
  return pairs;
}

constexpr double kReadable = 1'000'000;  // larger counts are told as a share

std::string how_many(double count, double of) {
  const std::string share = fmt::format("{:.2g}%", 100 * count / of);
  return count > kReadable ? share : fmt::format("{} ({})", prove::in_figures(count), share);
}

std::string lines(const std::vector<prove::Move>& moves, double of, bool examples) {
  std::vector<std::vector<std::string>> rows;
  for (const prove::Move& move : moves) {
    rows.push_back({"   ", move.from, "->", move.to, how_many(move.count, of)});
    if (examples) rows.back().push_back("first " + move.example);
  }
  return table(rows);
}

bool same_moves(const prove::SubjectDifference& a, const prove::SubjectDifference& b) {
  return a.of_tallies == b.of_tallies &&
         std::equal(a.moves.begin(), a.moves.end(), b.moves.begin(), b.moves.end(),
                    [](const prove::Move& x, const prove::Move& y) { return x.from == y.from && x.to == y.to; });
}

// Subjects that move alike stand together, with the figures of the first.
std::string of_subjects(const std::vector<prove::SubjectDifference>& subjects) {
  std::string text;
  std::vector<bool> told(subjects.size());
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    const prove::SubjectDifference& subject = subjects[i];
    if (told[i] || subject.moves.empty()) continue;
    std::vector<std::string> names;
    for (std::size_t k = i; k < subjects.size(); ++k) {
      if (told[k] || subjects[k].moves.empty() || !same_moves(subject, subjects[k])) continue;
      told[k] = true;
      names.push_back(subjects[k].name);
    }
    text +=
        fmt::format("  {}, of {} combinations of {}\n", fmt::join(names, ", "), prove::in_figures(subject.combinations),
                    subject.of_tallies ? "tallies or judgements" : "ratings and inputs");
    text += lines(subject.moves, subject.combinations, subject.of_tallies);
  }
  return text;
}

std::string of_bandings(const std::vector<prove::BandingDifference>& bandings) {
  std::string text;
  for (const prove::BandingDifference& banding : bandings)
    text += fmt::format("  banding {}, of {} tallies\n{}", banding.name, prove::in_figures(banding.tallies),
                        lines(banding.moves, banding.tallies, true));
  return text;
}

std::string words(const Pair& pair, const prove::Difference& difference) {
  std::string text = fmt::format("{} against {}, over all tallies up to {} relevant cases\n", pair.edited->id,
                                 pair.base->id, difference.most);
  text += of_bandings(difference.bandings) + of_subjects(difference.subjects);
  std::vector<std::string> same;
  std::vector<std::string> undecided;
  for (const prove::SubjectDifference& subject : difference.subjects) {
    if (!subject.decided) undecided.push_back(subject.name);
    if (subject.decided && subject.moves.empty()) same.push_back(subject.name);
  }
  if (!difference.any() && undecided.empty() && !same.empty())
    text += "  no inspection is rated differently\n";
  else if (!same.empty())
    text += fmt::format("  rated alike: {}\n", fmt::join(same, ", "));
  if (!undecided.empty())
    text += fmt::format("  not decided, for there are too many combinations or records of a list: {}\n",
                        fmt::join(undecided, ", "));
  if (difference.subjects.empty()) text += "  they have no ratings in common\n";
  for (const std::string& remark : difference.remarks) text += fmt::format("  besides: {}\n", remark);
  return text;
}

// The first example: of the overall, if that is rated differently.
const prove::Move* first_move(const prove::Difference& difference) {
  const prove::Move* found = nullptr;
  for (const prove::SubjectDifference& subject : difference.subjects) {
    if (!subject.moves.empty()) found = &subject.moves.front();
  }
  return found;
}

}  // namespace

int check_against(const Options& options, Console& console) {
  Texts texts(options);
  const std::vector<Pair> pairs = pairs_of(texts, options, console);
  if (pairs.empty()) return Exit::error;
  std::vector<NamedDifference> differences;
  std::string example;
  for (const Pair& pair : pairs) {
    differences.push_back({pair.base->id, pair.edited->id, prove::difference(*pair.base, *pair.edited)});
    const prove::Difference& difference = differences.back().difference;
    if (!options.json) console.print(words(pair, difference));
    if (const prove::Move* move = first_move(difference); move != nullptr && example.empty()) example = move->data;
  }
  if (options.json) console.print(json_of(differences));
  if (!options.out) return Exit::ok;
  if (!example.empty()) return put_text(options, console, example);
  console.message("rubric: no inspection was found that is rated differently, so there is no example to write\n");
  return Exit::ok;
}

}  // namespace rubric::app
