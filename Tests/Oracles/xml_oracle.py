"""Asks xmllint, a program of libxml2, what our ISO 20022 readers should have read, by XPath on whole documents.

Usage: xml_oracle.py FOLDER, where FOLDER holds xml.jsonl (one accepted transaction a line) and xml/ (the files).

The reader pushes a file through a stream and keeps no tree; xmllint builds the tree and searches it. Both stand on libxml2,
so what is compared is the way through the elements, not the reading of characters.
"""

import datetime
import decimal
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.sax.saxutils

JAPAN = datetime.timezone(datetime.timedelta(hours=9))
OWN = {"TESTJPJT", "9999"}


def steps(path):
    """A path with names in any namespace."""
    if not path:
        return "."
    return "/".join("*[local-name()='%s']" % name if name.isalnum() else name for name in path.split("/"))


def several(paths):
    return "string((%s)[1])" % "|".join(paths)


def ask(document, expression):
    run = subprocess.run(["xmllint", "--nonet", "--xpath", expression, document], capture_output=True, check=False)
    assert run.returncode == 0, f"{document}: {expression}: {run.stderr.decode()}"
    return run.stdout.decode().removesuffix("\n")


def strings(document, queries):
    """All answers with one run; the separator cannot stand in XML."""
    joined = ", '|~|', ".join(queries)
    answers = ask(document, f"concat({joined}, '')").split("|~|")
    return [answer.strip(" \t\r\n") for answer in answers]


def documents(path, folder):
    """The documents of a file that are messages, each in a file of its own."""
    text = path.read_bytes()
    starts = [match.start() for match in re.finditer(rb"<\?xml\s", text)] or [0]
    for number, (start, end) in enumerate(zip(starts, starts[1:] + [len(text)])):
        document = pathlib.Path(folder) / f"{path.stem}-{number}.xml"
        document.write_bytes(text[start:end].strip())
        if ask(document, "local-name(/*)") == "Document":
            yield str(document)


def account(texts):
    iban, other, kind, bank, branch = texts
    if iban:
        return iban
    shapes = [("[0-9]{7}", other), ("[0-9]", kind), ("[0-9]{4}", bank), ("[0-9]{3}", branch)]
    is_zengin = all(re.fullmatch(shape, text) for shape, text in shapes)
    return f"{bank}-{branch}-{kind}-{other}" if is_zengin else other


def account_queries(at, party, agent):
    paths = [f"{party}/Id/IBAN", f"{party}/Id/Othr/Id", f"{party}/Tp/Prtry", f"{agent}/FinInstnId/ClrSysMmbId/MmbId"]
    branches = [at + steps(f"{agent}/BrnchId/Id"), at + steps(f"{agent}/FinInstnId/BrnchId/Id")]
    return [several([at + steps(path)]) for path in paths] + [several(branches)]


def moment(date, date_time):
    if date_time:
        found = datetime.datetime.fromisoformat(re.sub(r"\.[0-9]+", "", date_time).replace("Z", "+00:00"))
        found = found if found.tzinfo else found.replace(tzinfo=JAPAN)
        return found.astimezone(JAPAN).isoformat()
    return f"{date[:10]}T00:00:00+09:00"


def identifier(candidates):
    return next((text for text in candidates if text and text != "NOTPROVIDED"), "")


CAMT = (
    "(//*[local-name()='Ntry'][count(.//*[local-name()='TxDtls'])<2]"
    "|//*[local-name()='TxDtls'][count(../../*[local-name()='NtryDtls']/*[local-name()='TxDtls'])>1])"
)
TRANSFERS = "(//*[local-name()='CdtTrfTxInf'])"


