#include "app/rules.hpp"

#include <fmt/format.h>

#include <set>

#include "app/files.hpp"

namespace rubric::app {
namespace fs = std::filesystem;

Rules::Rules(const std::vector<std::string>& files, const std::vector<std::string>& folders) {
  std::set<fs::path> seen;
  const auto read_all = [&](const fs::path& path, bool given) {
    for (const fs::path& file : rules_files(path)) {
      if (seen.insert(fs::weakly_canonical(file)).second) read(file, given);
    }
  };
  for (const std::string& file : files) {
    if (rules_files(file).empty()) report_empty(file);
    read_all(file, true);
  }
  for (const std::string& file : files) {
    if (!fs::is_directory(file)) read_all(fs::path(file).parent_path().empty() ? "." : fs::path(file).parent_path(), false);
  }
  for (const std::string& folder : folders) {
    if (rules_files(folder).empty()) report_empty(folder);
    read_all(folder, files.empty());
  }
  const auto shipped = shipped_rules();
  if (folders.empty() && shipped) read_all(*shipped, files.empty());
  library_.finish(together_);
}

// A folder that was given by name and holds no rules: nothing in it would be checked.
void Rules::report_empty(const fs::path& folder) {
  const SourceId source = sources_.add(shown_path(folder), "");
  together_.add({Code::cannot_read, {source, 0, 0}, fmt::format("`{}`: no file in this folder has a name that ends in `.rubric`", sources_[source].name()), "check the name of the folder", {}, {}});
}

void Rules::read(const fs::path& path, bool given) {
  const FileText file = read_file(path, kMaxRulesBytes);
  const std::string name = shown_path(path);
  Text text{given, {}};
  SourceId source{};
  if (file.text) {
    source = library_.add(name, *file.text, text.problems, !given);
  } else {
    source = sources_.add(name, "");
    text.problems.add(unreadable(file, source, sources_));
  }
  texts_.emplace(source, std::move(text));
}

std::vector<const Declared*> Rules::given() const {
  std::vector<const Declared*> frameworks;
  for (const Declared& framework : library_.frameworks()) {
    if (texts_.at(framework.node->span.source).given) frameworks.push_back(&framework);
  }
  return frameworks;
}

void Rules::add_problems(const Declared& framework, Diagnostics& diagnostics) const {
  std::set<std::string_view> seen;
  for (const Declared* member = &framework; member != nullptr && seen.insert(member->name).second; member = library_.base(*member)) {
    for (const Diagnostic& problem : texts_.at(member->node->span.source).problems.all()) diagnostics.add(problem);
  }
}

void Rules::add_problems(Diagnostics& diagnostics) const {
  for (const auto& [source, text] : texts_) {
    if (!text.given) continue;
    for (const Diagnostic& problem : text.problems.all()) diagnostics.add(problem);
  }
  for (const Diagnostic& problem : together_.all()) diagnostics.add(problem);
}

const Framework* Rules::load(const Declared& framework, Diagnostics& diagnostics) {
  const auto known = loaded_.find(&framework);
  if (known != loaded_.end()) return known->second.get();
  std::optional<Framework> checked = rubric::load(library_, framework, diagnostics);
  if (!checked) return nullptr;
  return loaded_.emplace(&framework, std::make_unique<Framework>(std::move(*checked))).first->second.get();
}

}  // namespace rubric::app
