"""The same rules by polars on one thread and by a loop over cel-expr-python, on what `run FOLDER PACK ROUNDS PEERS` wrote.

Usage: peers.py PEERS polars [ROUNDS]    or    peers.py PEERS cel ROWS [ROUNDS]

Both must fire as often as our own columns did, rule by rule; else the figures mean nothing and the program says so. polars gets all
rules in one lazy query, so that it may share what they have in common; its missing values are nulls, whose logic is that of CEL.
cel-expr-python gets its rows as dictionaries that were made before the clock runs.
"""

import ast
import os
import pathlib
import re
import statistics
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "1"
WORDS = ("transaction.channel", "transaction.kind", "transaction.direction")
NAME = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)+")


def read_rules(folder):
    lines = (folder / "rules.tsv").read_text().splitlines()
    return [(name, int(fired), condition) for name, fired, _, condition in (line.split("\t") for line in lines)]


def read_types(folder):
    types = dict(line.split(" ") for line in (folder / "types.txt").read_text().splitlines())
    return types | {name: "word" for name in WORDS}


def named(rules, types):
    """The columns that the rules name, so that nothing else is read."""
    return sorted({name for _, _, condition in rules for name in NAME.findall(condition)} & set(types))


def compare(rules, counts):
    wrong = [(name, fired, counts[name]) for name, fired, _ in rules if counts[name] != fired]
    print("the counts of all rules are ours" if not wrong else f"DIFFERENT COUNTS (rule, ours, theirs): {wrong}")


# --- polars ---


def polars_expression(condition):
    """A condition as an expression of polars, by way of Python's own syntax tree."""
    import polars as pl

    text = re.sub(r"\(([^()?]+)\?([^():]+):([^()]+)\)", r"choose(\1,\2,\3)", condition)
    text = NAME.sub(lambda match: f"V('{match[0]}')", text)
    text = re.sub(r"!(?!=)", " not ", text.replace("&&", " and ").replace("||", " or "))
    signs = {ast.Lt: "__lt__", ast.LtE: "__le__", ast.Gt: "__gt__", ast.GtE: "__ge__", ast.Eq: "__eq__", ast.NotEq: "__ne__"}

    def build(node):
        if isinstance(node, ast.BoolOp):
            parts = [build(part) for part in node.values]
            whole = parts[0]
            for part in parts[1:]:
                whole = whole & part if isinstance(node.op, ast.And) else whole | part
            return whole
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return ~build(node.operand)
        if isinstance(node, ast.Compare):
            assert len(node.ops) == 1, condition
            if isinstance(node.ops[0], ast.In):
                return build(node.left).is_in([item.value for item in node.comparators[0].elts])
            return getattr(build(node.left), signs[type(node.ops[0])])(build(node.comparators[0]))
        if isinstance(node, ast.Call) and node.func.id == "V":
            return pl.col(node.args[0].value)
        if isinstance(node, ast.Call) and node.func.id == "has":
            return build(node.args[0]).is_not_null()
        if isinstance(node, ast.Call) and node.func.id == "choose":
            test, yes, no = map(build, node.args)
            return pl.when(test).then(yes).when(~test).then(no)
        if isinstance(node, ast.Constant):
            return pl.lit(node.value)
        raise ValueError(f"{condition}: {ast.dump(node)}")

    return build(ast.parse(text.strip(), mode="eval").body)


def run_polars(folder, rounds):
    import numpy
    import polars as pl

    rules, types = read_rules(folder), read_types(folder)
    columns = {}
    for name in named(rules, types):
        if types[name] == "word":
            columns[name] = pl.Series((folder / f"{name}.txt").read_text().split("\n")[:-1], dtype=pl.Categorical)
            continue
        series = pl.Series(numpy.fromfile(folder / f"{name}.f8", dtype="<f8")).fill_nan(None)
        columns[name] = series != 0 if types[name] == "boolean" else series
    frame = pl.DataFrame(columns)
    query = frame.lazy().select([polars_expression(condition).alias(name) for name, _, condition in rules])
    times = []
    for _ in range(rounds):
        before = time.process_time()
        fired = query.collect()
        times.append(time.process_time() - before)
    print(f"polars {pl.__version__}, {pl.thread_pool_size()} thread, {len(rules)} rules: {rate(frame.height, times)}")
    compare(rules, {name: int(fired[name].sum()) for name, _, _ in rules})


# --- cel-expr-python ---


def run_cel(folder, limit, rounds):
    import importlib.metadata

    import numpy
    from cel_expr_python import cel

    rules, types = read_rules(folder), read_types(folder)
    names = named(rules, types)
    flat = {name: name.replace(".", "_") for name in names}
    kinds = {"integer": cel.Type.INT, "real": cel.Type.DOUBLE, "boolean": cel.Type.BOOL, "word": cel.Type.STRING}
    variables = {flat[name]: kinds[types[name]] for name in names}
    variables |= {f"has_{flat[name]}": cel.Type.BOOL for name in names}
    environment = cel.NewEnv(variables=variables)

    def translated(condition):
        text = NAME.sub(lambda match: flat[match[0]], condition)
        return re.sub(r"has\((\w+)\)", r"has_\1", text)

    compiled = [environment.compile(translated(condition)) for _, _, condition in rules]
    values = {}
    for name in names:
        if types[name] == "word":
            values[name] = (folder / f"{name}.txt").read_text().split("\n")[:-1]
        else:
            values[name] = numpy.fromfile(folder / f"{name}.f8", dtype="<f8").tolist()
    convert = {"integer": int, "real": float, "boolean": bool, "word": str}
    count = len(values[names[0]])
    chosen = range(0, count, max(1, count // limit))
    rows = []
    for row in chosen:
        data = {}
        for name in names:
            value = values[name][row]
            data[f"has_{flat[name]}"] = value == value
            if value == value:
                data[flat[name]] = convert[types[name]](value)
        rows.append(data)
    times = []
    for _ in range(rounds):
        fired = [0] * len(rules)
        before = time.process_time()
        for data in rows:
            for place, expression in enumerate(compiled):
                value = expression.eval(data=data)
                if value.type() == cel.Type.BOOL and value.value():
                    fired[place] += 1
        times.append(time.process_time() - before)
    version = importlib.metadata.version("cel-expr-python")
    print(f"cel-expr-python {version}, {len(rules)} rules, every {count // len(rows)}th row: {rate(len(rows), times)}")
    if len(rows) == count:
        compare(rules, {rule[0]: fired[place] for place, rule in enumerate(rules)})


def rate(rows, times):
    rates = sorted(rows / seconds for seconds in times)
    return f"{statistics.median(rates):,.0f} rows/s ({rates[0]:,.0f} to {rates[-1]:,.0f})"


if __name__ == "__main__":
    peers = pathlib.Path(sys.argv[1])
    if sys.argv[2] == "polars":
        run_polars(peers, int(sys.argv[3]) if len(sys.argv) > 3 else 3)
    else:
        run_cel(peers, int(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else 3)
