"""Asks jaconv and mojimoji what texts become when their width changes, in both directions.

Usage: width_oracle.py FOLDER, where FOLDER holds width.csv: input, folded text and half-width text (or "refused") as code
points in hexadecimal.

The two know kana and ASCII. What our folding does beyond them is written below as one step each, made from Python's Unicode
data; a disagreement counts as known only if the steps account for every character of it.
"""

import collections
import csv
import importlib.metadata
import pathlib
import re
import sys
import unicodedata

import jaconv
import mojimoji

IGNORABLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―⁃−─━﹘﹣－˗⁻₋⸺⸻︱︲"), "-")
WAVES = dict.fromkeys(map(ord, "〜∼∾˜‾￣～"), "~")
YEN = dict.fromkeys(map(ord, "¥￥"), "\\")
QUOTES = {**dict.fromkeys(map(ord, "‘’′"), "'"), **dict.fromkeys(map(ord, "“”″"), '"')}
FULL_QUOTES = str.maketrans("＂＇｀", "\"'`")
TWINS = str.maketrans("∥￠￡￢￤￦￨￩￪￫￬￭￮｟｠·\u2126\u212a\u212b", "‖¢£¬¦₩│←↑→↓■○⦅⦆・ΩKÅ")
SMALL = str.maketrans("ァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯ", "アイウエオツヤユヨワカケｱｲｳｴｵﾔﾕﾖﾂ")
VOICED_WA = {ord("ヷ"): "ワ゛", ord("ヸ"): "ヰ゛", ord("ヹ"): "ヱ゛", ord("ヺ"): "ヲ゛"}
DINGBATS = range(0x2776, 0x2794)
ENCLOSED = re.compile(
    "[²³¹⁰⁴-⁹₀-₉№℡℻Ⅰ-Ⅿⅰ-ⅿ①-⓿❶-➓㈠-㉃㉄-㉇㉐-㉟㊀-㊰㊱-㋋㋏-㋾㌀-㍰㍻-㍿㎎㎏㎜㎝㎞㎡㏄㏇㏍㏠-㏾㋿…‥ゟヿ]"
)


def upper_ascii(text):
    return "".join(c.upper() if "a" <= c <= "z" else c for c in text)


def upper_latin(text):
    return "".join(c.upper() if "à" <= c <= "ÿ" and c not in "ß÷" else c for c in text)


def spell_out(match):
    character = match.group()
    if character == "㏍":
        return "KK"  # without the stops of its decomposition
    if unicodedata.decomposition(character):
        return unicodedata.normalize("NFKC", character).upper()
    return str(int(unicodedata.numeric(character)))


def unify_ideographs(text):
    return "".join(unicodedata.normalize("NFC", c) if "\uf900" <= c <= "\ufaff" else c for c in text)


def join_marks(text):
    text = text.translate(str.maketrans("゛ﾞ゜ﾟ", "\u3099\u3099\u309a\u309a"))
    text = re.sub("[ぁ-ヿ][\u3099\u309a]", lambda m: unicodedata.normalize("NFC", m.group()), text)
    return text.translate(str.maketrans("\u3099\u309a", "゛゜"))


def spaces(text):
    return "".join(" " if c == "\t" or unicodedata.category(c) == "Zs" else c for c in text)


# Name, who is right and why, the step; `before` steps change what the others are given, `after` steps what they answer.
FOLDING_BEFORE = [
    ("invisible characters", "ours drops them: they hide words", lambda t: IGNORABLE.sub("", t)),
    ("spaces", "ours makes every space U+0020; they know two", spaces),
    ("dashes", "ours makes all one hyphen; CP932 and JIS differ in one of them", lambda t: t.translate(DASHES)),
    ("waves", "ours makes all one tilde; CP932 and JIS differ in one of them", lambda t: t.translate(WAVES)),
    ("yen", "ours makes it the byte 5C that it is in a bank file", lambda t: t.translate(YEN)),
    ("quotes", "ours; mojimoji makes a backtick of a double quote, which is wrong", lambda t: t.translate(QUOTES)),
    ("full-width quotes", "ours and jaconv; mojimoji leaves ＂ ＇ ｀", lambda t: t.translate(FULL_QUOTES)),
    ("second code points", "ours keeps one of each pair; they keep both", lambda t: t.translate(TWINS)),
    ("enclosed forms", "ours spells out ㈱ ① ㌔; they leave them", lambda t: ENCLOSED.sub(spell_out, t)),
    ("compatibility ideographs", "ours, as Unicode says; they leave them", unify_ideographs),
]
FOLDING_AFTER = [
    ("voicing marks", "ours joins every mark Unicode can join and spaces the rest; they know half-width kana without ﾜ ｦ ヽ", join_marks),
    ("accents", "ours makes Latin-1 capital too", upper_latin),
]
HALF_BEFORE = [
    ("full-width quotes", "ours and jaconv; mojimoji leaves ＂ ＇ ｀", lambda t: t.translate(FULL_QUOTES)),
    ("curly quotes", "ours refuses what JIS X 0201 lacks; mojimoji writes a straight one", lambda t: re.sub("[‘’“”]", "〓", t)),
    ("dashes", "ours, since Zengin knows one hyphen", lambda t: t.translate(DASHES)),
    ("yen", "ours: byte 5C", lambda t: t.translate(YEN)),
    ("overline", "ours: byte 7E in JIS X 0201", lambda t: t.replace("‾", "~")),
    ("voiced ワ", "ours splits ヷ ヺ into kana and mark; they leave them", lambda t: t.translate(VOICED_WA)),
    ("small kana", "ours: Zengin forbids them; they keep the size", lambda t: jaconv.hira2kata(t).translate(SMALL)),
    ("marks", "ours; full-width and combining marks are the bytes DE and DF", lambda t: t.translate(str.maketrans("\u3099\u309a゛゜", "ﾞﾟﾞﾟ"))),
]
HALF_AFTER = [("long mark", "ours: Zengin writes a hyphen; they keep it", lambda t: t.replace("ｰ", "-"))]


