// A Markdown document read as a test: the files it provides and the console sessions it shows.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace transcripts {

using Lines = std::vector<std::string>;

// A fenced block that means something here: ```rubric name.rubric is a file, ```console a session.
struct Block {
  std::string file;   // empty for a session
  std::size_t first;  // index of the body's first line in the document
  Lines body;

  bool is_session() const { return file.empty(); }
};

struct Document {
  std::string name;  // as given on the command line
  Lines lines;
  std::vector<Block> blocks;
};

// All of these throw std::runtime_error with a message for the user.
Document read_document(const std::string& name);
std::string read_text(const std::filesystem::path& path);
void write_lines(const std::filesystem::path& path, const Lines& lines);

Lines split_lines(std::string_view text);

}  // namespace transcripts
