// In what order a chunk carries out a program, and where its columns stand: each is told and read as soon as it can be,
// and then its room is free for another. So the columns that are in use stay in the nearest cache.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/batch/program.hpp"

namespace rubric::batch {

struct Step {
  enum class What : std::uint8_t { question, leaf, instruction, told } what = What::instruction;
  std::uint32_t index = 0;  // in the program
};

struct Schedule {
  std::vector<Step> steps;
  std::vector<std::uint32_t> places;  // of the columns, by their number
  std::size_t room = 0;               // places
};

Schedule schedule(const Program& program);

}  // namespace rubric::batch
