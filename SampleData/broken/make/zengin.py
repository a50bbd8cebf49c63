"""Zengin files with one defect each. Layouts: the Japanese Bankers Association's, offsets in bytes of JIS X 0201."""

from table import Defect, E

CRLF = b"\r\n"


def n(value, length):
    return str(value).rjust(length, "0")


def c(value, length):
    return value.ljust(length)


def encode(text, length):
    record = bytearray(text.encode("cp932"))
    assert len(record) == length, (len(record), length, text)
    return record


class Base:
    """One correct file: its records, and where in them the fields stand that the defects touch."""

    def __init__(self, name, length, records, *, amount, text, date, trailer_count, trailer_yen, account=None):
        self.name = name
        self.length = length
        self.records = records
        self.amount = amount  # place of the amount's first byte and its length, in a data record
        self.text = text  # place of a byte of a name, in a data record
        self.date = date  # place and digits of an impossible date, in the header
        self.trailer_count = trailer_count  # place of the last digit
        self.trailer_yen = trailer_yen
        self.account = account  # place of a digit of the account number in a data record, where one is checked

    def copy(self):
        return [bytearray(record) for record in self.records]

    @property
    def data(self):
        return [index for index, record in enumerate(self.records) if record[0:1] == b"2"]

    def offset(self, record, byte=0):
        """Where a byte of a record lies in a file with CRLF."""
        return record * (self.length + 2) + byte


def joined(records, terminator=CRLF):
    return b"".join(bytes(record) + terminator for record in records)


def end(length, rest=""):
    return encode("9" + c(rest, length - 1), length)


def transfer_header(kind, date="1120", name="ｶ)ﾃｽﾄｼﾖｳｼﾞ"):
    return encode(
        "1" + kind + "0" + n(9900000001, 10) + c(name, 40) + date + "9999" + c("ﾃｽﾄ", 15) + "998"
        + c("ﾎﾝﾃﾝ", 15) + "1" + "9000001" + " " * 17, 120)


def transfer_row(account, name, yen, tail):
    return encode(
        "2" + "9998" + c("ﾃｽﾄ", 15) + "999" + c("ｴｷﾏｴ", 15) + "0000" + "1" + n(account, 7) + c(name, 30)
        + n(yen, 10) + "0" + tail, 120)


def transfer_base(name, kind, tail):
    rows = [
        transfer_row(9876543, "ﾔﾏﾀﾞ ﾀﾛｳ", 150000, tail), transfer_row(1234567, "ｽｽﾞｷ ﾊﾅｺ", 98765, tail),
        transfer_row(7654321, "ｻﾄｳ ｲﾁﾛｳ", 1000, tail),
    ]
    trailer = encode("8" + n(3, 6) + n(249765, 12) + " " * 101, 120)
    return Base(
        name, 120, [transfer_header(kind), *rows, trailer, end(120)], amount=(80, 10), text=52,
        date=(54, "1332"), trailer_count=6, trailer_yen=18, account=45)


def debit_base():
    def row(account, name, yen):
        return encode(
            "2" + "9998" + c("ﾃｽﾄ", 15) + "999" + c("ｴｷﾏｴ", 15) + "    " + "1" + n(account, 7) + c(name, 30)
            + n(yen, 10) + "0" + n(account, 20) + "0" + " " * 8, 120)

    rows = [row(9876543, "ﾔﾏﾀﾞ ﾀﾛｳ", 8000), row(1234567, "ｽｽﾞｷ ﾊﾅｺ", 9000), row(7654321, "ｻﾄｳ ｲﾁﾛｳ", 500)]
    trailer = encode(
        "8" + n(3, 6) + n(17500, 12) + n(0, 6) + n(0, 12) + n(0, 6) + n(0, 12) + " " * 65, 120)
    return Base(
        "direct-debit", 120, [transfer_header("91"), *rows, trailer, end(120)], amount=(80, 10), text=52,
        date=(54, "1332"), trailer_count=6, trailer_yen=18, account=45)


