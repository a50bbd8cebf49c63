"""Scores the folds that prepare.py made by the usual models and prints them beside ours. Usage: compare.py OUT [SEEDS]"""

import collections
import pathlib
import pickle
import sys

import lightgbm
import numpy as np
import xgboost
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SEEDS = range(1, (int(sys.argv[2]) if len(sys.argv) > 2 else 5) + 1)


def models(seed):
    yield "logistic regression, C=100", make_pipeline(
        SimpleImputer(strategy="median", add_indicator=True), StandardScaler(), LogisticRegression(C=100, max_iter=2000))
    yield "XGBoost, exact, depth 3", xgboost.XGBClassifier(
        tree_method="exact", base_score=0.5, max_depth=3, n_estimators=100, learning_rate=0.1, n_jobs=2, random_state=seed)
    yield "LightGBM, tuned", lightgbm.LGBMClassifier(
        max_bin=16383, min_data_in_bin=1, num_leaves=15, learning_rate=0.03, n_estimators=500, colsample_bytree=0.6,
        reg_lambda=5, subsample=0.8, subsample_freq=1, n_jobs=2, random_state=seed, verbose=-1)


def size(model):
    if isinstance(model, xgboost.XGBClassifier):
        return len(model.get_booster().save_raw("ubj"))
    if isinstance(model, lightgbm.LGBMClassifier):
        return len(model.booster_.model_to_string())
    return len(pickle.dumps(model))


def card_precision(who, labels, scores, top=100):
    gone, found = set(), []
    day = who[:, 0] // 86400
    for number in np.unique(day):
        best = {}
        for card, label, score in zip(who[day == number, 1], labels[day == number], scores[day == number]):
            if card in gone:
                continue
            old = best.get(card, (-np.inf, 0))
            best[card] = (max(old[0], score), max(old[1], label))
        ranked = sorted(best, key=lambda card: -best[card][0])[:top]
        hits = {card for card in ranked if best[card][1] == 1}
        found.append(len(hits) / top)
        gone |= hits
    return np.mean(found)


def scored(folder, rows, labels, test, seed):
    """Every model's title, scores of the test week and bytes, for a seed; models without chance are fitted for the first only."""
    names = {"ours": "ours", "ours, a byte a weight": "ours-quantised", "ours, small, a byte a weight": "small-quantised"}
    for title, name in names.items():
        yield title, np.fromfile(folder / f"{name}-{seed}.f32", np.float32), int((folder / f"{name}.bytes").read_text())
    for title, model in models(seed):
        if seed > 1 and not title.startswith("LightGBM"):
            continue
        model.fit(rows, labels)
        yield title, model.predict_proba(test)[:, 1], size(model)


def main():
    weeks = collections.defaultdict(list)
    sizes = collections.defaultdict(list)
    for folder in sorted(pathlib.Path(sys.argv[1]).glob("fold-*")):
        _, name, kind, start = folder.name.split("-", 3)
        labels = np.fromfile(folder / "train.y", np.float32)
        rows = np.fromfile(folder / "train.x").reshape(len(labels), -1)
        truth = np.fromfile(folder / "test.y", np.float32)
        test = np.fromfile(folder / "test.x").reshape(len(truth), -1)
        who = np.fromfile(folder / "test.who", np.int64).reshape(-1, 2)
        for seed in SEEDS:
            for title, scores, count in scored(folder, rows, labels, test, seed):
                weeks[name, kind, title, start].append(
                    (average_precision_score(truth, scores), roc_auc_score(truth, scores), card_precision(who, truth, scores)))
                sizes[name, title].append(count)
        print(f"{folder.name} done", file=sys.stderr, flush=True)
    print("| features | week | model | average precision (spread of seeds) | AUC | card precision@100 |")
    print("|---|---|---|---|---|---|")
    for (name, kind, title, start), runs in sorted(weeks.items(), key=lambda item: (item[0][0], item[0][1], item[0][3], item[0][2])):
        mean, spread = np.mean(runs, axis=0), np.std(runs, axis=0)
        print(f"| {name} | {start} ({kind}) | {title} | {mean[0]:.4f} (±{spread[0]:.4f}) | {mean[1]:.3f} | {mean[2]:.3f} |")
    print("\n| features | weeks | model | average precision (spread of weeks) | AUC | card precision@100 | bytes |")
    print("|---|---|---|---|---|---|---|")
    for name, kind, title in sorted({key[:3] for key in weeks}):
        runs = np.array([np.mean(runs, axis=0) for key, runs in sorted(weeks.items()) if key[:3] == (name, kind, title)])
        mean, spread = runs.mean(axis=0), runs.std(axis=0)
        print(f"| {name} | {kind} | {title} | {mean[0]:.4f} (±{spread[0]:.4f}) | {mean[1]:.3f} | {mean[2]:.3f} | {np.mean(sizes[name, title]):,.0f} |")


main()
