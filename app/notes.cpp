#include "app/notes.hpp"

#include <fmt/format.h>

#include <map>

#include "app/words.hpp"

namespace rubric::app {
namespace {

// "2.3 all questions, 3.2 public safety"
std::string questions_in_words(const Framework& framework, const std::vector<QuestionId>& questions) {
  std::map<StandardId, std::vector<std::string>> by_standard;
  for (const QuestionId id : questions) by_standard[framework[id].standard].push_back(spoken(framework[id].id));
  std::vector<std::string> parts;
  for (const auto& [id, names] : by_standard) {
    const Standard& standard = framework[id];
    const bool all = names.size() > 1 && names.size() == standard.questions.size();
    parts.push_back(
        fmt::format("{} {}", standard.id, all ? "all questions" : fmt::format("{}", fmt::join(names, ", "))));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string band_in_words(const Framework& framework, const Banding& banding, const Band& band) {
  const std::string name = band.title.empty() ? in_words(band) : band.title;
  if (banding.result.kind != TypeKind::level) return name;
  const std::string& level = framework.scales[banding.result.of].levels[band.level].title;
  return level == name ? name : fmt::format("{} ({})", name, level);
}

struct Teller {
  const Framework& framework;

  std::string operator()(const ShortSample& note) const {
    const std::string of = note.eligible ? fmt::format(" of {} eligible", *note.eligible) : "";
    return fmt::format("The sample of {} is small: {}; {} asks for {}{}", framework[note.kind].id, note.sample,
                       framework.id, note.needed, of);
  }
  std::string operator()(const OutOfReach& note) const {
    const Banding& banding = framework[note.banding];
    std::vector<std::string> bands;
    for (const std::uint32_t band : note.bands) bands.push_back(band_in_words(framework, banding, banding.bands[band]));
    return fmt::format("No tally of {} falls into {}: {}", note.relevant, joined(bands),
                       questions_in_words(framework, note.questions));
  }
  std::string operator()(const SmallCell& note) const {
    return fmt::format("Rests on {} {}, which may be recognised: {}", note.relevant,
                       note.relevant == 1 ? "case" : "cases", questions_in_words(framework, note.questions));
  }
};

}  // namespace

std::string in_words(const Framework& framework, const Note& note) { return std::visit(Teller{framework}, note); }

std::string section_of(const Framework& framework, const Notes& notes) {
  std::string out = notes.empty() ? "" : "\nNotes:\n";
  for (const Note& note : notes) out += fmt::format("  {}\n", in_words(framework, note));
  return out;
}

}  // namespace rubric::app
