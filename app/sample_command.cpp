// `rubric sample`: how many cases to draw.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <memory>

#include "app/commands.hpp"
#include "app/framework_by_name.hpp"
#include "app/json.hpp"
#include "app/rules.hpp"
#include "app/table.hpp"
#include "runtime/sampling.hpp"
#include "runtime/tallies.hpp"

namespace rubric::app {
namespace {

std::optional<Rational> figure(const std::string& text) {
  const auto number = Rational::parse(text);
  const bool right = number && number->valid() && *number > 0 && *number < 100;
  return right ? number : std::nullopt;
}

// What one argument asks for: `76`, or `court=76`.
struct Asked {
  std::string kind;  // empty: of all kinds together
  std::int64_t eligible = 0;
};

std::optional<Asked> asked_by(const std::string& argument) {
  const std::size_t equals = argument.find('=');
  const bool of_kind = equals != std::string::npos;
  Asked asked{of_kind ? argument.substr(0, equals) : "", 0};
  const std::string number = of_kind ? argument.substr(equals + 1) : argument;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), asked.eligible);
  const bool whole = error == std::errc() && end == number.data() + number.size();
  if (!whole || asked.eligible < 1 || asked.eligible > kMaxCases || (of_kind && asked.kind.empty()))
    return std::nullopt;
  return asked;
}

// The figures of one run: those of the command line before those of the framework.
struct Design {
  std::unique_ptr<Rules> rules;  // that the framework stands in
  Sampling sampling;
  const Framework* framework = nullptr;
};

KindId kind_of(const Framework& framework, const std::string& id) {
  const auto found =
      std::find_if(framework.kinds.begin(), framework.kinds.end(), [&](const CaseKind& kind) { return kind.id == id; });
  return found == framework.kinds.end() ? KindId{}
                                        : KindId{static_cast<std::uint32_t>(found - framework.kinds.begin())};
}

// Reads a figure from the command line, else leaves what the framework declares. What is wrong with it; empty if
// nothing.
std::string read_figure(const std::optional<std::string>& given, std::string_view name, std::string_view meaning,
                        const Framework* framework, std::optional<Rational>& value) {
  if (given) value = figure(*given);
  if (value) return {};
  if (given) return fmt::format("--{} {}: write {}, above 0 and below 100", name, *given, meaning);
  const std::string none = framework != nullptr ? fmt::format("{} declares no {} of samples", framework->id, name)
                                                : fmt::format("no {} is given", name);
  return fmt::format("{}: add --{} with {}{}", none, name, meaning,
                     framework != nullptr ? "" : ", or --framework with the name of one that declares it");
}

std::string first_problem(std::initializer_list<std::string> problems) {
  const auto* found =
      std::find_if(problems.begin(), problems.end(), [](const std::string& problem) { return !problem.empty(); });
  return found == problems.end() ? std::string() : *found;
}

std::string read_design(const Options& options, Design& design) {
  if (design.framework != nullptr) design.sampling = design.framework->sampling.value_or(Sampling{});
  return first_problem(
      {read_figure(options.confidence, "confidence", "a percentage such as 80", design.framework,
                   design.sampling.confidence),
       read_figure(options.margin, "margin", "percentage points such as 5", design.framework, design.sampling.margin)});
}

std::string read_sizes(const Options& options, std::vector<Asked>& all) {
  for (const std::string& argument : options.files) {
    const auto asked = asked_by(argument);
    if (!asked)
      return fmt::format("`{}` is no number of eligible cases: write one from 1 to {}, alone or as in court=76",
                         argument, kMaxCases);
    all.push_back(*asked);
  }
  const auto of_kind = [](const Asked& asked) { return !asked.kind.empty(); };
  if (std::any_of(all.begin(), all.end(), of_kind) == std::all_of(all.begin(), all.end(), of_kind)) return {};
  return "sizes of all cases and sizes of one kind are given: write 76, or court=76 out-of-court=40";
}

