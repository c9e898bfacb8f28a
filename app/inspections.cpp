// The inspections that a command line names, to be rated by several frameworks.
#include "app/inspections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "app/case_files.hpp"
#include "app/data_files.hpp"
#include "app/files.hpp"
#include "runtime/row_cells.hpp"
#include "runtime/spelling.hpp"

namespace rubric::app {
namespace {

Diagnostic empty_folder(const std::string& folder, Sources& sources) {
  const SourceId source = sources.add(folder, "");
  return unreadable_folder("no file in this folder has a name that ends in `.toml` or `.json`",
                           "check the name of the folder; a sheet (.csv) is named by itself", source, sources);
}

const RowColumn* find_column(const RowSheet& sheet, const std::string& name) {
  const auto found = std::find_if(sheet.columns.begin(), sheet.columns.end(),
                                  [&](const RowColumn& column) { return folded(column.name) == folded(name); });
  return found == sheet.columns.end() ? nullptr : &*found;
}

DataValue text_value(const std::string& text, Span span) {
  DataValue value;
  value.kind = DataValue::Kind::text;
  value.span = span;
  value.text = text;
  return value;
}

}  // namespace

std::string first_error(const Diagnostics& diagnostics, const Sources& sources) {
  const std::vector<Diagnostic> sorted = diagnostics.sorted();
  const auto first = std::find_if(sorted.begin(), sorted.end(),
                                  [](const Diagnostic& one) { return info(one.code).severity == Severity::error; });
  return first == sorted.end() ? "" : fmt::format("{}: {}", info(first->code).id, veiled(*first, sources).message);
}

Inspections::Inspections(const Options& options, Rules& rules, std::vector<std::string> columns)
    : options_(options), rules_(rules), columns_(std::move(columns)) {
  rules_.sources().set_veil(options.case_ids ? [](std::string_view text) { return std::string(text); } : rules.veil());
}

void Inspections::read() {
  for (const std::string& path : options_.files) read(path);
}

void Inspections::read(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) {
    has_ending(path, ".csv") ? read_sheet(path) : read_file(path);
    return;
  }
  const FoundFiles found = inspection_files(path);
  for (const auto& file : found.files) read_file(file.string());
  if (!found.files.empty()) return;
  One& none = all_.emplace_back();
  none.name = none.file = path;
  none.problems.add(empty_folder(path, rules_.sources()));
}

void Inspections::read_file(const std::string& file) {
  std::error_code error;
  const auto canonical = std::filesystem::weakly_canonical(file, error);
  if (!seen_.insert(error ? std::filesystem::path(file) : canonical).second) return;  // in a folder and by itself
  One& one = all_.emplace_back();
  one.name = one.file = file;
  auto document = read_inspection(file, options_.case_ids, rules_.sources(), one.problems);
  if (!document || !load_case_files(file, {}, *document, rules_.sources(), one.problems)) return;
  one.heading = read_heading(*document, one.problems);
  if (one.heading && !one.heading->provider.empty()) one.name = one.heading->provider;
  one.document = std::move(*document);
}

// ---- sheets

std::vector<NamedColumn> Inspections::named(const std::vector<std::string>& columns, const RowSheet* sheet) {
  std::vector<NamedColumn> all;
  for (const std::string& column : columns) {
    if (sheet != nullptr && find_column(*sheet, column) == nullptr) continue;
    const SourceId source = rules_.sources().add("the command line", column);
    all.push_back({column, {source, 0, static_cast<std::uint32_t>(column.size())}});
  }
  return all;
}

void Inspections::read_sheet(const std::string& file) {
  Diagnostics problems;
  Sources& sources = rules_.sources();
  const auto source = read_source(file, sources, problems);
  if (source) sources.show(*source, Source::Shown::places_only);
  auto rows = source ? read_inspection_rows(*source, sources, {}, {}, problems) : std::nullopt;
  if (rows)
    rows = read_inspection_rows(*source, sources, named(columns_, &*rows), named(options_.ignore, nullptr), problems);
  if (!rows) {
    One& none = all_.emplace_back();
    none.name = none.file = file;
    none.problems = std::move(problems);
    return;
  }
  Sheet& sheet = *sheets_.emplace_back(std::make_unique<Sheet>(Sheet{std::move(*rows), {}}));
  for (std::size_t row = 0; row < sheet.rows.rows.size(); ++row) add_row(sheet, row, file);
}

