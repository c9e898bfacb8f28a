#include "tests/transcripts/check.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <utility>
#include <vector>

#include "tests/transcripts/difference.hpp"
#include "tests/transcripts/sandbox.hpp"

namespace transcripts {
namespace {

struct Change {
  const Block* session;
  Lines actual;
};

// The commands of a session, each with the lines it is written on: one that ends with a backslash
// goes on in the next line, as in the shell.
std::vector<Lines> commands_of(const Lines& body) {
  std::vector<Lines> commands;
  for (std::size_t at = 0; at < body.size(); ++at) {
    if (!body[at].starts_with("$ ")) continue;
    commands.push_back({body[at]});
    while (body[at].ends_with('\\') && at + 1 < body.size()) commands.back().push_back(body[++at]);
  }
  return commands;
}

std::string script_of(const Lines& command) {
  std::string script;
  for (const auto& line : command) script += line + '\n';
  return script.substr(2);  // the "$ "
}

// The session as it should read. Everything is compared at once, output and exit status, so that a
// difference shows the commands around it.
Lines replay(const Sandbox& sandbox, const Block& session) {
  Lines actual;
  for (const auto& command : commands_of(session.body)) {
    actual.insert(actual.end(), command.begin(), command.end());
    const auto output = sandbox.run(script_of(command));
    actual.insert(actual.end(), output.begin(), output.end());
  }
  return actual;
}

// Every block in order; those sessions that went another way than the document says.
std::vector<Change> changes_in(const Document& document) {
  const Sandbox sandbox{document};
  std::vector<Change> changes;
  for (const auto& block : document.blocks) {
    if (!block.is_session()) {
      sandbox.write(block);
    } else if (auto actual = replay(sandbox, block); actual != block.body) {
      changes.push_back({&block, std::move(actual)});
    }
  }
  return changes;
}

// From the last to the first, so that the lines still to be replaced stay where they are.
void rewrite(const Document& document, const std::vector<Change>& changes) {
  auto lines = document.lines;
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(change->session->first);
    const auto end = begin + static_cast<std::ptrdiff_t>(change->session->body.size());
    const auto at = lines.erase(begin, end);
    lines.insert(at, change->actual.begin(), change->actual.end());
  }
  write_lines(document.name, lines);
}

void print(const Document& document, const Change& change) {
  fmt::print("{}:{}: the session differs (- as written, + as it happened)\n{}\n", document.name,
             change.session->first + 1, difference(change.session->body, change.actual));
}

int count_sessions(const Document& document) {
  int count = 0;
  for (const auto& block : document.blocks) count += block.is_session() ? 1 : 0;
  return count;
}

}  // namespace

Tally check(const std::string& name, Mode mode) {
  const auto document = read_document(name);
  const auto changes = changes_in(document);
  for (const auto& change : changes) print(document, change);
  const auto total = count_sessions(document);
  if (mode == Mode::update) {
    if (!changes.empty()) rewrite(document, changes);
    return {total, 0};
  }
  const auto failed = static_cast<int>(changes.size());
  return {total - failed, failed};
}

}  // namespace transcripts
