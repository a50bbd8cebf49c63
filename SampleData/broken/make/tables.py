"""CSV files with one defect each, in UTF-8 and CP932."""

from table import Defect, E

COLUMNS = [
    "transaction_id", "occurred_at", "account", "direction", "amount", "currency", "channel", "kind",
    "counterparty_account", "counterparty_name", "originator_name", "memo", "balance_after",
]
HEADER = ",".join(COLUMNS)


def row(number, **changes):
    values = {
        "transaction_id": f"T{number}", "occurred_at": f"2026-11-20T14:03:2{number}+09:00",
        "account": "9999-999-1-1234567", "direction": "out", "amount": "1000", "currency": "JPY",
        "channel": "internet", "kind": "transfer", "counterparty_account": "9998-001-1-7654321",
        "counterparty_name": "ヤマダ タロウ", "originator_name": "", "memo": "家賃", "balance_after": "5000",
    }
    values.update(changes)
    return ",".join(values[column] for column in COLUMNS)


def field_place(line, column, encoding):
    """Where a field's first byte stands in its line."""
    return len(",".join(line.split(",")[:COLUMNS.index(column)] + [""]).encode(encoding))


FIELD_DEFECTS = [
    ("moment-words", "occurred_at", "昨日", "ING-038", "日時が言葉で書かれている", "the moment is a word"),
    ("moment-slashes", "occurred_at", "2026/11/20 14:03:22", "ING-038", "日時が斜線区切りである", "the moment has slashes"),
    ("moment-no-offset", "occurred_at", "2026-11-20T14:03:22", "ING-039", "日時に時差がない", "the moment has no offset"),
    ("moment-leap-day", "occurred_at", "2026-02-29T14:03:22+09:00", "ING-038", "うるう年でない年の2月29日", "29 February 2026 does not exist"),
    ("moment-month", "occurred_at", "2026-13-01T14:03:22+09:00", "ING-038", "13月である", "the month is 13"),
    ("moment-hour", "occurred_at", "2026-11-20T24:00:00+09:00", "ING-038", "24時である", "the hour is 24"),
    ("moment-second", "occurred_at", "2026-11-20T14:03:60+09:00", "ING-038", "60秒である", "the second is 60"),
    ("moment-offset", "occurred_at", "2026-11-20T14:03:22+24:00", "ING-038", "時差が24時間である", "the offset is 24 hours"),
    ("moment-empty", "occurred_at", "", "ING-038", "日時が空である", "the moment is empty"),
    ("moment-early", "occurred_at", "1975-11-20T14:03:22+09:00", "ING-062", "暦が扱わない1975年である", "the year 1975 is before the calendar"),
    ("moment-late", "occurred_at", "2150-11-20T14:03:22+09:00", "ING-062", "暦が扱わない2150年である", "the year 2150 is behind the calendar"),
    ("account-empty", "account", "", "ING-040", "口座が空である", "the account is empty"),
    ("direction-word", "direction", "出金", "ING-029", "方向がinでもoutでもない", "the direction is neither in nor out"),
    ("direction-case", "direction", "OUT", "ING-029", "方向が大文字である", "the direction is in capitals"),
    ("direction-empty", "direction", "", "ING-029", "方向が空である", "the direction is empty"),
    ("amount-negative", "amount", "-1000", "ING-024", "金額が負である", "the amount is negative"),
    ("amount-decimal", "amount", "1000.50", "ING-024", "金額に小数がある", "the amount has decimals"),
    ("amount-letters", "amount", "1O00", "ING-024", "金額に英字Oがある", "the amount holds the letter O"),
    ("amount-empty", "amount", "", "ING-024", "金額が空である", "the amount is empty"),
    ("amount-full-width", "amount", "１０００", "ING-024", "金額が全角数字である", "the amount is in full-width digits"),
    ("amount-space", "amount", " 1000", "ING-024", "金額の前に空白がある", "a space stands before the amount"),
    ("amount-exponent", "amount", "1e3", "ING-024", "金額が指数表記である", "the amount has an exponent"),
    ("amount-large", "amount", "10000000000000", "ING-025", "金額が上限(13桁)を超える", "the amount is above the limit of 13 digits"),
    ("amount-19-digits", "amount", "1000000000000000000", "ING-024", "金額が19桁である", "the amount has 19 digits"),
    ("currency-dollar", "currency", "USD", "ING-043", "通貨がUSDである", "the currency is USD"),
    ("currency-empty", "currency", "", "ING-043", "通貨が空である", "the currency is empty"),
    ("channel", "channel", "fax", "ING-041", "一覧にないチャネルである", "the channel is unknown"),
    ("kind", "kind", "gift", "ING-042", "一覧にない取引種類である", "the kind is unknown"),
    ("balance-letters", "balance_after", "many", "ING-044", "残高が数字でない", "the balance is no number"),
    ("balance-decimal", "balance_after", "5000.0", "ING-044", "残高に小数がある", "the balance has decimals"),
]