def camt(document, number):
    record = f"{CAMT}[{number}]"
    entry = f"{record}/ancestor-or-self::*[local-name()='Ntry']/"
    inside = f"{record}/descendant-or-self::*[local-name()='TxDtls']/"
    statement = f"{entry}../"
    is_alone = ask(document, f"local-name({record})") == "Ntry"

    def names(party):
        return several([inside + steps(f"RltdPties/{party}/{rest}") for rest in ["Nm", "Pty/Nm"]])

    queries = [several([entry + steps("Amt")]), several([entry + steps("CdtDbtInd")])]
    queries += [several([inside + steps("Amt")]), several([inside + steps("AmtDtls/TxAmt/Amt")])]
    queries += [several([inside + steps("CdtDbtInd")]), several([entry + steps("RvslInd")])]
    queries += [several([entry + steps(f"{date}/{kind}")]) for date in ["BookgDt", "ValDt"] for kind in ["Dt", "DtTm"]]
    queries += [names(party) for party in ["Dbtr", "Cdtr", "UltmtDbtr", "UltmtCdtr"]]
    queries += [several([inside + steps("Refs/AcctSvcrRef")]), several([entry + steps("AcctSvcrRef")])]
    queries += [several([inside + steps(f"Refs/{name}")]) for name in ["TxId", "EndToEndId"]]
    queries += account_queries(statement, "Acct", "Acct/Svcr")
    queries += account_queries(inside + "*/", "DbtrAcct", "DbtrAgt") + account_queries(inside + "*/", "CdtrAcct", "CdtrAgt")
    a = strings(document, queries)
    amount, sign = (a[0], a[1]) if is_alone else (a[2] or a[3], a[4] or a[1])
    is_in = sign == "CRDT"
    booked, booked_at, value, value_at = a[6:10]
    debtor, creditor, ultimate_debtor, ultimate_creditor = a[10:14]
    return {
        "amount": str(int(decimal.Decimal(amount))),
        "direction": "in" if is_in else "out",
        "occurred_at": moment(booked, booked_at) if booked or booked_at else moment(value, value_at),
        "account": account(a[18:23]),
        "counterparty_account": account(a[23:28] if is_in else a[28:33]),
        "counterparty_name": (debtor or ultimate_debtor) if is_in else (creditor or ultimate_creditor),
        "originator_name": ultimate_debtor or debtor,
        "id": identifier([a[14], a[15] if is_alone else "", a[16], a[17]]),
        "is_correction": a[5] in ("true", "1"),
    }


def pain(document, number):
    record = f"{TRANSFERS}[{number}]/"
    order = f"{TRANSFERS}[{number}]/../"
    queries = [several([record + steps("Amt/InstdAmt"), record + steps("Amt/EqvtAmt/Amt")])]
    queries += [several([order + steps("ReqdExctnDt/DtTm")])]
    queries += [several([order + steps("ReqdExctnDt/Dt"), order + steps("ReqdExctnDt") + "[not(*)]"])]
    queries += [several([place + steps("UltmtDbtr/Nm")]) for place in [record, order]]
    queries += [several([order + steps("Dbtr/Nm")])]
    queries += [several([record + steps("Cdtr/Nm")]), several([record + steps("UltmtCdtr/Nm")])]
    queries += [several([record + steps("PmtId/EndToEndId")])]
    queries += account_queries(order, "DbtrAcct", "DbtrAgt") + account_queries(record, "CdtrAcct", "CdtrAgt")
    a = strings(document, queries)
    return {
        "amount": str(int(decimal.Decimal(a[0]))),
        "direction": "out",
        "occurred_at": moment(a[2], a[1]),
        "account": account(a[9:14]),
        "counterparty_account": account(a[14:19]),
        "counterparty_name": a[6] or a[7],
        "originator_name": a[3] or a[4] or a[5],
        "id": identifier([a[8]]),
        "is_correction": False,
    }


