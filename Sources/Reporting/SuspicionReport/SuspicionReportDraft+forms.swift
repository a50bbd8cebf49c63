import Core

extension SuspicionReportDraft {
  /// The draft as a text for people.
  public var text: String {
    let isJapanese = language == .japanese
    let title =
      isJapanese
      ? "疑わしい取引の届出 下書き（アラート \(alertID)）" : "Draft of a suspicious transaction report (alert \(alertID))"
    var text =
      Label.tippingOff.text(language) + "\n\n" + title + "\n" + SuspicionReportDraft.limits(language) + "\n"
    for part in parts {
      text += "\n== \(part.label.text(language)) ==\n"
      for (index, row) in part.rows.enumerated() {
        if part.rows.count > 1 {
          text += (isJapanese ? "-- 取引 " : "-- transaction ") + "\(index + 1)/\(part.rows.count) --\n"
        }
        for item in row { text += line(item) }
      }
    }
    return text
  }

  /// What the draft is not.
  static func limits(_ language: Language) -> String {
    language == .japanese
      ? "この下書きは届出の入力を助けるためのものです。内容を確認し、【要記入】の項目を補ってから届出の手続で入力してください。"
        + "参考事例の番号は社内の整理番号です。公表されている最新の番号に読み替えてください。"
      : "This draft helps a person to type the report. Check it, fill in what is open, and use the authorities' own program. "
        + "Numbers of reference cases are the bank's own: look up the published ones."
  }

  /// A line of the form; a text of several lines stands below its name.
  private func line(_ item: Item) -> String {
    let name = item.label.text(language)
    let lines = (item.value ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    guard item.state == .known, lines.count > 1 else {
      return "  \(name)\(DisplayWidth.padding(name, to: 36)): \(item.text(language))\n"
    }
    return "  \(name):\n" + lines.map { "    \(VisibleText.make(String($0)))\n" }.joined()
  }

  /// The draft as one JSON object with keys in a fixed order; values are as the sources have them.
  public var json: String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.suspicion-report-draft/1")
      json.member("alert_id", alertID)
      json.member("is_restricted", true)
      json.member("care_japanese", Label.tippingOff.japanese)
      json.member("care_english", Label.tippingOff.english)
      json.member("limits_japanese", SuspicionReportDraft.limits(.japanese))
      json.member("limits_english", SuspicionReportDraft.limits(.english))
      json.key("parts")
      json.array { json in for part in parts { json.object { write(part, to: &$0) } } }
    }
    return json.text + "\n"
  }

  private func write(_ part: Part, to json: inout JSONText) {
    json.member("part", part.name)
    json.member("japanese", part.label.japanese)
    json.member("english", part.label.english)
    json.key("rows")
    json.array { json in
      for row in part.rows {
        json.array { json in
          for item in row {
            json.object { json in
              json.member("item", item.name)
              json.member("japanese", item.label.japanese)
              json.member("english", item.label.english)
              json.member("value", item.value)
              json.member("state", item.state.rawValue)
            }
          }
        }
      }
    }
  }

  /// The draft as CSV with a byte order mark, one line an item, for typing it in beside a spreadsheet.
  public var csv: String {
    var csv = CSVText()
    for name in ["part", "row", "item", "label", "state", "value"] { csv.field(name) }
    csv.endRecord()
    for part in parts {
      for (index, row) in part.rows.enumerated() {
        for item in row {
          csv.field(part.name)
          csv.field(Int64(index + 1))
          csv.field(item.name)
          csv.field(item.label.text(language))
          csv.field(item.state.rawValue)
          csv.field(item.value)
          csv.endRecord()
        }
      }
    }
    return "\u{FEFF}" + csv.text
  }
}
