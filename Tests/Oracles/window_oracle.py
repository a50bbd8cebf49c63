"""Computes window features again with DuckDB, from the transactions alone, and compares the exported matrix.

Usage: window_oracle.py FOLDER, where FOLDER/windows holds inbox/*.csv, the transactions as they came to us, and all.npy with
all.rows.csv and all.columns.csv beside it, the features that we export of them.

A window over d at a row of time t holds the rows with t - d < time <= t that stand before it in the file, itself included. A row more than
seven days behind the newest day of its key has no windows. A correction enters no window; it takes out the newest transaction of its
account that has its amount and, where it names one, its party, in its own direction before the other, of the last fourteen days.
Counts, sums and seconds must be equal; ratios and days within 1e-12 of their size.
"""

import csv
import importlib.metadata
import pathlib
import random
import sys

import duckdb
import numpy

EXACT = {"1h": 3600, "24h": 86400, "7d": 604800}
KEPT_DAYS, LATE_DAYS = 14, 7
TOLERANCE = 1e-12
NEVER = 2**62

# Every transaction that enters windows, with what its account and its payee saw before it, reversed or not.
ROWS = """
CREATE TABLE r AS
SELECT t.*, coalesce(g.by_seq, {never}) AS gone_at, coalesce(g.payee_by_seq, {never}) AS gone_at_payee,
  max(s) OVER before AS last_s, min(s) OVER before AS first_s,
  max(s) FILTER (outgoing) OVER before AS last_out, max(s) FILTER (NOT outgoing) OVER before AS last_in,
  coalesce(max(day) OVER before - day, 0) > {late} AS is_too_late,
  row_number() OVER (PARTITION BY account, channel ORDER BY seq) AS channel_number,
  amount BETWEEN 90000 AND 99999 OR amount BETWEEN 450000 AND 499999 OR amount BETWEEN 900000 AND 999999
    OR amount BETWEEN 1800000 AND 1999999 AS below_limit
FROM t LEFT JOIN gone g USING (seq) WHERE kind <> 'correction'
WINDOW before AS (PARTITION BY account ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
"""


def account_query():
    """The windows of the account, one row for each transaction."""
    columns = []

    def add(name, expression):
        columns.append(f'{expression} AS "{name}"')

    for way, condition in (("out", "e.outgoing"), ("in", "NOT e.outgoing")):
        for suffix, seconds in EXACT.items():
            live = f"{condition} AND e.s > r.s - {seconds} AND e.s <= r.s"
            add(f"account.{way}.count_{suffix}", f"count(*) FILTER ({live})")
            add(f"account.{way}.sum_yen_{suffix}", f"coalesce(sum(e.amount) FILTER ({live}), 0)")
            add(f"account.{way}.distinct_counterparties_{suffix}",
                f"count(DISTINCT e.party) FILTER ({live} AND e.party <> '')")
            add(f"account.{way}.cash_count_{suffix}", f"count(*) FILTER ({live} AND e.kind = 'cash')")
            add(f"account.{way}.cash_sum_yen_{suffix}",
                f"coalesce(sum(e.amount) FILTER ({live} AND e.kind = 'cash'), 0)")
            add(f"account.{way}.below_limit_count_{suffix}", f"count(*) FILTER ({live} AND e.below_limit)")
            add(f"account.{way}.small_count_{suffix}",
                f"count(*) FILTER ({live} AND e.amount BETWEEN 1 AND 1000)")
            add(f"account.{way}.max_yen_{suffix}", f"coalesce(max(e.amount) FILTER ({live}), 0)")
        days = f"{condition} AND e.day > r.day - 30 AND e.day <= r.day"
        add(f"account.{way}.count_30d_daily", f"count(*) FILTER ({days})")
        add(f"account.{way}.sum_yen_30d_daily", f"coalesce(sum(e.amount) FILTER ({days}), 0)")
        add(f"{way}_days_before", f"coalesce(sum(e.amount) FILTER ({days} AND e.day < r.day), 0)")
        add(f"{way}_earlier_count", f"count(*) FILTER ({days} AND e.seq < r.seq)")
        add(f"{way}_earlier_sum", f"coalesce(sum(e.amount) FILTER ({days} AND e.seq < r.seq), 0)")
        add(f"{way}_earlier_max", f"coalesce(max(e.amount) FILTER ({days} AND e.seq < r.seq), 0)")
    pair = "e.party = r.party AND e.seq < r.seq"
    add("pair_before", f"count(*) FILTER ({pair})")
    add("pair_first_s", f"min(e.s) FILTER ({pair})")
    return f"""
    CREATE TABLE account_windows AS
    SELECT r.seq, {", ".join(columns)}
    FROM r JOIN r e ON e.account = r.account AND e.seq <= r.seq AND e.gone_at > r.seq GROUP BY r.seq"""


