#include "app/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace rubric::app {
namespace fs = std::filesystem;
namespace {

// A copy of the file's permissions, and of its owner as far as that is allowed.
bool take_over(int file, const struct stat& from) {
  [[maybe_unused]] const int ignored = ::fchown(file, from.st_uid, from.st_gid);
  return ::fchmod(file, from.st_mode & 07777U) == 0;
}

FileText too_large(std::size_t limit) {
  return {std::nullopt, fmt::format("it is larger than {} MiB", limit >> 20U), true};
}

// A pipe does not tell its size, and a file may grow.
FileText read_open(int file, std::size_t size, std::size_t limit) {
  std::string text(size + 1, '\0');  // one more, for the end to show
  for (std::size_t done = 0;;) {
    if (done == text.size()) text.resize(done + 65536);
    const ssize_t some = ::read(file, text.data() + done, text.size() - done);
    if (some < 0 && errno == EINTR) continue;
    if (some < 0) return {std::nullopt, "it cannot be read"};
    done += static_cast<std::size_t>(some);
    if (done > limit) return too_large(limit);
    if (some == 0) return text.resize(done), FileText{std::move(text), {}};
  }
}

using Wanted = bool (*)(const fs::path&);

bool is_dotted(const fs::path& path) { return path.filename().string().starts_with('.'); }

bool is_rules(const fs::path& path) { return path.extension() == ".rubric"; }

bool is_data(const fs::path& path) {
  const std::string name = path.string();
  return has_ending(name, ".toml") || has_ending(name, ".json");
}

// Folder by folder, so that one that cannot be read does not end the walk. As deep as a path may be long.
void add_files(const fs::path& folder, Wanted wanted, bool dotted, FoundFiles& found) {
  std::error_code error;
  std::error_code ignored;  // what is neither folder nor file is met again when it is read
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (!dotted && is_dotted(entry->path())) continue;
    if (entry->is_directory(ignored)) {
      if (!entry->is_symlink(ignored)) add_files(entry->path(), wanted, dotted, found);
    } else if (wanted(entry->path())) {
      found.files.push_back(entry->path());
    }
  }
  if (error) found.unreadable.emplace_back(folder, "the folder cannot be read: " + error.message());
}

FoundFiles files_below(const fs::path& path, Wanted wanted, bool dotted) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return {{path}, {}};
  FoundFiles found;
  add_files(path, wanted, dotted, found);
  std::sort(found.files.begin(), found.files.end());
  return found;
}

}  // namespace

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

FileText read_file(const fs::path& path, std::size_t limit) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  const int looked = file < 0 ? ::stat(path.c_str(), &status) : ::fstat(file, &status);
  FileText text;
  if (looked != 0) {
    text.problem = "there is no such file";
  } else if (S_ISDIR(status.st_mode)) {
    text.problem = "it is a folder, not a file";
  } else if (file < 0) {
    text.problem = "it cannot be opened; is it allowed to be read?";
  } else {
    const std::size_t size = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0;
    text = size > limit ? too_large(limit) : read_open(file, size, limit);
  }
  if (file >= 0) ::close(file);
  return text;
}

std::string give_name(const fs::path& part, const fs::path& path, bool replaces) {
  if (replaces) return std::rename(part.c_str(), path.c_str()) == 0 ? "" : std::strerror(errno);
  if (renameat2(AT_FDCWD, part.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) return "";
  // A file system that does not know this way of renaming: the look at the beginning must do.
  if (errno == EINVAL && std::rename(part.c_str(), path.c_str()) == 0) return "";
  return errno == EEXIST ? std::string(kThere) : std::strerror(errno);
}

// A name of its own beside the file, which takes the file's only when all is written and only if that is free.
std::string write_new_file(const fs::path& path, std::string_view text) {
  std::error_code error;
  if (fs::exists(fs::symlink_status(path, error))) return std::string(kThere);
  std::string part = path.string() + ".part-XXXXXX";
  const int file = mkstemp(part.data());
  if (file < 0) return std::strerror(errno);
  fchmod(file, 0644);
  const bool written = write_all(file, text) && fsync(file) == 0;
  std::string problem = close(file) == 0 && written ? "" : std::strerror(errno);
  if (problem.empty()) problem = give_name(part, path, false);
  if (!problem.empty()) fs::remove(part, error);
  return problem;
}

Diagnostic unreadable(const FileText& file, SourceId source, const Sources& sources) {
  return {file.too_large ? Code::file_too_large : Code::cannot_read,
          {source, 0, 0},
          fmt::format("`{}`: {}", sources[source].name(), file.problem),
          file.too_large ? "check that it is the right file" : "check the name of the file",
          {},
          {}};
}

Diagnostic unreadable_folder(std::string_view problem, std::string advice, SourceId source, const Sources& sources) {
  return {Code::cannot_read,
          {source, 0, 0},
          fmt::format("`{}`: {}", sources[source].name(), problem),
          std::move(advice),
          {},
          {}};
}

std::string replace_file(const fs::path& path, std::string_view text) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return "it is no ordinary file";
  const fs::path target = fs::canonical(path, error);  // not the link to it
  struct stat old {};
  if (error || ::stat(target.c_str(), &old) != 0) return "it is not there any more";
  if (::access(target.c_str(), W_OK) != 0) return std::strerror(errno);
  std::string beside = target.string() + ".XXXXXX";
  const int file = ::mkstemp(beside.data());
  if (file < 0) return std::strerror(errno);
  const bool written = write_all(file, text) && take_over(file, old) && ::fsync(file) == 0;
  const bool closed = ::close(file) == 0;
  if (written && closed && ::rename(beside.c_str(), target.c_str()) == 0) return {};
  const std::string problem = std::strerror(errno);
  ::unlink(beside.c_str());
  return problem;
}

std::string write_file(const fs::path& path, std::string_view text) {
  std::error_code error;
  return fs::exists(path, error) ? replace_file(path, text) : write_new_file(path, text);
}

FoundFiles rules_files(const fs::path& path) { return files_below(path, is_rules, true); }
FoundFiles inspection_files(const fs::path& path) { return files_below(path, is_data, false); }

bool has_ending(const std::string& file, std::string_view ending) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return file.size() >= ending.size() &&
         std::equal(ending.rbegin(), ending.rend(), file.rbegin(), [&](char a, char b) { return a == lower(b); });
}

std::optional<fs::path> shipped_rules() {
  std::error_code ignored;  // what cannot be looked at is not there
  const auto is_folder = [&](const fs::path& path) { return fs::is_directory(path, ignored); };
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  for (fs::path folder = program.parent_path(); folder.has_relative_path(); folder = folder.parent_path()) {
    if (is_folder(folder / "rules" / "hmip")) return folder / "rules";
    if (is_folder(folder / "share" / "rubric" / "rules")) return folder / "share" / "rubric" / "rules";
  }
  const fs::path installed = RUBRIC_INSTALLED_RULES;
  return is_folder(installed) ? std::optional(installed) : std::nullopt;
}

std::string identity_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return path.lexically_normal().string();
  return fmt::format("{}:{}", status.st_dev, status.st_ino);
}

std::string shown_path(const fs::path& path) {
  std::error_code error;
  const fs::path near = path.is_absolute() ? path.lexically_relative(fs::current_path(error)) : path.lexically_normal();
  return error || near.empty() || *near.begin() == ".." ? path.string() : near.string();
}

}  // namespace rubric::app
