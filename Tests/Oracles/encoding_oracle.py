"""Asks the command iconv and Python's codecs what every code of our encodings stands for.

Usage: encoding_oracle.py FOLDER, where FOLDER holds encoding-*.txt, a code and its code point a line.
"""

import ctypes
import pathlib
import subprocess
import sys
import unicodedata

# What we read, as iconv names it.
ICONV = {"CP932": "CP932", "EUC-JP": "EUC-JP-MS", "IBM290": "IBM290"}
# As Python names it; Python has no IBM-290.
PYTHON = {"CP932": "cp932", "EUC-JP": "euc_jp"}
# The same character for the eye: JIS's own mapping, and the one of Microsoft, which we follow in both encodings.
MICROSOFT = {
    "007E": "FF5E",
    "00A2": "FFE0",
    "00A3": "FFE1",
    "00A6": "FFE4",
    "00AC": "FFE2",
    "2016": "2225",
    "2212": "FF0D",
    "301C": "FF5E",
}


def codes(name):
    single = [bytes([byte]) for byte in range(256)]
    if name == "IBM290":
        return single
    double = [bytes([lead, trail]) for lead in range(0x80, 256) for trail in range(256)]
    triple = [bytes([0x8F, second, third]) for second in range(0xA1, 0xFF) for third in range(0xA1, 0xFF)]
    return single + double + (triple if name == "EUC-JP" else [])


def exported(path):
    table = {}
    for line in path.read_text().splitlines():
        code, scalar = line.split(" ")
        table[bytes.fromhex(code)] = scalar
    return table


def iconv_table(name):
    """What the C library's iconv makes of each code by itself; refused codes, and two characters, are left out."""
    library = ctypes.CDLL(None, use_errno=True)
    library.iconv_open.restype = ctypes.c_void_p
    library.iconv.restype = ctypes.c_size_t
    library.iconv.argtypes = [ctypes.c_void_p] + [ctypes.c_void_p] * 4
    handle = library.iconv_open(b"UTF-32BE", ICONV[name].encode())
    assert handle != ctypes.c_void_p(-1).value, f"iconv has no {ICONV[name]}"
    table = {}
    for code in codes(name):
        source = ctypes.create_string_buffer(code, len(code))
        target = ctypes.create_string_buffer(16)
        places = [ctypes.c_void_p(ctypes.addressof(source)), ctypes.c_void_p(ctypes.addressof(target))]
        left = [ctypes.c_size_t(len(code)), ctypes.c_size_t(16)]
        library.iconv(handle, None, None, None, None)
        status = library.iconv(handle, ctypes.byref(places[0]), ctypes.byref(left[0]), ctypes.byref(places[1]),
                               ctypes.byref(left[1]))
        if status == 0 and left[0].value == 0 and left[1].value == 12:
            table[code] = f"{int.from_bytes(target.raw[:4], 'big'):04X}"
    return table


def command_agrees(name, ours):
    """The command converts all our codes in one run, without a complaint, to our code points."""
    wanted = list(ours)
    run = subprocess.run(["iconv", "-f", ICONV[name], "-t", "UTF-32BE"], input=b"".join(wanted),
                         capture_output=True, check=True)
    scalars = [f"{int.from_bytes(run.stdout[at:at + 4], 'big'):04X}" for at in range(0, len(run.stdout), 4)]
    if name == "IBM290":
        scalars = [half_width(scalar) for scalar in scalars]
    return scalars == [ours[code] for code in wanted]


def python_table(name):
    table = {}
    for code in codes(name):
        try:
            text = code.decode(PYTHON[name])
        except UnicodeDecodeError:
            continue
        if len(text) == 1:
            table[code] = f"{ord(text):04X}"
    return table


def half_width(scalar):
    """Half-width kana for the full-width ones that iconv writes for IBM-290."""
    text = unicodedata.normalize("NFKC", chr(int(scalar, 16)))
    for code in range(0xFF61, 0xFFA0):
        folded = unicodedata.normalize("NFKC", chr(code))
        folded = {"\u3099": "\u309b", "\u309a": "\u309c"}.get(folded, folded)
        if folded in (text, chr(int(scalar, 16))):
            return f"{code:04X}"
    return scalar


def disagreements(ours, theirs):
    return sorted(code for code in ours.keys() | theirs.keys() if ours.get(code) != theirs.get(code))


def known_to_iconv(name, code, ours, theirs):
    """Why iconv differs, or None."""
    if name == "EUC-JP" and ours is None and (0x80 <= code[0] <= 0x9F):
        return "iconv takes 80-9F for control characters; no text holds them, so we refuse them"
    return None


def known_to_python(name, code, ours, theirs):
    """Why Python's codec differs, or None."""
    if name == "CP932" and ours is None and code in (b"\x80", b"\xa0", b"\xfd", b"\xfe", b"\xff"):
        return "Python gives code points to the lone bytes 80, A0 and FD-FF; Windows has no character there"
    if name == "EUC-JP":
        if ours is not None and theirs is None:
            return "Python's euc_jp lacks the rows of NEC, IBM and the user; files of Japanese systems hold them"
        if ours is not None and MICROSOFT.get(theirs) == ours:
            return "Python follows JIS for signs that Microsoft maps elsewhere; we follow Microsoft in both encodings"
    return None


def compare(name, who, ours, theirs, known):
    reasons = {}
    for code in disagreements(ours, theirs):
        reason = known(name, code, ours.get(code), theirs.get(code))
        if reason is None:
            sys.exit(f"{name} {code.hex()}: ours {ours.get(code)}, {who} {theirs.get(code)}")
        reasons.setdefault(reason, []).append(code)
    agreed = sum(1 for code in ours if theirs.get(code) == ours[code])
    print(f"{who}: {name}: {agreed} codes alike")
    for reason, found in reasons.items():
        print(f"    {len(found)} differ, ours is right: {reason}")
    changed = dict(ours)
    code = next(iter(changed))
    changed[code] = "FFFF"
    assert code in disagreements(changed, theirs), f"{name}: a changed code was not seen"


def main():
    folder = pathlib.Path(sys.argv[1])
    for name in ICONV:
        path = folder / f"encoding-{name}.txt"
        if not path.exists():
            sys.exit(f"{path.name} was not found; the test that writes it did not run")
        ours = exported(path)
        theirs = iconv_table(name)
        if name == "IBM290":
            theirs = {code: half_width(scalar) for code, scalar in theirs.items()}
        compare(name, "iconv", ours, theirs, known_to_iconv)
        assert command_agrees(name, ours), f"{name}: the command iconv converts our codes to something else"
        if name in PYTHON:
            compare(name, f"Python {sys.version.split()[0]}", ours, python_table(name), known_to_python)


if __name__ == "__main__":
    main()
