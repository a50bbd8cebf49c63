import AlertStore
import Core

/// What a check of a whole database found, for a terminal or for programs.
public struct DatabaseVerificationText {
  private let found: DatabaseVerification
  private let language: Language

  /// Makes the text of a check in a language.
  public init(_ found: DatabaseVerification, language: Language) {
    self.found = found
    self.language = language
  }

  /// One line for each thing that was counted, one for each fault, and the verdict.
  public var terminal: String {
    var lines = [pick("形式の版：\(found.schemaVersion)", "schema version: \(found.schemaVersion)")]
    if let entries = found.auditEntries {
      lines.append(pick("取込済みファイル：\(found.files) 件", "files: \(found.files)"))
      lines.append(flow(found.records, pick("件数", "records")))
      lines.append(flow(found.yen, pick("金額（円）", "yen")))
      lines.append(pick("監査記録：\(entries) 件", "audit entries: \(entries)"))
      lines.append(pick("ビュー：\(found.views) 件", "views: \(found.views)"))
    } else if !found.faults.contains(.unreadable(part: "audit")) {
      lines.append(
        pick(
          "旧版の形式のため、ページと参照だけを検査しました。",
          "an earlier schema: only its pages and references were checked"))
    }
    lines += found.faults.map { pick("異常：", "fault: ") + $0.words(language) }
    lines.append(
      found.isSound
        ? pick("異常はありません。", "The database is sound.") : pick("異常があります。", "The database is not sound."))
    return lines.map { $0 + "\n" }.joined()
  }

  /// The same as one JSON object, in both languages.
  public var json: String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.database-check/1")
      json.member("is_sound", found.isSound)
      json.member("schema_version", Int64(found.schemaVersion))
      json.member("files", found.files)
      json.key("records")
      write(found.records, to: &json)
      json.key("yen")
      write(found.yen, to: &json)
      json.member("audit_entries", found.auditEntries)
      json.member("views", Int64(found.views))
      json.key("faults")
      json.array { json in
        for fault in found.faults {
          json.object { json in
            json.member("kind", fault.word)
            json.member("japanese", fault.words(.japanese))
            json.member("english", fault.words(.english))
          }
        }
      }
    }
    return json.text + "\n"
  }

  private func pick(_ japanese: String, _ english: String) -> String {
    language == .japanese ? japanese : english
  }

  private func flow(_ flow: DatabaseVerification.Flow, _ title: String) -> String {
    let numbers = [flow.incoming, flow.scored, flow.unscored, flow.quarantined, flow.rejected]
      .map(NumberText.grouped)
    return pick(
      "\(title)：受領 \(numbers[0]) ＝ 判定 \(numbers[1]) ＋ 判定対象外 \(numbers[2]) ＋ 隔離 \(numbers[3]) ＋ 拒否 \(numbers[4])",
      "\(title): \(numbers[0]) in = \(numbers[1]) scored + \(numbers[2]) not scored"
        + " + \(numbers[3]) quarantined + \(numbers[4]) rejected")
  }

  private func write(_ flow: DatabaseVerification.Flow, to json: inout JSONText) {
    json.object { json in
      json.member("in", flow.incoming)
      json.member("scored", flow.scored)
      json.member("not_scored", flow.unscored)
      json.member("quarantined", flow.quarantined)
      json.member("rejected", flow.rejected)
      json.member("adds_up", flow.addsUp)
    }
  }
}
