"""Makes the folds of the handbook's protocol: for each start a training week, a week of delay and a test week without the cards known as
compromised; the book's fifteen features, these with their quotients, and those that the pipeline computed. Usage: prepare.py TABLE.csv.gz OUT KIND=START,START..."""

import pathlib
import sys

import numpy as np
import pandas as pd

DAY = 86400
DELAY = 7


def windows(keys, seconds, values, days, delay=0):
    """Count and sum over (t - days - delay, t - delay] of the same key."""
    order = np.lexsort((np.arange(len(seconds)), seconds, keys))
    key, moment = keys[order].astype(np.int64), seconds[order]
    sums = np.concatenate([[0], np.cumsum(values[order])])
    place = moment + key * 10**9
    first = np.searchsorted(key, key, side="left")
    high = np.maximum(np.searchsorted(place, place - delay * DAY, side="right"), first)
    low = np.maximum(np.searchsorted(place, place - (days + delay) * DAY, side="right"), first)
    count, total = np.empty(len(seconds)), np.empty(len(seconds))
    count[order], total[order] = high - low, sums[high] - sums[low]
    return count, total


def book_features(table):
    seconds = table.TX_TIME_SECONDS.to_numpy(np.int64)
    customer, terminal = table.CUSTOMER_ID.to_numpy(), table.TERMINAL_ID.to_numpy()
    amount, fraud = table.TX_AMOUNT.to_numpy(float), table.TX_FRAUD.to_numpy(float)
    day = seconds // DAY
    # The first day, 2018-04-01, is a Sunday.
    book = {"amount": amount, "weekend": ((day + 6) % 7 >= 5) * 1.0, "night": (seconds % DAY // 3600 <= 6) * 1.0}
    for days in (1, 7, 30):
        count, total = windows(customer, seconds, amount, days)
        book[f"customer_count_{days}"], book[f"customer_mean_{days}"] = count, total / count
        count, total = windows(terminal, seconds, fraud, days, DELAY)
        book[f"terminal_count_{days}"] = count
        book[f"terminal_risk_{days}"] = np.where(count > 0, total / np.maximum(count, 1), 0)
    return pd.DataFrame(book)


def quotients(book):
    """Quotients and products of the book's features, and nothing else: what a pipeline declares as times of a mean."""
    more = {}
    for days in (1, 7, 30):
        mean, count = book[f"customer_mean_{days}"], book[f"customer_count_{days}"]
        more[f"amount_to_mean_{days}"] = book.amount / mean
        more[f"fraud_{days}"] = book[f"terminal_count_{days}"] * book[f"terminal_risk_{days}"]
        if days > 1:
            before = (mean * count - book.amount) / np.maximum(count - 1, 1)
            more[f"mean_before_{days}"] = before
            more[f"amount_to_earlier_{days}"] = np.where(count > 1, book.amount / np.maximum(before, 0.01), 1)
    more["mean_1_to_7"] = book.customer_mean_1 / book.customer_mean_7
    more["mean_7_to_30"] = book.customer_mean_7 / book.customer_mean_30
    return pd.concat([book, pd.DataFrame(more)], axis=1)


def pipeline_features(table, out):
    """What 'mekiki features export' wrote, in the order of the table; NaN where a payment lies outside the days that were asked for."""
    values = np.load(out / "features.npy", mmap_mode="r")
    names = pd.read_csv(out / "features.columns.csv").name
    rows = pd.read_csv(out / "features.rows.csv", usecols=["transaction_id"]).transaction_id
    place = pd.Series(np.arange(len(rows)), index=rows)
    present = table.TRANSACTION_ID.isin(rows).to_numpy()
    order = place[table.TRANSACTION_ID[present]].to_numpy()
    told = [column for column in range(len(names)) if np.unique(values[:: max(1, len(values) // 50_000), column]).size > 1]
    own = np.full((len(table), len(told)), np.nan, np.float32)
    for target, column in enumerate(told):
        own[present, target] = values[:, column][order]
    return pd.DataFrame(own, columns=names[told])


def fold(table, start):
    day = table.TX_TIME_SECONDS // DAY
    first = (pd.Timestamp(start) - pd.Timestamp("2018-04-01")).days
    train = table.index[(day >= first) & (day < first + 7)]
    frauds = table[table.TX_FRAUD == 1]
    fraud_day = frauds.TX_TIME_SECONDS // DAY
    test = []
    for step in range(7):
        # A compromised card is known, and blocked, a week after its first fraud since the training week began.
        known = set(frauds.CUSTOMER_ID[(fraud_day >= first) & (fraud_day < first + 7 + step)])
        rows = table[day == first + 14 + step]
        test.append(rows.index[~rows.CUSTOMER_ID.isin(known)])
    return train, np.concatenate(test)


def main():
    out = pathlib.Path(sys.argv[2])
    table = pd.read_csv(sys.argv[1]).sort_values(["TX_TIME_SECONDS", "TRANSACTION_ID"]).reset_index(drop=True)
    book = book_features(table)
    for name, values in (("book", book), ("quotients", quotients(book)), ("own", pipeline_features(table, out))):
        print(f"{name}: {values.shape[1]} features", flush=True)
        for argument in sys.argv[3:]:
            kind, starts = argument.split("=")
            for start in starts.split(","):
                folder = out / f"fold-{name}-{kind}-{start}"
                folder.mkdir(parents=True, exist_ok=True)
                train, test = fold(table, start)
                for part, rows in (("train", train), ("test", test)):
                    values.loc[rows].to_numpy(np.float64).tofile(folder / f"{part}.x")
                    table.TX_FRAUD[rows].to_numpy(np.float32).tofile(folder / f"{part}.y")
                table.loc[test, ["TX_TIME_SECONDS", "CUSTOMER_ID"]].to_numpy(np.int64).tofile(folder / "test.who")


main()
