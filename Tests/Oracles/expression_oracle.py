"""Asks the reference implementation of CEL in C++ about random expressions on random rows.

Usage: expression_oracle.py FOLDER, where FOLDER holds expressions.jsonl: an expression, a row, and our value or failure a line.
"""

import collections
import datetime
import importlib.metadata
import json
import pathlib
import sys

from cel_expr_python import cel
from cel_expr_python.ext import ext_strings

TYPES = {
    "flag": cel.Type.BOOL, "account.count": cel.Type.INT, "amount": cel.Type.INT, "u": cel.Type.UINT,
    "share": cel.Type.DOUBLE, "memo": cel.Type.STRING, "name": cel.Type.STRING, "raw": cel.Type.BYTES,
    "at": cel.Type.TIMESTAMP, "length": cel.Type.DURATION, "numbers": cel.Type.List(cel.Type.INT),
    "words": cel.Type.List(cel.Type.STRING), "counts": cel.Type.Map(cel.Type.STRING, cel.Type.INT),
}
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
MICROSECOND = datetime.timedelta(microseconds=1)

# What each of our failures is called there; the first words that stand in a message decide.
MESSAGES = (
    ("No value with name", "missing"), ("divide by zero", "divisionByZero"), ("modulus by zero", "divisionByZero"),
    ("Index error", "indexOutOfRange"), ("is greater than <", "indexOutOfRange"), ("is less than 0", "indexOutOfRange"),
    ("Key not found", "noSuchKey"), ("No matching overloads", "noSuchOverload"), ("overflow", "outOfRange"),
    ("out of int64 range", "outOfRange"), ("out of uint64 range", "outOfRange"), ("out of range", "outOfRange"),
    ("malformed UTF-8", "unreadable"), ("conversion failed", "unreadable"), ("cannot convert", "unreadable"),
    ("Type conversion error", "unreadable"), ("duplicate key", "badKey"),
)


def plain(words):
    """Our words as a value of Python."""
    value, rest = read(words)
    assert not rest, rest
    return value


def read(words):
    kind, rest = words[0], words[1:]
    if kind in ("list", "map"):
        items = []
        while rest[0] != "end":
            item, rest = read(rest)
            items.append(item)
        rest = rest[1:]
        return (items if kind == "list" else dict(zip(items[::2], items[1::2]))), rest
    text, rest = rest[0], rest[1:]
    if kind == "bool":
        return text == "true", rest
    if kind in ("int", "uint"):
        return int(text), rest
    if kind == "double":
        return float(text), rest
    if kind == "bytes":
        return bytes(int(byte, 16) for byte in text.split()), rest
    if kind == "timestamp":
        seconds, nanoseconds = map(int, text.split())
        return EPOCH + datetime.timedelta(seconds=seconds) + nanoseconds // 1000 * MICROSECOND, rest
    if kind == "duration":
        return int(text) // 1000 * MICROSECOND, rest
    return text, rest


def words_of(value):
    """A value of theirs in our words."""
    kind, content = value.type().name().lower().split("(")[0], value.value()
    if isinstance(content, list):
        return ["list", *(word for item in content for word in words_of(item)), "end"]
    if isinstance(content, dict):
        # The maps here have texts as keys and whole numbers as values.
        return ["map", *(word for key, item in content.items() for word in ("string", key, *words_of(item))), "end"]
    if isinstance(content, datetime.datetime):
        since = content - EPOCH
        return ["timestamp", f"{since.days * 86400 + since.seconds} {since.microseconds * 1000}"]
    if isinstance(content, datetime.timedelta):
        return ["duration", str(content // MICROSECOND * 1000)]
    if isinstance(content, bool):
        return ["bool", str(content).lower()]
    if isinstance(content, (bytes, bytearray)):
        return ["bytes", " ".join(f"{byte:x}" for byte in content)]
    return [{"int64": "int", "uint64": "uint"}.get(kind, kind), str(content)]


def simplified(words):
    """Words in which equal values are the same: numbers as floats, map entries in order, microseconds."""
    simple, index = [], 0
    while index < len(words):
        if words[index] == "double":
            number = float(words[index + 1])
            simple += ["double", "nan" if number != number else repr(number)]
            index += 2
        elif words[index] == "duration":
            simple += ["duration", str(int(words[index + 1]) // 1000 * 1000)]
            index += 2
        elif words[index] == "timestamp":
            seconds, nanoseconds = map(int, words[index + 1].split())
            simple += ["timestamp", f"{seconds} {nanoseconds // 1000 * 1000}"]
            index += 2
        elif words[index] == "map":
            end = closing(words, index)
            inner, entries = simplified(words[index + 1 : end]), []
            for place in range(0, len(inner), 4):
                entries.append(inner[place : place + 4])
            simple += ["map", *(word for entry in sorted(entries) for word in entry), "end"]
            index = end + 1
        else:
            simple.append(words[index])
            if words[index] not in ("list", "end"):
                simple.append(words[index + 1])
                index += 1
            index += 1
    return simple


def closing(words, start):
    """Where the map ends that begins at a place; its values are whole numbers."""
    index = start + 1
    while words[index] != "end":
        index += 2
    return index


def failure_of(message):
    return next((name for part, name in MESSAGES if part in message), message)


def ask(environment, line):
    try:
        compiled = environment.compile(line["expression"])
        value = compiled.eval(data={name: plain(words) for name, words in line["row"].items()})
    except (RuntimeError, OverflowError, ValueError) as error:
        return ["failure", failure_of(str(error))]
    if value.type() == cel.Type.ERROR:
        return ["failure", failure_of(str(value.value()))]
    return words_of(value)


def agrees(line, theirs):
    if line["value"][0] == "failure":
        return theirs[0] == "failure" and theirs[1] in {line["value"][1], *line["failures"]}
    return theirs[0] != "failure" and simplified(theirs) == simplified(line["value"])


def main():
    path = pathlib.Path(sys.argv[1]) / "expressions.jsonl"
    if not path.exists():
        sys.exit("expressions.jsonl was not found; the test that writes it did not run")
    environment = cel.NewEnv(variables=TYPES, extensions=[ext_strings.ExtStrings()])
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    kinds, wrong, unseen = collections.Counter(), [], 0
    for line in lines:
        theirs = ask(environment, line)
        kinds["failure" if line["value"][0] == "failure" else "value"] += 1
        if agrees(line, theirs):
            # Another answer must be seen.
            other = ["bool", "false"] if line["value"] == ["bool", "true"] else ["bool", "true"]
            unseen += agrees({"value": other, "failures": []}, theirs)
        else:
            wrong.append((line, theirs))
    version = importlib.metadata.version("cel-expr-python")
    print(f"cel-expr-python {version}: {len(lines)} expressions, {kinds['value']} with a value,", end=" ")
    print(f"{kinds['failure']} failures; {len(wrong)} differ")
    for line, theirs in wrong[:20]:
        print(f"  NOT KNOWN: {line}: theirs {theirs}", file=sys.stderr)
    sys.exit(1 if wrong or unseen else 0)


if __name__ == "__main__":
    main()