# For each transaction, the parties whose earliest transaction with the account lies within the week, and was outgoing.
FIRSTS = """
CREATE TABLE firsts AS
SELECT seq, count(*) FILTER (first.s > s - 604800 AND first.s <= s AND first.outgoing) AS "account.out.new_counterparties_7d"
FROM (
  SELECT r.seq, r.s, arg_min({'s': e.s, 'outgoing': e.outgoing}, {'s': e.s, 'seq': e.seq}) AS first
  FROM r JOIN r e ON e.account = r.account AND e.seq <= r.seq AND e.gone_at > r.seq AND e.party <> ''
  GROUP BY r.seq, r.s, e.party)
GROUP BY seq
"""

# The corrections of the account that took something out.
REVERSED = """
CREATE TABLE reversed AS
SELECT r.seq, count(*) AS "account.reversed_count_7d", sum(c.amount) AS "account.reversed_sum_yen_7d"
FROM r JOIN (SELECT t.* FROM t JOIN gone ON t.seq = gone.by_seq) c
  ON c.account = r.account AND c.seq < r.seq AND c.s > r.s - 604800 AND c.s <= r.s
GROUP BY r.seq
"""


def payee_query():
    """The windows of the payee over all senders, for outgoing transactions that name one."""
    columns = []
    for suffix, seconds in EXACT.items():
        live = f"e.s > r.s - {seconds} AND e.s <= r.s"
        columns.append(f'count(*) FILTER ({live}) AS "counterparty.in.count_{suffix}"')
        columns.append(f'coalesce(sum(e.amount) FILTER ({live}), 0) AS "counterparty.in.sum_yen_{suffix}"')
        columns.append(f'count(DISTINCT e.account) FILTER ({live}) AS "counterparty.in.distinct_senders_{suffix}"')
    days = "e.day > r.day - 30 AND e.day <= r.day"
    columns.append(f'count(*) FILTER ({days}) AS "counterparty.in.count_30d_daily"')
    columns.append(f'coalesce(sum(e.amount) FILTER ({days}), 0) AS "counterparty.in.sum_yen_30d_daily"')
    return f"""
    CREATE TABLE payee_windows AS
    WITH p AS (
      SELECT *, min(s) OVER before AS payee_first,
        coalesce(max(day) OVER before - day, 0) > {LATE_DAYS} AS is_too_late_for_payee
      FROM r WHERE outgoing AND party <> ''
      WINDOW before AS (PARTITION BY party ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))
    SELECT r.seq, any_value(r.is_too_late_for_payee) AS is_too_late_for_payee,
      any_value(CASE WHEN r.payee_first <= r.s THEN (r.s - r.payee_first) / 86400::DOUBLE END)
        AS "counterparty.days_since_first_seen", {", ".join(columns)}
    FROM p r JOIN p e ON e.party = r.party AND e.seq <= r.seq AND e.gone_at_payee > r.seq GROUP BY r.seq"""


# A moment of the past that a late row would see in its future is missing to it.
SINCE = "CASE WHEN {0} <= r.s THEN r.s - {0} END"
# What the account did in the row's own direction within the thirty days, the row itself left out.
OWN = "(CASE WHEN r.outgoing THEN a.out_earlier_{0} ELSE a.in_earlier_{0} END)"
OWN_COUNT, OWN_SUM, OWN_MAX = OWN.format("count"), OWN.format("sum"), OWN.format("max")
OUT_DAY, IN_DAY, IN_WEEK = (f'a."account.{name}"' for name in ("out.sum_yen_24h", "in.sum_yen_24h", "in.sum_yen_7d"))

# What no row says of the future, however late it is.
MOMENTS = {
    "account.seconds_since_last": SINCE.format("r.last_s"),
    "account.idle_days": f"({SINCE.format('r.last_s')}) / 86400::DOUBLE",
    "account.days_since_first_seen": f"({SINCE.format('r.first_s')}) / 86400::DOUBLE",
    "account.out.seconds_since_last": SINCE.format("r.last_out"),
    "account.in.seconds_since_last": SINCE.format("r.last_in"),
    "account.channel_is_new": "CASE WHEN r.last_s IS NOT NULL AND r.channel <> '' THEN (r.channel_number = 1)::INTEGER END",
    "pair.is_first": "CASE WHEN r.party <> '' THEN (a.pair_before = 0)::INTEGER END",
    "pair.count_before": "CASE WHEN r.party <> '' THEN a.pair_before END",
    "pair.days_since_first":
        "CASE WHEN r.party <> '' AND a.pair_first_s <= r.s THEN (r.s - a.pair_first_s) / 86400::DOUBLE END",
    "counterparty.days_since_first_seen": 'p."counterparty.days_since_first_seen"',
}