def field_defects(encoding, word):
    """One bad field in the second of three rows."""
    for name, column, value, code, japanese, english in FIELD_DEFECTS:
        line = row(2, **{column: value})
        lines = [HEADER, row(1), line, row(3)]
        start = len("\n".join(lines[:2] + [""]).encode(encoding))
        place = start + field_place(line, column, encoding)
        yield Defect(
            f"csv-{word}-{name}.csv", japanese, english, "\n".join(lines + [""]).encode(encoding), "accepted", 2, 1,
            (E(code, 3, place),))


def shape_defects():
    """What is wrong with rows, quotes, the header and the bytes."""
    good = [HEADER, row(1), row(2), row(3)]

    def file(lines, end="\n"):
        return end.join([*lines, ""]).encode()

    def start(lines, count):
        return len("\n".join(lines[:count] + [""]).encode())

    def defect(word, japanese, english, content, verdict, accepted, rejected, *expected):
        return Defect(f"csv-{word}.csv", japanese, english, content, verdict, accepted, rejected, expected)

    second = start(good, 2)
    few = [HEADER, row(1), row(2).rsplit(",", 1)[0], row(3)]
    yield defect("too-few-columns", "列が一つ足りない", "a row lacks a column", file(few), "accepted", 2, 1,
                 E("ING-032", 3, second))
    many = [HEADER, row(1), row(2) + ",x", row(3)]
    yield defect("too-many-columns", "列が一つ多い", "a row has a column too many", file(many), "accepted", 2, 1,
                 E("ING-032", 3, second))
    flood = [HEADER, row(1), row(2) + "," * 600, row(3)]
    yield defect("columns-flood", "列が612ある", "a row has 613 columns", file(flood), "accepted", 2, 1,
                 E("ING-033", 3, second))
    quote = [HEADER, row(1), row(2, memo='a"b'), row(3)]
    yield defect("quote-inside", "引用符が値の途中にある", "a quote stands inside a plain field", file(quote),
                 "accepted", 2, 1, E("ING-035", 3, second + field_place(quote[2], "memo", "utf-8") + 1))
    behind = [HEADER, row(1), row(2, memo='"a"b'), row(3)]
    yield defect("quote-behind", "閉じた引用符の後に文字がある", "text follows a closing quote", file(behind),
                 "accepted", 2, 1, E("ING-035", 3, second + field_place(behind[2], "memo", "utf-8") + 3))
    unclosed = [HEADER, row(1), row(2, memo='"a'), row(3)]
    yield defect("quote-unclosed", "引用符が閉じられていない", "a quote is never closed", file(unclosed), "accepted", 1,
                 1, E("ING-034", 3, second + field_place(unclosed[2], "memo", "utf-8")))
    stray = [HEADER, row(1), row(2, memo="a\rb"), row(3)]
    yield defect("carriage-return", "値の途中に復帰文字がある", "a carriage return stands inside a field", file(stray),
                 "accepted", 2, 1, E("ING-036", 3, second + field_place(stray[2], "memo", "utf-8") + 1))
    marked = file([HEADER, row(1), row(2, memo="a#b"), row(3)])
    place = second + field_place(row(2), "memo", "utf-8") + 1
    yield defect("utf8-bad-byte", "UTF-8の文字の途中のバイト80だけがある", "a lone continuation byte in UTF-8 text",
                 b"\xef\xbb\xbf" + marked.replace(b"#", b"\x80"), "accepted", 2, 1, E("ING-037", 3, place + 3))
    yield defect("utf8-overlong", "UTF-8の冗長な符号がある", "an overlong form in UTF-8 text",
                 b"\xef\xbb\xbf" + marked.replace(b"#", b"\xc0\xaf"), "accepted", 2, 1, E("ING-037", 3, place + 3))
    yield defect("utf8-surrogate", "UTF-8の中に代用符号位置がある", "a surrogate in UTF-8 text",
                 b"\xef\xbb\xbf" + marked.replace(b"#", b"\xed\xa0\x80"), "accepted", 2, 1,
                 E("ING-037", 3, place + 3))
    lines = [HEADER, row(1), row(2, memo="#"), row(3)]
    raw = "\n".join(lines + [""]).encode("cp932")
    place = raw.index(b"#")
    yield defect("cp932-cut-character", "CP932の2バイト文字が1バイト目で切れている", "a CP932 character lacks its second byte",
                 raw.replace(b"#", b"\x83"), "accepted", 2, 1, E("ING-037", 3, place))
    yield defect("cp932-unassigned", "CP932にない符号8840がある", "code 8840 is not assigned in CP932",
                 raw.replace(b"#", b"\x88\x40"), "accepted", 2, 1, E("ING-037", 3, place))
    yield defect("cp932-lone-byte", "CP932でない1バイトFFがある", "byte FF stands alone in CP932 text",
                 raw.replace(b"#", b"\xff"), "accepted", 2, 1, E("ING-037", 3, place))
    missing = [HEADER.replace("amount", "sum"), row(1)]
    whole = file(missing)
    yield defect("header-missing-column", "見出しに金額の列がない", "the header lacks the amount", whole, "quarantined", 0,
                 1, E("ING-018", 1, 0), E("ING-018", 1, 0))
    repeated = [HEADER.replace("memo", "amount"), row(1)]
    yield defect("header-repeated-column", "見出しに同じ列名が二つある", "the header names a column twice", file(repeated),
                 "quarantined", 0, 1, E("ING-019", 1, 0), E("ING-019", 1, 0))
    yield defect("header-unclosed-quote", "見出しの引用符が閉じられていない", "a quote in the header is never closed",
                 file(['"' + HEADER, row(1)]), "quarantined", 0, 1, E("ING-017", 1, 0), E("ING-017", 1, 0))
    yield defect("header-bad-byte", "見出しに文字でないバイトがある", "the header holds a byte that is no character",
                 b"\xef\xbb\xbf" + file([HEADER + ",\x01", row(1)]).replace(b"\x01", b"\xff"), "quarantined", 0, 1,
                 E("ING-017", 1, 0), E("ING-017", 1, 0))
    yield defect("header-capitals", "見出しが大文字である", "the header is in capitals", file([HEADER.upper(), row(1)]),
                 "quarantined", 0, 1, E("ING-018", 1, 0), E("ING-018", 1, 0))
    yield defect("zero-bytes", "行の代わりにゼロのバイトが並ぶ", "a row of zero bytes",
                 file([HEADER, row(1), "\0" * 40, row(3)]), "accepted", 2, 1, E("ING-032", 3, second))


