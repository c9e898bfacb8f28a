"""SHEET.csv and JUDGED.csv -> RATINGS.csv by tests/bench/bench.rubric, with the csv module and plain loops.

    csv_rate.py SHEET.csv JUDGED.csv RATINGS.csv [INSPECTIONS]

Prints the seconds it took and how many inspections it rated: INSPECTIONS is how many to stop after.
"""
import csv
import sys
import time

QUESTIONS = ["desistance", "child-safety", "public-safety"]
STANDARDS = ["2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4"]
JUDGED = ["1.1", "1.2", "1.3", "1.4"]
LEVELS = ["inadequate", "requires-improvement", "good", "outstanding"]
TITLES = ["Inadequate", "Requires improvement", "Good", "Outstanding"]
EDGES = [50, 65, 80]


def percent(yes, relevant):
    return (200 * yes + relevant) // (2 * relevant)


def level(yes, relevant):
    return sum(percent(yes, relevant) >= edge for edge in EDGES)


class Standard:
    """The answers to the questions of one standard, in all cases of an inspection."""

    def __init__(self):
        self.yes = [0, 0, 0]
        self.relevant = [0, 0, 0]
        self.no_in_case = {}  # case: the questions answered no

    def add(self, case, question, answer):
        if answer == "not relevant":
            return
        self.relevant[question] += 1
        if answer == "yes":
            self.yes[question] += 1
        else:
            self.no_in_case.setdefault(case, set()).add(question)

    def rate(self):
        asked = [i for i in range(3) if self.relevant[i]]
        if not asked:
            return None, []
        tallies = {i: (self.yes[i], self.relevant[i]) for i in asked}
        percents = {i: percent(*tallies[i]) for i in asked}
        levels = {i: level(*tallies[i]) for i in asked}
        lowest, rating = min(percents.values()), min(levels.values())
        grounds = []
        if any(abs(lowest - edge) <= 5 for edge in EDGES):
            grounds.append("close")
        if self.changed_by_one_case(tallies, levels, rating):
            grounds.append("one-case")
        if min(self.relevant[i] for i in asked if percents[i] == lowest) <= 5:
            grounds.append("small-sample")
        return rating, grounds

    def changed_by_one_case(self, tallies, levels, rating):
        if any(yes > 0 and level(yes - 1, relevant) < rating for yes, relevant in tallies.values()):
            return True
        to_rise = {i for i in levels if levels[i] == rating}
        rise = all(yes < relevant and level(yes + 1, relevant) > rating
                   for yes, relevant in (tallies[i] for i in to_rise))
        return rise and any(to_rise <= no for no in self.no_in_case.values())


def answers_wide(rows):
    """(inspection, case, standard, question, answer) of each answer."""
    header = next(rows)
    questions = [(at, STANDARDS.index(name[:3]), QUESTIONS.index(name[4:])) for at, name in enumerate(header) if at > 2]
    of_kind = {"court": questions[:12], "out-of-court": questions[12:]}
    for row in rows:
        case = row[2] + row[1]
        for at, standard, question in of_kind[row[2]]:
            yield row[0], case, standard, question, row[at]


def answers_long(rows):
    next(rows)
    standards = {name: i for i, name in enumerate(STANDARDS)}
    questions = {name: i for i, name in enumerate(QUESTIONS)}
    for inspection, case, standard, question, answer in rows:
        yield inspection, case, standards[standard], questions[question], answer


def inspections(answers):
    """Their names and standards."""
    current, standards = None, []
    for inspection, case, standard, question, answer in answers:
        if inspection != current:
            if standards:
                yield current, standards
            current, standards = inspection, [Standard() for _ in STANDARDS]
        standards[standard].add(case, question, answer)
    if standards:
        yield current, standards


def title(level):
    return "not rated" if level is None else TITLES[level]


def row(inspection, judged, standards):
    rated = [standard.rate() for standard in standards]
    levels = judged + [rating for rating, _ in rated]
    score = None if None in levels else sum(levels)
    overall = None if score is None else sum(score >= least for least in (7, 19, 31))
    return [inspection, *map(title, levels), "not rated" if score is None else score, title(overall),
            *(" ".join(grounds) for _, grounds in rated)]


def rate(sheet, judged_sheet, out, most):
    with open(judged_sheet, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        judged = {name: [LEVELS.index(word) for word in levels] for name, *levels in rows}
    with open(sheet, newline="", encoding="utf-8") as file, open(out, "w", newline="", encoding="utf-8") as result:
        is_long = ",question," in file.readline()
        file.seek(0)
        writer = csv.writer(result, lineterminator="\n")
        writer.writerow(["inspection", *JUDGED, *STANDARDS, "score", "overall", *(f"grounds {s}" for s in STANDARDS)])
        rated = 0
        for inspection, standards in inspections((answers_long if is_long else answers_wide)(csv.reader(file))):
            writer.writerow(row(inspection, judged[inspection], standards))
            rated += 1
            if rated == most:
                break
        return rated


def main():
    start = time.perf_counter()
    rated = rate(*sys.argv[1:4], int(sys.argv[4]) if len(sys.argv) > 4 else None)
    print(time.perf_counter() - start, rated)


main()
