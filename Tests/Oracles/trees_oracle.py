"""Trains small LightGBM models of every kind that we read, and compares our scores and Shapley values with LightGBM's own.

Usage: trees_oracle.py FOLDER: trains into FOLDER/trees, lets the test TreeOracleTests score the rows, and compares.
       trees_oracle.py --golden: writes SampleData/golden/trees, the same kinds of models made small, with LightGBM's answers.

Raw scores and probabilities must agree within 1e-12 of their size, Shapley values within 1e-6.
"""

import importlib.metadata
import os
import pathlib
import re
import subprocess
import sys

import lightgbm
import numpy

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCORE_TOLERANCE, SHAPLEY_TOLERANCE = 1e-12, 1e-6
QUIET = {"objective": "binary", "verbosity": -1, "num_threads": 1, "deterministic": True, "seed": 7}

# Kind of model: (parameters, number of trees, categorical features).
KINDS = {
    "numeric": ({"num_leaves": 15, "learning_rate": 0.1}, 40, []),
    "no-missing": ({"num_leaves": 15, "use_missing": False}, 30, []),
    "zero-missing": ({"num_leaves": 15, "zero_as_missing": True}, 30, []),
    "categorical": ({"num_leaves": 15, "min_data_per_group": 5, "cat_smooth": 1, "max_cat_to_onehot": 4}, 40, [1, 4]),
    "deep": ({"num_leaves": 511, "min_data_in_leaf": 1, "min_sum_hessian_in_leaf": 0, "learning_rate": 0.3}, 10, []),
    "single-leaf": ({"num_leaves": 15, "min_data_in_leaf": 1_000_000}, 5, []),
    "sigmoid-dart": ({"num_leaves": 7, "sigmoid": 0.7, "boosting": "dart", "scale_pos_weight": 5}, 25, [4]),
    "sampled": ({"num_leaves": 31, "bagging_fraction": 0.5, "bagging_freq": 1, "feature_fraction": 0.5}, 30, []),
    "goss": ({"num_leaves": 31, "data_sample_strategy": "goss", "extra_trees": True}, 30, []),
    "monotone": ({"num_leaves": 31, "monotone_constraints": [1, 0, 0, -1, 0, 0]}, 20, []),
}
# The golden models are as small as their kinds allow.
GOLDEN = {
    "numeric": (4, {"num_leaves": 6}), "no-missing": (3, {"num_leaves": 5}), "zero-missing": (3, {"num_leaves": 5}),
    "categorical": (3, {"num_leaves": 6}), "deep": (2, {"num_leaves": 63}), "single-leaf": (1, {}),
    "sigmoid-dart": (4, {"num_leaves": 4}),
}


def rows(count, seed):
    """Six features: ordinary, a category, many zeros, heavy tails, another category with gaps, almost constant."""
    generator = numpy.random.default_rng(seed)
    data = numpy.empty((count, 6))
    data[:, 0] = generator.normal(size=count)
    data[:, 1] = generator.integers(0, 70, size=count)
    data[:, 2] = numpy.where(generator.random(count) < 0.6, 0, generator.normal(size=count))
    data[:, 3] = numpy.exp(3 * generator.normal(size=count))
    data[:, 4] = generator.choice([0, 1, 2, 5, 9, 31, 32, 33, 64, 300], size=count)
    data[:, 5] = generator.random(count) < 0.05
    logit = (data[:, 0] + (data[:, 1] % 7 == 3) * 2 + data[:, 2] * data[:, 0] - numpy.log1p(data[:, 3]) / 3
             + numpy.isin(data[:, 4], [5, 33, 300]) * 1.5 + data[:, 5] - 1)
    label = generator.random(count) < 1 / (1 + numpy.exp(-logit))
    for feature, share in ((0, 0.1), (3, 0.2), (4, 0.1)):
        data[generator.random(count) < share, feature] = numpy.nan
    return data, label.astype(int)


