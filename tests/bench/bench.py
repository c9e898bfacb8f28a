#!/usr/bin/env python3
"""Measures Rubric beside other ways of doing the same: docs/benchmark.md.

    bench.py BUILD [--data DIR] [--inspections N] [--rounds N] [--only PART]...

BUILD is the folder of a Release build; DIR that of the published data, for the food hygiene ratings. Parts: cases,
rows, cold, growth, kernels. Exit status 1: contenders disagree, or a figure that must be met is not.
"""
import argparse
import contextlib
import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
CONTENDERS = HERE / "contenders"
KIBIBYTE = 1024
LAYOUTS = ("wide", "long")
MUST = {"wide": {"wc": 3.5, "duckdb": 12}, "long": {"wc": 3.0, "duckdb": 7}, "rows": 6, "cold": 3}
AIM = {"wide": {"wc": 2.3, "duckdb": 20}, "long": {"wc": 2.0, "duckdb": 12}, "rows": 3, "cold": 1.5}


class Failure(Exception):
    pass


class Run:
    """One run of a program: its seconds by the wall, and the beginning of what it printed."""

    def __init__(self, seconds, output):
        self.seconds, self.output = seconds, output


def run(*command, expected=(0,)):
    """Program, arguments; what it prints goes to a file, so that no pipe slows it."""
    with open(WORK / "output", "w+b") as output, open(WORK / "messages", "w+b") as messages:
        actions = [(os.POSIX_SPAWN_DUP2, output.fileno(), 1), (os.POSIX_SPAWN_DUP2, messages.fileno(), 2)]
        command = [str(word) for word in command]
        start = time.perf_counter()
        child = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
        _, status = os.waitpid(child, 0)
        seconds = time.perf_counter() - start
        if os.waitstatus_to_exitcode(status) not in expected:
            messages.seek(0)
            raise Failure(f"{' '.join(command)}\n{messages.read(2000).decode(errors='replace')}")
        output.seek(0)
        text = output.read(1000).decode(errors="replace")
    return Run(seconds, text)


def in_turn(contenders, rounds):
    """Each of them once a round, so that what slows the machine for a while slows them all. Medians."""
    results = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, contender in contenders.items():
            results[name].append(contender())
    return {name: statistics.median(seconds) for name, seconds in results.items()}


def table(rows, right_from=1):
    """Lines of columns; the first ones stand at the left."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = [c.ljust(w) if i < right_from else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths))]
        print("  " + "  ".join(cells).rstrip())
    print()


def section(title):
    print(title)
    sys.stdout.flush()


VERDICTS = []


def verdict(what, measured, must, aim, more_is_better=False):
    """The cells of a figure that is to be met; remembers those that are not."""
    def reached(limit):
        return measured >= limit if more_is_better else measured <= limit
    word = "aim" if reached(aim) else "must" if reached(must) else "MISSED"
    VERDICTS.append((what, word))
    sign = "≥" if more_is_better else "≤"
    return [what, f"{measured:.2f}", f"{sign} {must}", f"{sign} {aim}", word]


HEADS = ["", "measured", "must", "aim", "reached"]


# ---- the caseload: cases in sheets

def generate(folder, inspections, *options):
    run(BUILD / "tests/bench/rubric_bench_data", folder, "--inspections", inspections, *options)
    return folder


def rubric_rate(data, layout, out, launcher=()):
    with contextlib.suppress(FileNotFoundError):
        os.remove(out)
    return run(*launcher, BUILD / "app/rubric", "rate", data / f"{layout}.csv", data / "judged.csv", "--framework", "bench",
               "--rules", HERE, "--out", out)


def peak_memory(data, layout, out):
    """Bytes."""
    return int(rubric_rate(data, layout, out, [BUILD / "tests/bench/rubric_bench_peak_memory"]).output) * KIBIBYTE


class Contenders:
    """Everybody's way from a layout of the data to ratings; each gives seconds."""

    def __init__(self, data, layout):
        self.data, self.layout = data, layout
        self.sheet, self.judged = data / f"{layout}.csv", data / "judged.csv"
        self.scale = 1  # of Python's seconds, which may rate the first of the inspections only

    def out(self, name):
        return WORK / f"{self.layout}-{name}.csv"

    def wc(self):
        return run("wc", "-l", self.sheet).seconds

    def limit(self):
        return run(BUILD / "tests/bench/rubric_bench_limit", self.sheet, self.judged, self.out("limit")).seconds

    def duckdb(self):
        python = VENV / "bin/python"
        return float(run(python, CONTENDERS / "duckdb_rate.py", self.sheet, self.judged, self.out("duckdb"), 2).output)

    def python(self, inspections=0):
        some = [inspections] if inspections else []
        return float(run(sys.executable, CONTENDERS / "csv_rate.py", self.sheet, self.judged, self.out("python"),
                         *some).output.split()[0]) * self.scale

    def rubric(self):
        return rubric_rate(self.data, self.layout, self.out("rubric")).seconds