def whole_file_defects():
    """Files that are none of the formats."""
    def defect(name, japanese, english, content, code):
        return Defect(name, japanese, english, content, "quarantined", 0, 1, (E(code, 1, 0), E(code, 1, 0)))

    yield Defect("empty.dat", "中身がない", "no bytes", b"", "quarantined", 0, 0, (E("ING-001", 1),))
    yield defect("sentence.txt", "日本語の文章である", "a Japanese sentence", "これは取引ファイルではありません。\n".encode(),
                 "ING-002")
    yield defect("line-ends.dat", "改行だけである", "nothing but line ends", b"\r\n" * 20, "ING-002")
    yield defect("spaces.dat", "空白だけである", "nothing but spaces", b" " * 240, "ING-002")
    yield defect("zeros.dat", "ゼロのバイトだけである", "nothing but zero bytes", b"\0" * 240, "ING-002")
    yield defect("picture.png", "画像ファイルの先頭である", "the beginning of a picture",
                 b"\x89PNG\r\n\x1a\n" + bytes(range(200)), "ING-002")
    yield defect("document.pdf", "PDFである", "a PDF document", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\n", "ING-002")


def defects():
    yield from field_defects("utf-8", "utf8")
    for defect in field_defects("cp932", "cp932"):
        # Without a Japanese letter the two encodings are the same bytes; these rows all hold some.
        yield defect
    yield from shape_defects()
    yield from whole_file_defects()
