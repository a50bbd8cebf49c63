"""Makes a challenger as Pipelines/challenger.md says, runs a night with it, and compares the stored scores with LightGBM's.

Usage: challenger_oracle.py FOLDER: works in FOLDER/challenger with the program that was built for the tests.

Every stored challenger's score must be LightGBM's raw score of the exported row, calibrated, as an integer of millionths; the stored
reasons are LightGBM's Shapley values to a millionth, and the mean of both models decides.
"""

import csv
import importlib.metadata
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys

# Threads that wait for each other on a busy machine cost more than such small models gain by them; read when LightGBM is loaded.
os.environ.setdefault("OMP_NUM_THREADS", "1")
import lightgbm
import numpy

ROOT = pathlib.Path(__file__).resolve().parents[2]
SLOPE_MICRO, OFFSET_MICRO = 912_345, -104_321


def mekiki(*arguments):
    program = ROOT / ".build/debug/mekiki"
    done = subprocess.run([program, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"challenger: mekiki {arguments[0]} ended with {done.returncode}: {done.stdout}{done.stderr}")


def train(folder):
    """Runs the lines of the page, in the folder that they take for granted."""
    page = (ROOT / "Pipelines/challenger.md").read_text()
    lines = re.search(r"```python\n(.*?)```", page, re.S).group(1)
    for path in ("features.npy", "features.columns.csv", "features.rows.csv", "bank/labels.csv", "challenger.txt"):
        lines = lines.replace(f'"{path}"', repr(str(folder / path)))
    exec(compile(lines, "Pipelines/challenger.md", "exec"), {})


def make_pipeline(folder):
    """The night's pipeline with the challenger, and lines so low that every transaction is an alert."""
    pipeline = folder / "pipeline"
    shutil.copytree(ROOT / "Pipelines/nightly", pipeline)
    shutil.copy(folder / "challenger.txt", pipeline / "challenger.txt")
    manifest = (pipeline / "pipeline.yaml").read_text()
    manifest = manifest.replace("../../SampleData", str(ROOT / "SampleData"))
    (pipeline / "pipeline.yaml").write_text(manifest + "challenger: challenger.txt\n")
    policy = (pipeline / "policy.yaml").read_text()
    policy = re.sub(r"look_line_micro: .*", "look_line_micro: -50000000", policy)
    policy += f"decides: both\nchallenger_calibration: {{slope_micro: {SLOPE_MICRO}, offset_micro: {OFFSET_MICRO}}}\n"
    (pipeline / "policy.yaml").write_text(policy)
    return pipeline


def stored(folder):
    """By file and record: the challenger's score and baseline, and its reasons by name."""
    database = sqlite3.connect(folder / "night.sqlite")
    found = {}
    for key, *row in database.execute("""
            SELECT transaction_key, name, record_number, challenger_score_micro, challenger_baseline_micro, decider
            FROM alert_transaction JOIN source_file USING (file_id)"""):
        reasons = dict(database.execute(
            "SELECT name, contribution_micro FROM challenger_reason WHERE transaction_key = ? AND origin = 'feature'", [key]))
        found[row[0], row[1]] = (row[2], row[3], row[4], reasons)
    return found


def main(folder):
    folder = pathlib.Path(folder) / "challenger"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    bank = folder / "bank"
    mekiki("simulate", "--accounts", 60, "--days", 34, "--seed", 12, "--fraud-rate", 0.03, "--output", bank)
    night = ["--input", bank / "inbox", "--customers", bank / "customers.csv", "--date", "2026-11-20"]
    mekiki("features", "export", "Pipelines/nightly", *night, "--output", folder / "features.npy")
    train(folder)
    pipeline = make_pipeline(folder)
    mekiki("check", pipeline)
    mekiki("run", pipeline, *night, "--database", folder / "night.sqlite")
    model = lightgbm.Booster(model_file=folder / "challenger.txt")
    values = numpy.load(folder / "features.npy")
    raw, shapley = model.predict(values, raw_score=True), model.predict(values, pred_contrib=True)
    with open(folder / "features.rows.csv") as file:
        rows = {(row["file"], int(row["record"])): place for place, row in enumerate(csv.DictReader(file))}
    found = stored(folder)
    if len(found) < 50:
        sys.exit(f"challenger: only {len(found)} transactions were scored")
    worst, names = 0, model.feature_name()
    for place, (score, baseline, decider, reasons) in found.items():
        row = rows[place]
        worst = max(worst, abs(score - (raw[row] * SLOPE_MICRO + OFFSET_MICRO)))
        worst = max(worst, abs(baseline - (shapley[row, -1] * SLOPE_MICRO + OFFSET_MICRO)))
        for name, micro in reasons.items():
            # Shares are rounded so that they add up, which may move one by a millionth more.
            worst = max(worst, abs(micro - shapley[row, names.index(name)] * SLOPE_MICRO) - 1)
        if decider != "both":
            sys.exit(f"challenger: {place} was decided by {decider}")
    if worst > 1:
        sys.exit(f"challenger: stored scores or reasons differ from LightGBM by {worst} millionths")
    if len({score for score, *_ in found.values()}) < 20:
        sys.exit("challenger: the scores are all the same, so nothing was compared")
    print(f"challenger: {len(found)} stored scores with their reasons are those of LightGBM {importlib.metadata.version('lightgbm')}")


if __name__ == "__main__":
    main(sys.argv[1])
