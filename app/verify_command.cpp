// `rubric verify`: rates again what a result was made from, and says what has changed since.
#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <memory>

#include "app/commands.hpp"
#include "app/files.hpp"
#include "app/json.hpp"
#include "app/json_rating.hpp"
#include "app/json_value.hpp"
#include "app/rating.hpp"
#include "app/stored_result.hpp"
#include "app/verification.hpp"
#include "lang/columns.hpp"
#include "runtime/document.hpp"

namespace rubric::app {
namespace {

namespace fs = std::filesystem;

std::string since(const std::string& was, const std::string& is) {
  return was.empty() ? "not recorded" : was == is ? "the same" : "changed";
}

class Verifier {
 public:
  Verifier(const Options& options, Console& console) : options_(options), console_(console) {}

  std::vector<Verification> run() {
    for (const std::string& file : options_.files) verify_file(file);
    return std::move(verified_);
  }
  bool unreadable() const { return unreadable_; }

 private:
  void verify_file(const std::string& file);
  Verification verify(const StoredResult& stored, const std::string& file);
  void compare(const StoredResult& stored, const Rating& rating, const Options& as_then, Rules& rules,
               Verification& verified) const;
  std::string find(const std::string& name, const fs::path& folder) const;
  Options as_then(const StoredResult& stored, const fs::path& folder) const;
  Rules& rules_of(const Options& as_then);

  const Options& options_;
  Console& console_;
  std::map<std::vector<std::string>, std::unique_ptr<Rules>> rules_;
  std::vector<Verification> verified_;
  bool unreadable_ = false;
};

void Verifier::verify_file(const std::string& file) {
  const FileText text = read_file(file, kMaxDataBytes);
  StoredResults stored = text.text ? read_results(*text.text) : StoredResults{{}, text.problem};
  if (!stored.problem.empty()) {
    console_.message(fmt::format("rubric: `{}`: {}\n", shown(file), stored.problem));
    unreadable_ = true;
  }
  for (const StoredResult& result : stored.results) verified_.push_back(verify(result, file));
}

// Where a file of then is now: below --data, by its whole name or its last part; else from here, else from the folder
// of the result.
std::string Verifier::find(const std::string& name, const fs::path& folder) const {
  std::vector<fs::path> places = {name, folder / name};
  if (options_.data) places = {fs::path(*options_.data) / name, fs::path(*options_.data) / fs::path(name).filename()};
  std::error_code ignored;  // what cannot be looked at is not there
  for (const fs::path& place : places) {
    if (fs::exists(place, ignored)) return place.lexically_normal().string();
  }
  return name;
}

Options Verifier::as_then(const StoredResult& stored, const fs::path& folder) const {
  Options then;
  then.framework = stored.asked_for;
  then.rules = options_.rules;
  std::error_code ignored;
  for (const std::string& rules : options_.rules.empty() ? stored.rules : std::vector<std::string>{})
    then.rules.push_back(fs::exists(rules, ignored) ? rules : (folder / rules).string());
  for (const std::string& sheet : stored.sheets) {
    const std::size_t name = sheet.find('=') == std::string::npos ? 0 : sheet.find('=') + 1;
    then.cases.push_back(sheet.substr(0, name) + find(sheet.substr(name), folder));
  }
  return then;
}

Rules& Verifier::rules_of(const Options& as_then) {
  std::unique_ptr<Rules>& rules = rules_[as_then.rules];
  if (rules == nullptr) rules = std::make_unique<Rules>(std::vector<std::string>{}, as_then.rules);
  return *rules;
}

Verification Verifier::verify(const StoredResult& stored, const std::string& file) {
  const fs::path folder = fs::path(file).parent_path();
  const Options then = as_then(stored, folder);
  Rules& rules = rules_of(then);
  Verification verified;
  verified.file = file;
  verified.data_file = find(stored.file, folder);
  verified.provider = printable(stored.provider);
  verified.framework = printable(stored.framework);
  Diagnostics diagnostics;
  const auto rating = rate_file(verified.data_file, then, rules, diagnostics);
  console_.message(diagnostics, rules.sources());
  if (rating != nullptr && !diagnostics.has_errors()) compare(stored, *rating, then, rules, verified);
  return verified;
}

void Verifier::compare(const StoredResult& stored, const Rating& rating, const Options& as_then, Rules& rules,
                       Verification& verified) const {
  const auto now = json_of_rating(result_of(rating, as_then), rules.sources());
  verified.rated = true;
  verified.by_name = as_then.framework.has_value() || !rating.inspection.heading.framework.empty();
  verified.framework_now = rating.framework->id;
  verified.fieldwork = rating.inspection.heading.fieldwork;
  verified.rules = stored.framework != rating.framework->id
                       ? "changed"
                       : since(stored.rules_hash, text_in(member(now, "framework"), "hash"));
  verified.data = since(stored.data_hash, hash_in_words(rating.data_hash));
  verified.program = since(stored.program, RUBRIC_VERSION);
  verified.program_then = printable(stored.program);
  verified.changes = changes(stored.json, now);
}

}  // namespace

int verify(const Options& options, Console& console) {
  Verifier verifier(options, console);
  const std::vector<Verification> verified = verifier.run();
  console.print(options.json ? json_of(verified) : text_of(verified, console));
  for (const Verification& each : verified) {
    if (!each.rated || !each.changes.empty()) return Exit::error;
  }
  return verifier.unreadable() ? Exit::error : Exit::ok;
}

}  // namespace rubric::app
