"""SHEET.csv and JUDGED.csv -> RATINGS.csv by tests/bench/bench.rubric, in SQL.

    duckdb_rate.py SHEET.csv JUDGED.csv RATINGS.csv [THREADS]

Prints the seconds from the first byte read to the last one written, without the start of Python and the import.
"""
import sys
import time

import duckdb

QUESTIONS = ["desistance", "child-safety", "public-safety"]
KINDS = {"court": ["2.1", "2.2", "2.3", "2.4"], "out-of-court": ["3.1", "3.2", "3.3", "3.4"]}
STANDARDS = [standard for standards in KINDS.values() for standard in standards]
JUDGED = ["1.1", "1.2", "1.3", "1.4"]

MACROS = """
-- A percent is NULL where the question is relevant to no case, and so is all that rests on it.
CREATE MACRO percent(yes, relevant) AS CASE WHEN relevant > 0 THEN (200 * yes + relevant) // (2 * relevant) END;
CREATE MACRO level(percent) AS CASE WHEN percent < 50 THEN 0 WHEN percent < 65 THEN 1 WHEN percent < 80 THEN 2
                                    WHEN percent >= 80 THEN 3 END;
CREATE MACRO close(percent) AS percent BETWEEN 45 AND 55 OR percent BETWEEN 60 AND 70 OR percent BETWEEN 75 AND 85;
CREATE MACRO title(level) AS CASE level WHEN 0 THEN 'Inadequate' WHEN 1 THEN 'Requires improvement'
                                        WHEN 2 THEN 'Good' WHEN 3 THEN 'Outstanding' ELSE 'not rated' END;
"""


def columns(names):
    return "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in names) + "}"


def sheet(path, names):
    return f"read_csv('{path}', header = true, auto_detect = false, quote = '\"', columns = {columns(names)})"


def tallies_wide(path):
    """A row per inspection and standard: `yes` and `relevant` of each question; the sets of no that some case has."""
    names = ["inspection", "case", "kind"] + [f"{s}.{q}" for s in STANDARDS for q in QUESTIONS]
    counts, rows = [], []
    for number, standard in enumerate(STANDARDS):
        cells = [f'"{standard}.{question}"' for question in QUESTIONS]
        for i, cell in enumerate(cells):
            counts.append(f"count(*) FILTER ({cell} = 'yes') AS yes{i}_{number}")
            counts.append(f"count(*) FILTER ({cell} = 'yes' OR {cell} = 'no') AS relevant{i}_{number}")
        no = " + ".join(f"{1 << i} * ({cell} = 'no')::UTINYINT" for i, cell in enumerate(cells))
        counts.append(f"bit_or((1 << coalesce({no}, 0))::UTINYINT) AS sets_{number}")
        figures = [f"{c}: {c}_{number}" for i in range(3) for c in (f"yes{i}", f"relevant{i}")]
        rows.append(f"{{standard: '{standard}', {', '.join(figures)}, sets: sets_{number}}}")
    return f"""
        SELECT inspection, unnest([{", ".join(rows)}], recursive := true)
        FROM (SELECT inspection, {", ".join(counts)} FROM {sheet(path, names)} GROUP BY inspection)"""


def tallies_long(path):
    names = ["inspection", "case", "standard", "question", "answer"]
    counts = [f"count(*) FILTER (yes & {1 << i} > 0) AS yes{i}, "
              f"count(*) FILTER ((yes | no) & {1 << i} > 0) AS relevant{i}" for i in range(3)]
    return f"""
        SELECT inspection, standard, {", ".join(counts)}, bit_or((1 << no)::UTINYINT) AS sets
        FROM (SELECT inspection, "case", standard,
                     bit_or(CASE answer WHEN 'yes' THEN bit ELSE 0::UTINYINT END) AS yes,
                     bit_or(CASE answer WHEN 'no' THEN bit ELSE 0::UTINYINT END) AS no
              FROM (SELECT *, (CASE question WHEN 'desistance' THEN 1 WHEN 'child-safety' THEN 2 ELSE 4 END)::UTINYINT AS bit
                    FROM {sheet(path, names)})
              GROUP BY inspection, "case", standard)
        GROUP BY inspection, standard"""


