// What of a data file is refused before its format is looked at: its size and its encoding.
#include "runtime/readable_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lang/utf8.hpp"

namespace rubric {

namespace {

constexpr std::string_view kNoText = "the file is no text file, or was saved as UTF-16: save it as UTF-8";

// The marks that UTF-16 begins with, either way round.
bool is_utf16(std::string_view text) { return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"); }

std::string what_is_wrong(std::string_view text, std::size_t at) {
  if (is_utf16(text)) return "the file is UTF-16 text";
  if (text[at] == '\0') return "byte 0x00 belongs to no text";
  return fmt::format("byte 0x{:02X} is not UTF-8 text", static_cast<unsigned char>(text[at]));
}

}  // namespace

bool is_readable_text(SourceId source, const Sources& sources, const TextFormat& format, Diagnostics& diagnostics) {
  const std::string_view text = sources[source].text();
  if (text.size() > format.most_bytes) {
    diagnostics.add({Code::file_too_large,
                     {source, 0, 0},
                     fmt::format("{} has at most {} MiB", format.file, format.most_bytes >> 20U),
                     "take out what is no part of the inspection",
                     {},
                     {}});
    return false;
  }
  const std::size_t bad = std::min(first_invalid_byte(text), text.find('\0'));
  if (bad >= text.size()) return true;
  const auto at = static_cast<std::uint32_t>(bad);
  const bool zero = text[bad] == '\0';
  diagnostics.add({Code::not_utf8,
                   {source, at, at + 1},
                   what_is_wrong(text, bad),
                   std::string(zero ? kNoText : format.save_as),
                   {},
                   {}});
  return false;
}

}  // namespace rubric
