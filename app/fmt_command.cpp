// `rubric fmt`: rules files in the canonical layout, and what Word has put into them repaired.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "app/commands.hpp"
#include "app/files.hpp"
#include "app/json.hpp"
#include "lang/columns.hpp"
#include "lang/format.hpp"
#include "lang/parse.hpp"

namespace rubric::app {
namespace fs = std::filesystem;
namespace {

// What was repaired in the same way several times on one line, once.
std::vector<std::pair<Repair, int>> counted(const std::vector<Repair>& repairs) {
  std::vector<std::pair<Repair, int>> counted;
  std::map<std::tuple<std::uint32_t, std::string_view, std::string_view>, std::size_t> places;
  for (const Repair& repair : repairs) {
    const auto [place, is_new] = places.try_emplace({repair.line, repair.from, repair.to}, counted.size());
    if (is_new) counted.emplace_back(repair, 0);
    ++counted[place->second].second;
  }
  return counted;
}

class Formatting {
 public:
  Formatting(const Options& options, Console& console) : options_(options), console_(console) {}

  void take(const fs::path& given) {
    const FoundFiles found = rules_files(given);
    if (found.empty()) report(given, kNoRules, "check the name of the folder");
    for (const fs::path& file : found.files) take_file(file);
    for (const auto& [folder, problem] : found.unreadable) report(folder, problem, "check that you may open it");
  }

  int finish() {
    console_.message(diagnostics_, sources_);
    const std::string repairs = options_.json ? "" : repairs_in_words();
    if (options_.json)
      console_.print(json_of(done_));
    else if (options_.to_stdout)
      console_.message(repairs);
    else
      console_.print(files_in_words() + repairs);
    if (options_.to_stdout && !options_.json) console_.print(text_);
    const bool differs = options_.only_check && changed() > 0;
    return failed_ || differs || diagnostics_.has_errors() ? Exit::error : Exit::ok;
  }

 private:
  void take_file(const fs::path& path);
  void report(const fs::path& folder, std::string_view problem, const char* advice) {
    diagnostics_.add(unreadable_folder(problem, advice, sources_.add(shown_path(folder), ""), sources_));
  }
  bool write(const fs::path& path, const std::string& text);
  std::ptrdiff_t changed() const {
    return std::count_if(done_.begin(), done_.end(), [](const FormattedFile& file) { return file.changed; });
  }
  std::string files_in_words() const;
  std::string repairs_in_words() const;

  const Options& options_;
  Console& console_;
  Sources sources_;
  Diagnostics diagnostics_;
  std::vector<FormattedFile> done_;
  std::string text_;     // of --stdout
  bool failed_ = false;  // a file could not be written
};

void Formatting::take_file(const fs::path& path) {
  const std::string name = shown_path(path);
  const FileText file = read_file(path, kMaxRulesBytes);
  if (!file.text) return diagnostics_.add(unreadable(file, sources_.add(name, ""), sources_));
  Repaired repaired{*file.text, {}, {}};
  if (options_.from_word) repaired = from_word(*file.text);
  std::string text = format(repaired.text);
  bool changed = text != *file.text;
  if (changed && !options_.only_check && !options_.to_stdout) changed = write(path, text);
  // Messages are about the file as it stands afterwards.
  const std::size_t errors = diagnostics_.errors();
  parse(sources_.add(name, options_.only_check ? repaired.text : text), sources_, diagnostics_);
  done_.push_back(
      {name, changed, diagnostics_.errors() - errors, repaired.decoded_from, std::move(repaired.repairs), {}});
  if (!options_.to_stdout) return;
  if (options_.json)
    done_.back().text = std::move(text);
  else
    text_ += text;
}

bool Formatting::write(const fs::path& path, const std::string& text) {
  const std::string problem = replace_file(path, text);
  if (problem.empty()) return true;
  failed_ = true;
  console_.message(fmt::format("rubric: `{}` could not be written and is as it was: {}\n", shown_path(path), problem));
  return false;
}

std::string Formatting::files_in_words() const {
  std::string out;
  for (const FormattedFile& file : done_) {
    if (file.changed) out += fmt::format("{}: {}\n", options_.only_check ? "would change" : "laid out", file.file);
  }
  const std::size_t count = done_.size();
  if (out.empty() && !failed_ && !diagnostics_.has_errors())
    out = fmt::format("nothing to change in {} file{}\n", count, count == 1 ? "" : "s");
  return out;
}

std::string Formatting::repairs_in_words() const {
  std::string out;
  for (const FormattedFile& file : done_) {
    if (!file.decoded_from.empty()) out += fmt::format("{}: decoded from {}\n", file.file, file.decoded_from);
    for (const auto& [repair, times] : counted(file.repairs)) {
      out += fmt::format("{}:{}: `{}` is now `{}`{}\n", file.file, repair.line, printable(repair.from),
                         printable(repair.to), times == 1 ? "" : fmt::format(", {} times", times));
    }
  }
  return out;
}

}  // namespace

int format_files(const Options& options, Console& console) {
  if (options.to_stdout && (options.files.size() > 1 || fs::is_directory(options.files.front()))) {
    console.message("rubric: --stdout takes one file; see `rubric fmt --help`\n");
    return Exit::usage;
  }
  Formatting formatting(options, console);
  for (const std::string& file : options.files) formatting.take(file);
  return formatting.finish();
}

}  // namespace rubric::app
