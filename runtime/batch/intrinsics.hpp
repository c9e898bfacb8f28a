// The instructions of RUBRIC_AVX512.
#pragma once

#include "runtime/batch/vector.hpp"

#ifdef RUBRIC_AVX512
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"  // g++ 12 means its own header
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <immintrin.h>
#pragma GCC diagnostic pop
#endif
