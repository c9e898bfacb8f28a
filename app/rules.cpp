#include "app/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "app/files.hpp"

namespace rubric::app {
namespace fs = std::filesystem;

Rules::Rules(const std::vector<std::string>& files, const std::vector<std::string>& folders, Tests tests)
    : library_(sources_, tests) {
  std::set<std::string> seen;
  const auto is_new = [&](const fs::path& path) { return seen.insert(identity_of(path)).second; };
  const auto read_all = [&](const FoundFiles& found, bool given) {
    for (const fs::path& file : found.files) {
      if (is_new(file)) read(file, given);
    }
    for (const auto& [folder, problem] : found.unreadable) {
      if (is_new(folder)) report_folder(folder, problem, "check that you may open it");
    }
  };
  const auto read_named = [&](const std::string& path, bool given) {
    const FoundFiles found = rules_files(path);
    if (found.empty()) report_folder(path, kNoRules, "check the name of the folder");
    read_all(found, given);
  };
  for (const std::string& file : files) read_named(file, true);
  for (const std::string& file : files) {
    std::error_code error;
    const fs::path folder = fs::path(file).parent_path();
    if (!fs::is_directory(file, error)) read_all({rules_files(folder.empty() ? "." : folder).files, {}}, false);
  }
  for (const std::string& folder : folders) read_named(folder, files.empty());
  if (const auto shipped = folders.empty() ? shipped_rules() : std::nullopt)
    read_all(rules_files(*shipped), files.empty());
  library_.finish(together_);
}

// Rules that cannot be read would be missing in silence: a framework might be chosen that is not the one in force.
void Rules::report_folder(const fs::path& folder, std::string_view problem, std::string advice) {
  const SourceId source = sources_.add(shown_path(folder), "");
  together_.add(unreadable_folder(problem, std::move(advice), source, sources_));
}

void Rules::read(const fs::path& path, bool given) {
  FileText file = read_file(path, kMaxRulesBytes);
  const std::string name = shown_path(path);
  Text text{given, {}};
  SourceId source{};
  if (file.text) {
    source = library_.add(name, std::move(*file.text), text.problems, !given);
  } else {
    source = sources_.add(name, "");
    text.problems.add(unreadable(file, source, sources_));
  }
  texts_.emplace(source, std::move(text));
}

std::vector<const Declared*> Rules::given_of(const std::deque<Declared>& declared) const {
  std::vector<const Declared*> given;
  for (const Declared& each : declared) {
    if (texts_.at(each.node->span.source).given) given.push_back(&each);
  }
  return given;
}

std::vector<const Declared*> Rules::given() const { return given_of(library_.frameworks()); }
std::vector<const Declared*> Rules::given_modules() const { return given_of(library_.modules()); }

std::vector<std::string> Rules::users(const Declared& module) const {
  std::vector<std::string> names;
  for (const Declared& framework : library_.frameworks()) {
    const std::vector<const Declared*> parts = library_.parts_of(framework);
    if (std::find(parts.begin(), parts.end(), &module) != parts.end()) names.push_back(framework.name);
  }
  return names;
}

void Rules::add_problems(const Declared& declared, Diagnostics& diagnostics) const {
  for (const Declared* part : library_.parts_of(declared)) {
    for (const Diagnostic& problem : texts_.at(part->node->span.source).problems.all()) diagnostics.add(problem);
  }
}

void Rules::add_problems(Diagnostics& diagnostics) const {
  for (const auto& [source, text] : texts_) {
    if (!text.given) continue;
    for (const Diagnostic& problem : text.problems.all()) diagnostics.add(problem);
  }
  for (const Diagnostic& problem : together_.all()) diagnostics.add(problem);
}

const Vocabulary& Rules::vocabulary() const {
  std::call_once(asked_for_words_, [this] {
    for (const auto& [source, text] : texts_) vocabulary_.add_rules(sources_[source].text());
  });
  return vocabulary_;
}

Veil Rules::veil() const {
  return [this](std::string_view text) { return vocabulary().veiled(text); };
}

const Framework* Rules::load(const Declared& framework, Diagnostics& diagnostics) {
  const auto known = loaded_.find(&framework);
  if (known != loaded_.end()) return known->second.get();
  Diagnostics before = diagnostics;
  std::optional<Framework> checked = rubric::load(library_, framework, diagnostics);
  // What is said of the rules is said with their tests in view: one may use what nothing else does.
  if (diagnostics.all().size() > before.all().size() && library_.read_tests(framework)) {
    diagnostics = std::move(before);
    checked = rubric::load(library_, framework, diagnostics);
  }
  if (!checked) return nullptr;
  return loaded_.emplace(&framework, std::make_unique<Framework>(std::move(*checked))).first->second.get();
}

}  // namespace rubric::app
