// The data files that the command line names: read by the format that their names tell.
#pragma once

#include <optional>
#include <string>

#include "runtime/document.hpp"

namespace rubric::app {

// The bytes of a file as a source; empty, with a message, if it cannot be read.
std::optional<SourceId> read_source(const std::string& file, Sources& sources, Diagnostics& diagnostics);

// An inspection: JSON if its name ends in `.json`, else TOML. Empty after an error. Without `case_ids`, no message
// shows the identifiers of cases in it.
std::optional<DataValue> read_inspection(const std::string& file, bool case_ids, Sources& sources,
                                         Diagnostics& diagnostics);

}  // namespace rubric::app