def each(text, joint=", "):
    return joint.join(text.replace("#", str(i)) for i in range(3))


# The sets of no that hold all of a wanted set: a bit for each.
HOLDING = [sum(1 << have for have in range(8) if have & want == want) for want in range(8)]

STANDARD_ROWS = f"""
    percents AS (SELECT *, {each("percent(yes#, relevant#) AS percent#")} FROM tallies),
    levels AS (
        SELECT *, least({each("percent#")}) AS lowest, level(lowest) AS level, {each("level(percent#) AS level#")},
               {each("CASE WHEN yes# > 0 THEN level(percent(yes# - 1, relevant#)) END AS below#")},
               {each("CASE WHEN yes# < relevant# THEN level(percent(yes# + 1, relevant#)) END AS above#")}
        FROM percents),
    changes AS (
        SELECT *, least({each("below#")}) < level AS falls,
               {each("(level# IS NULL OR level# > level OR above# > level)", " AND ")} AS may_rise,
               {each("(coalesce(level# = level, false)::INT << #)", " + ")} AS to_rise,
               least({each("CASE WHEN percent# = lowest THEN relevant# END")}) AS sample
        FROM levels),
    standards AS (
        SELECT inspection, standard, level,
               nullif(concat_ws(' ', CASE WHEN close(lowest) THEN 'close' END,
                                CASE WHEN falls OR (level IS NOT NULL AND may_rise AND sets & {HOLDING}[to_rise + 1] > 0) THEN 'one-case' END,
                                CASE WHEN sample <= 5 THEN 'small-sample' END), '') AS grounds
        FROM changes)"""


def query(tallies, judged):
    code = "CASE {0} WHEN 'inadequate' THEN 0 WHEN 'requires-improvement' THEN 1 WHEN 'good' THEN 2 ELSE 3 END"
    codes = ", ".join(code.format(f'"{standard}"') + f" AS judged{i}" for i, standard in enumerate(JUDGED))
    pivoted = ", ".join(f"max(level) FILTER (standard = '{s}') AS level{i}, "
                        f"max(grounds) FILTER (standard = '{s}') AS grounds{i}" for i, s in enumerate(STANDARDS))
    judged_titles = ", ".join(f'title(judged{i}) AS "{s}"' for i, s in enumerate(JUDGED))
    titles = ", ".join(f'title(level{i}) AS "{s}"' for i, s in enumerate(STANDARDS))
    grounds = ", ".join(f'grounds{i} AS "grounds {s}"' for i, s in enumerate(STANDARDS))
    return f"""
        WITH tallies AS ({tallies}), {STANDARD_ROWS},
             judged AS (SELECT inspection, {codes} FROM {sheet(judged, ["inspection"] + JUDGED)}),
             inspections AS (
                 SELECT *, judged0 + judged1 + judged2 + judged3 + score_of_standards AS score
                 FROM (SELECT inspection, CASE WHEN count(level) = 8 THEN sum(level) END AS score_of_standards, {pivoted} FROM standards GROUP BY inspection)
                 JOIN judged USING (inspection))
        SELECT inspection, {judged_titles}, {titles}, coalesce(score::VARCHAR, 'not rated') AS score,
               title(CASE WHEN score <= 6 THEN 0 WHEN score <= 18 THEN 1 WHEN score <= 30 THEN 2
                          WHEN score >= 31 THEN 3 END) AS overall,
               {grounds}
        FROM inspections ORDER BY inspection"""


def main():
    path, judged, out = sys.argv[1:4]
    threads = int(sys.argv[4]) if len(sys.argv) > 4 else 2
    with open(path, encoding="utf-8") as file:
        is_long = ",question," in file.readline()
    start = time.perf_counter()
    database = duckdb.connect(config={"threads": threads})
    database.execute(MACROS)
    tallies = tallies_long(path) if is_long else tallies_wide(path)
    database.execute(f"COPY ({query(tallies, judged)}) TO '{out}' (HEADER, DELIMITER ',')")
    print(time.perf_counter() - start)


main()
