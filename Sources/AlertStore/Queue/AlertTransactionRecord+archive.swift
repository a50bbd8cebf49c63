import Core

extension AlertTransactionRecord {
  /// The version of the fields below; the one before had no history, and bytes of another are refused.
  private static let version: Int64 = 2

  /// The record as bytes, from which `init(archived:)` makes the same record.
  func archived() -> [UInt8] {
    var archive = RecordArchive()
    var (version, copy) = (AlertTransactionRecord.version, self)
    archive.field(&version)
    copy.walk(&archive)
    copy.walkHistory(&archive)
    return archive.bytes
  }

  /// Makes the record that bytes hold, or nil when they hold none.
  init?(archived bytes: [UInt8]) {
    var archive = RecordArchive(reading: bytes)
    var version: Int64 = 0
    archive.field(&version)
    guard (1...AlertTransactionRecord.version).contains(version) else { return nil }
    self = .blank
    walk(&archive)
    if version > 1 { walkHistory(&archive) }
    guard archive.isReadWhole else { return nil }
  }

  /// What fields are read into.
  private static let blank = AlertTransactionRecord(
    account: AccountID(""), businessDay: BankDay(daysSince1970: 0), band: .look, typology: "",
    source: SourceReference(fileDigest: "", recordNumber: 0, byteOffset: 0, byteLength: 0),
    transaction: TransactionRecord(
      occurredAt: Instant(secondsSince1970: 0), hasTimeOfDay: false, direction: .incoming, amountYen: 0,
      channel: .unstated, kind: .other),
    score: ScoreRecord(scoreMicro: 0, baselineMicro: 0, modelScoreMicro: 0, rulePoints: 0, probability: 0))

  private mutating func walkHistory(_ archive: inout RecordArchive) {
    var text = history.map { String(decoding: $0, as: UTF8.self) }
    archive.field(&text)
    history = text.map { Array($0.utf8) }
  }

  private mutating func walk(_ archive: inout RecordArchive) {
    var text = account.text
    archive.field(&text)
    account = AccountID(text)
    var day = Int64(businessDay.daysSince1970)
    archive.field(&day)
    archive.expect(Int32(exactly: day) != nil)
    businessDay = BankDay(daysSince1970: Int32(truncatingIfNeeded: day))
    archive.field(&band)
    archive.field(&typology)
    source.walk(&archive)
    transaction.walk(&archive)
    score.walk(&archive)
    archive.field(&explanation)
    archive.field(&summaryJapanese)
    archive.field(&summaryEnglish)
    archive.field(&reasons, blank: .blank) { $1.walk(&$0) }
    explained.walk(&archive)
  }
}

extension SourceReference {
  fileprivate mutating func walk(_ archive: inout RecordArchive) {
    var (digest, number, offset, length) = (fileDigest, recordNumber, byteOffset, Int64(byteLength))
    archive.field(&digest)
    archive.field(&number)
    archive.field(&offset)
    archive.field(&length)
    archive.expect(Int32(exactly: length) != nil)
    self = SourceReference(
      fileDigest: digest, recordNumber: number, byteOffset: offset,
      byteLength: Int32(truncatingIfNeeded: length))
  }
}

extension TransactionRecord {
  fileprivate mutating func walk(_ archive: inout RecordArchive) {
    var seconds = occurredAt.secondsSince1970
    archive.field(&seconds)
    occurredAt = Instant(secondsSince1970: seconds)
    archive.field(&hasTimeOfDay)
    archive.field(&direction)
    archive.field(&amountYen)
    archive.field(&channel)
    archive.field(&kind)
    archive.field(&transactionID)
    archive.field(&counterpartyAccount)
    archive.field(&counterpartyName)
    archive.field(&originatorName)
    archive.field(&memo)
    archive.field(&balanceAfterYen)
  }
}

extension ScoreRecord {
  fileprivate mutating func walk(_ archive: inout RecordArchive) {
    archive.field(&scoreMicro)
    archive.field(&baselineMicro)
    archive.field(&modelScoreMicro)
    archive.field(&rulePoints)
    archive.field(&probability)
    archive.field(&isCalibrated)
  }
}

extension ReasonRecord {
  fileprivate static let blank = ReasonRecord(
    origin: .others, name: "", value: nil, contributionMicro: 0, japanese: "", english: "")

  fileprivate mutating func walk(_ archive: inout RecordArchive) {
    archive.field(&origin)
    archive.field(&name)
    archive.field(&value)
    archive.field(&contributionMicro)
    archive.field(&span, blank: 0..<0) { $0.field(&$1) }
    archive.field(&japanese)
    archive.field(&english)
    archive.field(&referenceCase)
  }
}

extension RecordArchive {
  fileprivate mutating func field(_ range: inout Range<Int>) {
    var (start, end) = (Int64(range.lowerBound), Int64(range.upperBound))
    field(&start)
    field(&end)
    expect(start <= end)
    range = Int(min(start, end))..<Int(max(start, end))
  }
}

extension ExplanationRecord {
  fileprivate mutating func walk(_ archive: inout RecordArchive) {
    archive.field(&families, blank: Family(word: "", contributionMicro: 0)) {
      $0.field(&$1.word)
      $0.field(&$1.contributionMicro)
    }
    archive.field(&memoSpans, blank: MemoSpan(bytes: 0..<0, contributionMicro: 0)) {
      $0.field(&$1.bytes)
      $0.field(&$1.contributionMicro)
    }
    archive.field(&types, blank: TypeScoreRecord(scamType: "", scoreMicro: 0, estimate: nil)) {
      $0.field(&$1.scamType)
      $0.field(&$1.scoreMicro)
      $0.field(&$1.estimate)
    }
    let challengerBlank = ChallengerRecord(decider: .model, scoreMicro: 0, baselineMicro: 0, reasons: [])
    archive.field(&challenger, blank: challengerBlank) {
      $0.field(&$1.decider)
      $0.field(&$1.scoreMicro)
      $0.field(&$1.baselineMicro)
      $0.field(&$1.reasons, blank: .blank) { $1.walk(&$0) }
    }
    let changeBlank = SmallestChangeRecord(parts: [], scoreMicro: 0, japanese: "", english: "")
    archive.field(&smallestChange, blank: changeBlank) {
      $0.field(&$1.parts, blank: .init(name: "", value: 0, enough: 0)) {
        $0.field(&$1.name)
        $0.field(&$1.value)
        $0.field(&$1.enough)
      }
      $0.field(&$1.scoreMicro)
      $0.field(&$1.japanese)
      $0.field(&$1.english)
    }
  }
}
