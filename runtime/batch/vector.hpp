// Marks a function whose loops are compiled a second time, for processors with wider registers; which of both runs is
// found out when the program starts. So one binary serves all, and what it gives is the same.
#pragma once

// Sanitizers are not ready yet when that is found out.
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && defined(__OPTIMIZE__)
#define RUBRIC_VECTOR __attribute__((target_clones("avx2", "default")))
#else
#define RUBRIC_VECTOR
#endif
