import AlertStore
import Core

/// A list of refused records as a table for a terminal or as JSON.
///
/// - Determinism: the same records give the same bytes.
public struct RejectTable: Sendable {
  let rejects: [StoredReject]
  let totalCount: Int
  let language: Language

  /// Makes a table of some refused records out of `totalCount` that were asked for.
  public init(rejects: [StoredReject], totalCount: Int, language: Language) {
    self.rejects = rejects
    self.totalCount = totalCount
    self.language = language
  }

  /// The table for a terminal, with a last line that says how many of how many are shown.
  public func terminal(_ style: TerminalStyle) -> String {
    guard !rejects.isEmpty else {
      return language == .japanese ? "拒否したレコードはありません。\n" : "There are no refused records.\n"
    }
    let columns: [(Label, TerminalTable.Alignment)] = [
      (.rejectID, .right), (.businessDay, .left), (.file, .left), (.recordNumber, .right),
      (.byteOffset, .right), (.byteLength, .right), (.code, .left), (.whatIsWrong, .left),
    ]
    var table = TerminalTable(columns.map { ($0.0.text(language), $0.1) })
    for reject in rejects {
      let record = reject.record
      table.append([
        .init("\(reject.rejectID)"), .init(reject.businessDay.iso8601), .init(reject.fileName),
        .init(record.recordNumber.map(NumberText.grouped) ?? "-"),
        .init(NumberText.grouped(record.byteOffset)), .init(NumberText.grouped(record.byteLength)),
        .init(record.code), .init(language == .japanese ? record.japanese : record.english),
      ])
    }
    let shown = NumberText.grouped(Int64(rejects.count))
    let all = NumberText.grouped(Int64(totalCount))
    return table.text(style)
      + (language == .japanese ? "\(all) 件中 \(shown) 件を表示\n" : "\(shown) of \(all) refused records\n")
  }

  /// The records as one JSON object with keys in a fixed order, without their bytes.
  ///
  /// Members may be added later and are never renamed; a reader ignores those it does not know.
  public func json() -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.rejects/1")
      json.member("total_count", Int64(totalCount))
      json.key("rejects")
      json.array { json in
        for reject in rejects { json.object { reject.writeMembers(to: &$0) } }
      }
    }
    return json.text + "\n"
  }
}

extension StoredReject {
  /// Writes the record's own members into an object that is open, its bytes aside.
  func writeMembers(to json: inout JSONText) {
    json.member("reject_id", rejectID)
    json.member("business_day", businessDay.iso8601)
    json.member("run_id", runID)
    json.member("file", fileName)
    json.member("file_format", fileFormat)
    json.member("file_status", fileStatus.rawValue)
    json.member("record", record.recordNumber)
    json.member("byte_offset", record.byteOffset)
    json.member("byte_length", record.byteLength)
    json.member("code", record.code)
    json.member("japanese", record.japanese)
    json.member("english", record.english)
  }
}
