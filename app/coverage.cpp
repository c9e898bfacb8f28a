#include "app/coverage.hpp"

#include <fmt/format.h>

#include <utility>

#include "app/words.hpp"

namespace rubric::app {
namespace {

std::string quoted(Span span, const Sources& sources) { return rule_in_words(sources.text(span)); }

std::string in_words(const Exercise& exercise, const Sources& sources) {
  switch (exercise.part) {
    case Part::band: return "band " + quoted(exercise.span, sources);
    case Part::condition: return fmt::format("{}: when {}", exercise.which, quoted(exercise.span, sources));
    case Part::choice: return exercise.which;
    case Part::row:
      if (exercise.column)
        return fmt::format("{}, column {}", quoted(exercise.span, sources), quoted(*exercise.column, sources));
      [[fallthrough]];
    default: return quoted(exercise.span, sources);
  }
}

void add(Count& count, bool exercised) {
  ++count.of;
  if (exercised) ++count.exercised;
}

// Rounded down: only all of them are 100 per cent.
std::size_t percent(const Count& count) { return 100 * count.exercised / count.of; }

std::string parts_of(const FileCoverage& file) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < kParts; ++i) {
    const auto [exercised, of] = file.parts[i];
    if (of > 0) parts.push_back(fmt::format("{} {} of {}", name_of(static_cast<Part>(i)), exercised, of));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace

std::string_view name_of(Part part) {
  constexpr std::array<std::string_view, kParts> kNames = {"bands",   "rows",       "limits",
                                                           "grounds", "conditions", "choices"};
  return kNames[static_cast<std::size_t>(part)];
}

std::vector<FileCoverage> by_file(const Coverage& coverage, const std::set<SourceId>& files, const Sources& sources) {
  std::vector<FileCoverage> result;
  for (const SourceId source : files) {
    FileCoverage file{sources[source].name(), {}, {}, {}};
    for (const auto& [exercise, exercised] : coverage.parts()) {
      if (exercise.span.source != source) continue;
      add(file.all, exercised);
      add(file.parts[static_cast<std::size_t>(exercise.part)], exercised);
      if (!exercised) file.not_exercised.push_back({exercise.part, exercise.span, in_words(exercise, sources)});
    }
    if (file.all.of > 0) result.push_back(std::move(file));
  }
  return result;
}

std::string text_of(const std::vector<FileCoverage>& files, bool list, const Sources& sources) {
  std::string out;
  for (const FileCoverage& file : files) {
    out += fmt::format("{}: {} of {} exercised ({}%): {}\n", file.file, file.all.exercised, file.all.of,
                       percent(file.all), parts_of(file));
    if (!list) continue;
    for (const NotExercised& part : file.not_exercised)
      out +=
          fmt::format("  {}:{}: {}\n", file.file, sources[part.span.source].position(part.span.begin).line, part.words);
  }
  return out;
}

}  // namespace rubric::app
