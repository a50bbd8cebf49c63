#!/usr/bin/env python3
"""Makes every broken file and the list of what must be found in them, from the tables of defects beside this program.

    python3 make.py            writes the files and expected.csv into the folder above
    python3 make.py --check    compares them with what is there; exit code 1 when anything differs

The expectations are written by hand from the formats' rules, never taken from the program that reads the files.
"""

import csv
import io
import sys
from pathlib import Path

import lines
import messages
import packed
import tables
import zengin

FOLDER = Path(__file__).resolve().parent.parent


def defects():
    found = [
        *zengin.defects(), *tables.defects(), *lines.defects(), *messages.defects(), *packed.defects(),
    ]
    names = [defect.name for defect in found]
    assert len(names) == len(set(names)), "Every file has a name of its own."
    return sorted(found, key=lambda defect: defect.name)


def expectations(found):
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["file", "verdict", "accepted", "rejected", "findings", "japanese", "english"])
    for defect in found:
        words = " ".join(str(expected) for expected in defect.expected)
        rows.writerow(
            [defect.name, defect.verdict, defect.accepted, defect.rejected, words, defect.japanese, defect.english])
    return text.getvalue().encode()


def main():
    found = defects()
    wanted = {defect.name: defect.content for defect in found} | {"expected.csv": expectations(found)}
    there = {path.name: path.read_bytes() for path in FOLDER.iterdir() if path.is_file() and path.name != "README.md"}
    if sys.argv[1:] == ["--check"]:
        wrong = sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))
        print(f"{len(found)} broken files, {len(wrong)} differ from their table" + "".join(f"\n  {w}" for w in wrong))
        return 1 if wrong else 0
    for name in there.keys() - wanted.keys():
        (FOLDER / name).unlink()
    for name, content in wanted.items():
        (FOLDER / name).write_bytes(content)
    print(f"{len(found)} broken files written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
