// The rules that ship, and the inspections that ship with them.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "lang/check.hpp"
#include "runtime/case_sheet.hpp"
#include "runtime/inspection.hpp"
#include "runtime/plan.hpp"
#include "runtime/run_test.hpp"

namespace rubric {

namespace fs = std::filesystem;

inline std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

inline std::vector<fs::path> files_below(const fs::path& folder, const std::string& extension) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == extension) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Not to be moved: frameworks and inspections point into the texts.
class Shipped {
 public:
  explicit Shipped(fs::path root) : root_(std::move(root)) {
    for (const fs::path& file : files_below(root_ / "rules", ".rubric")) add(file);
    add(root_ / "tests/bench/bench.rubric");
    library_.finish(diagnostics_);
    for (const Declared& declared : library_.frameworks()) {
      auto framework = load(library_, declared, diagnostics_);
      if (framework) frameworks_.push_back(std::move(*framework));
    }
    for (const char* folder : {"rules", "examples"}) {
      for (const fs::path& file : files_below(root_ / folder, ".toml")) read(file);
    }
  }
  Shipped(const Shipped&) = delete;
  Shipped& operator=(const Shipped&) = delete;

  std::size_t declared() const { return library_.frameworks().size(); }
  const std::deque<Framework>& frameworks() const { return frameworks_; }
  const Framework& framework(const std::string& id) const {
    for (const Framework& framework : frameworks_) {
      if (framework.id == id) return framework;
    }
    std::abort();
  }

  // What its tests give, the rest left open; and the data files of its programme, as far as it has a place for them.
  std::vector<Inspection> inspections(const Plan& plan) {
    std::vector<Inspection> all;
    const Framework& framework = *plan.framework;
    for (const Test& test : framework.tests) {
      Diagnostics diagnostics;
      const DataValue* data = test.data ? &files_.at(fs::path(test.data->name).filename().string()) : nullptr;
      TestResult result = run(plan, test, data, sources_, diagnostics);
      if (result.inspection) all.push_back(std::move(*result.inspection));
    }
    for (const auto& [name, document] : files_) {
      Diagnostics diagnostics;
      const auto heading = read_heading(document, diagnostics);
      if (!heading || heading->programme != framework.programme) continue;
      auto bound = bind(document, *heading, framework, {.asked_for = true}, sources_, diagnostics);
      if (bound) all.push_back(std::move(*bound));
    }
    return all;
  }

 private:
  void add(const fs::path& file) { library_.add(file.string(), text_of(file), diagnostics_); }

  void read(const fs::path& file) {
    auto document = read_toml(sources_.add(file.string(), text_of(file)), sources_, diagnostics_);
    for (DataEntry& entry : document->entries) {
      if (entry.key != "cases") continue;
      for (DataEntry& kind : entry.value.entries) take_in_sheet(file.parent_path(), kind);
    }
    files_.emplace(file.filename().string(), std::move(*document));
  }

  // Cases may stand in a sheet beside the file.
  void take_in_sheet(const fs::path& folder, DataEntry& kind) {
    if (kind.value.kind != DataValue::Kind::text) return;
    const fs::path file = folder / kind.value.text;
    auto sheet = read_case_sheet(sources_.add(file.string(), text_of(file)), sources_, diagnostics_);
    kind.value = std::move(sheet->kinds.front().value);
  }

  fs::path root_;
  Sources sources_;
  Library library_{sources_};
  Diagnostics diagnostics_;
  std::deque<Framework> frameworks_;
  std::map<std::string, DataValue> files_;
};

}  // namespace rubric