def odd_rows():
    """Values that no training saw: all missing, zeros and almost zeros, very large, categories that are none."""
    odd = [numpy.nan, 0.0, -0.0, 1e-36, -1e-36, 1.1e-35, -1.1e-35, 1e300, -1e300, numpy.inf, -numpy.inf, -1, -0.5, 0.5, 33.9, 2**31, 1e10]
    base = rows(1, 99)[0][0]
    found = [numpy.full(6, value) for value in odd]
    for feature in range(6):
        for value in odd:
            row = base.copy()
            row[feature] = value
            found.append(row)
    return numpy.array(found)


def train(kind, count, trees=None, changes=None):
    parameters, number, categories = KINDS[kind]
    data, label = rows(count, seed=sum(kind.encode()))
    dataset = lightgbm.Dataset(data, label, categorical_feature=categories, feature_name=[f"feature.{i}" for i in range(6)])
    return lightgbm.train({**QUIET, **parameters, **(changes or {})}, dataset, num_boost_round=trees or number)


def answers(model, data):
    """Raw score, probability, the Shapley values and the mean, one row each."""
    return numpy.column_stack([
        model.predict(data, raw_score=True), model.predict(data), model.predict(data, pred_contrib=True)])


def write(path, table):
    path.write_text("".join(",".join(repr(float(value)) for value in row) + "\n" for row in table))


def write_golden():
    folder = ROOT / "SampleData/golden/trees"
    for kind, (trees, changes) in GOLDEN.items():
        train(kind, 2_000 if kind != "deep" else 400, trees, changes).save_model(folder / f"{kind}.txt")
        # Parameters decide nothing, and some of them are paths: a few stay so that their place is read.
        text = (folder / f"{kind}.txt").read_text()
        text = re.sub(r"(parameters:\n(?:.*\n){3})(?:.*\n)*?(\nend of parameters)", r"\1\2", text)
        (folder / f"{kind}.txt").write_text(text)
        data = numpy.concatenate([rows(20, seed=5)[0], odd_rows()])
        model = lightgbm.Booster(model_str=text)
        write(folder / f"{kind}.csv", numpy.column_stack([data, answers(model, data)]))


def differs(ours, theirs):
    """The largest differences of scores, of probabilities and of Shapley values, as shares of what is allowed."""
    scores = numpy.abs(ours[:, :2] - theirs[:, :2]) / (numpy.abs(theirs[:, :2]) + 1e-300) / SCORE_TOLERANCE
    shapley = numpy.abs(ours[:, 2:] - theirs[:, 2:]) / SHAPLEY_TOLERANCE
    return max(numpy.max(scores), numpy.max(shapley)) if ours.shape == theirs.shape else numpy.inf


def main(folder):
    folder = pathlib.Path(folder) / "trees"
    folder.mkdir(parents=True, exist_ok=True)
    expected, compared = {}, 0
    for kind in KINDS:
        model = train(kind, 20_000)
        model.save_model(folder / f"{kind}.txt")
        data = numpy.concatenate([rows(120, seed=11)[0], odd_rows()])
        write(folder / f"{kind}.rows.csv", data)
        expected[kind] = answers(model, data)
    subprocess.run(
        ["swift", "test", "--skip-build", "--filter", "TreeOracleTests"], cwd=ROOT, check=True,
        env={**os.environ, "MEKIKI_TREES_FOLDER": str(folder)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for kind, theirs in expected.items():
        ours = numpy.loadtxt(folder / f"{kind}.answers.csv", delimiter=",", ndmin=2)
        difference = differs(ours, theirs)
        if difference > 1:
            sys.exit(f"trees: {kind}: we differ from LightGBM by {difference} times what is allowed")
        # A leaf changed in the twelfth digit is seen.
        if differs(ours * (1 + 3e-12), theirs) <= 1:
            sys.exit(f"trees: {kind}: a difference would not have been seen")
        compared += len(theirs)
    version = importlib.metadata.version("lightgbm")
    print(f"trees: {compared} scores with their Shapley values of {len(KINDS)} kinds of models agree with LightGBM {version}")


if __name__ == "__main__":
    if sys.argv[1:] == ["--golden"]:
        write_golden()
    else:
        main(sys.argv[1])