// A kind that the framework does not have; empty if it has them all.
std::string unknown_kind(const Design& design, const std::vector<Asked>& all) {
  if (design.framework == nullptr) return {};
  std::vector<std::string_view> kinds;
  for (const CaseKind& kind : design.framework->kinds) kinds.push_back(kind.id);
  for (const Asked& asked : all) {
    if (asked.kind.empty() || kind_of(*design.framework, asked.kind)) continue;
    const std::string near = did_you_mean(asked.kind, kinds);
    return fmt::format(
        "{} has no cases `{}`; {}", design.framework->id, asked.kind,
        near.empty() ? fmt::format("it has {}", fmt::join(kinds, ", ")) : fmt::format("did you mean `{}`?", near));
  }
  return {};
}

SampleLine of_one_kind(const Design& design, const Asked& asked) {
  SampleLine line{asked.kind,
                  asked.eligible,
                  sample_size(*design.sampling.confidence, *design.sampling.margin, asked.eligible),
                  {},
                  ""};
  if (design.framework == nullptr) return line;
  const std::int64_t needed =
      needed_sample(design.sampling, kind_of(*design.framework, asked.kind), asked.eligible).value_or(0);
  if (needed != line.sample)
    line.remark = fmt::format("{} by confidence and margin; {} sets the size", line.sample, design.framework->id);
  line.sample = needed;
  return line;
}

SampleLine of_all_kinds(const Design& design, const Asked& asked) {
  SampleLine line{
      "", asked.eligible, sample_size(*design.sampling.confidence, *design.sampling.margin, asked.eligible), {}, ""};
  if (design.sampling.split.empty()) return line;
  const Draw drawn = draw(design.sampling, line.sample, asked.eligible);
  if (drawn.sizes_changed)
    line.remark = fmt::format("{} by confidence and margin; {} sets sizes", line.sample, design.framework->id);
  if (drawn.all)
    line.remark = fmt::format("every case: {} asks for more of a kind than the split gives", design.framework->id);
  line.sample = drawn.total;
  for (std::size_t i = 0; i < drawn.cases.size() && !drawn.all; ++i) {
    line.kinds.emplace_back((*design.framework)[design.sampling.split[i].kind].id, drawn.cases[i]);
  }
  return line;
}

// The heading of the table: `cases` for sizes of one kind, the kinds of the split for those of all.
std::vector<std::string> heading(const Design& design, bool of_kinds) {
  if (of_kinds) return {"eligible", "sample", "cases"};
  std::vector<std::string> row{"eligible", "sample"};
  for (const Share& share : design.sampling.split) row.push_back((*design.framework)[share.kind].id);
  return row;
}

std::string text_of(const Design& design, const std::vector<SampleLine>& lines) {
  std::vector<std::vector<std::string>> rows{heading(design, !lines.front().kind.empty())};
  for (const SampleLine& line : lines) {
    std::vector<std::string> row{std::to_string(line.eligible), std::to_string(line.sample)};
    for (const auto& [kind, cases] : line.kinds) row.push_back(std::to_string(cases));
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = right_aligned(row[i], rows[0][i].size());
    if (!line.kind.empty()) row.push_back(line.kind);
    row.resize(rows[0].size());
    row.push_back(line.remark);
    rows.push_back(std::move(row));
  }
  const bool declared = design.framework != nullptr && design.framework->sampling;
  const std::string by = declared ? fmt::format("{} ({}): ", design.sampling.title, design.framework->id) : "";
  return fmt::format("{}{}% confidence, a margin of {} points\n\n{}", by, to_string(*design.sampling.confidence),
                     to_string(*design.sampling.margin), table(rows));
}

}  // namespace

int sample(const Options& options, Console& console) {
  Design design;
  std::vector<Asked> all;
  if (options.framework) {
    design.rules = std::make_unique<Rules>(std::vector<std::string>{}, options.rules);
    design.framework = framework_by_name(*design.rules, *options.framework, console).framework;
    if (design.framework == nullptr) return Exit::error;
  }
  const std::string problem =
      first_problem({read_design(options, design), read_sizes(options, all), unknown_kind(design, all)});
  if (!problem.empty()) {
    console.message(fmt::format("rubric: {}\n", problem));
    return Exit::usage;
  }
  std::vector<SampleLine> lines;
  for (const Asked& asked : all)
    lines.push_back(asked.kind.empty() ? of_all_kinds(design, asked) : of_one_kind(design, asked));
  console.print(options.json ? json_of(lines, design.sampling, design.framework) : text_of(design, lines));
  return Exit::ok;
}

}  // namespace rubric::app
