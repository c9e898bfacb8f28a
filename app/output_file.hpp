// A long result that appears whole or not at all: as a file, or on standard output.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/commands.hpp"

namespace rubric::app {

// It is written to a file beside the one that is meant, which takes its name at the end: whatever stops the program
// leaves the old file, or none. Where it goes to standard output, it is kept until then.
class OutputFile {
 public:
  // Without a name: standard output. `replaces`: the file may be there already.
  OutputFile(const std::optional<std::string>& name, bool replaces);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view text);
  void restart();  // nothing has been written
  // What went wrong, in words; empty if nothing did.
  const std::string& problem() const { return problem_; }
  // Makes it appear. False after a problem, now or before.
  bool finish();

 private:
  void open();
  void spill(std::size_t bytes);
  void pass_on(std::string_view text);
  void print();
  void fail();

  std::optional<std::string> name_;
  bool replaces_;
  std::string part_;  // the name of the file on the way; empty: it has none
  int file_ = -1;
  std::string kept_;  // not yet in it
  std::string problem_;
};

// The same, and says what has become of it. Returns an exit status.
int finish_output(OutputFile& file, const Options& options, Console& console);

}  // namespace rubric::app
