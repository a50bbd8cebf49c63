"""ISO 20022 messages with one defect each: account statements, notices, customers' orders, transfers between banks."""

from table import Defect, E

CAMT = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"
PAIN = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"


def entry(number, yen, sign="CRDT", currency="JPY", status="BOOK", day="2026-11-20", name="ヤマダ タロウ"):
    return (
        f'    <Ntry><Amt Ccy="{currency}">{yen}</Amt><CdtDbtInd>{sign}</CdtDbtInd><Sts>{status}</Sts>'
        f"<BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{day}</Dt></ValDt>"
        f"<AcctSvcrRef>R{number}</AcctSvcrRef><BkTxCd><Prtry><Cd>TRF</Cd></Prtry></BkTxCd>"
        f"<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>{name}</Nm></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry>\n")


ENTRIES = [entry(1, 150000), entry(2, 98765, "DBIT"), entry(3, 1000)]


def statement(entries=ENTRIES, closing=552235, declaration='<?xml version="1.0" encoding="UTF-8"?>\n', namespace=CAMT,
              summary="", account="<Acct><Id><Othr><Id>1234567</Id></Othr></Id></Acct>", before="", after=""):
    def balance(kind, yen):
        return (
            f"    <Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy=\"JPY\">{yen}</Amt>"
            "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>\n")

    return (
        f'{declaration}{before}<Document xmlns="{namespace}">\n<BkToCstmrStmt>\n'
        "  <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T18:00:00</CreDtTm></GrpHdr>\n"
        f"  <Stmt>\n    <Id>S1</Id><CreDtTm>2026-11-20T18:00:00</CreDtTm>{account}\n"
        f"{balance('OPBD', 500000)}{balance('CLBD', closing)}{summary}{''.join(entries)}  </Stmt>\n</BkToCstmrStmt>\n"
        f"</Document>\n{after}")


def order(number, yen, currency="JPY", account="7654321"):
    return (
        f"      <CdtTrfTxInf><PmtId><EndToEndId>E{number}</EndToEndId></PmtId><Amt><InstdAmt Ccy=\"{currency}\">{yen}</InstdAmt></Amt>"
        "<CdtrAgt><FinInstnId><ClrSysMmbId><MmbId>9998</MmbId></ClrSysMmbId></FinInstnId><BrnchId><Id>001</Id></BrnchId></CdtrAgt>"
        f"<Cdtr><Nm>スズキ ハナコ</Nm></Cdtr><CdtrAcct><Id><Othr><Id>{account}</Id></Othr></Id></CdtrAcct></CdtTrfTxInf>\n")


ORDERS = [order(1, 150000), order(2, 98765)]


def orders(rows=ORDERS, count=2, total=248765, day="2026-11-24", debtor="9000001"):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{PAIN}">\n<CstmrCdtTrfInitn>\n'
        f"  <GrpHdr><MsgId>M2</MsgId><CreDtTm>2026-11-20T18:00:00</CreDtTm><NbOfTxs>{count}</NbOfTxs><CtrlSum>{total}</CtrlSum>"
        "<InitgPty><Nm>カ)テストショウジ</Nm></InitgPty></GrpHdr>\n"
        f"  <PmtInf><PmtInfId>P1</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt>{day}</ReqdExctnDt><Dbtr><Nm>カ)テストショウジ</Nm></Dbtr>"
        f"<DbtrAcct><Id><Othr><Id>{debtor}</Id></Othr></Id></DbtrAcct>"
        "<DbtrAgt><FinInstnId><ClrSysMmbId><MmbId>9999</MmbId></ClrSysMmbId></FinInstnId></DbtrAgt>\n"
        f"{''.join(rows)}  </PmtInf>\n</CstmrCdtTrfInitn>\n</Document>\n")


