import Core
import Ingest
import Testing

@Suite struct ZenginStatementFormatTests {
  @Test(arguments: [
    ("nyushukkin-none.dat", 1200, "628c3ca4a6db75e4d3722b893d8db2f7f5b47bfa1f191fdad643012d3ff960ec"),
    ("nyushukkin-crlf.dat", 1212, "9a56cfd0dbdff8ad8a3e6e73d6260a119da3b48e1c977d7a885c73a25e224f71"),
  ])
  func readsTheVector(name: String, length: Int, digest: String) throws {
    let file = try ReadFile(path: SampleFiles.path("golden/zengin/\(name)"), options: .test)
    #expect(file.format == .zenginStatement && file.verdict == .accepted && file.findings.isEmpty)
    #expect(file.digest?.hexadecimal == digest)
    #expect(file.tally.accepted == 600 && file.tally.total == Int64(length))
    #expect(file.dateInterpretations == [.reiwa: 3])
    try #require(file.rows.count == 3)
    #expect(file.rows.allSatisfy { $0.account == "9999-999-1-1234567" && $0.channel == .unstated })
    #expect(
      file.rows.map(\.occurredAt).map { String($0.prefix(10)) } == ["2026-04-15", "2026-04-15", "2026-04-20"])
    #expect(file.rows.map(\.direction) == [.incoming, .outgoing, .outgoing])
    #expect(file.rows.map(\.amountYen) == [210_000, 500_000, 12_000])
    #expect(file.rows.map(\.kind) == [.transfer, .cash, .debit])
    #expect(file.rows.map(\.counterpartyName) == ["ｺｳｾｲﾛｳﾄﾞｳｼﾖｳ", "", ""])
    #expect(file.rows.map(\.originatorName) == ["ｺｳｾｲﾛｳﾄﾞｳｼﾖｳ", "", ""])
    #expect(file.rows.map(\.memo) == ["ﾈﾝｷﾝ", "ｶ-ﾄﾞ", "ﾃﾞﾝｷ"])
    #expect(file.rows.map(\.balanceAfterYen) == [710_000, 210_000, 198_000])
  }

  @Test func reconcilesEveryTotal() throws {
    let file = try read(ZenginRecords.statement().file())
    #expect(file.controlTotals.allSatisfy { $0.agrees })
    #expect(file.controlTotals.map(\.declaredCount) == [1, 2, 3, nil, 6, 1])
    #expect(file.controlTotals.map(\.declaredYen) == [210_000, 512_000, nil, 198_000, nil, nil])
    #expect(file.controlTotals.map(\.readYen) == [210_000, 512_000, nil, 198_000, nil, nil])
  }

  @Test func acceptsAnEndRecordThatCountsDataOnlyAndSaysSo() throws {
    let records = try ZenginRecords.statement().changed { $0.put("0000000003", record: 5, offset: 1) }
    let file = try read(records.file())
    #expect(file.verdict == .accepted)
    #expect(file.controlTotals.contains { $0.nameEnglish == "records (data only)" && $0.agrees })
    let wrong = try ZenginRecords.statement().changed { $0.put("0000000005", record: 5, offset: 1) }
    #expect(try read(wrong.file()).quarantineCodes == ["ING-015"])
    let accounts = try ZenginRecords.statement().changed { $0.put("00002", record: 5, offset: 11) }
    #expect(try read(accounts.file()).quarantineCodes == ["ING-015"])
  }

  @Test func quarantinesWhatDoesNotAddUp() throws {
    let balance = try ReadFile(
      path: SampleFiles.path("broken/by-hand/statement-closing-balance.dat"), options: .test)
    #expect(balance.quarantineCodes == ["ING-013"])
    let credits = try ZenginRecords.statement().changed { $0.put("0000000210001", record: 4, offset: 7) }
    #expect(try read(credits.file()).quarantineCodes == ["ING-012"])
    let data = try ZenginRecords.statement().changed { $0.put("0000004", record: 4, offset: 54) }
    #expect(try read(data.file()).quarantineCodes == ["ING-014"])
    let garbled = try ZenginRecords.statement().changed { $0.put("00000002100X0", record: 4, offset: 7) }
    #expect(try read(garbled.file()).quarantineCodes == ["ING-011"])
  }

  @Test func onlyNoticesACountOfCreditsThatDiffers() throws {
    let records = try ZenginRecords.statement().changed { $0.put("000002", record: 4, offset: 1) }
    let file = try read(records.file())
    #expect(file.verdict == .accepted)
    #expect(file.findings.map(\.code) == ["ING-048"])
    #expect(file.controlTotals[0].agrees == false)
  }

  @Test func refusesOtherDepositTypesRowByRow() throws {
    let file = try ReadFile(
      path: SampleFiles.path("broken/by-hand/statement-deposit-type.dat"), options: .test)
    #expect(file.rows.isEmpty && file.rejectCodes == ["ING-030", "ING-030", "ING-030"])
    #expect(file.findings.map(\.code) == ["ING-030"])
    #expect(file.verdict == .accepted && file.controlTotals[0].readYen == 210_000)
    #expect(file.controlTotals[0].acceptedYen == 0)
  }

  @Test(arguments: ["5", "6", "7"])
  func readsTermDeposits(type: String) throws {
    let records = try ZenginRecords.termStatement().changed { $0.put(type, record: 0, offset: 62) }
    let file = try read(records.file())
    #expect(file.verdict == .accepted && file.findings.isEmpty && file.rejects.isEmpty)
    #expect(file.rows.map(\.account) == Array(repeating: "9999-999-\(type)-7654321", count: 3))
    #expect(file.rows.map(\.amountYen) == [500_000, 300_000, 200_000])
    #expect(file.rows.map(\.direction) == [.incoming, .incoming, .outgoing])
    #expect(file.rows.map(\.kind) == [.transfer, .other, .transfer])
    #expect(file.rows.map(\.memo) == ["ｱｽﾞｹｲﾚ", "ｼﾞﾄﾞｳｹｲｿﾞｸ", "ｶｲﾔｸ"])
    #expect(file.rows.allSatisfy { $0.counterpartyName.isEmpty && $0.originatorName.isEmpty })
    // Whether the renewal moves the balance is not known.
    #expect(file.rows.map(\.balanceAfterYen) == [1_500_000, nil, nil])
    #expect(file.controlTotals[0].nameEnglish == "credits (account 1, without renewals)")
    #expect(file.controlTotals.allSatisfy { $0.agrees })
  }

  @Test func acceptsTotalsThatHoldTheRenewalToo() throws {
    let records = try ZenginRecords.termStatement().changed {
      $0.put("0000020000000800000", record: 4, offset: 1)
      $0.put("00000001600000", record: 4, offset: 40)
    }
    let file = try read(records.file())
    #expect(file.verdict == .accepted && file.findings.isEmpty)
    #expect(file.controlTotals[0].nameEnglish == "credits (account 1)" && file.controlTotals[0].agrees)
    let neither = records.changed { $0.put("0000020000000700000", record: 4, offset: 1) }
    #expect(try read(neither.file()).quarantineCodes == ["ING-012"])
    let balance = try ZenginRecords.termStatement().changed { $0.put("1400000", record: 4, offset: 47) }
    #expect(try read(balance.file()).quarantineCodes == ["ING-013"])
  }

  @Test func saysWhatTheHeaderSays() throws {
    let file = try read(ZenginRecords.statement().file(terminator: "\r\n"))
    #expect(file.facts("type") == ["03 入出金取引明細 / account statement"])
    #expect(file.facts("line ends") == ["CRLF"] && file.facts("character code") == ["JIS X 0201"])
    #expect(file.facts("period from") == ["2026-04-01 (令和 / Reiwa)"])
    #expect(file.facts("period to") == ["2026-04-30 (令和 / Reiwa)"])
    #expect(file.facts("bank") == ["9999 ﾃｽﾄｷﾞﾝｺｳ"] && file.facts("branch") == ["999 ﾎﾝﾃﾝ"])
    #expect(file.facts("account") == ["9999-999-1-1234567"] && file.facts("account name") == ["ﾔﾏﾀﾞ ﾊﾅｺ"])
    #expect(file.facts("opening balance") == ["500000"])
    #expect(file.headerFacts.allSatisfy { $0.record == 1 && $0.nameJapanese != $0.nameEnglish })
  }

  @Test func leavesBalancesOutWhereTheyAreNotKnown() throws {
    let blank = try ZenginRecords.statement().changed {
      $0.put("                ", record: 0, offset: 113)
      $0.put("               ", record: 4, offset: 39)
    }
    #expect(try read(blank.file()).rows.map(\.balanceAfterYen) == [nil, nil, nil])
    let zeros = try ZenginRecords.statement().changed {
      $0.put("0000000000000000", record: 0, offset: 113)
      $0.put("000000000000000", record: 4, offset: 39)
    }
    let file = try read(zeros.file())
    #expect(file.rows.map(\.balanceAfterYen) == [nil, nil, nil] && file.verdict == .accepted)
    let overdrawn = try ZenginRecords.statement().changed {
      $0.put("2", record: 0, offset: 113)
      $0.put("200000000802000", record: 4, offset: 39)
    }
    #expect(try read(overdrawn.file()).rows.map(\.balanceAfterYen) == [-290_000, -790_000, -802_000])
    #expect(try read(overdrawn.file()).verdict == .accepted)
  }

  @Test func keepsTheBalanceRunningOverARejectedRow() throws {
    let records = try ZenginRecords.statement().changed { $0.records[1][100] = 0x07 }
    let file = try read(records.file())
    #expect(file.rejectCodes == ["ING-023"] && file.verdict == .accepted)
    #expect(file.rows.map(\.balanceAfterYen) == [210_000, 198_000])
    let unreadable = try ZenginRecords.statement().changed { $0.put("X", record: 1, offset: 30) }
    #expect(try read(unreadable.file()).rows.map(\.balanceAfterYen) == [nil, nil])
  }

  @Test(arguments: [
    ("10", TransactionKind.cash), ("11", .transfer), ("12", .other), ("13", .other), ("18", .other),
    ("19", .correction), ("  ", .other), ("00", .other), ("14", .transfer),
  ])
  func readsTransactionCodes(code: String, kind: TransactionKind) throws {
    let records = try ZenginRecords.statement().changed { $0.put(code, record: 2, offset: 22) }
    let file = try read(records.file())
    #expect(file.rows[1].kind == kind)
    #expect(file.findings.isEmpty)
  }

  @Test func readsAnUnlistedCodeAsOtherAndSaysSo() throws {
    let records = try ZenginRecords.statement().changed { $0.put("77", record: 2, offset: 22) }
    let file = try read(records.file())
    #expect(file.rows[1].kind == .other && file.findings.map(\.code) == ["ING-050"])
  }

  @Test func joinsMemoAndRemittanceText() throws {
    let records = try ZenginRecords.statement().changed { $0.put("INV 7", record: 1, offset: 179) }
    #expect(try read(records.file()).rows[0].memo == "ﾈﾝｷﾝ INV 7")
  }

  @Test(arguments: [("9991234567", "9991234567"), ("0001234567", "1234567"), ("   1234567", "1234567")])
  func namesTheAccount(field: String, number: String) throws {
    let records = try ZenginRecords.statement().changed { $0.put(field, record: 0, offset: 63) }
    #expect(try read(records.file()).rows[0].account == "9999-999-1-\(number)")
  }

  @Test func usesTheValueDateThenThePostingDate() throws {
    let later = try ZenginRecords.statement().changed { $0.put("080502", record: 3, offset: 15) }
    #expect(try read(later.file()).rows[2].occurredAt.hasPrefix("2026-05-02"))
    let absent = try ZenginRecords.statement().changed { $0.put("000000", record: 3, offset: 15) }
    #expect(try read(absent.file()).rows[2].occurredAt.hasPrefix("2026-04-20"))
    let onlyValue = try ZenginRecords.statement().changed { $0.put("      ", record: 3, offset: 9) }
    #expect(try read(onlyValue.file()).rows[2].occurredAt.hasPrefix("2026-04-20"))
  }

  @Test(arguments: [
    ("080331", "ING-027"), ("080431", "ING-026"), ("08041X", "ING-026"), ("080501", "ING-027"),
  ])
  func refusesDaysThatCannotBe(posted: String, code: String) throws {
    let records = try ZenginRecords.statement().changed { $0.put(posted, record: 1, offset: 9) }
    #expect(try read(records.file()).rejectCodes == [code])
  }

  @Test func readsTheTurnOfAnEra() throws {
    // 平成 31 to 令和 1: the period runs over the change.
    let records = try ZenginRecords.statement().changed {
      $0.put("010501310401010531", record: 0, offset: 4)
      $0.put("310430310430", record: 1, offset: 9)
      $0.put("010501010501", record: 2, offset: 9)
      $0.put("010510010510", record: 3, offset: 9)
    }
    let file = try read(records.file(), ReadingOptions(referenceDay: day(2019, 6, 3)))
    #expect(file.verdict == .accepted)
    #expect(file.rows.map { String($0.occurredAt.prefix(10)) } == ["2019-04-30", "2019-05-01", "2019-05-10"])
    #expect(file.dateInterpretations == [.heisei: 1, .reiwa: 2])
  }

  @Test func readsWesternYearsOnlyWhereNoEraFits() throws {
    let western = try ZenginRecords.statement().changed {
      $0.put("260501260401260430", record: 0, offset: 4)
      $0.put("260415260415", record: 1, offset: 9)
      $0.put("260415260415", record: 2, offset: 9)
      $0.put("260420260420", record: 3, offset: 9)
    }
    let file = try read(western.file())
    #expect(file.rows.map { String($0.occurredAt.prefix(10)) } == ["2026-04-15", "2026-04-15", "2026-04-20"])
    #expect(file.dateInterpretations == [.western: 3])
    #expect(file.findings.map(\.code) == ["ING-051"])
    // The same digits in a file of 平成 26 are that year.
    let heisei = try read(western.file(), ReadingOptions(referenceDay: day(2014, 5, 1)))
    #expect(heisei.dateInterpretations == [.heisei: 3] && heisei.rows[0].occurredAt.hasPrefix("2014-04-15"))
  }

  @Test func readsSeveralAccounts() throws {
    var records = try ZenginRecords.statement()
    records.records.insert(contentsOf: records.records[0..<5], at: 5)
    records.put("0007654321", record: 5, offset: 63)
    records.put("000000001100002", record: 10, offset: 1)
    let file = try read(records.file(terminator: "\r\n"))
    #expect(file.verdict == .accepted)
    #expect(Set(file.rows.map(\.account)) == ["9999-999-1-1234567", "9999-999-1-7654321"])
    #expect(file.rows.map(\.balanceAfterYen) == [710_000, 210_000, 198_000, 710_000, 210_000, 198_000])
  }

  @Test func trimmedLinesAreFilledUp() throws {
    let records = try ZenginRecords.statement()
    let file = try read(records.trimmedFile())
    #expect(file.verdict == .accepted)
    #expect(file.rows.map(\.contents) == (try read(records.file())).rows.map(\.contents))
  }
}