def pacs(document, number):
    record = f"{TRANSFERS}[{number}]/"
    group = "/*/*/*[local-name()='GrpHdr']/"
    queries = [several([record + steps("IntrBkSttlmAmt")]), several([record + steps("IntrBkSttlmDt")])]
    queries += [several([group + steps("IntrBkSttlmDt")]), several([record + steps("AccptncDtTm")])]
    queries += [several([record + steps(f"{party}/Nm")]) for party in ["Dbtr", "UltmtDbtr", "Cdtr", "UltmtCdtr"]]
    queries += [several([record + steps("PmtId/TxId")]), several([record + steps("PmtId/EndToEndId")])]
    queries += [
        several([record + steps(f"{agent}/FinInstnId/BICFI"), record + steps(f"{agent}/FinInstnId/ClrSysMmbId/MmbId")])
        for agent in ["CdtrAgt", "InstdAgt"]
    ]
    queries += account_queries(record, "DbtrAcct", "DbtrAgt") + account_queries(record, "CdtrAcct", "CdtrAgt")
    a = strings(document, queries)
    is_in = (a[10] or a[11])[:8] in OWN
    day = a[1] or a[2]
    has_time = a[3] and moment("", a[3])[:10] == day
    ours, theirs = (a[17:22], a[12:17]) if is_in else (a[12:17], a[17:22])
    return {
        "amount": str(int(decimal.Decimal(a[0]))),
        "direction": "in" if is_in else "out",
        "occurred_at": moment(day, a[3] if has_time else ""),
        "account": account(ours),
        "counterparty_account": account(theirs),
        "counterparty_name": (a[4] or a[5]) if is_in else (a[6] or a[7]),
        "originator_name": a[5] or a[4],
        "id": identifier([a[8], a[9]]),
        "is_correction": False,
    }


def expected(path, folder):
    """The records of a file by their numbers, as functions that read them."""
    reader, records = {"pain": (pain, TRANSFERS), "pacs": (pacs, TRANSFERS)}.get(path.name[:4], (camt, CAMT))
    found = {}
    for document in documents(path, folder):
        for number in range(1, int(float(ask(document, f"count({records})"))) + 1):
            found[len(found) + 1] = (reader, document, number)
    return found


def changes(row, text):
    """What to replace in a document so that a field of a row changes: field, old text, new text."""
    yield "amount", f">{row['amount']}", f">{row['amount']}1"
    yield "occurred_at", row["occurred_at"][:10], "2020-02-20"
    for name in ["account", "counterparty_account", "counterparty_name", "originator_name", "id"]:
        value = xml.sax.saxutils.escape(row[name])
        value = value if f">{value}<" in text else value.split("-")[-1]
        if value:
            yield name, f">{value}<", f">{value}9<"


def must_notice(row, reader, document, number):
    """Changes the document under one field after another; gives how many changes there were."""
    text = pathlib.Path(document).read_text(encoding="utf-8")
    changed = pathlib.Path(document).with_suffix(".changed.xml")
    count = 0
    for count, (name, old, new) in enumerate(changes(row, text), start=1):
        assert old in text, f"{row['file']}, record {row['record']}: {name} is not in the document as it was read"
        changed.write_text(text.replace(old, new), encoding="utf-8")
        assert reader(str(changed), number)[name] != row[name], f"{row['file']}: a change of {name} was not seen"
    return count


def main():
    folder = pathlib.Path(sys.argv[1])
    rows = [json.loads(line) for line in (folder / "xml.jsonl").read_text(encoding="utf-8").splitlines()]
    if not rows:
        sys.exit("no transaction was found; the test that writes them did not run")
    compared = noticed = 0
    with tempfile.TemporaryDirectory() as scratch:
        records = {name: expected(folder / "xml" / name, scratch) for name in {row["file"] for row in rows}}
        for row in rows:
            reader, document, number = records[row["file"]][row["record"]]
            wanted = reader(document, number)
            ours = {name: row[name] for name in wanted}
            assert ours == wanted, f"{row['file']}, record {row['record']}:\n  ours     {ours}\n  xmllint  {wanted}"
            noticed += must_notice(row, reader, document, number)
            compared += 1
    version = subprocess.run(["xmllint", "--version"], capture_output=True, check=True).stderr.decode().split()
    print(f"xmllint {version[4]}: {compared} transactions of {len(records)} files agree;", end=" ")
    print(f"each of {noticed} changes of a document was seen")


if __name__ == "__main__":
    main()
