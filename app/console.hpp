// Where results and messages go.
#pragma once

#include <string>
#include <string_view>

#include "lang/diagnostic.hpp"

namespace rubric::app {

// Exit statuses, the first that applies; over many files the highest in this order.
enum Exit : int { ok = 0, error = 1, usage = 2, open = 3, differs = 4 };
int worst(int a, int b);

class Console {
 public:
  Console();  // colour on a terminal that has it, never with NO_COLOR

  void print(std::string_view text) { out_ += text; }  // to standard output, kept until `flush`
  void message(std::string_view text);                 // to standard error
  void message(const Diagnostics& diagnostics, const Sources& sources);
  // Writes what was printed. False, with a message, if it could not be written whole.
  bool flush();

  bool colour_out() const { return colour_out_; }
  // Bold where colour is allowed.
  std::string strong(std::string_view text) const;
  std::string faint(std::string_view text) const;

 private:
  std::string out_;
  bool colour_out_ = false;
  bool colour_err_ = false;
};

}  // namespace rubric::app