def statement_defects():
    """Account statements: what is wrong with the XML, with the message, with its entries, with its totals."""
    good = statement()

    def defect(word, japanese, english, content, verdict, accepted, rejected, *expected):
        content = content if isinstance(content, bytes) else content.encode()
        return Defect(f"iso-statement-{word}.xml", japanese, english, content, verdict, accepted, rejected, expected)

    def broken(word, japanese, english, content, code, accepted=3):
        """The whole file is refused; what was read before the fault stays counted, the rest is one rejected stretch."""
        return defect(word, japanese, english, content, "quarantined", accepted, 1, E(code), E(code))

    def changed_entry(word, japanese, english, entry_text, code, *more, closing=453470 + 98765):
        rows = [ENTRIES[0], entry_text, ENTRIES[2]]
        return defect(word, japanese, english, statement(rows, closing), *more, E(code, 2))

    yield broken("mismatched-tag", "開始タグと終了タグの名前が違う", "an end tag has another name than its start tag",
                 good.replace("</Sts>", "</Status>", 1), "ING-160", 0)
    yield broken("unclosed-tag", "要素が閉じられていない", "an element is never closed",
                 good.replace("</AcctSvcrRef>", "", 1), "ING-160", 0)
    yield broken("bare-ampersand", "文字の&がそのまま書かれている", "an ampersand stands unescaped",
                 good.replace("ヤマダ タロウ", "ヤマダ & タロウ", 1), "ING-165", 0)
    yield broken("undefined-entity", "定義のない実体参照がある", "an entity that nothing defines",
                 good.replace("ヤマダ タロウ", "ヤマダ&nbsp;タロウ", 1), "ING-160", 0)
    yield broken("control-reference", "制御文字の文字参照がある", "a reference to a control character",
                 good.replace("ヤマダ タロウ", "ヤマダ&#1;タロウ", 1), "ING-160", 0)
    yield broken("document-type", "文書型宣言がある", "a document type declaration",
                 good.replace("<Document", "<!DOCTYPE Document>\n<Document", 1), "ING-161", 0)
    yield broken("external-entity", "外部実体で手元のファイルを読ませようとする", "an external entity that names a local file",
                 good.replace("<Document", '<!DOCTYPE Document [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<Document', 1)
                 .replace("ヤマダ タロウ", "&e;", 1), "ING-161", 0)
    yield broken("entity-expansion", "実体の展開で膨らませようとする", "entities that expand to millions of characters",
                 good.replace("<Document", "<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
                              "<!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>\n<Document", 1).replace("ヤマダ タロウ", "&c;", 1), "ING-161", 0)
    yield broken("deep-nesting", "要素の入れ子が300段ある", "elements nested 300 deep",
                 good.replace("<Nm>ヤマダ タロウ</Nm>", "<Nm>" * 300 + "x" + "</Nm>" * 300, 1), "ING-162", 0)
    yield broken("shift-jis", "文字コードがShift_JISと宣言されている", "Shift_JIS is declared as encoding",
                 good.replace('encoding="UTF-8"', 'encoding="Shift_JIS"').encode("cp932"), "ING-163", 0)
    yield broken("not-utf8", "UTF-8の宣言に反してCP932の名前がある", "a name in CP932 although UTF-8 is declared",
                 good.encode().replace("ヤマダ タロウ".encode(), "ヤマダ タロウ".encode("cp932"), 1), "ING-164", 0)
    # Its records are whole; what follows them is no record.
    yield defect("cut", "文書の途中で終わっている", "the document ends in the middle", good[:good.index("</Stmt>")],
                 "quarantined", 3, 0, E("ING-165"))
    yield broken("other-version", "扱わない版(camt.053.001.99)である", "a version that is not read",
                 good.replace("camt.053.001.02", "camt.053.001.99"), "ING-166", 0)
    yield broken("other-message", "扱わないメッセージ(camt.060)である", "a message that is not read",
                 good.replace("camt.053.001.02", "camt.060.001.03"), "ING-166", 0)
    yield broken("no-namespace", "名前空間がない", "there is no namespace", good.replace(f' xmlns="{CAMT}"', ""), "ING-166", 0)
    yield defect("no-account", "口座がない", "the statement has no account", statement(account=""), "accepted", 0, 3,
                 E("ING-170", 1), E("ING-170", 2), E("ING-170", 3))
    yield changed_entry("currency", "通貨がUSDである", "an entry in dollars", entry(2, 98765, "DBIT", currency="USD"),
                        "ING-043", "accepted", 2, 1)
    yield changed_entry("decimals", "円の金額に小数がある", "yen with decimals", entry(2, "98765.50", "DBIT"), "ING-024",
                        "quarantined", 2, 1, E("ING-013"))
    yield changed_entry("amount-letters", "金額に英字がある", "the amount holds letters", entry(2, "98O65", "DBIT"),
                        "ING-024", "accepted", 2, 1)
    yield changed_entry("direction", "入払の区分がCREDITである", "the direction is CREDIT", entry(2, 98765, "CREDIT"),
                        "ING-029", "accepted", 2, 1)
    yield changed_entry("date", "記帳日が2月30日である", "the booking date is 30 February",
                        entry(2, 98765, "DBIT", day="2026-02-30"), "ING-026", "accepted", 2, 1, closing=552235)
    yield changed_entry("pending", "未記帳(PDNG)の明細がある", "an entry is pending",
                        entry(2, 98765, "DBIT", status="PDNG"), "ING-171", "accepted", 2, 1, closing=651000)
    yield changed_entry("no-amount", "金額の要素がない", "an entry has no amount",
                        entry(2, 98765, "DBIT").replace('<Amt Ccy="JPY">98765</Amt>', ""), "ING-170", "accepted", 2, 1)
    yield defect("closing-balance", "期末残高が1,000円多い", "the closing balance is 1,000 yen too large",
                 statement(closing=553235), "quarantined", 3, 0, E("ING-013"))
    summary = "    <TxsSummry><TtlNtries><NbOfNtries>4</NbOfNtries></TtlNtries></TxsSummry>\n"
    yield defect("entry-count", "合計件数が1件多い", "the summary counts one entry more", statement(summary=summary),
                 "quarantined", 3, 0, E("ING-173"))
    letters = "    <TxsSummry><TtlNtries><NbOfNtries>three</NbOfNtries></TtlNtries></TxsSummry>\n"
    yield defect("entry-count-letters", "合計件数が言葉である", "the summary's count is a word", statement(summary=letters),
                 "quarantined", 3, 0, E("ING-174"))


