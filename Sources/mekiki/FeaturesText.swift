import Core
import Pipeline
import Reporting

/// Writes what an export of features did.
enum FeaturesText {
  static func text(_ outcome: FeatureExportOutcome, _ language: Language) -> String {
    let isJapanese = language == .japanese
    var lines = outcome.files.flatMap { file -> [String] in
      let name = VisibleText.make(file.name)
      switch file.fate {
      case .taken: return []
      case .quarantined(let findings):
        return [isJapanese ? "\(name)：拒否されるため対象外" : "\(name): would be refused, left out"]
          + findings.map { "  " + $0.line(language) }
      case .known(let other, _):
        let earlier = VisibleText.make(other)
        return [
          isJapanese ? "\(name)：\(earlier) と同じ内容のため対象外" : "\(name): same content as \(earlier), left out"
        ]
      case .unreadable(let finding): return [finding.line(language)]
      }
    }
    if !outcome.leftAlone.isEmpty {
      let names = outcome.leftAlone.map { "\(VisibleText.make($0.name)) (\($0.reason.text(language)))" }
      lines.append((isJapanese ? "対象外の項目：" : "left alone: ") + names.joined(separator: ", "))
    }
    lines.append(
      isJapanese
        ? "\(outcome.filesTaken) ファイルから \(outcome.rows) 件、\(outcome.features) 特徴量を書き出しました。"
        : "\(outcome.rows) rows of \(outcome.filesTaken) files, \(outcome.features) features.")
    lines += outcome.outputs.map { "  \($0.path)  sha256 \($0.digest.hexadecimal)" }
    return lines.map { $0 + "\n" }.joined()
  }

  static func json(_ outcome: FeatureExportOutcome) -> String {
    var json = JSONText()
    json.object { json in
      json.member("rows", outcome.rows)
      json.member("features", Int64(outcome.features))
      json.member("rows_outside_days", outcome.rowsOutsideDays)
      json.key("outputs")
      json.array { json in
        for output in outcome.outputs {
          json.object { json in
            json.member("path", output.path)
            json.member("sha256", output.digest.hexadecimal)
          }
        }
      }
      json.key("files")
      json.array { json in
        for file in outcome.files {
          json.object { json in
            json.member("name", file.name)
            fate(file.fate, &json)
          }
        }
      }
      json.key("left_alone")
      json.array { json in
        for entry in outcome.leftAlone {
          json.object { json in
            json.member("name", entry.name)
            json.member("reason", entry.reason.rawValue)
          }
        }
      }
    }
    return json.text + "\n"
  }

  private static func fate(_ fate: FeatureExportOutcome.Fate, _ json: inout JSONText) {
    switch fate {
    case .taken(let rows):
      json.member("fate", "taken")
      json.member("rows", rows)
    case .quarantined(let findings):
      json.member("fate", "quarantined")
      codes(findings, &json)
    case .known(let other, _):
      json.member("fate", "known")
      json.member("known_as", other)
    case .unreadable(let finding):
      json.member("fate", "unreadable")
      codes([finding], &json)
    }
  }

  private static func codes(_ findings: [Finding], _ json: inout JSONText) {
    json.key("codes")
    json.array { json in
      for finding in findings { json.value(finding.code) }
    }
  }
}
