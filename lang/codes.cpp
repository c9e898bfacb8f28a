// The words of every diagnostic's page: what it means to those who rate, and the way out.
#include "lang/codes.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace rubric {
namespace {

using C = Code;
constexpr Severity kError = Severity::error;
constexpr Severity kWarning = Severity::warning;

// In the order of `Code`, which is the order of the ids.
constexpr CodeInfo kCodes[] = {
    // ---- reading rules text
    {C::syntax, "R0101", kError, "a word or sign that cannot stand here",
     "The rules text stops making sense at this place, so the declaration around it was left out. The rest of the "
     "file was read all the same.",
     "Compare the line with a similar one that is right; the message says what was expected."},
    {C::block_open, "R0102", kError, "a block that is never closed",
     "A declaration opened with `{`, and the next declaration or the end of the file came before its `}`. Everything "
     "below would have been read as a part of it.",
     "Put the `}` where the declaration ends."},
    {C::too_deep, "R0103", kError, "nested too deep",
     "Brackets, `of` and `not` may stand 200 inside each other, amendments 50, and a value may need others through "
     "1,000 steps. No published framework comes near that, so it is nearly always a slip.",
     "Give a part of the expression a name with `define`, and use the name."},
    {C::typographic, "R0104", kError, "a character that a word processor put in",
     "Word replaces straight quotes by curly ones, hyphens by dashes and blanks by blanks that do not break. They look "
     "alike in print but are other characters.",
     "Type the plain character in its place, or let `rubric fmt --from-word` do it where it is certain."},
    {C::not_utf8, "R0105", kError, "a byte that is not text",
     "Rules are plain text in UTF-8. This file was saved in another encoding, or it is no text at all (a Word or Excel "
     "file, for instance), so its names and titles cannot be trusted.",
     "Save the file as plain text in the encoding UTF-8, or let `rubric fmt --from-word` decode it."},
    {C::file_too_large, "R0106", kError, "a file that is too large",
     "A rules file has at most 16 MiB and a data file 64 MiB, many times more than a framework or an inspection needs. "
     "Something else has got into it.",
     "Check that it is the right file; split it if it does hold that much."},
    {C::bad_date, "R0107", kError, "a day that the calendar does not have",
     "A date is written year-month-day, and must be a day that exists. A framework in force from such a day would "
     "govern no inspection.",
     "Write the day as in `2021-07-15`."},
    {C::bad_number, "R0108", kError, "a number that cannot be held exactly",
     "Ratings are computed with exact fractions of up to 18 digits. This number has more, so it would have to be "
     "rounded without anybody saying how.",
     "Write fewer digits."},

    // ---- names
    {C::unknown_name, "R0201", kError, "a name that nothing declares",
     "The rules use a name that neither the framework nor the one it amends declares. It is misspelt, or its "
     "declaration is missing or broken.",
     "Correct the spelling, or declare the name."},
    {C::declared_twice, "R0202", kError, "a name declared twice",
     "Two things in one place have the same name, so nobody could say which of them a rule or a data file means.",
     "Give one of them another name; to alter what a base framework declares, write `replace` or `change`."},
    {C::capitals, "R0203", kError, "two names that differ only in capitals",
     "Readers and spreadsheets do not keep `Staff` and `staff` apart, so a column could be taken for the wrong one.",
     "Give one of them another name."},
    {C::unused, "R0204", Severity::warning, "a declaration that nothing uses",
     "Nothing in the framework refers to this name, so leaving it out would change no rating. Often the rule that was "
     "to use it is missing or names something else.",
     "Use it, or remove it. A `define` with a title counts as used: it is printed."},
    {C::cycle, "R0205", kError, "definitions that need each other",
     "To work out one value another is needed, which needs the first. Neither could ever be computed.",
     "Follow the places listed and take one of the references out."},
    {C::built_in_name, "R0206", kError, "a name that the language brings along",
     "Words such as `lowest`, `percent` or `overall` have a fixed meaning in every framework. With a second meaning a "
     "rule could be read two ways.",
     "Choose another name, for instance the word with a hyphen and one more word."},
    {C::ambiguous_level, "R0207", kError, "a level that two scales have",
     "The name belongs to levels of more than one scale, and nothing around it says which scale is meant.",
     "In the head of a banding write `gives` and the scale, after `judged` write `as` and the scale; else compare with "
     "a value of that scale, or give the levels different names."},
    {C::not_a_value, "R0208", kError, "a name that has no value of its own",
     "The name is known, but it is a scale, a kind of case or something else that cannot stand where a value is "
     "needed.",
     "Name what you want to know of it, as in `rating of standard 2.1` or `percent of questions`."},

    // ---- types
    {C::wrong_type, "R0301", kError, "a value of the wrong type",
     "The rule needs one sort of value, such as a number or a level, and gets another. What it should mean is then "
     "anybody's guess, and a rating must not rest on a guess.",
     "Compare like with like; `score of` makes a number of a level, a banding makes a level of a number."},
    {C::other_scale, "R0302", kError, "a level of another scale",
     "Levels of two scales meet here. Levels can be compared only within their own scale, even where their names "
     "agree.",
     "Use a level of the scale that the message names."},
    {C::percent_or_number, "R0303", kError, "a percent where a number is due, or the other way round",
     "A percent is counted from 0 to 100 and is no plain number. A banding of one cannot be applied to the other.",
     "Change `of percent` or `of number` in the head of the banding, or the value that it is applied to."},
    {C::other_cases, "R0304", kError, "a fact of another kind of case",
     "The condition asks for a fact that the cases of this question do not record. It could never be answered.",
     "Use a fact of the question's own kind of case, or add the fact to that kind."},
    {C::no_cases, "R0305", kError, "questions without a kind of case",
     "A question is answered case by case, and nothing says for which cases.",
     "Write `on` and the kind of case after the domain, the standard or the question."},
    {C::not_a_collection, "R0306", kError, "one value where several are needed",
     "`lowest`, `sum`, `any of` and their like work on several values, such as `questions` or `standards`. Of a single "
     "one they say nothing.",
     "Name the collection, or leave the word out."},
    {C::no_policy, "R0307", kError, "no word on what happens when nothing is relevant",
     "Every question of this standard may turn out relevant to no case, and the framework does not say what follows. "
     "Nothing is ever assumed: a missing answer must not become a rating by accident.",
     "Add `nothing relevant -> leave out`, or a level, or `not rated`; `default for standards` does it for all."},
    {C::no_rating, "R0308", kError, "something that has no rating",
     "A rule asks for the rating or score of a standard, a domain or the overall that states no such rule.",
     "Give it a rule, such as `rating = …`, or leave it out of this one."},
    {C::judged_with_rules, "R0309", kError, "a judged standard with rules of its own",
     "The rating of a judged standard is given by the lead inspector. With rules or questions too there would be two "
     "ratings, and no word on which of them counts.",
     "Take out `judged`, or the rules and questions."},
    {C::no_boundary, "R0310", kError, "no boundary to be within points of",
     "`within … points of a boundary` is measured on the banding that a standard's percentages go through. Here there "
     "is no such banding, or more than one.",
     "Ask it of a percent that goes through exactly one banding."},
    {C::scores_not_rising, "R0311", kError, "scores that do not rise from level to level",
     "Levels stand from worst to best, and a better level has a higher score. Otherwise an improvement could lower the "
     "total.",
     "Order the levels from worst to best, and give all of them rising scores, or none of them any."},
    {C::rule_order, "R0312", kError, "a rule before the value it works on",
     "Rules run once each, in the order written. This one limits, raises or lowers something that a later rule sets, "
     "so it would have no effect.",
     "Move it below the rule that sets the value."},
    {C::not_constant, "R0313", kError, "a constant that depends on the inspection",
     "Parameters, weights and the edges of bands are the same for every inspection. This one uses something that is "
     "known only when an inspection is rated.",
     "Write a number or a parameter; for a value that varies use `define`."},
    {C::no_scores, "R0314", kError, "the score of a level on a scale without scores",
     "A level becomes a number only where its scale says how many points it is worth, and this scale does not.",
     "Add `scores` and a number to every level of the scale."},
    {C::too_many_levels, "R0315", kError, "a scale with too many levels",
     "A scale has at most 60 levels, and a fact 60 choices. More of them are a number rather than a scale.",
     "Use a number with a banding; put rare choices together as `other`."},
    {C::empty, "R0316", kError, "a declaration with nothing in it",
     "A scale has levels, a banding bands, a domain standards, an overall rules, and a test expects something. An empty "
     "one says nothing, so what was to stand in it is missing.",
     "Write what belongs there, or take the declaration out."},
    {C::misplaced, "R0317", kError, "a part that means nothing in its place",
     "For instance a domain marked `not counted`, or a weight where nothing is averaged. It would be passed over in "
     "silence, and the framework would not do what it says.",
     "Move it to where it has a meaning; the message says where that is."},
    {C::no_otherwise, "R0318", kError, "a `choose` that does not end in `otherwise`",
     "The first line that holds counts, and `otherwise` always holds. Without it, nothing is said where no line holds; "
     "what stands after it never counts.",
     "End with the line that holds where no other does: `otherwise -> good`."},
    {C::no_ends, "R0319", kError, "an input that may be any number",
     "While an input is not known, everything that its type allows is possible. Of a number without a lower and an upper "
     "end that is no range at all.",
     "Give both ends, as in `whole number 0 to 120`."},
    {C::row_cells, "R0320", kError, "a row that does not fit the heading of its table",
     "The heading names what each cell is about. With a cell too many or too few it cannot be told which is which.",
     "Give the row a cell below each heading, `any` where anything will do, and behind `->` what it gives."},
    {C::no_row, "R0321", kError, "a table without a row for something that may come",
     "The rows of a table leave no values open, or what happens then would be nobody's decision. The message names "
     "values for which there is no row.",
     "Add a row for them, move a limit, or end with `otherwise -> …`."},
    {C::rows_overlap, "R0322", kError, "two rows of a table for the same values",
     "Exactly one row of a table applies. Where two do, it cannot be told which is meant.",
     "Move a limit so that they no longer meet, or say in the head of the table that the `first row that applies` counts."},
    {C::never_applies, "R0323", Severity::warning, "a row or column that never applies",
     "The rows above it apply to all that it could apply to, or no inspection comes to what it asks for, so it says nothing. "
     "Of a two-way table, no cell of the row or column does.",
     "Take it out, correct its conditions, or move it further up."},
    {C::unknown_code, "R0330", kError, "an error that cannot be expected",
     "A test expects a message by its code, and no message that data or rating can end with has this code. The test "
     "could never pass.",
     "Correct the code; `rubric help` lists them all."},
    {C::error_and_result, "R0331", kError, "a test that expects an error and a result",
     "What ends with an error is not rated, so nothing else can be expected of it.",
     "Make two tests of it: one that expects the error, one that expects the result."},

    // ---- bandings
    {C::no_rounding, "R0401", kError, "a banding that does not say how it rounds",
     "79.5 is in one band when rounded and in another when not. The rating would depend on a choice that nobody wrote "
     "down.",
     "Write `rounded half-up`, another way of rounding, or `exact` in the head of the banding."},
    {C::no_band, "R0402", kError, "a value that no band holds",
     "There is a gap between two bands, and real cases can fall into it. They would have no rating.",
     "Let the next band begin where the one below ends."},
    {C::bands_overlap, "R0403", kError, "a value that two bands hold", "A case with this value would have two ratings.",
     "Let one of the bands end below the place where the other begins."},
    {C::band_order, "R0404", kError, "bands out of order",
     "Bands stand from the lowest to the highest, so that a reader sees at a glance that none is missing. A band whose "
     "upper end is below its lower end holds nothing at all.",
     "Order the bands by their numbers, the smaller number first in each."},
    {C::band_edge, "R0405", kError, "the edge of a band between two rounded values",
     "Values are rounded before they are banded, and this edge lies between two that can occur. It suggests a "
     "precision that the rounding has taken away.",
     "Write the edge at a value that the rounding gives, or round to more decimals."},
    {C::exact_gap, "R0406", kError, "a gap between bands of exact values",
     "The banding does not round, and its bands stop short of each other as if it did: with `50 to 64` and `65 to 79` "
     "a value of 64.3 is in neither. An inspection that comes to such a value would have no rating.",
     "Say how the values are rounded; or let the bands meet, as `below 50` and `at least 50` do."},
    {C::no_last_band, "R0407", kError, "values beyond the last band",
     "The lowest or the highest band stops before the values do. An inspection beyond it would have no rating.",
     "Write `below` in the lowest band and `at least` in the highest, or add a band `otherwise`."},

    // ---- amendments and editions
    {C::without_effect, "R0501", kError, "an amendment that changes nothing",
     "After this amendment the framework is as it was. Whoever wrote it meant to change something, so the base or the "
     "amendment is not what they took it for.",
     "Compare it with the base, then correct or remove it."},
    {C::no_target, "R0502", kError, "an amendment of something that is not there",
     "The framework has nothing by this name in this place at this point; perhaps an earlier amendment removed it.",
     "Correct the name or the path, such as `question safety of standard 2.2`; write `add` for something new."},
    {C::unknown_base, "R0503", kError, "a base framework that is not known",
     "The framework amends another one, and no rules file that was read declares it.",
     "Correct the name after `amends`, or give the base's file as well."},
    {C::base_cycle, "R0504", kError, "frameworks that amend each other",
     "Each of these frameworks is a list of changes to another of them, so none has a text to start from.",
     "One of them must be written out in full, without `amends`."},
    {C::cannot_hold, "R0505", kError, "a part in a place that cannot hold it",
     "A level belongs to a scale, a question to a standard, a band to a banding. This amendment puts a part where "
     "there is no place for it.",
     "Name the place that can hold it, with `in … { … }` or after `before` or `after`."},
    {C::in_force_order, "R0506", kError, "in force until a day before it begins",
     "The last day comes before the first, so the framework would govern no inspection.",
     "Write the earlier day first; both days belong to the time."},
    {C::chain_too_long, "R0507", kError, "too many amendments",
     "More than 50 frameworks amend one another, or one of them is amended in so many places that nobody could follow.",
     "Write one of the later editions out in full: `rubric show` prints it."},

    // ---- modules
    {C::unknown_module, "R0508", kError, "a module that is not known",
     "The framework takes in the declarations of a module, and no rules file that was read declares a module of this "
     "name.",
     "Correct the name after `use`, or give the module's file as well."},
    {C::module_cycle, "R0509", kError, "modules that use each other",
     "Each of these modules takes in what another of them declares, so none can be read first.",
     "Move what both need into a module of its own, and let both use that."},
    {C::no_module, "R0510", kError, "a framework where a module is due, or the other way round",
     "A framework is amended, a module is used. A framework cannot take in another one whole, and a module is nothing "
     "that could be amended and rated by.",
     "Write `amends` and a framework in the head, or `use` and a module between the braces."},
    {C::not_in_module, "R0511", kError, "a part that no module can have",
     "A module is never rated by: so it belongs to no programme, is in force on no day, and has no overall and no "
     "tests.",
     "Move the part to the framework that uses the module."},
    {C::too_many_modules, "R0512", kError, "too many modules",
     "A framework takes in at most 100 modules, those that its modules use among them. Nobody could follow more.",
     "Put what belongs together into one module."},

    // ---- crosswalks
    {C::not_in_crosswalk, "R0513", kError, "a standard that the crosswalk passes over",
     "The framework says in a crosswalk what becomes of the standards of the one that it amends. This standard is not "
     "there any more as it was, and no line says whether another one carries it on; compared as it is, it would be "
     "lost in silence.",
     "Write one of `standard 3.4 becomes standard 3.5`, `standard 3.4 is replaced by standard 3.4` and `standard 3.4 "
     "ends`."},

    // ---- data
    {C::data_syntax, "R0601", kError, "a data file that cannot be read",
     "The file breaks the rules of its own format, such as TOML, so nothing in it is sure. Only the first such error "
     "is shown.",
     "Correct the line shown; usually a quote, a bracket or an `=` is missing."},
    {C::unknown_key, "R0602", kError, "an entry that no inspection has",
     "The data has an entry that means nothing here. If it were passed over, a misspelt entry would silently count as "
     "missing.",
     "Correct the spelling, or take the entry out."},
    {C::wrong_value, "R0603", kError, "a value that does not fit its entry",
     "The entry is known, but what stands there is of the wrong sort: a text for a number, a tally that is none.",
     "Write it as the message shows."},
    {C::unknown_in_data, "R0604", kError, "data about something that the framework does not have",
     "The data names a standard, a question, a fact or an answer that the framework that rates it does not declare.",
     "Correct the spelling, or check that the inspection is rated by the framework it was made under."},
    {C::more_yes, "R0605", kError, "more cases answered yes than there are",
     "A tally says how many of the relevant cases were answered yes; it cannot be more than all of them.",
     "Write the yes answers first and the relevant cases second, as in `4 of 6`."},
    {C::no_such_percentage, "R0606", kError, "a percentage that no tally gives",
     "With this many cases, no number of yes answers is printed as this percentage. The figure or the number of cases "
     "is wrong.",
     "Check both against the report; the message names the nearest percentages there are."},
    {C::outside_scale, "R0607", kError, "a judgement that is no level of the scale",
     "The level given is not on the scale by which this standard is rated.",
     "Use one of the levels that the message lists."},
    {C::tally_and_cases, "R0608", kError, "a tally and cases for the same question",
     "The data counts the answers and also lists them one by one. If the two disagree there is no telling which of "
     "them holds.",
     "Keep the cases and leave the tally out, or the other way round."},
    {C::not_relevant_answer, "R0609", kError, "an answer to a question that is not relevant",
     "By the framework's own condition the question is not asked of this case, yet it is answered. The fact or the "
     "answer is wrong.",
     "Check the facts of the case, then take the answer out or correct the fact."},
    {C::case_twice, "R0610", kError, "a case that is there twice",
     "Two records have the same identifier. Counted twice, the case would weigh double in every percentage.",
     "Remove one of the records, or correct its identifier."},
    {C::larger_than_sample, "R0611", kError, "more cases than the sample has",
     "A question cannot be relevant to more cases than were inspected.", "Check the tally and the size of the sample."},
    {C::case_incomplete, "R0612", kError, "a case with something left out",
     "The record does not say something that is needed: a fact, or an answer. An empty cell is not taken for a no.",
     "Fill it in; an answer that is still to come is `not yet assessed`."},
    {C::not_in_framework, "R0613", kError, "data for which this framework has no place",
     "The inspection was made under another edition and has entries that this one cannot use.",
     "Rate it under its own edition, or ask for this one by name: then such entries are set aside with a note."},
    {C::missing_key, "R0614", kError, "an entry that every inspection needs",
     "Without this entry it is not known what is to be rated, or by which framework.",
     "Add it; the message says how it is written."},
    {C::too_many_cases, "R0615", kError, "more cases than can be rated",
     "One inspection has at most a million cases of one kind. More are a mistake in the data.", "Check the numbers."},
    {C::not_an_inspection, "R0619", kError, "a sheet that does not say which framework rates it",
     "A CSV file that stands by itself has an inspection in each row. It has columns that say which framework rates "
     "them, or one is named for all. A sheet of the cases of one inspection stands beside that inspection.",
     "Say `--framework NAME`, or add columns `programme` and `fieldwork`. Name case records in the inspection's file, "
     "`cases.court = \"court.csv\"`, or beside it, `--cases court=court.csv`."},
    {C::row_length, "R0620", kError, "a row with too few or too many cells",
     "Every row of a sheet has a cell under each name of its header. With one more or less, an answer would stand under "
     "another question.",
     "Look for a missing or an unquoted delimiter in the row; an empty cell keeps its delimiter."},
    {C::wrong_header, "R0621", kError, "a header that cannot be used",
     "The first row of a sheet names its columns. Each has a name, no two have the same, and a sheet with a row for each "
     "answer has the columns `case`, `question` and `answer`.",
     "Correct the header; `rubric template` writes one that fits."},
    {C::ambiguous_name, "R0622", kError, "a name that may mean two things",
     "Several questions or facts are called so, and it is not certain which of them is meant.",
     "Write the standard before the title of a question, as in `2.1 Is it safe?`, or use the name that the message shows."},
    {C::blank_cell, "R0623", kError, "an empty cell",
     "An empty cell may mean that the question is not relevant, or that nobody has answered it yet. It is never taken "
     "for a no.",
     "Fill it in, or say at the head of the inspection what empty cells mean: `blank = \"left out\"`."},
    {C::told_twice, "R0624", kError, "one thing that is told twice of a case",
     "A fact or an answer of one case stands there twice. If the two disagree there is no telling which of them holds.",
     "Keep the one that is right."},
    {C::several_inspections, "R0625", kError, "the cases of several inspections in one sheet",
     "The column `inspection` has more than one value. Cases of different inspections are not counted together.",
     "Keep the rows of one inspection in the sheet."},
    {C::cases_twice, "R0626", kError, "the cases of one kind given twice",
     "Two places hold cases of the same kind, and it is not certain that they are different cases.",
     "Put them into one place, and write their kind the same way throughout."},
    {C::no_cases_yet, "R0627", Severity::warning, "a sheet without cases",
     "The sheet has a header and no rows. Its questions stay open, as if the sheet were not there.",
     "Fill in a row for each case."},

    // ---- decisions of the ratings panel
    {C::no_discretion, "R0630", kError, "a decision on a rating that the panel may not change",
     "The rules give the ratings panel no discretion over this standard: it is judged, not rated, or not named after "
     "`discretion … for`.",
     "Take the decision out, or check the number of the standard."},
    {C::decided_twice, "R0631", kError, "two decisions on one rating",
     "A standard has one awarded rating. Two decisions on it, even if they agree, leave open which of them holds.",
     "Keep the decision that was taken last."},
    {C::ground_fails, "R0632", kError, "a decision on a ground that does not hold",
     "The panel may depart from a rating on the grounds that the rules list, and this one certainly does not hold for "
     "the figures of the standard.",
     "Check the figures and the ground; `rubric rate --panel` shows both. If the panel decided so all the same, the "
     "rules need another ground."},
    {C::beyond_discretion, "R0633", kError, "a decision that goes further than its ground allows",
     "A rating close to a boundary may move across that boundary only; one that a single case would change, to a level "
     "that such a change reaches; and none further than `moves at most` says.",
     "Check the level that was awarded, and the ground."},
    {C::larger_than_eligible, "R0640", kError, "a sample of more cases than there were",
     "The sample is drawn from the eligible cases, so it cannot have more of a kind than there are of it.",
     "Correct the sample or the number of eligible cases; leave `eligible` out if it is not known."},
    {C::belongs_to_head, "R0641", kError, "an entry of the head in another part of the file",
     "All that follows a line such as `[judged]` belongs to that part. An entry that says what was inspected, or when, "
     "stands above the first such line.",
     "Move the line to the top of the file."},
    {C::records_untold, "R0650", kError, "an inspection that does not tell the records of a list",
     "The rules work with records such as violations. None in the data could mean that there were none, or that nobody "
     "wrote them down.",
     "Write each record; where there are none, say so: `list.violations = []`."},
    {C::record_incomplete, "R0651", kError, "a record without one of its fields",
     "The rules need every field of a record, but for those that are declared `or missing`.",
     "Add the field to the record."},
    {C::does_not_apply, "R0652", kError, "data for a standard that does not apply",
     "By its `when`, or that of its domain, the standard has no part in this inspection, so it cannot have been judged "
     "or assessed. Either the figures or the input that the condition reads are wrong.",
     "Take the data out, or correct the input."},

    // ---- sheets of inspections
    {C::unknown_column, "R0660", kError, "a column that nothing has a use for",
     "The sheet has a column that no framework that rates its rows asks for. If it were passed over, a misspelt name "
     "would silently leave its figures out.",
     "Correct the spelling; or say `--carry` to copy the column to the output, `--ignore` to leave it out."},
    {C::no_column, "R0661", kError, "a column that is not there",
     "The framework asks for something that the sheet has no column for. Taken for not known, it would leave every "
     "rating open that rests on it, or pass for missing.",
     "Add the column. Where it is not known, leave its cells empty and say `--blank missing`."},

    // ---- choosing a framework
    {C::no_edition, "R0701", kError, "no edition in force on that day",
     "An inspection is rated by the edition of its programme in force on the first day of fieldwork, and there is none "
     "for that day.",
     "Check the day and the programme, or name a framework: `framework = \"…\"`."},
    {C::several_editions, "R0702", kError, "several editions in force on that day",
     "More than one edition of the programme governs the first day of fieldwork, and they may rate it differently.",
     "Correct `in force from … to …` in the rules, or name a framework: `framework = \"…\"`."},
    {C::unknown_framework, "R0703", kError, "a framework or programme that is not known",
     "None of the rules that were read declares it.", "Correct the spelling, or give the rules file that declares it."},
    {C::rules_unreadable, "R0704", kError, "a framework whose rules have errors",
     "The framework that is to rate this inspection is known, but its rules are wrong. Nothing is rated by rules that "
     "have errors.",
     "Correct the rules first; `rubric check` lists what is wrong with them."},

    // ---- rating
    {C::in_no_band, "R0801", kError, "a number that no band holds",
     "The value worked out for this inspection lies outside of every band, so the rules give it no rating.",
     "Correct the figures if one of them is wrong; else the banding needs a band for it."},
    {C::overflow, "R0802", kError, "a number that became too large",
     "A result has more digits than can be held exactly. It is not rounded in silence: there is no rating instead.",
     "Check the figures and the rule shown for one that is far too large."},
    {C::divided_by_zero, "R0803", kError, "a division by zero",
     "The rule divides by a value that is, or may still turn out to be, zero for this inspection.",
     "Say in the rule what holds in that case, or correct the figure."},
    {C::no_row_applies, "R0804", kError, "no row of a table applies",
     "The values of this inspection meet the conditions of none of the rows, so the table gives nothing.",
     "Correct the figures if one of them is wrong; else the table needs a row for them, or `otherwise`."},
    {C::two_rows_apply, "R0805", kError, "two rows of a table apply",
     "Exactly one row of a table may apply, and the values of this inspection meet the conditions of two.",
     "Change the rows so that only one of them is for such values, or say that the `first row that applies` counts."},

    // ---- set aside
    {C::set_aside, "R0851", Severity::note, "data set aside",
     "The framework that was asked for has no place for these figures, so they had no part in the rating. Nothing is "
     "wrong with them.",
     "Nothing needs doing; without asking for this framework the inspection is rated by its own."},

    // ---- files
    {C::cannot_read, "R0901", kError, "a file that cannot be read",
     "The file is not there, is a folder, may not be read or is too large.",
     "Check its name and that you may open it."},

    // ---- what is proved of all inspections
    {C::known_fault, "R1001", kWarning, "inspections without a rating, as a test expects",
     "Some inspections that can be rated by these rules meet a number in no band, no row or two rows of a table, or a "
     "division by zero. A test of the framework expects that error, so the authors know.",
     "Close the gap when the rules may be changed; until then such an inspection is refused a rating, and says why."},
    {C::level_unreached, "R1002", kWarning, "a level that no inspection gets",
     "Whatever the answers, judgements and inputs are, this rating never comes to that level.",
     "Correct the rule, if the level is one that somebody should be given."},
    {C::band_unreached, "R1003", kWarning, "a band that no inspection comes into",
     "None of the numbers that inspections can have lies in this band, so its level is given to nobody.",
     "Move the edges of the bands to the numbers that can come, or take the band out."},
    {C::never_bites, "R1004", kWarning, "a rule that never changes anything",
     "There is no inspection whose rating this limit, raise, step or `not rated` changes: its condition never holds, or "
     "the rating is within the limit whenever it does.",
     "Correct the condition or the level, or take the rule out."},
    {C::ground_unreached, "R1005", kWarning, "a ground for discretion that never holds",
     "No inspection gives the ratings panel this ground.", "Correct its condition, or take it out."},
    {C::never_asked, "R1006", kWarning, "a question that is relevant in no case",
     "No case can meet the condition of this question together with the conditions around it.",
     "Correct the condition; compare it with that of the question or standard that it belongs to."},
    {C::not_monotone, "R1007", kWarning, "a better answer that lowers a rating",
     "Two inspections differ in one answer, judgement or input; the better one gets the lower rating. Nobody would "
     "accept that of a rating.",
     "Correct the rule that the two inspections point to."},
    {C::without_influence, "R1008", kWarning, "a parameter without influence",
     "Other values of this parameter, within reach, change no rating and no ground.",
     "Use it where it was meant to count, or take it out."},
    {C::rounding_decides, "R1009", Severity::note, "tallies whose level depends on how they are rounded",
     "Another way of rounding would give these tallies another level. The rules are right as they are; but where the "
     "published words do not say how to round, these are the cases to argue about.",
     "Nothing needs doing if the way of rounding is certain."},
    {C::small_samples, "R1010", Severity::note, "levels that small samples cannot reach",
     "With so few relevant cases no share falls into some bands: of two cases, none, half or all can be answered yes.",
     "Nothing needs doing. The ground for small samples lets the ratings panel weigh this."},
    {C::gap_not_met, "R1011", Severity::note, "a gap between bands that no number falls into",
     "The bands leave a gap, but none of the numbers that inspections can have lies in it.",
     "Nothing needs doing, as long as the numbers stay as they are."},
    {C::not_tried, "R1012", Severity::note, "something that was not tried",
     "Not everything about these rules could be proved: something they depend on has too many values to try, or no "
     "bound.",
     "Test these rules with examples of your own; declare bounds of an input where it has some."},
    {C::no_citation, "R1013", kWarning, "a rule without a source",
     "With `--strict` every rule must say where it is published, or in a note that it is nobody's but yours.",
     "Write `source \"…\"` or `note \"…\"` after the rule or in what holds it."},
    {C::editions_overlap, "R1014", kError, "days on which two editions are in force",
     "An inspection with its first day of fieldwork then could be rated by either, so it is rated by none unless it "
     "names its framework.",
     "Let one edition end on the day before the next begins."},
    {C::editions_gap, "R1015", kWarning, "days on which no edition is in force",
     "An inspection with its first day of fieldwork then cannot be rated unless it names its framework.",
     "Let one edition end on the day before the next begins, unless nothing was inspected in between."},
};

constexpr std::size_t kCount = std::size(kCodes);

constexpr bool in_order() {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (static_cast<std::size_t>(kCodes[i].code) != i) return false;
    if (i > 0 && !(kCodes[i - 1].id < kCodes[i].id)) return false;
  }
  return kCount == static_cast<std::size_t>(Code::editions_gap) + 1;
}
static_assert(in_order(), "every code once, in the order of `Code` and of the ids");

constexpr char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

const CodeInfo& info(Code code) { return kCodes[static_cast<std::size_t>(code)]; }

std::span<const CodeInfo> all_codes() { return kCodes; }

const CodeInfo* find_code(std::string_view id) {
  const auto same = [](char wanted, char given) { return wanted == upper(given); };
  const auto* found = std::find_if(std::begin(kCodes), std::end(kCodes), [&](const CodeInfo& code) {
    return std::equal(code.id.begin(), code.id.end(), id.begin(), id.end(), same);
  });
  return found == std::end(kCodes) ? nullptr : found;
}

}  // namespace rubric
