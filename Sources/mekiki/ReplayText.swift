import Core
import Pipeline
import Reporting

/// Writes what computing a bundle again has found, for a terminal or as JSON.
struct ReplayText {
  let replay: EvidenceReplay
  let language: Language

  init(_ replay: EvidenceReplay, language: Language) {
    self.replay = replay
    self.language = language
  }

  /// One line a value, those of one file together, and last what holds.
  func terminal(onlyDifferences: Bool) -> String {
    var lines: [String] = []
    var file = ""
    for value in replay.values where !(onlyDifferences && value.isEqual) {
      if value.file != file {
        file = value.file
        lines.append("data/\(file)")
      }
      lines.append(line(value))
    }
    if replay.sealedVersion != replay.runningVersion {
      lines.append(
        pick(
          "封入時の版は \(replay.sealedVersion)、この版は \(replay.runningVersion) です。",
          "Sealed by version \(replay.sealedVersion), computed again by \(replay.runningVersion)."))
    }
    let different = replay.values.count { !$0.isEqual }
    let total = replay.values.count
    lines.append(
      different == 0
        ? pick(
          "一致：アラート \(replay.alertID)、取引 \(replay.transactions) 件、\(total) 個の値がすべて同じです。",
          "equal: alert \(replay.alertID), \(replay.transactions) transactions, all \(total) values are the same."
        )
        : pick(
          "不一致：アラート \(replay.alertID)、\(total) 個の値のうち \(different) 個が異なります。",
          "different: alert \(replay.alertID), \(different) of \(total) values are not the same."))
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ value: ReplayedValue) -> String {
    let none = pick("（なし）", "(none)")
    let (sealed, computed) = (shown(value.sealed) ?? none, shown(value.computed) ?? none)
    let mark = value.isEqual ? "=" : "≠"
    return "  \(mark) \(VisibleText.make(value.place))  \(sealed)" + (value.isEqual ? "" : "  \(computed)")
  }

  /// Texts are long, and what differs in them is looked at in the file.
  private func shown(_ value: String?) -> String? {
    value.map { VisibleText.make($0.count > 80 ? String($0.prefix(77)) + "..." : $0) }
  }

  /// Everything for programs.
  var json: String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.replay/1")
      json.member("alert_id", replay.alertID)
      json.member("sealed_version", replay.sealedVersion)
      json.member("running_version", replay.runningVersion)
      json.member("transactions", Int64(replay.transactions))
      json.member("is_equal", replay.isEqual)
      json.key("values")
      json.array { json in
        for value in replay.values {
          json.object { json in
            json.member("file", value.file)
            json.member("place", value.place)
            json.member("sealed", value.sealed)
            json.member("computed", value.computed)
            json.member("is_equal", value.isEqual)
          }
        }
      }
    }
    return json.text + "\n"
  }

  private func pick(_ japanese: String, _ english: String) -> String {
    language == .japanese ? japanese : english
  }
}
