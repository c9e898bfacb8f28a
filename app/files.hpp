// Reading files and folders: the program's only way to them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lang/diagnostic.hpp"

namespace rubric::app {

// The bytes of a regular file of at most `limit` bytes; else what is wrong, in words.
struct FileText {
  std::optional<std::string> text;
  std::string problem;
  bool too_large = false;
};
FileText read_file(const std::filesystem::path& path, std::size_t limit);
// Writes a file that is not there yet: whole, or not at all. What went wrong, in words; empty if nothing did.
std::string write_new_file(const std::filesystem::path& path, std::string_view text);
inline constexpr std::string_view kThere = "it is there already, and is not overwritten";
// To an open file. False, with errno, after an error.
bool write_all(int file, std::string_view text);
// Gives a file that has been written its name; unless it replaces the one there, there must be none. What went wrong.
std::string give_name(const std::filesystem::path& part, const std::filesystem::path& path, bool replaces);
// The message for a file without text; `source` has its name.
Diagnostic unreadable(const FileText& file, SourceId source, const Sources& sources);
// The message for a folder whose rules cannot be read, or that has none; `source` has its name.
Diagnostic unreadable_folder(std::string_view problem, std::string advice, SourceId source, const Sources& sources);

// Gives the file another text, all of it or none: the text is written to a new file beside it, with the same
// permissions, which then takes its place. What is wrong, in words; empty if nothing is.
std::string replace_file(const std::filesystem::path& path, std::string_view text);

// Either of the two: the file may be there or not.
std::string write_file(const std::filesystem::path& path, std::string_view text);

// Files of one sort below a folder, sorted by path; a file stands for itself. Links to folders are not followed.
struct FoundFiles {
  std::vector<std::filesystem::path> files;
  std::vector<std::pair<std::filesystem::path, std::string>> unreadable;  // folders, and what is wrong with them

  bool empty() const { return files.empty() && unreadable.empty(); }
};
inline constexpr std::string_view kNoRules = "no file in this folder has a name that ends in `.rubric`";
FoundFiles rules_files(const std::filesystem::path& path);  // *.rubric
// What may be inspections: *.toml and *.json, but nothing whose name, or that of its folder, begins with a dot.
FoundFiles inspection_files(const std::filesystem::path& path);
// Whether the name of the file ends so, in any capitals: `.csv`.
bool has_ending(const std::string& file, std::string_view ending);

// Where rules are looked for when none are named: `rules` of the checkout that the program stands in, else the share
// folder it was installed with. Empty when there is neither.
std::optional<std::filesystem::path> shipped_rules();

// The same for all names of a file or folder that is there, whatever links lead to it.
std::string identity_of(const std::filesystem::path& path);

// A path as messages show it: below the current folder, from there.
std::string shown_path(const std::filesystem::path& path);

}  // namespace rubric::app
