// `rubric`: the command line.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "app/commands.hpp"
#include "lang/diagnostic.hpp"

namespace {

using rubric::app::Console;
using rubric::app::Options;
using Command = int (*)(const Options&, Console&);

struct Called {
  Options options;
  Command command = nullptr;
};

CLI::App* add(CLI::App& app, Called& called, Command command, const char* name, const char* what, const char* example) {
  CLI::App* sub = app.add_subcommand(name, what);
  sub->footer(std::string("Example: ") + example);
  sub->callback([&called, command] { called.command = command; });
  return sub;
}

void add_rules(CLI::App* sub, Options& options) {
  sub->add_option("--rules", options.rules, "folder of rules files, in place of those that ship")
      ->type_name("FOLDER")
      ->allow_extra_args(false)  // what follows its folder is the next argument
      ->check([](const std::string& path) {
        return CLI::ExistingPath(path).empty() ? std::string() : "there is no `" + path + "`";
      });
}

void add_case_ids(CLI::App* sub, Options& options) {
  sub->add_flag("--case-ids", options.case_ids, "let messages and explanations name cases by their identifiers");
}

void add_cases(CLI::App* sub, Options& options) {
  sub->add_option("--cases", options.cases,
                  "sheet of case records, as court=court.csv; FILE alone if it has a column `kind`")
      ->type_name("KIND=FILE")
      ->allow_extra_args(false)
      ->check([](const std::string& given) {
        return given.starts_with('=') ? "`" + given + "` names no kind of case before its `=`" : std::string();
      });
}

void add_prompts(CLI::App* sub, Options& options) {
  sub->add_flag("--prompts", options.prompts, "show what was noted below the questions, too");
}

// Of a command that takes many inspections.
void add_inspections(CLI::App* sub, Options& options) {
  sub->add_option("inspection", options.files,
                  "data files, folders of them, and sheets (.csv) with an inspection in each row")
      ->type_name("DATA")
      ->required();
  sub->add_option("--carry", options.carry, "of a sheet: copy this column to the output of --csv")
      ->type_name("COLUMN")
      ->allow_extra_args(false);
  sub->add_option("--ignore", options.ignore, "of a sheet: leave this column out")
      ->type_name("COLUMN")
      ->allow_extra_args(false);
  sub->add_option("--blank", options.blank, "of a sheet: empty cells are `missing`, that is, not known")
      ->type_name("missing")
      ->check(CLI::IsMember({"missing"}));
  sub->add_flag("--csv", options.csv, "print a sheet");
  sub->add_option("-o,--out", options.out, "the file to write; it must not be there yet")->type_name("FILE");
}

// Of a sheet with an inspection in each row, and of a folder of inspections.
void add_sheet(CLI::App* sub, Options& options) {
  const auto add_columns = [&](const char* name, std::vector<std::string>& columns, const char* what) {
    sub->add_option(name, columns, what)->type_name("COLUMN")->allow_extra_args(false);
  };
  add_columns("--carry", options.carry, "of a sheet: copy this column to the output, too");
  add_columns("--ignore", options.ignore, "of a sheet: leave this column out");
  sub->add_option_function<std::vector<std::string>>(
         "--blank",
         [&options](const std::vector<std::string>& words) {
           for (const std::string& word : words) (word == "missing" ? options.blank : options.blank_answers) = word;
         },
         "of a sheet of inspections: empty cells are `missing`, that is, not known; of a sheet of cases: `left out`, "
         "`not relevant`, `not yet assessed` or `insufficient evidence`")
      ->type_name("WORDS")
      ->allow_extra_args(false)
      ->check([](const std::string& text) {
        constexpr std::array<std::string_view, 5> kWords = {"missing", "left out", "not relevant", "not yet assessed",
                                                            "insufficient evidence"};
        return std::find(kWords.begin(), kWords.end(), text) != kWords.end()
                   ? std::string()
                   : "empty cells can be `missing`, and in a sheet of cases `left out`, `not relevant`, `not yet "
                     "assessed` or `insufficient evidence`; not `" +
                         text + "`";
      });
  sub->add_option("--layout", options.layout,
                  "of a sheet, a row for each of the `answers`, `cases` or `inspections`; "
                  "without it, the header tells")
      ->type_name("ROWS")
      ->check(CLI::IsMember({"answers", "cases", "inspections"}));
  sub->add_option("--jobs", options.jobs, "of a sheet of cases: work on so many parts of it at the same time")
      ->type_name("N")
      ->check(CLI::Range(1, 64));
  sub->add_flag("--force", options.force, "of a sheet: replace the file of --out if it is there");
  sub->add_flag("--keep-going", options.keep_going,
                "of a sheet: write the rows that are right though others are wrong");
  sub->add_flag("--csv", options.csv, "of a folder: print a sheet (CSV), not a table");
  sub->add_option("-o,--out", options.out, "the file to write; it must not be there yet")->type_name("FILE");
}

void add_rate(CLI::App* rate, Options& o) {
  rate->add_option(
          "inspection", o.files,
          "data files; a folder of them; or a sheet (.csv, .csv.gz, or - for standard input) with a row for each "
          "inspection, case or answer, and beside cases another one with a row for each inspection")
      ->type_name("FILE")
      ->required();
  rate->add_option("--framework", o.framework, "rate by this framework, not by the edition in force")
      ->type_name("NAME");
  rate->add_flag("--panel", o.panel, "what the ratings panel looks at, in place of the table");
  rate->add_flag("--markdown", o.markdown, "tables to be published: Markdown");
  rate->add_option("--small-cell", o.small_cell, "note figures of fewer cases than this, 3 if it is not given; 0: none")
      ->type_name("N")
      ->check([](const std::string& text) {
        return text.find_first_not_of("0123456789") == std::string::npos ? std::string()
                                                                         : "`" + text + "` is no number of cases";
      });
  add_prompts(rate, o);
  add_case_ids(rate, o);
  add_cases(rate, o);
  add_sheet(rate, o);
  add_rules(rate, o);
}

void add_explain(CLI::App* explain, Options& o) {
  explain->add_option("inspection", o.inspection, "data file")->type_name("FILE")->required();
  explain->add_option("standard", o.standard, "a standard, or `overall`; all of them if none is named")
      ->type_name("NUMBER");
  explain->add_option("--framework", o.framework, "rate by this framework, not by the edition in force")
      ->type_name("NAME");
  CLI::Option* higher = explain->add_flag("--higher", o.higher, "say what would lift the rating: the smallest change");
  explain->add_flag("--lower", o.lower, "say what would lower it")->excludes(higher);
  explain->add_flag("--fixed-judgements", o.fixed_judgements, "with --higher or --lower: change answers only");
  add_prompts(explain, o);
  add_case_ids(explain, o);
  add_cases(explain, o);
  add_rules(explain, o);
}

void add_verify(CLI::App* verify, Options& o) {
  verify->add_option("result", o.files, "what `rubric rate --json` printed")->type_name("FILE")->required();
  verify->add_option("--data", o.data, "folder that the data are in now")->type_name("FOLDER");
  add_rules(verify, o);
}

void add_compare(CLI::App* compare, Options& o) {
  compare
      ->add_option("--framework", o.frameworks,
                   "what to compare; of one alone, with the framework that it amends; of none, the only alternative")
      ->type_name("NAME")
      ->allow_extra_args(false);
  compare->add_option("--by", o.by, "count by what this input or column of a sheet says, too")->type_name("NAME");
  add_inspections(compare, o);
  add_rules(compare, o);
}

void add_sweep(CLI::App* sweep, Options& o) {
  sweep
      ->add_option("--set", o.set,
                   "values of a parameter, or of the edge of a band: pass-mark=55..70, sufficiency.good.from=60..70/5")
      ->type_name("NAME=FROM..TO/STEP")
      ->allow_extra_args(false)
      ->required();
  sweep->add_option("--standard", o.standard, "count ratings of this standard, not of the overall")
      ->type_name("NUMBER");
  sweep->add_option("--framework", o.framework, "rate by this framework, not by the edition in force")
      ->type_name("NAME");
  add_inspections(sweep, o);
  add_rules(sweep, o);
}

void add_check(CLI::App* check, Options& o) {
  check->add_option("rules-file", o.files, "rules files or folders; those that ship if none is named")
      ->type_name("FILE");
  check->add_flag("--notes", o.notes, "show notes, too: what depends on rounding, what small samples cannot reach");
  CLI::Option* against =
      check->add_option("--against", o.against, "say which inspections these rules rate otherwise than BASE does")
          ->type_name("BASE");
  check->add_option("-o,--out", o.out, "with --against: write the smallest example to this new file")
      ->type_name("FILE")
      ->needs(against);
  check->add_flag("--table", o.outcomes, "print everything that tables, choices and score bands come to");
  check->add_flag("--strict", o.strict, "every rule must say where it is published");
  check->add_flag("--fix", o.fix, "write into the files what can be meant only in one way, and check again");
  check->add_option("--format", o.format, "text; short, one line each; json, as --json; or sarif, 2.1.0 for code hosts")
      ->type_name("FORM")
      ->check([](const std::string& form) {
        const bool known = form == "text" || form == "short" || form == "json" || form == "sarif";
        return known ? std::string() : "`" + form + "` is not `text`, `short`, `json` or `sarif`";
      });
  add_rules(check, o);
}

void add_test(CLI::App* test, Options& o) {
  test->add_option("rules-file", o.files, "rules files or folders; those that ship if none is named")
      ->type_name("FILE");
  add_rules(test, o);

  test->add_flag("--coverage", o.coverage, "list what no test exercises");
  test->add_option("--junit", o.junit, "write the results to this file, as JUnit's XML")->type_name("FILE");
}

void add_sample(CLI::App* sample, Options& o) {
  sample->add_option("eligible", o.files, "numbers of eligible cases, of all kinds (76) or of one (court=76)")
      ->type_name("N")
      ->required();
  sample->add_option("--confidence", o.confidence, "in per cent")->type_name("PERCENT");
  sample->add_option("--margin", o.margin, "margin of error in percentage points")->type_name("POINTS");
  sample->add_option("--framework", o.framework, "take from it what is not given: confidence, margin, split, sizes")
      ->type_name("NAME");
  add_rules(sample, o);
}

void add_format(CLI::App* format, Options& o) {
  format->add_option("rules-file", o.files, "rules files or folders")->type_name("FILE")->required();
  CLI::Option* only_check = format->add_flag("--check", o.only_check, "change nothing, say which files would change");
  format->add_flag("--stdout", o.to_stdout, "change nothing, print the file as it would be")->excludes(only_check);
  format->add_flag("--from-word", o.from_word, "repair what Word and Excel put into text");
}

void add_show(CLI::App* show, Options& o) {
  show->add_option("framework", o.framework, "its name")->type_name("NAME")->required();
  show->add_flag("--markdown", o.markdown, "to be published, as the annexe of a report: Markdown");
  show->add_option("-o,--out", o.out, "the file to write; it must not be there yet")->type_name("FILE");
  add_rules(show, o);
}

void add_dump(CLI::App* dump, Options& o) {
  dump->add_option("name", o.framework, "the framework")->type_name("NAME")->required();
  o.stage = "framework";
  dump->add_flag_callback(
      "--ast", [&o] { o.stage = "ast"; }, "its text as a tree");
  dump->add_flag_callback(
      "--framework", [&o] { o.stage = "framework"; }, "checked, with its hash (the default)");
  dump->add_flag_callback(
      "--plan", [&o] { o.stage = "plan"; }, "the steps that rate");
  add_rules(dump, o);
}

void add_template(CLI::App* sheet, Options& o) {
  sheet->add_option("framework", o.framework, "the framework that will rate it")->type_name("NAME")->required();
  sheet
      ->add_option_function<std::vector<std::string>>(
          "--csv", [&o](const std::vector<std::string>& kind) { o.sheet = kind.empty() ? "" : kind.front(); },
          "a sheet with a row for each case of this kind; of all kinds if none is named. Of a framework without cases, "
          "one with a row for each inspection")
      ->type_name("KIND")
      ->expected(0, 1);
  sheet
      ->add_flag_callback(
          "--toml", [] {}, "an inspection (the default)")
      ->excludes("--csv");
  sheet->add_option("--out", o.out, "the file to write; it must not be there yet")->type_name("FILE");
  add_rules(sheet, o);
}

void add_begin(CLI::App* begin, Options& o) {
  begin->add_option("what", o.begin.what, "inspection, framework or alternative")
      ->required()
      ->check(CLI::IsMember({"inspection", "framework", "alternative"}));
  begin->add_option("--programme", o.begin.programme, "the programme that it belongs to")->type_name("NAME");
  begin->add_option("--provider", o.begin.provider, "of an inspection: whom it is of")->type_name("TEXT");
  begin->add_option("--fieldwork", o.begin.fieldwork, "of an inspection: its first day of fieldwork")->type_name("DAY");
  begin->add_option("--sample", o.begin.sample, "of an inspection: how many cases of a kind, as court=24")
      ->type_name("KIND=NUMBER")
      ->allow_extra_args(false);
  begin->add_option("--id", o.begin.id, "of a framework or an alternative: its name in rules and data")
      ->type_name("NAME");
  begin->add_option("--title", o.begin.title, "of a framework or an alternative: its name in print")->type_name("TEXT");
  begin->add_option("--from", o.begin.from, "of a framework: the first day that it is in force")->type_name("DAY");
  begin->add_option("--amends", o.begin.amends, "of an alternative: the framework that it changes")->type_name("NAME");
  begin->add_option("--out", o.out, "the file to write; it must not be there yet")->type_name("FILE");
  add_rules(begin, o);
}

void add_help(CLI::App* help, Options& o) {
  help->add_option("code", o.code, "the message; all of them if none is named")->type_name("CODE");
}

void add_frameworks(CLI::App* frameworks, Options& o) { add_rules(frameworks, o); }

struct Description {
  const char* name;
  const char* what;
  const char* example;
  Command command;
  void (*add_options)(CLI::App*, Options&);
};
constexpr Description kCommands[] = {
    {"rate", "rate inspections", "rubric rate examples/hartlepool-2020.toml", rubric::app::rate, add_rate},
    {"explain", "say why a standard, or the whole inspection, is rated as it is",
     "rubric explain examples/hartlepool-2020.toml 2.3", rubric::app::explain, add_explain},
    {"verify", "rate again what results were made from, and say what has changed since", "rubric verify results.json",
     rubric::app::verify, add_verify},
    {"compare", "the same inspections under several frameworks",
     "rubric compare --framework youth-2018 --framework youth-2021 examples/hartlepool-2020.toml", rubric::app::compare,
     add_compare},
    {"sweep", "rate again with other numbers in the rules", "rubric sweep --set sufficiency.good.from=60..70 examples",
     rubric::app::sweep, add_sweep},
    {"check", "check rules files", "rubric check rules/hmip/youth-2018.rubric", rubric::app::check, add_check},
    {"test", "run the tests that stand in rules files", "rubric test rules/hmip/youth-2018.rubric", rubric::app::test,
     add_test},
    {"sample", "say how many of the eligible cases to inspect", "rubric sample --confidence 80 --margin 5 76",
     rubric::app::sample, add_sample},
    {"fmt", "lay out rules files", "rubric fmt rules/hmip/youth-2018.rubric", rubric::app::format_files, add_format},
    {"show", "print a framework in full, amendments applied", "rubric show youth-2021", rubric::app::show, add_show},
    {"frameworks", "list frameworks by programme, and when they are in force", "rubric frameworks",
     rubric::app::frameworks, add_frameworks},
    {"dump", "print a stage of a framework: --ast, --framework or --plan", "rubric dump youth-2018 --plan",
     rubric::app::dump, add_dump},
    {"template", "write a file to fill in: an inspection, or with --csv a sheet for its cases",
     "rubric template youth-2018 --csv court --out court.csv", rubric::app::write_template, add_template},
    {"new", "begin an inspection, a framework or an alternative to one; asks for what no flag says",
     "rubric new inspection --programme youth-justice --provider \"A service\" --fieldwork 2020-10-26",
     rubric::app::begin, add_begin},
    {"help", "explain a message, such as R0201", "rubric help R0201", rubric::app::help, add_help},
};

// The one that is called with its options; else all without theirs, for help and for what is mistyped. Setting up all
// of them with all their options would take as long as to read an inspection.
void add_commands(CLI::App& app, Called& called, std::string_view name) {
  const auto* const end = std::end(kCommands);
  const bool one = std::find_if(kCommands, end, [&](const Description& each) { return each.name == name; }) != end;
  for (const Description& each : kCommands) {
    if (one && each.name != name) continue;
    CLI::App* sub = add(app, called, each.command, each.name, each.what, each.example);
    if (each.name != name) continue;
    sub->add_flag("--json", called.options.json, "print JSON (docs/json.md)");
    each.add_options(sub, called.options);
  }
}

std::string in_our_words(const CLI::App* app, const CLI::Error& error) {
  std::string what = error.what();
  if (!what.empty()) what[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(what[0])));
  const std::vector<CLI::App*> called = app->get_subcommands();
  return "rubric: " + what + "; see `rubric " + (called.empty() ? "" : called.front()->get_name() + " ") + "--help`\n";
}