def notice_base():
    header = encode(
        "1" + "01" + "0" + "081120" + "081120" + "081120" + "9999" + c("ﾃｽﾄｷﾞﾝｺｳ", 15) + "999" + c("ﾎﾝﾃﾝ", 15)
        + "1" + "1234567" + c("ｶ)ﾃｽﾄｼﾖｳｼﾞ", 40) + " " * 93, 200)

    def row(number, yen, name):
        return encode(
            "2" + n(number, 6) + "081120" + "081120" + n(yen, 10) + n(0, 10) + n(7000001, 10) + c(name, 48)
            + c("ﾃｽﾄ", 15) + c("ｴｷﾏｴ", 15) + " " + c("ｾｲｷﾕｳ2401", 20) + " " * 52, 200)

    rows = [row(1, 300000, "ﾔﾏﾀﾞ ﾀﾛｳ"), row(2, 20000, "ｽｽﾞｷ ﾊﾅｺ")]
    trailer = encode("8" + n(2, 6) + n(320000, 12) + n(0, 6) + n(0, 12) + " " * 163, 200)
    return Base(
        "deposit-notice", 200, [header, *rows, trailer, end(200)], amount=(19, 10), text=52,
        date=(10, "081332"), trailer_count=6, trailer_yen=18)


def statement_base():
    header = encode(
        "1" + "03" + "0" + "081120" + "081101" + "081120" + "9999" + c("ﾃｽﾄｷﾞﾝｺｳ", 15) + "999" + c("ﾎﾝﾃﾝ", 15)
        + "000" + "1" + n(1234567, 10) + c("ﾔﾏﾀﾞ ﾊﾅｺ", 40) + "1" + "1" + n(500000, 14) + " " * 71, 200)

    def row(number, day, direction, kind, yen, name, memo):
        return encode(
            "2" + n(number, 8) + day + day + direction + kind + n(yen, 12) + n(0, 12) + "0" * 6 + "0" * 6 + "0"
            + "0" * 7 + "999" + "0" * 10 + c(name, 48) + c("", 15) + c("", 15) + c(memo, 20) + c("", 20) + " ",
            200)

    rows = [
        row(1, "081113", "1", "11", 210000, "ｺｳｾｲﾛｳﾄﾞｳｼﾖｳ", "ﾈﾝｷﾝ"),
        row(2, "081113", "2", "10", 500000, "", "ｶ-ﾄﾞ"), row(3, "081116", "2", "14", 12000, "", "ﾃﾞﾝｷ"),
    ]
    trailer = encode(
        "8" + n(1, 6) + n(210000, 13) + n(2, 6) + n(512000, 13) + "1" + n(198000, 14) + n(3, 7) + " " * 139, 200)
    return Base(
        "statement", 200, [header, *rows, trailer, end(200, n(6, 10) + n(1, 5))], amount=(24, 12), text=160,
        date=(10, "081332"), trailer_count=6, trailer_yen=19)


def bases():
    return [
        transfer_base("transfer", "21", n(0, 20) + "7" + " " * 8),
        transfer_base("salary", "11", n(0, 20) + " " * 9),
        debit_base(), notice_base(), statement_base(),
    ]