void Inspections::add_row(Sheet& sheet, std::size_t row, const std::string& file) {
  One& one = all_.emplace_back();
  one.file = file;
  one.name = fmt::format("row {}", sheet.rows.rows[row].number);
  one.sheet = &sheet;
  one.row = row;
  auto document = head_of(sheet.rows, sheet.rows.rows[row], one.problems);
  if (!document) return;
  one.document = std::move(*document);
  one.heading.emplace();  // which framework is its own may be told only when it is rated
  if (const DataEntry* provider = one.document.find("provider")) one.name = provider->value.text;
  if (const DataEntry* programme = one.document.find("programme")) one.heading->programme = programme->value.text;
}

std::string Inspections::place(std::size_t i) const {
  const One& one = all_[i];
  if (one.sheet == nullptr) return one.file;
  return fmt::format("{} row {}", one.file, one.sheet->rows.rows[one.row].number);
}

bool Inspections::may_be_of(std::size_t i, const Declared& framework) const {
  const std::string own = programme(i);
  return own.empty() || framework.programme.empty() || own == framework.programme;
}

std::optional<std::string> Inspections::column(std::size_t i, const std::string& name) const {
  const One& one = all_[i];
  const RowColumn* column = one.sheet == nullptr ? nullptr : find_column(one.sheet->rows, name);
  if (column == nullptr) return std::nullopt;
  const std::vector<CsvCell>& cells = one.sheet->rows.rows[one.row].cells;
  const auto at = static_cast<std::size_t>(column - one.sheet->rows.columns.data());
  return at < cells.size() ? cells[at].text() : "";
}

// ---- rating

bool Inspections::add_cells_of(const One& one, const RatedBy& by, DataValue& document, Diagnostics& diagnostics) {
  const auto [entry, is_new] = one.sheet->matches.try_emplace({by.framework, by.binding.own});
  auto& [match, problems] = entry->second;
  if (is_new) {
    match = match_columns(one.sheet->rows, *by.framework, by.binding.own, problems);
    if (by.binding.asked_for) match.missing.clear();  // what another framework misses is open
    check_columns(one.sheet->rows, {&match}, problems);
  }
  for (const Diagnostic& problem : problems.all()) diagnostics.add(problem);
  if (problems.has_errors()) return false;
  add_cells(one.sheet->rows, one.sheet->rows.rows[one.row], match, options_.blank.has_value(), document, diagnostics);
  return true;
}

std::unique_ptr<Rating> Inspections::rate(std::size_t i, const std::optional<std::string>& framework,
                                          const std::string& fallback, Diagnostics& diagnostics,
                                          const Framework* variant) {
  const One& one = all_[i];
  for (const Diagnostic& problem : one.problems.all()) diagnostics.add(problem);
  if (!one.heading || one.problems.has_errors()) return nullptr;
  DataValue document = one.document;
  const auto has = [&](std::string_view name) { return document.find(name) != nullptr; };
  if (one.sheet != nullptr && !has("framework") && !(has("programme") && has("fieldwork")))
    document.entries.push_back({"framework", document.span, text_value(fallback, document.span)});
  const auto heading = read_heading(document, diagnostics);
  auto by = heading ? framework_for(*heading, framework, rules_, diagnostics) : std::nullopt;
  if (by && variant != nullptr) {
    if (by->binding.own == by->framework) by->binding.own = variant;
    by->framework = variant;
  }
  if (!by || (one.sheet != nullptr && !add_cells_of(one, *by, document, diagnostics))) return nullptr;
  auto rating = rate_document(document, *heading, raters_[*by->framework], by->binding, rules_.sources(), diagnostics);
  return diagnostics.has_errors() ? nullptr : std::move(rating);
}

}  // namespace rubric::app
