// The subcommands of `rubric`. Each returns an exit status (app/console.hpp) and prints to the console given.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/console.hpp"
#include "runtime/notes.hpp"

namespace rubric::app {

// What `new` begins, as its flags say; what is not said is asked for at a terminal.
struct NewOptions {
  std::string what;                                           // inspection, framework or alternative
  std::optional<std::string> programme, provider, fieldwork;  // of an inspection; of a framework the first
  std::optional<std::string> id, title, from;                 // of a framework
  std::optional<std::string> amends;                          // of an alternative
  std::vector<std::string> sample;                            // of an inspection: `court=24`
};

struct Options {
  std::vector<std::string> rules;            // --rules
  std::vector<std::string> files;            // inspections or rules, as the command takes them
  std::string inspection;                    // the one that `explain` takes
  std::optional<std::string> framework;      // --framework, or the name that `show` and `dump` take
  std::optional<std::string> standard;       // of `explain`
  std::vector<std::string> cases;            // --cases: `court=court.csv`, or `all.csv`
  std::string code;                          // of `help`
  std::string stage;                         // of `dump`: ast, framework or plan
  bool panel = false;                        // of `rate`: what the ratings panel looks at
  std::optional<std::string> sheet;          // of `template`: --csv, with a kind of case or empty
  bool csv = false;                          // of `rate`, for a folder, `compare` and `sweep`: a sheet
  bool markdown = false;                     // of `rate` and `show`: to be published
  std::optional<std::string> out;            // the file to write
  std::vector<std::string> carry;            // of `rate`, for a sheet: columns that go to the output as they are
  std::vector<std::string> ignore;           // columns that have no part in the rating
  std::optional<std::string> blank;          // what an empty cell means: `missing`
  std::optional<std::string> blank_answers;  // what one of a sheet of cases means: `left out`, `not relevant`, …
  std::string layout;               // of `rate`, for a sheet: answers, cases or inspections; empty: the header tells
  std::size_t jobs = 1;             // so many blocks of it at the same time
  bool force = false;               // a file that is there may be replaced
  bool keep_going = false;          // rows that are right are written though others are wrong
  std::optional<std::string> data;  // of `verify`: --data, the folder of the data
  std::vector<std::string> frameworks;  // of `compare`: --framework, several
  std::vector<std::string> set;         // of `sweep`: NAME=FROM..TO/STEP
  std::optional<std::string> by;        // of `compare`: a column or an input
  NewOptions begin;
  bool coverage = false;             // of `test`: list what no test exercises
  std::optional<std::string> junit;  // of `test`: the file to write
  bool prompts = false;              // of `rate` and `explain`
  bool json = false;
  bool case_ids = false;                  // cases may be named by their identifiers
  std::int64_t small_cell = kSmallCell;   // fewer cases than these get a note
  std::optional<std::string> confidence;  // of `sample`, as written
  std::optional<std::string> margin;
  bool higher = false;  // of `explain`: what would lift the rating
  bool lower = false;   // or lower it
  bool fixed_judgements = false;
  bool notes = false;                  // of `check`: show them
  bool outcomes = false;               // of `check`: print everything that tables and bandings come to
  bool strict = false;                 // of `check`: every rule says where it comes from
  std::optional<std::string> against;  // of `check`: the rules that these are held against
  std::string format;                  // of `check`: text, short, json or sarif
  bool fix = false;                    // of `check`: write what is certain into the files
  bool only_check = false;             // of `fmt`: --check
  bool to_stdout = false;              // of `fmt`
  bool from_word = false;              // of `fmt`
};

int sample(const Options& options, Console& console);
int rate(const Options& options, Console& console);
int verify(const Options& options, Console& console);
int compare(const Options& options, Console& console);
int sweep(const Options& options, Console& console);
int check(const Options& options, Console& console);
int check_against(const Options& options, Console& console);
int explain(const Options& options, Console& console);
int show(const Options& options, Console& console);
int format_files(const Options& options, Console& console);
int frameworks(const Options& options, Console& console);
int test(const Options& options, Console& console);
int dump(const Options& options, Console& console);
int write_template(const Options& options, Console& console);
int begin(const Options& options, Console& console);
int help(const Options& options, Console& console);

}  // namespace rubric::app
