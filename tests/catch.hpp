// Catch2, whichever version is installed: 2, which Debian 12 has, or 3, which renamed its header.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
