"""Makes the folds of the handbook's protocol: for each start a training week, a week of delay and a test week without the cards known as
compromised; the book's fifteen features, and those with our own beside them. Usage: prepare.py TABLE.csv.gz OUT"""

import pathlib
import sys

import numpy as np
import pandas as pd

DAY = 86400
DELAY = 7
TEST = ["2018-07-25", "2018-08-01", "2018-08-08", "2018-08-15"]
VALIDATION = ["2018-06-20", "2018-06-27", "2018-07-04", "2018-07-11"]


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


def known_labels(terminal, seconds, fraud):
    """Of the newest transaction at the terminal whose label is known: the label, its age; and the age of the newest known fraud."""
    order = np.lexsort((seconds, terminal))
    label, fraud_age, age = np.zeros(len(order)), np.full(len(order), 60.0), np.full(len(order), 60.0)
    bounds = np.flatnonzero(np.diff(terminal[order])) + 1
    for rows in np.split(order, bounds):
        moment, is_fraud = seconds[rows], fraud[rows]
        known = np.searchsorted(moment, moment - DELAY * DAY, side="right")
        newest = np.maximum.accumulate(np.where(is_fraud > 0, moment, -(10**9)))
        has = known > 0
        last = known[has] - 1
        label[rows[has]] = is_fraud[last]
        fraud_age[rows[has]] = np.minimum(60, (moment[has] - newest[last]) / DAY)
        age[rows[has]] = np.minimum(60, (moment[has] - moment[last]) / DAY)
    return label, fraud_age, age


def features(table):
    seconds = table.TX_TIME_SECONDS.to_numpy(np.int64)
    customer, terminal = table.CUSTOMER_ID.to_numpy(), table.TERMINAL_ID.to_numpy()
    amount, fraud = table.TX_AMOUNT.to_numpy(float), table.TX_FRAUD.to_numpy(float)
    day = seconds // DAY
    # The first day, 2018-04-01, is a Sunday.
    book = {"amount": amount, "weekend": ((day + 6) % 7 >= 5) * 1.0, "night": (seconds % DAY // 3600 <= 6) * 1.0}
    own = {}
    for days in (1, 7, 30):
        count, total = windows(customer, seconds, amount, days)
        book[f"customer_count_{days}"], book[f"customer_mean_{days}"] = count, total / count
        own[f"amount_to_mean_{days}"] = amount / np.maximum(total / count, 0.01)
        if days > 1:
            before = (total - amount) / np.maximum(count - 1, 1)
            own[f"amount_to_earlier_{days}"] = np.where(count > 1, amount / np.maximum(before, 0.01), 1)
        count, total = windows(terminal, seconds, fraud, days, DELAY)
        book[f"terminal_count_{days}"] = count
        book[f"terminal_risk_{days}"] = np.where(count > 0, total / np.maximum(count, 1), 0)
    names = ("terminal_label", "terminal_fraud_age", "terminal_age")
    own.update(zip(names, known_labels(terminal, seconds, fraud)))
    return pd.DataFrame(book), pd.DataFrame(own)


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
    table = pd.read_csv(sys.argv[1]).sort_values(["TX_TIME_SECONDS", "TRANSACTION_ID"]).reset_index(drop=True)
    book, own = features(table)
    for name, values in (("book", book), ("own", pd.concat([book, own], axis=1))):
        for kind, starts in (("test", TEST), ("validation", VALIDATION)):
            for start in starts:
                folder = pathlib.Path(sys.argv[2], f"fold-{name}-{kind}-{start}")
                folder.mkdir(parents=True, exist_ok=True)
                train, test = fold(table, start)
                for part, rows in (("train", train), ("test", test)):
                    values.loc[rows].to_numpy(np.float64).tofile(folder / f"{part}.x")
                    table.TX_FRAUD[rows].to_numpy(np.float32).tofile(folder / f"{part}.y")
                table.loc[test, ["TX_TIME_SECONDS", "CUSTOMER_ID"]].to_numpy(np.int64).tofile(folder / "test.who")


main()