def order_defects():
    """Customers' orders: their totals and fields."""
    def defect(word, japanese, english, content, verdict, accepted, rejected, *expected):
        return Defect(f"iso-order-{word}.xml", japanese, english, content.encode(), verdict, accepted, rejected, expected)

    yield defect("count", "件数が1件多い", "the number of transactions is one too large", orders(count=3), "quarantined", 2,
                 0, E("ING-173"))
    yield defect("sum", "金額の合計が1円多い", "the control sum is one yen too large", orders(total=248766), "quarantined", 2,
                 0, E("ING-173"))
    yield defect("sum-letters", "金額の合計が言葉である", "the control sum is a word", orders(total="many"), "quarantined", 2, 0,
                 E("ING-174"))
    yield defect("currency", "通貨がEURである", "an order in euros", orders([ORDERS[0], order(2, 98765, "EUR")]), "accepted", 1,
                 1, E("ING-043", 2))
    yield defect("decimals", "円の金額に小数がある", "yen with decimals", orders([ORDERS[0], order(2, "98765.5")]),
                 "quarantined", 1, 1, E("ING-024", 2), E("ING-173"))
    yield defect("date", "振込指定日が13月である", "the execution date is in month 13", orders(day="2026-13-24"), "accepted", 0, 2,
                 E("ING-026", 1), E("ING-026", 2))
    pacs = orders().replace(PAIN, "urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08").replace(
        "CstmrCdtTrfInitn", "FIToFICstmrCdtTrf")
    yield defect("own-agents", "自行の銀行コードが設定されていないpacs.008である", "a pacs.008 without own_agents in the pipeline", pacs,
                 "quarantined", 0, 1, E("ING-175"), E("ING-175"))


def defects():
    yield from statement_defects()
    yield from order_defects()
