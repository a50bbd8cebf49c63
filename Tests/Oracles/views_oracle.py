"""Asks Datasette and sqlite-utils for the views that people read, and for every documented query.

Usage: views_oracle.py FOLDER, where FOLDER holds alerts.sqlite, made by the test that writes it.
"""

import json
import pathlib
import subprocess
import sys
import urllib.parse

VIEWS = ["alert_queue", "alert_reason", "alert_history", "rule_performance", "night_summary", "analyst_workload"]
NAME = "ｶ)ﾔﾏﾀﾞ髙橋𠮷"


def queries(page):
    for part in page.split("```sql\n")[1:]:
        sql, rest = part.split("\n```\n", 1)
        yield sql.strip().rstrip(";"), rest.strip().split("\n")[0].removeprefix("Columns: ").split(", ")


def datasette(path, sql):
    """The rows as Datasette gives them, without a server."""
    address = f"/{path.stem}.json?" + urllib.parse.urlencode({"sql": sql, "_shape": "array"})
    command = [sys.executable, "-m", "datasette", str(path), "--get", address]
    answer = subprocess.run(command, capture_output=True, check=True)
    return json.loads(answer.stdout.decode("utf-8"))


def sqlite_utils(path, sql):
    command = [sys.executable, "-m", "sqlite_utils", "query", str(path), sql]
    answer = subprocess.run(command, capture_output=True, check=True)
    return json.loads(answer.stdout.decode("utf-8"))


def compare(path, sql, columns=None):
    one, other = datasette(path, sql), sqlite_utils(path, sql)
    assert one == other, f"{sql}: Datasette and sqlite-utils differ"
    if columns and one:
        assert list(one[0]) == columns, f"{sql}: {list(one[0])}"
    return one


def main():
    path = pathlib.Path(sys.argv[1]) / "alerts.sqlite"
    page = pathlib.Path(__file__).parents[2] / "Pipelines" / "queries.md"
    rows = {view: compare(path, f"SELECT * FROM {view} LIMIT 100") for view in VIEWS}
    for view in VIEWS:
        assert rows[view], f"{view} has no row"
    assert any(row["counterparty_name"] == NAME for row in rows["alert_queue"]), "the name is not shown as it is"
    assert any("調査" in (row["text"] or "") for row in rows["alert_history"])
    documented = list(queries(page.read_text(encoding="utf-8")))
    assert len(documented) >= 12
    answered = sum(bool(compare(path, sql, columns)) for sql, columns in documented)
    # Another name would have been noticed.
    changed = path.with_name("changed.sqlite")
    changed.write_bytes(path.read_bytes())
    subprocess.run(
        [sys.executable, "-m", "sqlite_utils", "query", str(changed), "UPDATE alert_transaction SET counterparty_name = 'x'"],
        check=True, capture_output=True)
    assert not any(row["counterparty_name"] == NAME for row in datasette(changed, "SELECT * FROM alert_queue"))
    print(f"datasette and sqlite-utils: {len(VIEWS)} views and {len(documented)} documented queries, {answered} of them with rows")


if __name__ == "__main__":
    main()
