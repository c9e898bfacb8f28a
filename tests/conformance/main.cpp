// Holds the shipped rules against published ratings: rubric_conformance <folder of data> <rubric> <rules>
//
// Each scheme's data become a sheet of inspections, which `rubric rate` rates; the table says how many ratings came
// out as they were published. Exit status 1 when one falls short, or nothing was there to be tested.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>

#include "tests/conformance/schemes.hpp"

namespace rubric::conformance {
namespace {

namespace fs = std::filesystem;

// A folder that is gone in the end.
class WorkFolder {
 public:
  WorkFolder() : path_((fs::temp_directory_path() / "rubric-conformance-XXXXXX").string()) {
    if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error(fmt::format("{} cannot be made", path_));
  }
  ~WorkFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  fs::path operator/(const char* name) const { return fs::path(path_) / name; }

 private:
  std::string path_;
};

std::string quoted(const std::string& argument) {
  std::string out = "'";
  for (const char c : argument) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

class Program {
 public:
  Program(std::string program, std::string rules) : program_(std::move(program)), rules_(std::move(rules)) {}

  Sheet operator()(const Sheet& inspections, const std::string& framework) const {
    const WorkFolder work;
    write(work / "inspections.csv", inspections);
    const std::string command =
        fmt::format("{} rate {} --framework {} --rules {} --carry key --blank missing --out {} 2>{}", quoted(program_),
                    quoted(work / "inspections.csv"), quoted(framework), quoted(rules_), quoted(work / "rated.csv"),
                    quoted(work / "messages.txt"));
    const int status = std::system(command.c_str());
    const bool rated = WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) >= 3);
    if (!rated) {
      std::system(fmt::format("head -n 20 {} >&2", quoted(work / "messages.txt")).c_str());
      throw std::runtime_error("`rubric rate` did not rate them");
    }
    Sheet sheet = read(work / "rated.csv");
    if (sheet.size() != inspections.size()) throw std::runtime_error("`rubric rate` left rows out");
    return sheet;
  }

 private:
  std::string program_;
  std::string rules_;
};

void print(const std::string& scheme, const Figure& figure, const Figure& expected) {
  const bool falls_short = figure.reproduced < expected.reproduced || figure.testable != expected.testable;
  const std::string remark =
      falls_short ? fmt::format("   should be {} of {}", expected.reproduced, expected.testable) : "";
  fmt::print("{:<27} {:<32} {:>10} {:>10}{}\n", scheme, expected.rule, figure.reproduced, figure.testable, remark);
}

// Whether all figures are as they should be.
bool test(const Scheme& scheme, const fs::path& data, const Rate& rate) {
  std::vector<Figure> figures(scheme.expected.size());
  std::string problem;
  try {
    figures = scheme.measure(data / scheme.folder, rate);
  } catch (const std::exception& error) {
    problem = error.what();
  }
  bool right = problem.empty();
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Figure& expected = scheme.expected[i];
    print(scheme.folder, figures[i], expected);
    right = right && figures[i].reproduced >= expected.reproduced && figures[i].testable == expected.testable;
  }
  if (!problem.empty()) fmt::print("{:<27} {}\n", scheme.folder, problem);
  return right;
}

int run(const fs::path& data, const Rate& rate) {
  fmt::print("{:<27} {:<32} {:>10} {:>10}\n", "scheme", "rule", "reproduced", "testable");
  std::size_t tested = 0;
  bool right = true;
  for (const Scheme& scheme : schemes()) {
    if (!fs::is_directory(data / scheme.folder)) {
      fmt::print("{:<27} not tested: there is no folder {}\n", scheme.folder, (data / scheme.folder).string());
      continue;
    }
    ++tested;
    right = test(scheme, data, rate) && right;
  }
  if (tested == 0) fmt::print("nothing was tested\n");
  return right && tested > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace rubric::conformance

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: rubric_conformance <folder of data> <rubric> <rules>\n");
    return 2;
  }
  return rubric::conformance::run(argv[1], rubric::conformance::Program(argv[2], argv[3]));
}
