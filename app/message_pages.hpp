// The pages of docs/messages, one for each code: an example of what is wrong, and the same mended.
#pragma once

#include <string_view>

namespace rubric::app {

// As it stands in the file, in Markdown; empty if there is none. (Its source is made by message_pages.cmake.)
std::string_view message_page(std::string_view code);

}  // namespace rubric::app