std::vector<std::string> names_of_commands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(sub->get_name());
  return names;
}

// What stands where a command should be, and is none. Empty if all is well.
std::string unknown_command(const CLI::App& app, std::string_view word) {
  const std::vector<std::string> names = names_of_commands(app);
  if (word.starts_with('-') || std::find(names.begin(), names.end(), word) != names.end()) return {};
  const std::string near = rubric::did_you_mean(word, {names.begin(), names.end()});
  const std::string advice = near.empty() ? "see `rubric --help`" : "did you mean `" + near + "`?";
  return "rubric: there is no command `" + std::string(word) + "`; " + advice + "\n";
}

// Memory that is freed is used again, not given back: to get it anew costs a fault for each of its pages.
void keep_freed_memory() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 1 << 25);
  mallopt(M_TRIM_THRESHOLD, 1 << 26);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  keep_freed_memory();
  CLI::App app("Rubric rates inspections by rules that can be read.");
  app.set_version_flag("--version", std::string("rubric ") + RUBRIC_VERSION);
  app.require_subcommand(1);
  app.failure_message(in_our_words);
  Called called;
  add_commands(app, called, argc > 1 ? argv[1] : "");
  if (const std::string problem = argc > 1 ? unknown_command(app, argv[1]) : ""; !problem.empty()) {
    Console().message(problem);
    return rubric::app::Exit::usage;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (app.exit(error) != 0) return rubric::app::Exit::usage;
    if (std::cout.flush()) return rubric::app::Exit::ok;
    Console().message("rubric: the help could not be written\n");
    return rubric::app::Exit::error;
  }
  Console console;
  const int status = called.command(called.options, console);
  std::exit(console.flush() ? status : rubric::app::Exit::error);  // at once: the options need not be taken apart
}
