"""JSON Lines with one defect each, in the second of three lines."""

import json

from table import Defect, E


def line(number, **changes):
    values = {
        "transaction_id": f"T{number}", "occurred_at": f"2026-11-20T14:03:2{number}+09:00",
        "account": "9999-999-1-1234567", "direction": "out", "amount": 1000, "currency": "JPY",
        "channel": "internet", "kind": "transfer", "counterparty_account": "9998-001-1-7654321",
        "counterparty_name": "ヤマダ タロウ", "originator_name": "", "memo": "家賃", "balance_after": 5000,
    }
    values.update(changes)
    return json.dumps(values, ensure_ascii=False)


def defects():
    good = line(2)

    def defect(word, japanese, english, second, *codes):
        second = second if isinstance(second, bytes) else second.encode()
        content = b"\n".join([line(1).encode(), second, line(3).encode(), b""])
        expected = tuple(E(code, 2) for code in codes)
        return Defect(
            f"json-{word}.jsonl", japanese, english, content, "accepted", 2, 1, expected)

    yield defect("array", "行がオブジェクトでなく配列である", "a line is an array", "[1, 2]", "ING-140")
    yield defect("number", "行が数だけである", "a line is a number", "12", "ING-140")
    yield defect("unclosed", "閉じかっこがない", "the brace is never closed", good[:-1], "ING-141")
    yield defect("trailing-comma", "最後の値の後にコンマがある", "a comma follows the last value", good[:-1] + ",}", "ING-141")
    yield defect("single-quotes", "引用符が一重である", "single quotes", good.replace('"', "'"), "ING-141")
    yield defect("bare-key", "鍵に引用符がない", "a key without quotes", good.replace('"memo"', "memo"), "ING-141")
    yield defect("two-objects", "一行に二つのオブジェクトがある", "two objects on a line", good + good, "ING-141")
    yield defect("comment", "注釈がある", "a comment", good[:-1] + " /* x */}", "ING-141")
    yield defect("leading-zero", "数の前に0がある", "a number with a leading zero", good.replace("1000", "01000"), "ING-141")
    yield defect("plus-sign", "数に正の符号がある", "a number with a plus sign", good.replace("1000", "+1000"), "ING-141")
    yield defect("not-a-number", "値がNaNである", "the value NaN", good.replace("1000", "NaN"), "ING-141")
    yield defect("control-character", "文字列にタブがそのまま入っている", "a raw tab in a string", good.replace("家賃", "家\t賃"), "ING-141")
    yield defect("bad-escape", "文字列に\\xがある", "an escape that JSON lacks", good.replace("家賃", "\\x41"), "ING-145")
    yield defect("lone-surrogate", "対のない代用符号位置がある", "a lone surrogate", good.replace("家賃", "\\ud842"), "ING-145")
    yield defect("repeated-key", "同じ鍵が二度ある", "a key stands twice", good[:-1] + ', "amount": 5}', "ING-142")
    yield defect("deep", "入れ子が300段ある", "an array nested 300 deep",
                 good[:-1] + ', "more": ' + "[" * 300 + "]" * 300 + "}", "ING-143")
    yield defect("nested-value", "金額がオブジェクトである", "the amount is an object", good.replace("1000", '{"yen": 1000}'), "ING-144")
    yield defect("bad-byte", "UTF-8でないバイトがある", "a byte that is not UTF-8", good.encode().replace("家賃".encode(), b"\xff"), "ING-037")
    yield defect("fraction", "金額に小数がある", "the amount has decimals", good.replace("1000", "1000.5"), "ING-024")
    yield defect("negative", "金額が負である", "the amount is negative", good.replace("1000", "-1000"), "ING-024")
    yield defect("true", "金額が真偽値である", "the amount is true", good.replace("1000", "true"), "ING-024")
    yield defect("null-account", "口座がnullである", "the account is null", line(2, account=None), "ING-040")
    yield defect("no-moment", "日時の鍵がない", "there is no moment",
                 good.replace('"occurred_at": "2026-11-20T14:03:22+09:00", ', ""), "ING-038")
    yield defect("direction", "方向が日本語である", "the direction is Japanese", line(2, direction="出金"), "ING-029")
    yield defect("currency", "通貨がUSDである", "the currency is USD", line(2, currency="USD"), "ING-043")
