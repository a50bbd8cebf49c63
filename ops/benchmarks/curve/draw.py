"""Draws curve.tsv as curve.svg: processor seconds and peak memory over rows, both axes by powers of ten. Needs nothing but Python."""
import math
import sys

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 420, 300, 64, 40, 48
PANELS = [("processor seconds", "Processor seconds", "#0b6e99"), ("peak MB", "Peak memory, MB", "#9a3b00")]


def read(path):
    with open(path, encoding="utf-8") as lines:
        names = next(lines).rstrip("\n").split("\t")
        return [dict(zip(names, map(float, line.rstrip("\n").split("\t")))) for line in lines]


def scale(low, high, begin, end):
    low, high = math.floor(math.log10(low)), math.ceil(math.log10(high))
    high = max(high, low + 1)
    place = lambda value: begin + (math.log10(value) - low) / (high - low) * (end - begin)
    return place, [10.0**power for power in range(low, high + 1)]


def label(value):
    for limit, word in ((1e6, " M"), (1e3, " k")):
        if value >= limit:
            return f"{value / limit:g}{word}"
    return f"{value:g}"


def panel(rows, field, title, colour, offset):
    right, floor = offset + WIDTH - 30, HEIGHT - BOTTOM
    x, x_marks = scale(min(r["rows"] for r in rows), max(r["rows"] for r in rows), offset + LEFT, right)
    y, y_marks = scale(min(r[field] for r in rows), max(r[field] for r in rows), floor, TOP)
    parts = [f'<text x="{offset + LEFT}" y="22" font-weight="bold">{title}</text>']
    for mark in x_marks:
        parts.append(f'<path d="M{x(mark):.1f} {TOP}V{floor}" stroke="#ccc"/>')
        parts.append(f'<text x="{x(mark):.1f}" y="{floor + 18}" text-anchor="middle">{label(mark)}</text>')
    for mark in y_marks:
        parts.append(f'<path d="M{offset + LEFT} {y(mark):.1f}H{right}" stroke="#ccc"/>')
        parts.append(f'<text x="{offset + LEFT - 8}" y="{y(mark) + 4:.1f}" text-anchor="end">{label(mark)}</text>')
    points = [(x(r["rows"]), y(r[field])) for r in rows]
    path = "L".join(f"{px:.1f} {py:.1f}" for px, py in points)
    parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
    for (px, py), row in zip(points, rows):
        value = label(round(row[field], 1))
        parts.append(f'<circle cx="{px:.1f}" cy="{py:.1f}" r="3.5" fill="{colour}"><title>{value}</title></circle>')
        parts.append(f'<text x="{px:.1f}" y="{py - 8:.1f}" text-anchor="middle" font-size="10">{value}</text>')
    parts.append(f'<text x="{(offset + LEFT + right) / 2:.1f}" y="{HEIGHT - 10}" text-anchor="middle">rows of the night</text>')
    return parts


def main(source, target):
    rows = read(source)
    total = WIDTH * len(PANELS)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {total} {HEIGHT}" width="{total}" height="{HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        "<title>Cost of a night by its rows</title>",
        f'<rect width="{total}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for index, (field, title, colour) in enumerate(PANELS):
        parts += panel(rows, field, title, colour, index * WIDTH)
    with open(target, "w", encoding="utf-8") as file:
        file.write("\n".join(parts + ["</svg>", ""]))


main(*sys.argv[1:3])
