// In place of libFuzzer: each file of a folder is given to the target once.
#include <fmt/format.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

// The name comes first: where the target ends the program, it is the last line.
void replay(const fs::path& file) {
  fmt::print(stderr, "{}\n", file.string());
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const std::set<fs::path> files{fs::directory_iterator(arguments[1]), fs::directory_iterator()};
  for (const fs::path& file : files) replay(file);
  return files.empty() ? 1 : 0;  // an empty corpus tests nothing
}
