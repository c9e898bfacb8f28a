// Marks a function whose loops are compiled again for processors with wider registers; which of them runs is found out
// when the program starts. So one binary serves all, and what it gives is the same.
#pragma once

// Sanitizers are not ready yet when that is found out.
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__)
#define RUBRIC_VECTOR __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
// Of functions of one name: the one for the widest, where a compiler does not find by itself what they can do.
#define RUBRIC_AVX512 __attribute__((target("arch=x86-64-v4")))
#define RUBRIC_BASE __attribute__((target("default")))
#else
#define RUBRIC_VECTOR
#define RUBRIC_BASE
#endif
