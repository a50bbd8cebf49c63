"""Asks jpholiday about every day whose holidays we know, and the Sun about the equinoxes.

Usage: holiday_oracle.py FOLDER, where FOLDER holds holidays.csv: each day and whether it is a holiday.
"""

import csv
import datetime
import importlib.metadata
import math
import pathlib
import sys

import jpholiday

# Days on which the two are known to differ, with who is right.
TOO_EARLY = "ours: the law that frees a day between two holidays is of 27 December 1985"
KNOWN = {
    datetime.date(year, 5, 4): TOO_EARLY
    for year in range(1955, 1986)
    if datetime.date(year, 5, 4).weekday() != 6 and year not in (1975, 1981)
}
KNOWN[datetime.date(1973, 2, 12)] = "ours: the law that moves a Sunday holiday to the Monday is of 12 April 1973"

# Meeus, Astronomical Algorithms, chapter 27: mean equinoxes of 1000 to 3000, and the periodic terms.
MEAN = {
    3: (2451623.80984, 365242.37404, 0.05169, -0.00411, -0.00057),
    9: (2451810.21715, 365242.01767, -0.11575, 0.00337, 0.00078),
}
TERMS = (
    (485, 324.96, 1934.136), (203, 337.23, 32964.467), (199, 342.08, 20.186), (182, 27.85, 445267.112),
    (156, 73.14, 45036.886), (136, 171.52, 22518.443), (77, 222.54, 65928.934), (74, 296.72, 3034.906),
    (70, 243.58, 9037.513), (58, 119.81, 33718.147), (52, 297.17, 150.678), (50, 21.02, 2281.226),
    (45, 247.54, 29929.562), (44, 325.15, 31555.956), (29, 60.93, 4443.417), (18, 155.12, 67555.328),
    (17, 288.79, 4562.452), (16, 198.04, 62894.029), (14, 199.76, 31436.921), (12, 95.39, 14577.848),
    (12, 287.11, 31931.756), (12, 320.81, 34777.259), (9, 227.73, 1222.114), (8, 15.45, 16859.074),
)
# The Earth's rotation cannot be foreseen to better than a few minutes for the end of the century.
UNSURE_MINUTES = 4


def cosine(degrees):
    return math.cos(math.radians(degrees))


def equinox(year, month):
    """The moment in Japan's time at which the Sun crosses the equator."""
    y = (year - 2000) / 1000
    mean = sum(factor * y**power for power, factor in enumerate(MEAN[month]))
    t = (mean - 2451545.0) / 36525
    w = 35999.373 * t - 2.47
    terms = sum(a * cosine(b + c * t) for a, b, c in TERMS)
    day = mean + 0.00001 * terms / (1 + 0.0334 * cosine(w) + 0.0007 * cosine(2 * w))
    # Dynamical time runs ahead of the clocks: 31 s in 1955, 64 s in 2000, 69 s in 2020, about 200 s in 2100.
    ahead = 64 + 0.7 * (year - 2000) if year < 2000 else 64 + 0.25 * (year - 2000) + 0.011 * max(0, year - 2000) ** 2
    since = datetime.timedelta(days=day - 2440587.5, seconds=-ahead, hours=9)
    return datetime.datetime(1970, 1, 1) + since


def differences(ours):
    return {
        day
        for day, is_holiday in ours.items()
        if bool(jpholiday.is_holiday(day)) != is_holiday and day not in KNOWN
    }


def main():
    path = pathlib.Path(sys.argv[1]) / "holidays.csv"
    if not path.exists():
        sys.exit("holidays.csv was not found; the test that writes it did not run")
    with path.open(newline="") as file:
        ours = {datetime.date.fromisoformat(row["day"]): row["is_holiday"] == "1" for row in csv.DictReader(file)}
    first, last = min(ours), max(ours)
    assert (first, last) == (datetime.date(1955, 1, 1), datetime.date(2099, 12, 31)), (first, last)
    assert len(ours) == (last - first).days + 1
    differing = differences(ours)
    print(f"jpholiday {importlib.metadata.version('jpholiday')}: {len(ours)} days from {first} to {last},", end=" ")
    print(f"{sum(ours.values())} holidays, {len(differing)} differ, {len(KNOWN)} known to differ")
    for reason in sorted(set(KNOWN.values())):
        days = [str(day) for day in sorted(KNOWN) if KNOWN[day] == reason]
        print(f"  {', '.join(days)}; right: {reason}")
    for day in KNOWN:
        if bool(jpholiday.is_holiday(day)) == ours[day]:
            sys.exit(f"{day} no longer differs: take it off the list")
    for day in sorted(differing):
        print(f"  NOT KNOWN: {day}: ours {ours[day]}, theirs {jpholiday.is_holiday_name(day)}", file=sys.stderr)
    # Each wrong answer must be seen: one day of every month turned round.
    turned = {day: not is_holiday for day, is_holiday in ours.items() if day.day == day.month}
    seen = differences({**ours, **turned})
    if not set(turned) <= seen | differing | set(KNOWN):
        sys.exit("a changed day was not seen")

    unsure, wrong = [], []
    for year in range(first.year, last.year + 1):
        for month in (3, 9):
            moment = equinox(year, month)
            minutes = moment.hour * 60 + moment.minute
            if min(minutes, 1440 - minutes) < UNSURE_MINUTES:
                unsure.append(moment)
            elif not ours[moment.date()]:
                wrong.append(moment)
    print(f"the Sun: {2 * (last.year - first.year + 1)} equinoxes, {len(wrong)} on another day than ours;", end=" ")
    print(f"{len(unsure)} within {UNSURE_MINUTES} minutes of midnight: {', '.join(f'{m:%Y-%m-%d %H:%M}' for m in unsure)}")
    for moment in wrong:
        print(f"  NOT KNOWN: the equinox of {moment:%Y-%m-%d %H:%M}", file=sys.stderr)
    sys.exit(1 if differing or wrong else 0)


if __name__ == "__main__":
    main()