def common(base):
    """The defects that every layout can have."""
    rows = base.data
    count = len(rows)
    trailer = rows[-1] + 1
    last = trailer + 1
    name = f"zengin-{base.name}-"

    def defect(word, japanese, english, content, verdict, accepted, rejected, *expected):
        return Defect(name + word + ".dat", japanese, english, content, verdict, accepted, rejected, expected)

    def put(record, place, text):
        records = base.copy()
        records[record][place:place + len(text)] = text if isinstance(text, bytes) else text.encode("cp932")
        return records

    yield defect(
        "cut", "終わりの50バイトが欠けている(改行なし)", "the last 50 bytes are missing, no terminators",
        joined(base.records, b"")[:-50], "quarantined", count, 1, E("ING-007", last + 1), E("ING-021", last + 1))
    yield defect(
        "no-end", "エンドレコードがない", "the end record is missing", joined(base.records[:-1]), "quarantined", count,
        0, E("ING-009", last))
    yield defect(
        "no-trailer", "トレーラーレコードがない", "the trailer is missing",
        joined(base.records[:trailer] + base.records[last:]), "quarantined", count, 1, E("ING-006", trailer + 1),
        E("ING-006", trailer + 1))
    yield defect(
        "trailer-first", "トレーラーがデータより前にある", "the trailer stands before the data records",
        joined([base.records[0], base.records[trailer], *base.records[1:trailer], base.records[last]]),
        "quarantined", 0, count, E("ING-012", 2), E("ING-006", 3), *[E("ING-031", r + 2) for r in rows],
        *([E("ING-014", 2), E("ING-013", 2)] if base.name == "statement" else []))
    yield defect(
        "trailer-count", "トレーラーの件数が1件多い", "the trailer counts one record more",
        joined(put(trailer, base.trailer_count, bytes([base.records[trailer][base.trailer_count] + 1]))),
        *(("accepted", count, 0, E("ING-048", trailer + 1)) if base.name == "statement"
          else ("quarantined", count, 0, E("ING-012", trailer + 1))))
    yield defect(
        "trailer-yen", "トレーラーの金額が1円多い", "the trailer's amount is one yen too large",
        joined(put(trailer, base.trailer_yen, bytes([base.records[trailer][base.trailer_yen] + 1]))),
        "quarantined", count, 0, E("ING-012", trailer + 1))
    yield defect(
        "trailer-letters", "トレーラーの件数に英字がある", "the trailer's count holds a letter",
        joined(put(trailer, base.trailer_count, "A")), "quarantined", count, 0, E("ING-011", trailer + 1))
    yield defect(
        "bad-byte", "名義・摘要にJIS X 0201にないバイト80がある", "a name holds byte 80, which is no JIS X 0201",
        joined(put(rows[1], base.text, b"\x80")), "accepted", count - 1, 1,
        E("ING-023", rows[1] + 1, base.offset(rows[1], base.text)))
    yield defect(
        "control-byte", "名義・摘要に制御文字01がある", "a name holds the control character 01",
        joined(put(rows[0], base.text, b"\x01")), "accepted", count - 1, 1,
        E("ING-023", rows[0] + 1, base.offset(rows[0], base.text)))
    yield defect(
        "amount-letter", "金額に英字O(ゼロの打ち間違い)がある", "the amount holds the letter O",
        joined(put(rows[0], base.amount[0] + base.amount[1] - 1, "O")), "quarantined", count - 1, 1,
        E("ING-012", trailer + 1), E("ING-024", rows[0] + 1, base.offset(rows[0], base.amount[0])))
    yield defect(
        "amount-blank", "金額が空白である", "the amount is blank",
        joined(put(rows[0], base.amount[0], " " * base.amount[1])), "quarantined", count - 1, 1,
        E("ING-012", trailer + 1), E("ING-024", rows[0] + 1, base.offset(rows[0], base.amount[0])))
    yield defect(
        "no-header", "ヘッダーレコードがない", "the header record is missing", joined(base.records[1:]),
        "quarantined", 0, 1, E("ING-002", 1, 0), E("ING-002", 1, 0))
    yield defect(
        "two-headers", "ヘッダーレコードが続けて二つある", "two header records follow each other",
        joined([base.records[0], *base.records]), "quarantined", 0, count + 1, E("ING-006", 2), E("ING-006", 2),
        *[E("ING-031", r + 2) for r in rows],
        *([E("ING-015", last + 2)] if base.name == "statement" else []))
    yield defect(
        "two-trailers", "トレーラーレコードが二つある", "there are two trailers",
        joined([*base.records[:last], base.records[trailer], base.records[last]]), "quarantined", count, 1,
        E("ING-006", last + 1), E("ING-006", last + 1),
        *([E("ING-015", last + 2)] if base.name == "statement" else []))
    yield defect(
        "record-type", "データ区分が5のレコードがある", "a record has type 5", joined(put(rows[1], 0, "5")),
        "quarantined", count - 1, 1, E("ING-020", rows[1] + 1), E("ING-020", rows[1] + 1), E("ING-012", trailer + 1),
        *([E("ING-014", trailer + 1), E("ING-013", trailer + 1)] if base.name == "statement" else []))
    marked = base.copy()
    marked[rows[0]] = marked[rows[0]] + b"\x1a"
    yield defect(
        "after-end-mark", "ファイルの終わりの印(1A)の後にレコードが続く", "records follow the mark 1A that ends a file",
        joined(marked), "quarantined", count, 0, E("ING-010", rows[0] + 2))
    yield defect(
        "header-date", "ヘッダーの日付が13月32日である", "the header's date is month 13, day 32",
        joined(put(0, base.date[0], base.date[1])), "quarantined", 0, count, E("ING-008", 1),
        *[E("ING-031", r + 1) for r in rows])
    yield defect(
        "header-bad-byte", "ヘッダーにバイトFFがある", "the header holds byte FF",
        joined(put(0, 20, b"\xff")), "quarantined", 0, count + 1, E("ING-008", 1), E("ING-023", 1, 20),
        *[E("ING-031", r + 1) for r in rows])
    yield defect(
        "other-type", "種別コードが41(株式配当金振込)である", "the business type is 41, which is not read",
        joined(put(0, 1, "41")), "quarantined", 0, 1, E("ING-003", 1, 0), E("ING-003", 1, 0))
    yield defect(
        "unknown-type", "種別コードが99である", "the business type is 99, which does not exist",
        joined(put(0, 1, "99")), "quarantined", 0, 1, E("ING-002", 1, 0), E("ING-002", 1, 0))
    yield defect(
        "saved-as-utf8", "エディターでUTF-8に保存し直されている", "saved again as UTF-8 by an editor",
        joined(base.records).decode("cp932").encode(), "quarantined", 0, 1, E("ING-005", 1, 0), E("ING-005", 1, 0))
    yield defect(
        "byte-order-mark", "先頭にUTF-8の印(BOM)が付いている", "a UTF-8 byte order mark stands in front",
        b"\xef\xbb\xbf" + joined(base.records), "quarantined", 0, 1, E("ING-005", 1, 0), E("ING-005", 1, 0))
    short = base.copy()
    short[rows[1]] = short[rows[1]][:-1]
    yield defect(
        "short-record", "1レコードだけ末尾の1バイトが足りない", "one record lacks its last byte", joined(short),
        "accepted", count - 1, 1, E("ING-021", rows[1] + 1, base.offset(rows[1])))
    long = base.copy()
    long[rows[1]] = long[rows[1]] + b" "
    yield defect(
        "long-record", "1レコードだけ1バイト長い", "one record is a byte too long", joined(long), "accepted",
        count - 1, 1, E("ING-022", rows[1] + 1, base.offset(rows[1])))
    yield defect(
        "data-after-end", "エンドレコードの後にデータがある", "a data record follows the end record",
        joined([*base.records, base.records[rows[0]]]), "quarantined", count, 1, E("ING-006", last + 2),
        E("ING-031", last + 2))
    if base.account is not None:
        yield defect(
            "account-letter", "口座番号に英字がある", "the account number holds a letter",
            joined(put(rows[0], base.account, "X")), "accepted", count - 1, 1,
            E("ING-028", rows[0] + 1, base.offset(rows[0], 43)))


