"""Turns the tables of the two text sets into lines `labels TAB text`, cut as the benchmark asks. Usage: prepare.py TABLES OUT

Of the Economy Watchers Survey: `survey-valid` trains on 2000 to 2022 and is judged on 2023, `survey-test` trains on 2000 to 2023 and is judged on
2024. A class of fewer than a hundred lines is a slip of the pen, and its lines' labels are unknown. Of the sentences: `sentences-fold1` to `-fold5` are five cuts of the training file, `sentences-test` is as published. -1 is an unknown label.
"""

import collections
import csv
import gzip
import pathlib
import random
import sys

TASKS = {"domain": 3, "judgement": 5, "reason": 6}


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def write(path, examples):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for labels, text in examples:
            file.write(" ".join(map(str, labels)) + "\t" + " ".join(text.split()) + "\n")


def survey(tables, out):
    old, new = rows(tables / "current_2000_2023.csv.gz"), rows(tables / "current_2024.csv.gz")
    for row in old + new:
        row[:] = [field.strip() for field in row]
    counts = [collections.Counter(row[column] for row in old) for column in TASKS.values()]
    names = [sorted(name for name, count in of_task.items() if name and count >= 100) for of_task in counts]
    number = [{name: place for place, name in enumerate(sorted_names)} for sorted_names in names]

    def example(row):
        return [number[task].get(row[column], -1) for task, column in enumerate(TASKS.values())], row[7]

    earlier = [example(row) for row in old if row[1] < "202301"]
    year = [example(row) for row in old if row[1] >= "202301"]
    write(out / "survey-valid-train.tsv", earlier)
    write(out / "survey-valid-test.tsv", year)
    write(out / "survey-test-train.tsv", earlier + year)
    write(out / "survey-test-test.tsv", [example(row) for row in new])
    with open(out / "survey.classes", "w", encoding="utf-8") as file:
        for task, sorted_names in zip(TASKS, names):
            file.write(f"{task} {len(sorted_names)} {' '.join(sorted_names)}\n")


def sentences(tables, out):
    train = [([int(row[0])], row[1]) for row in rows(tables / "sinjorjob_train.csv.gz")]
    test = [([int(row[0])], row[1]) for row in rows(tables / "sinjorjob_test.csv.gz")]
    write(out / "sentences-test-train.tsv", train)
    write(out / "sentences-test-test.tsv", test)
    order = list(range(len(train)))
    random.Random(1).shuffle(order)
    for fold in range(5):
        held = set(order[fold::5])
        write(out / f"sentences-fold{fold + 1}-train.tsv", [e for i, e in enumerate(train) if i not in held])
        write(out / f"sentences-fold{fold + 1}-test.tsv", [e for i, e in enumerate(train) if i in held])
    with open(out / "sentences.classes", "w", encoding="utf-8") as file:
        file.write("sentiment 2 negative positive\n")


def main():
    tables, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    survey(tables, out)
    sentences(tables, out)


main()