def jaconv_folded(text):
    text = jaconv.h2z(text, kana=True, ascii=False, digit=False)
    return upper_ascii(jaconv.z2h(text, kana=False, ascii=True, digit=True))


def mojimoji_folded(text):
    text = mojimoji.han_to_zen(text, ascii=False, digit=False)
    return upper_ascii(mojimoji.zen_to_han(text, kana=False))


def jaconv_half(text):
    return upper_ascii(jaconv.z2h(jaconv.hira2kata(text), kana=True, ascii=True, digit=True))


def mojimoji_half(text):
    return upper_ascii(mojimoji.zen_to_han(jaconv.hira2kata(text)))


def is_zengin(text):
    return all(" " <= c <= "~" or "｡" <= c <= "ﾟ" for c in text)


def explained(ask, before, after, text):
    """The other's answer after all steps, and the names of the steps that did something."""
    used = []
    for name, _, step in before:
        text, old = step(text), text
        if text != old:
            used.append(name)
    answer = ask(text)
    for name, _, step in after:
        answer, old = step(answer), answer
        if answer != old:
            used.append(name)
    return answer, used


def verdict(ask, before, after, text, ours):
    """None when the two agree, the names of the known differences, or False when something else differs."""
    plain = ask(text)
    if plain == ours or (ours is None and not is_zengin(plain)):
        return None
    answer, used = explained(ask, before, after, text)
    holds = not is_zengin(answer) if ours is None else answer == ours
    return used if holds and used else False


def compare(name, direction, ask, before, after, rows):
    agreed, known, failures = 0, collections.Counter(), []
    for text, ours in rows:
        found = verdict(ask, before, after, text, ours)
        if found is None:
            agreed += 1
        elif found is False:
            failures.append((text, ours, ask(text)))
        else:
            known.update(found)
    # A wrong answer of ours must be seen: each one longer by a letter, and each refusal turned into an answer.
    unseen = [t for t, ours in rows if verdict(ask, before, after, t, (ours or "") + "X") is not False]
    print(f"{name} {importlib.metadata.version(name)}, {direction}: {agreed} of {len(rows)} texts agree,", end=" ")
    print(f"{len(rows) - agreed - len(failures)} differ as known, {len(failures)} otherwise")
    for step, reason, _ in before + after:
        if known[step]:
            print(f"  {step}: {known[step]} texts; right: {reason}")
    for text, ours, theirs in failures[:20]:
        print(f"  NOT KNOWN: {ascii(text)}: ours {ascii(ours)}, theirs {ascii(theirs)}", file=sys.stderr)
    for text in unseen[:20]:
        print(f"  NOT SEEN: a changed answer for {ascii(text)}", file=sys.stderr)
    return not failures and not unseen


def main():
    path = pathlib.Path(sys.argv[1]) / "width.csv"
    if not path.exists():
        sys.exit("width.csv was not found; the test that writes it did not run")
    decode = lambda field: "".join(chr(int(code, 16)) for code in field.split())
    with path.open(newline="") as file:
        table = list(csv.DictReader(file))
    folded = [(decode(row["input"]), decode(row["folded"])) for row in table]
    half = [
        (decode(row["input"]), None if row["half_width"] == "refused" else decode(row["half_width"])) for row in table
    ]
    assert len(table) > 5000, f"only {len(table)} texts"
    holds = [
        compare("jaconv", "to full-width kana", jaconv_folded, FOLDING_BEFORE, FOLDING_AFTER, folded),
        compare("mojimoji", "to full-width kana", mojimoji_folded, FOLDING_BEFORE, FOLDING_AFTER, folded),
        compare("jaconv", "to half width", jaconv_half, HALF_BEFORE, HALF_AFTER, half),
        compare("mojimoji", "to half width", mojimoji_half, HALF_BEFORE, HALF_AFTER, half),
    ]
    sys.exit(0 if all(holds) else 1)


if __name__ == "__main__":
    main()