def statement_defects(base):
    """The defects that only statements can have."""
    def defect(word, japanese, english, record, place, text, verdict, accepted, rejected, *expected):
        records = base.copy()
        records[record][place:place + len(text)] = text.encode("cp932")
        return Defect(
            f"zengin-statement-{word}.dat", japanese, english, joined(records), verdict, accepted, rejected, expected)

    yield defect(
        "closing-balance", "取引後残高が1,000円多い", "the closing balance is 1,000 yen too large", 4, 40,
        n(199000, 14), "quarantined", 3, 0, E("ING-013", 5))
    yield defect(
        "data-count", "データ・レコード件数が1件多い", "the number of data records is one too large", 4, 54,
        n(4, 7), "quarantined", 3, 0, E("ING-014", 5))
    yield defect(
        "record-count", "エンドレコードのレコード総件数が違う", "the end record's number of records is wrong", 5, 1,
        n(60, 10), "quarantined", 3, 0, E("ING-015", 6))
    yield defect(
        "account-count", "エンドレコードの口座数が違う", "the end record's number of accounts is wrong", 5, 11,
        n(2, 5), "quarantined", 3, 0, E("ING-015", 6))
    yield defect(
        "direction", "入払区分が3である", "the direction is 3", 2, 21, "3", "quarantined", 2, 1, E("ING-012", 5),
        E("ING-029", 3, base.offset(2, 21)))
    yield defect(
        "date", "勘定日と預入・払出日が2月30日である", "both dates of a row are 30 February", 2, 9, "080230080230",
        "accepted", 2, 1, E("ING-026", 3, base.offset(2, 9)))
    yield defect(
        "outside-period", "勘定日がヘッダーの期間より前である", "the posting date lies before the header's period", 2, 9,
        "081013081013", "accepted", 2, 1, E("ING-027", 3, base.offset(2, 9)))
    yield defect(
        "kind", "取引区分が一覧にない77である", "the transaction kind is 77, which is not in the list", 2, 22, "77",
        "accepted", 3, 0, E("ING-050", 3))
    yield defect(
        "branch", "ヘッダーの支店コードに英字がある", "the header's branch code holds a letter", 0, 41, "X",
        "quarantined", 0, 3, E("ING-008", 1), E("ING-031", 2), E("ING-031", 3), E("ING-031", 4))


def defects():
    for base in bases():
        yield from common(base)
    yield from statement_defects(statement_base())