ORDER = (["inspection"] + [f"{d}.{i}" for d in (1, 2, 3) for i in (1, 2, 3, 4)] + ["score", "overall"] +
         [f"grounds {d}.{i}" for d in (2, 3) for i in (1, 2, 3, 4)])


def canonical(path):
    """The rows in one order of columns and of inspections, whoever wrote them."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        rows = csv.DictReader(file)
        missing = set(ORDER) - set(rows.fieldnames)
        if missing:
            raise Failure(f"{path}: no column {', '.join(sorted(missing))}")
        return sorted(tuple(row[name] for name in ORDER) for row in rows)


def agree(contenders, names, inspections=0):
    """That all have written the same ratings, where one rates some of the inspections only, for those."""
    first = canonical(contenders.out(names[0]))
    for name in names[1:]:
        other = canonical(contenders.out(name))
        expected = first[:inspections] if name == "python" and inspections else first
        if other != expected:
            differing = next((a, b) for a, b in zip(expected + [()], other + [()]) if a != b)
            raise Failure(f"{names[0]} and {name} rate {contenders.sheet} differently:\n  {differing[0]}\n  {differing[1]}")


def has_limit():
    return (BUILD / "tests/bench/rubric_bench_limit").exists() and " avx2 " in Path("/proc/cpuinfo").read_text()


def names_of_contenders():
    return (["limit"] if has_limit() else []) + (["duckdb"] if VENV else []) + ["python", "rubric"]


def check_small():
    """Few cases in each inspection, so that small samples and questions relevant to no case come up."""
    for court, out_of_court, seed in ((5, 3, 1), (2, 1, 2), (9, 14, 3)):
        data = generate(WORK / "small", 400, "--court", court, "--out-of-court", out_of_court, "--seed", seed)
        for layout in LAYOUTS:
            contenders = Contenders(data, layout)
            for name in names_of_contenders():
                getattr(contenders, name)()
            agree(contenders, names_of_contenders())
    section("All contenders give the same ratings, scores and grounds for 1,200 inspections of few cases, in both layouts.")


def measure_cases(inspections, rounds):
    check_small()
    data = generate(WORK / "full", inspections)
    some = max(1, inspections // 10)
    figures = []
    for layout in LAYOUTS:
        contenders = Contenders(data, layout)
        for name in names_of_contenders():
            contenders.python(some) if name == "python" else getattr(contenders, name)()
        agree(contenders, names_of_contenders(), some)
        contenders.scale = inspections / some
        medians = in_turn({"wc": contenders.wc} | {name: (lambda name=name: contenders.python(some)) if name == "python"
                                                   else getattr(contenders, name) for name in names_of_contenders()},
                          rounds)
        report_cases(contenders, medians, inspections, some, rounds)
        figures.append(verdict(f"{layout}: rubric / wc -l", medians["rubric"] / medians["wc"], MUST[layout]["wc"],
                               AIM[layout]["wc"]))
        if VENV:
            figures.append(verdict(f"{layout}: DuckDB / rubric", medians["duckdb"] / medians["rubric"],
                                   MUST[layout]["duckdb"], AIM[layout]["duckdb"], more_is_better=True))
        allowed = 16 * KIBIBYTE**2 + 64 * inspections
        memory = peak_memory(data, layout, WORK / "memory.csv")
        figures.append(verdict(f"{layout}: peak memory in MiB", memory / KIBIBYTE**2,
                               round(allowed / KIBIBYTE**2, 1), 8))
    table([HEADS] + figures)


CALLED = {"wc": "wc -l", "limit": "C++ by hand, for this framework alone", "duckdb": "DuckDB, 2 threads, in-process time",
          "python": "Python, csv module", "rubric": "rubric rate, one thread"}


def report_cases(contenders, medians, inspections, some, rounds):
    size = contenders.sheet.stat().st_size
    with open(contenders.sheet, "rb") as sheet:
        lines = sum(block.count(b"\n") for block in iter(lambda: sheet.read(1 << 20), b""))
    section(f"{contenders.layout}.csv: {lines - 1:,} rows of {inspections:,} inspections, {size / 1e6:.0f} MB; "
            f"medians of {rounds} rounds; Python rates {some:,} inspections, multiplied by {contenders.scale:.0f}")
    rows = [["", "ms", "× wc -l", "× rubric"]]
    for name, seconds in medians.items():
        rows.append([CALLED[name], f"{seconds * 1000:.1f}", f"{seconds / medians['wc']:.2f}",
                     f"{seconds / medians['rubric']:.2f}"])
    table(rows)


# ---- a row for each inspection

def hygiene_sheet(folder, sheet):
    """As tests/conformance/food_hygiene.cpp makes it."""
    statuses = {"AwaitingInspection": "awaiting-inspection", "AwaitingPublication": "awaiting-publication",
                "Exempt": "exempt"}
    with open(folder / "establishments.csv", newline="", encoding="utf-8") as published, \
            open(sheet, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["key", "status", "hygiene", "structural", "confidence-in-management"])
        for row in csv.DictReader(published):
            writer.writerow([row["fhrsid"], statuses.get(row["rating_value"], "inspected"), row["hygiene"],
                             row["structural"], row["confidence_in_management"]])


def measure_rows(data, rounds):
    folder = data / "fhrs-food-hygiene" if data else None
    if not folder or not folder.is_dir():
        section("Food hygiene ratings: left out, because no folder of the published data is given.\n")
        return
    sheet, out = WORK / "fhrs.csv", WORK / "fhrs-rated.csv"
    hygiene_sheet(folder, sheet)

    def rubric():
        with contextlib.suppress(FileNotFoundError):
            os.remove(out)
        return run(BUILD / "app/rubric", "rate", sheet, "--framework", "fhrs", "--rules", SOURCE / "rules", "--carry", "key",
                   "--blank", "missing", "--out", out, expected=(0, 1, 2, 3, 4)).seconds

    medians = in_turn({"wc": lambda: run("wc", "-l", sheet).seconds, "rubric": rubric}, rounds)
    with open(sheet, "rb") as file:
        rows = sum(1 for _ in file) - 1
    section(f"Food hygiene ratings: {rows:,} rows; wc -l {medians['wc'] * 1000:.2f} ms, "
            f"rubric rate {medians['rubric'] * 1000:.2f} ms")
    table([HEADS, verdict("rows: rubric / wc -l", medians["rubric"] / medians["wc"], MUST["rows"], AIM["rows"])])


# ---- one inspection, cold

def measure_cold():
    inspection = SOURCE / "examples/hartlepool-2020.toml"
    empty = BUILD / "tests/bench/rubric_bench_empty"
    medians = in_turn({
        "empty": lambda: run(empty).seconds,
        "rubric": lambda: run(BUILD / "app/rubric", "rate", inspection, "--rules", SOURCE / "rules").seconds,
    }, 300)
    section(f"One TOML inspection, its rules and those beside them parsed and checked: an empty C++ program "
            f"{medians['empty'] * 1000:.2f} ms, rubric rate {medians['rubric'] * 1000:.2f} ms; medians of 300 runs")
    table([HEADS, verdict("cold: rubric / empty program", medians["rubric"] / medians["empty"], MUST["cold"],
                          AIM["cold"])])


# ---- growth

def measure_growth(largest):
    section("Growth with the caseload: the whole process, wide.csv")
    rows = [["inspections", "ms", "µs an inspection", "MiB"]]
    for inspections in (n for n in (10**4, 10**5) if n <= largest):
        data = generate(WORK / "growth", inspections, "--long", 0)
        seconds = statistics.median(rubric_rate(data, "wide", WORK / "growth.csv").seconds for _ in range(3))
        memory = peak_memory(data, "wide", WORK / "growth.csv")
        rows.append([f"{inspections:,}", f"{seconds * 1000:.0f}", f"{seconds / inspections * 1e6:.2f}",
                     f"{memory / KIBIBYTE**2:.1f}"])
        shutil.rmtree(data)
    table(rows)


# ---- in memory

UNITS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}


def measure_kernels():
    """The kernels of rubric_bench; those with a figure to meet say so in their label: `must 60 aim 15 ns an item`."""
    out = WORK / "kernels.json"
    run(BUILD / "tests/bench/rubric_bench", f"--benchmark_out={out}", "--benchmark_out_format=json",
        "--benchmark_repetitions=5", "--benchmark_report_aggregates_only=true")
    medians = [each for each in json.loads(out.read_text())["benchmarks"] if each.get("aggregate_name") == "median"]
    section("In memory, one thread; medians of 5 repetitions")
    rows, figures = [["", "time", "an item", "throughput"]], []
    for each in medians:
        nanoseconds = each["cpu_time"] * UNITS[each["time_unit"]]
        item = 1e9 / each["items_per_second"] if "items_per_second" in each else None
        rows.append([each["run_name"], f"{nanoseconds / 1000:,.2f} µs", f"{item:,.1f} ns" if item else "",
                     f"{each['bytes_per_second'] / 1e6:,.1f} MB/s" if "bytes_per_second" in each else ""])
        words = each.get("label", "").split()
        if words[:1] == ["must"]:
            must, aim, unit = float(words[1]), float(words[3]), words[4]
            measured = each["bytes_per_second"] / 1e6 if unit == "MB/s" else item if item else nanoseconds
            figures.append(verdict(f"{each['run_name']}, {unit}", measured, must, aim, more_is_better=unit == "MB/s"))
    table(rows)
    if figures:
        table([HEADS] + figures)


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "unknown processor")
    return f"{model}, {os.cpu_count()} processors, {os.uname().sysname} {os.uname().release}"


def find_duckdb():
    """DuckDB in a folder of its own below the build, or nothing where it cannot be had."""
    venv = BUILD.parent / "bench-venv"
    python = venv / "bin/python"
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", venv], check=True, capture_output=True)
        if subprocess.run([python, "-c", "import duckdb"], capture_output=True).returncode != 0:
            subprocess.run([python, "-m", "pip", "install", "--quiet", "duckdb"], check=True, capture_output=True)
        return venv
    except subprocess.CalledProcessError as error:
        print(f"DuckDB is left out: it could not be installed\n{error.stderr.decode(errors='replace')[:500]}")
        return None


def main():
    global BUILD, WORK, VENV
    parts = {"cases", "rows", "cold", "growth", "kernels"}
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("build", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--inspections", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", action="append", choices=sorted(parts))
    options = parser.parse_args()
    wanted = set(options.only) if options.only else parts
    BUILD = options.build.resolve()
    WORK = BUILD.parent / "bench-data"
    WORK.mkdir(exist_ok=True)
    VENV = find_duckdb() if "cases" in wanted else None
    print(f"{machine()}\n")
    if "cases" in wanted:
        measure_cases(options.inspections, options.rounds)
    if "rows" in wanted:
        measure_rows(options.data, max(options.rounds, 21))
    if "cold" in wanted:
        measure_cold()
    if "growth" in wanted:
        measure_growth(10 * options.inspections)
    if "kernels" in wanted:
        measure_kernels()
    missed = [what for what, word in VERDICTS if word == "MISSED"]
    if missed:
        raise Failure("not met: " + "; ".join(missed))


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit(f"bench.py: {failure}")