# What a row too late for the windows of its account does not have.
SHARES = {
    "account.amount_to_own_mean_30d_daily": f"CASE WHEN {OWN_SUM} > 0 THEN r.amount::DOUBLE * {OWN_COUNT} / {OWN_SUM} END",
    "account.amount_to_own_max_30d_daily": f"CASE WHEN {OWN_MAX} > 0 THEN r.amount::DOUBLE / {OWN_MAX} END",
    "account.out.day_sum_to_own_mean_30d_daily":
        f"CASE WHEN a.out_days_before > 0 AND r.first_s <= r.s THEN {OUT_DAY}::DOUBLE"
        " * least(29, greatest(1, ceil((r.s - r.first_s) / 86400::DOUBLE))) / a.out_days_before END",
    "account.out.pass_through_24h": f"CASE WHEN {IN_DAY} > 0 THEN {OUT_DAY}::DOUBLE / {IN_DAY} END",
    "account.out.sweep_7d": f"CASE WHEN {IN_WEEK} > 0 THEN {OUT_DAY}::DOUBLE / {IN_WEEK} END",
    "account.out.new_counterparties_7d": 'coalesce(f."account.out.new_counterparties_7d", 0)',
    "account.reversed_count_7d": 'coalesce(v."account.reversed_count_7d", 0)',
    "account.reversed_sum_yen_7d": 'coalesce(v."account.reversed_sum_yen_7d", 0)',
}


def reversals(rows):
    """What each correction took out: (its transaction, the correction, the seconds between, whether the payee lost it too)."""
    accounts, newest, newest_of_payee, found = {}, {}, {}, []
    for seq, account, outgoing, amount, kind, party, s, day in rows:
        if kind != "correction":
            accounts.setdefault(account, []).append((s, seq, outgoing, amount, party, day))
            newest[account] = max(newest.get(account, day), day)
            if outgoing and party:
                newest_of_payee[party] = max(newest_of_payee.get(party, day), day)
            continue
        fitting = [
            row for row in accounts.get(account, [])
            if row[3] == amount and row[0] <= s and (not party or row[4] == party)
            and row[5] >= newest[account] - KEPT_DAYS
        ]
        if not fitting:
            continue
        best = max(fitting, key=lambda row: (row[2] == outgoing, row[0], row[1]))
        accounts[account].remove(best)
        is_payees = best[2] and best[4] and best[5] >= newest_of_payee[best[4]] - KEPT_DAYS
        found.append((best[1], seq, s - best[0], bool(is_payees)))
    return found


def load(folder):
    """The transactions as table `t`, and what corrections took out of them as table `gone`."""
    database = duckdb.connect()
    database.execute("SET threads TO 2")
    database.execute(
        "CREATE TABLE source AS SELECT * FROM read_csv(?, all_varchar = true, header = true)",
        [sorted(map(str, (folder / "inbox").glob("*.csv")))])
    database.execute("""
        CREATE TABLE t AS
        SELECT rowid AS seq, coalesce(transaction_id, '') AS id, account, direction = 'out' AS outgoing,
          amount::BIGINT AS amount, coalesce(channel, '') AS channel, coalesce(kind, '') AS kind,
          coalesce(counterparty_account, '') AS party, occurred_at,
          epoch(occurred_at::TIMESTAMPTZ)::BIGINT AS s, ((s + 32400) // 86400)::INTEGER AS day
        FROM source""")
    rows = database.execute("SELECT seq, account, outgoing, amount, kind, party, s, day FROM t ORDER BY seq").fetchall()
    found = reversals(rows)
    database.execute("CREATE TABLE gone (seq BIGINT, by_seq BIGINT, payee_by_seq BIGINT, seconds BIGINT)")
    if found:
        database.executemany(
            "INSERT INTO gone VALUES (?, ?, ?, ?)",
            [(seq, by, by if is_payees else None, seconds) for seq, by, seconds, is_payees in found])
    return database


