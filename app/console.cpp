#include "app/console.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace rubric::app {

int worst(int a, int b) {
  constexpr std::array order = {Exit::ok, Exit::open, Exit::differs, Exit::error, Exit::usage};
  const auto rank = [&](int status) { return std::find(order.begin(), order.end(), status) - order.begin(); };
  return rank(a) >= rank(b) ? a : b;
}

Console::Console() {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool shows_colour = terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
  const bool wanted = shows_colour && (no_colour == nullptr || *no_colour == '\0');
  colour_out_ = wanted && isatty(STDOUT_FILENO) != 0;
  colour_err_ = wanted && isatty(STDERR_FILENO) != 0;
}

void Console::message(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

void Console::message(const Diagnostics& diagnostics, const Sources& sources) {
  message(render(diagnostics, sources, colour_err_));
}

bool Console::flush() {
  const bool written = std::fwrite(out_.data(), 1, out_.size(), stdout) == out_.size() && std::fflush(stdout) == 0;
  out_.clear();
  if (!written) message(fmt::format("rubric: the results could not be written: {}\n", std::strerror(errno)));
  return written;
}

std::string Console::strong(std::string_view text) const {
  return colour_out_ ? fmt::format("\x1b[1m{}\x1b[0m", text) : std::string(text);
}
std::string Console::faint(std::string_view text) const {
  return colour_out_ ? fmt::format("\x1b[2m{}\x1b[0m", text) : std::string(text);
}

}  // namespace rubric::app
