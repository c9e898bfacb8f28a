#include "tests/transcripts/sandbox.hpp"

#include <fmt/format.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <stdexcept>
#include <string_view>
#include <system_error>

namespace fs = std::filesystem;

namespace transcripts {
namespace {

fs::path fresh_directory() {
  auto name = (fs::temp_directory_path() / "rubric-transcript-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), "mkdtemp");
  return fs::canonical(name);
}

bool provides(const Document& document, const fs::path& folder) {
  return std::ranges::any_of(document.blocks, [&](const Block& block) {
    return !block.is_session() && *fs::path{block.file}.begin() == folder;
  });
}

struct Result {
  std::string output;
  int status;
};

// One pipe for both streams, so that they arrive in the order in which they were written; nothing
// to read, so that a command that waits for input ends instead of hanging.
Result run_shell(const std::string& command) {
  const auto script = "exec </dev/null 2>&1\n" + command;
  std::FILE* const pipe = popen(script.c_str(), "r");
  if (pipe == nullptr) throw std::system_error(errno, std::generic_category(), "popen");
  Result result{};
  std::array<char, 4096> buffer{};
  while (const auto count = std::fread(buffer.data(), 1, buffer.size(), pipe))
    result.output.append(buffer.data(), count);
  result.status = pclose(pipe);
  return result;
}

// As the shell counts: a command ended by signal N has status 128 + N.
int exit_status(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

void prepare_environment() {
  const auto folder = fs::path{RUBRIC_PROGRAM}.parent_path().string();
  const char* const path = getenv("PATH");
  setenv("PATH", (folder + ":" + (path == nullptr ? "/usr/bin:/bin" : path)).c_str(), 1);
  setenv("RUBRIC_ROOT", RUBRIC_ROOT, 1);
  setenv("NO_COLOR", "1", 1);
  setenv("LC_ALL", "C.UTF-8", 1);
}

Sandbox::Sandbox(const Document& document) : before_{fs::current_path()}, here_{fresh_directory()} {
  for (const auto* folder : {"rules", "examples"}) {
    const auto source = fs::path{RUBRIC_ROOT} / folder;
    if (fs::exists(source) && !provides(document, folder))
      fs::copy(source, here_ / folder, fs::copy_options::recursive);
  }
  fs::current_path(here_);
}

Sandbox::~Sandbox() {
  std::error_code ignored;  // a directory left behind must not turn a result into a crash
  fs::current_path(before_, ignored);
  fs::remove_all(here_, ignored);
}

void Sandbox::write(const Block& file) const {
  const auto path = (here_ / file.file).lexically_normal();
  const auto inside = path.lexically_relative(here_);
  if (inside.empty() || *inside.begin() == "..")
    throw std::runtime_error(fmt::format("line {}: {} is outside the document's directory", file.first, file.file));
  fs::create_directories(path.parent_path());
  write_lines(path, file.body);
}

Lines Sandbox::run(const std::string& command) const {
  auto [output, status] = run_shell(command);
  replace_all(output, here_.string() + "/", "./");
  replace_all(output, here_.string(), ".");
  replace_all(output, RUBRIC_ROOT "/", "$RUBRIC_ROOT/");
  auto lines = split_lines(output);
  if (!output.empty() && output.back() != '\n') lines.emplace_back("[no newline at the end]");
  if (status != 0) lines.push_back(fmt::format("[exit {}]", exit_status(status)));
  return lines;
}

}  // namespace transcripts