def recompute(database, names):
    """The features of `names` that SQL can say: one value for each transaction, NaN where missing."""
    database.execute(ROWS.format(never=NEVER, late=LATE_DAYS))
    for query in (account_query(), FIRSTS, REVERSED, payee_query()):
        database.execute(query)
    chosen = {name: MOMENTS[name] for name in MOMENTS if name in names}
    chosen |= {name: f"CASE WHEN NOT r.is_too_late THEN {SHARES[name]} END" for name in SHARES if name in names}
    for table, alias, late in (("account_windows", "a", "r.is_too_late"), ("payee_windows", "p", "p.is_too_late_for_payee")):
        for name, *_ in database.execute(f"DESCRIBE {table}").fetchall():
            if name in names and name not in chosen:
                chosen[name] = f'CASE WHEN NOT {late} THEN {alias}."{name}" END'
    total = database.execute("SELECT count(*) FROM t").fetchone()[0]
    selected = ", ".join(f'({expression})::DOUBLE AS "{name}"' for name, expression in chosen.items())
    found = database.execute(f"""
        SELECT r.seq, {selected} FROM r JOIN account_windows a USING (seq) LEFT JOIN payee_windows p USING (seq)
        LEFT JOIN firsts f USING (seq) LEFT JOIN reversed v USING (seq)""").fetchnumpy()
    result = {name: scatter(total, found["seq"], found[name]) for name in chosen}
    corrections = database.execute("SELECT by_seq, seconds::DOUBLE AS seconds FROM gone").fetchnumpy()
    result["correction.seconds_since_reversed"] = scatter(total, corrections["by_seq"], corrections["seconds"])
    return result


def scatter(total, places, values):
    column = numpy.full(total, numpy.nan)
    column[numpy.ma.filled(places)] = numpy.ma.filled(numpy.ma.asarray(values, dtype=numpy.float64), numpy.nan)
    return column


def differences(ours, theirs, is_exact):
    """The rows in which two columns differ."""
    near = ours == theirs if is_exact else numpy.abs(ours - theirs) <= TOLERANCE * numpy.abs(theirs)
    return numpy.flatnonzero(~(near | (numpy.isnan(ours) & numpy.isnan(theirs))))


def failures_of(name, ours, expected, is_exact, chance):
    """What is wrong with one column, after making sure that a wrong value would be seen."""
    wrong = differences(ours, expected, is_exact)
    given = numpy.flatnonzero(~numpy.isnan(expected))
    found = [f"{name}: row {row} is {ours[row]!r}, and should be {expected[row]!r}" for row in wrong[:3]]
    if len(numpy.unique(expected[given])) < 2:
        return found + [f"{name}: the transactions give it no two values, so that nothing is compared"]
    # One value changed by a little more than may be, and one lost, must each be seen.
    row = chance.choice(given.tolist())
    nearby = expected[row] + 1 if is_exact else expected[row] * (1 + 1e-11) + 1e-300
    for change in (nearby, numpy.nan):
        changed = ours.copy()
        changed[row] = change
        if set(differences(changed, expected, is_exact)) != set(wrong) | {row}:
            found.append(f"{name}: a changed value was not noticed")
    print(f"  {name}: {len(given)} values, {len(ours) - len(given)} missing, {len(wrong)} differ")
    return found


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def main():
    folder = pathlib.Path(sys.argv[1]) / "windows"
    matrix = numpy.load(folder / "all.npy", allow_pickle=False)
    columns, rows = rows_of(folder / "all.columns.csv"), rows_of(folder / "all.rows.csv")
    if matrix.shape != (len(rows), len(columns)) or not rows:
        sys.exit(f"window: an array of {matrix.shape} with {len(rows)} rows and {len(columns)} columns beside it")
    database = load(folder)
    written = [(row["transaction_id"], row["account"], row["occurred_at"]) for row in rows]
    if written != database.execute("SELECT id, account, occurred_at FROM t ORDER BY seq").fetchall():
        sys.exit("window: the exported rows are not the transactions in their order")
    places = {column["name"]: place for place, column in enumerate(columns)}
    theirs = recompute(database, set(places))
    chance = random.Random(1)
    failures = []
    for name, expected in theirs.items():
        is_exact = columns[places[name]]["type"] != "real"
        failures += failures_of(name, matrix[:, places[name]], expected, is_exact, chance)
    if len(theirs) < 50:
        failures.append(f"only {len(theirs)} features were computed again")
    if failures:
        sys.exit("\n".join(failures[:40]))
    print(
        f"window: {len(theirs) * len(rows)} values of {len(theirs)} features in {len(rows)} rows agree with DuckDB "
        f"{importlib.metadata.version('duckdb')}")


if __name__ == "__main__":
    main()
