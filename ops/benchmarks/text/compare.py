"""Classifies the lines that prepare.py made by the usual small classifiers, and prints them beside ours. Usage: compare.py FOLDER [SET...]

TF-IDF of characters 1 to 3 with logistic regression, and fastText on single characters with runs of up to three. Sizes are those of the files
that would be shipped: the pickled vectoriser with its weights, fastText's .bin and quantised .ftz, our safetensors file.
"""

import itertools
import os
import pathlib
import pickle
import sys
import time
import unicodedata

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

try:
    import fasttext
except ImportError:
    fasttext = None

SETS = {"survey": ["domain", "judgement", "reason"], "sentences": ["sentiment"]}


def read(path, place):
    labels, texts = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        numbers, text = line.split("\t", 1)
        label = int(numbers.split()[place])
        if label >= 0:
            labels.append(label)
            texts.append(unicodedata.normalize("NFKC", text))
    return labels, texts


def linear(train, test, folder, name):
    start = time.perf_counter()
    vectoriser = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True)
    model = LogisticRegression(C=4, max_iter=100)
    model.fit(vectoriser.fit_transform(train[1]), train[0])
    middle = time.perf_counter()
    found = model.predict(vectoriser.transform(test[1]))
    end = time.perf_counter()
    yield "TF-IDF 1-3, logistic regression", found, len(pickle.dumps((vectoriser, model))), middle - start, end - middle


def fast_text(train, test, folder, name):
    def spaced(text):
        return " ".join(text.replace(" ", "\u2581"))

    path = folder / f"{name}.fasttext"
    path.write_text("".join(f"__label__{label} {spaced(text)}\n" for label, text in zip(*train)), encoding="utf-8")
    start = time.perf_counter()
    model = fasttext.train_supervised(str(path), wordNgrams=3, epoch=10, lr=0.3, thread=2, verbose=0, seed=1)
    middle = time.perf_counter()

    def classify():
        # The function beneath predict, without its copies.
        return [int(model.f.predict(spaced(text) + "\n", 1, 0.0, "strict")[0][1][len("__label__"):]) for text in test[1]]

    found = classify()
    end = time.perf_counter()
    model.save_model(str(folder / f"{name}.bin"))
    yield "fastText 1-3, as it comes", found, os.path.getsize(folder / f"{name}.bin"), middle - start, end - middle
    (folder / f"{name}.bin").unlink()
    start = time.perf_counter()
    model.quantize(input=str(path), cutoff=100_000, retrain=False, qnorm=True)
    middle = time.perf_counter()
    found = classify()
    end = time.perf_counter()
    model.save_model(str(folder / f"{name}.ftz"))
    yield "fastText 1-3, quantised, 100,000 runs", found, os.path.getsize(folder / f"{name}.ftz"), middle - start, end - middle
    path.unlink()


def ours(folder, name, task, test_labels, keep):
    for path in sorted(folder.glob(f"{name}-*-{task}-ours.found")):
        tasks = path.name[len(name) + 1:-len(f"-{task}-ours.found")]
        size, trained, answered = (folder / f"{name}-{tasks}-ours.cost").read_text().split()
        found = [int(line) for line in path.read_text().splitlines()]
        title = "ours" if tasks == task else f"ours, one file for {tasks.replace(',', ', ')}"
        yield title, [found[row] for row in keep], int(size), float(trained), float(answered)


def main():
    folder = pathlib.Path(sys.argv[1])
    print("| set | task | classifier | accuracy | macro F1 | bytes | training s | lines a second |")
    print("|---|---|---|---|---|---|---|---|")
    for name in sys.argv[2:] or ["survey-test", "sentences-test"]:
        for place, task in enumerate(SETS[name.split("-")[0]]):
            train = read(folder / f"{name}-train.tsv", place)
            test = read(folder / f"{name}-test.tsv", place)
            lines = (folder / f"{name}-test.tsv").read_text(encoding="utf-8").splitlines()
            keep = [row for row, line in enumerate(lines) if int(line.split("\t")[0].split()[place]) >= 0]
            asked = [ours(folder, name, task, test[0], keep), linear(train, test, folder, name)]
            if fasttext:
                asked.append(fast_text(train, test, folder, name))
            for title, found, size, trained, answered in itertools.chain.from_iterable(asked):
                right = sum(a == b for a, b in zip(found, test[0])) / len(keep)
                score = f1_score(test[0], found, average="macro")
                print(f"| {name} | {task} | {title} | {right:.4f} | {score:.4f} | {size:,} | {trained:.1f} | {len(lines) / answered:,.0f} |",
                      flush=True)
    if not fasttext:
        print("\nfastText was not asked: the Python package fasttext is not installed.")


main()
