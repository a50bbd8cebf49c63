import AlertStore
import Core

/// The sums over the files of a night; the records of a quarantined file are counted apart, since none was
/// scored.
struct NightTotals {
  private(set) var accepted = 0
  private(set) var quarantined = 0
  private(set) var recordsAccepted: Int64 = 0
  private(set) var recordsRejected: Int64 = 0
  private(set) var recordsQuarantined: Int64 = 0
  private(set) var yenAccepted: Int64 = 0

  init(_ summary: NightSummary) {
    for file in summary.files {
      let outcome = file.file.outcome
      switch outcome.status {
      case .accepted:
        accepted += 1
        recordsAccepted += outcome.recordsAccepted
        recordsRejected += outcome.recordsRejected
        yenAccepted += outcome.yenAccepted
      case .quarantined:
        quarantined += 1
        recordsQuarantined += outcome.recordsAccepted + outcome.recordsRejected
      }
    }
  }
}

extension NightSummary.File {
  /// Whether what came in is what was accepted and refused, no more was scored than accepted, and every
  /// declared total agrees; nil when the file was recorded before that was counted.
  public var balances: Bool? {
    let outcome = file.outcome
    guard let more = outcome.reconciliation else { return nil }
    return outcome.bytesAccountedFor == file.description.byteLength
      && more.recordsScored <= outcome.recordsAccepted && more.yenScored <= outcome.yenAccepted
      && controlTotals.allSatisfy(\.agrees)
  }

  /// Whether the totals that the file declares equal what was read; a file may declare none.
  func agreement(_ language: Language) -> String {
    let declared = controlTotals.filter(\.declaresSomething)
    if declared.isEmpty { return Label.notDeclared.text(language) }
    return (declared.allSatisfy(\.agrees) ? Label.agrees : Label.differs).text(language)
  }
}

extension ControlTotalRecord {
  /// Whether there is anything to agree with.
  var declaresSomething: Bool { declaredCount != nil || declaredYen != nil }

  /// Whether declared and read agree, in words; a total that declares nothing agrees with nothing.
  func verdict(_ language: Language) -> String {
    guard declaresSomething else { return "-" }
    return (agrees ? Label.agrees : Label.differs).text(language)
  }

  /// What was declared and what was read, with the parts that were not declared left out.
  func comparison(_ language: Language) -> String {
    let declared = ControlTotalRecord.words(declaredCount, declaredYen, language)
    let read = ControlTotalRecord.words(readCount, readYen, language)
    guard declaresSomething else {
      return "\(Label.notDeclared.text(language))\(language == .japanese ? "、読取" : ", read") \(read)"
    }
    return language == .japanese ? "申告 \(declared)、読取 \(read)" : "declared \(declared), read \(read)"
  }

  private static func words(_ count: Int64?, _ yen: Int64?, _ language: Language) -> String {
    let parts = [
      count.map { NumberText.grouped($0) + (language == .japanese ? "件" : " records") },
      yen.map { NumberText.yen($0, language) },
    ].compactMap { $0 }
    return parts.isEmpty ? Label.notDeclared.text(language) : parts.joined(separator: " ")
  }
}
