"""The same job as the Swift program beside this one, with jaconv and rapidfuzz.

Folding makes half-width kana full-width and Latin half-width; a key also enlarges small kana, unifies long marks and drops
legal forms, digits and spaces, as one regular expression each. The similarity is rapidfuzz's normalised Levenshtein.
"""

import re
import statistics
import sys
import time

import jaconv
from rapidfuzz.distance import Levenshtein

SMALL = str.maketrans("ァィゥェォャュョッヮヵヶ", "アイウエオヤユヨツワカケ")
FORM = re.compile(r"^(カ|ユ|ド|イ|シヤ)\)|\((カ|ユ|ド|イ|シヤ)\)?$|株式会社|有限会社|合同会社|医療法人")
LONG = re.compile(r"(?<=[ァ-ヶ])[-ー−]")
EDGE = re.compile(r"^[0-9 -]+|[0-9 -]+$")


def fold(name):
    return jaconv.z2h(jaconv.h2z(name, kana=True), kana=False, ascii=True, digit=True)


def key(name):
    text = LONG.sub("ー", jaconv.hira2kata(fold(name)).translate(SMALL))
    return EDGE.sub("", FORM.sub("", EDGE.sub("", text))).replace(" ", "").upper()


def report(what, count, work):
    seconds = []
    for _ in range(5):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    print(f"Python, {what}: {count / statistics.median(seconds) / 1e6:.3f} million a second")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        names = file.read().splitlines()[:200_000]
    report("folding (jaconv)", len(names), lambda: [fold(name) for name in names])
    report("keys (jaconv, re)", len(names), lambda: [key(name) for name in names])
    keys = [key(name) for name in names]
    report(
        "similarity of neighbours (rapidfuzz)", len(keys) - 1,
        lambda: [Levenshtein.normalized_similarity(a, b) for a, b in zip(keys, keys[1:])])


main()
