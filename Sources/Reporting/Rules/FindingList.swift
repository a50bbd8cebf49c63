import Core
import Rules

/// Findings as lines for a terminal or as JSON, each with the line of the file at which it points.
public struct FindingList: Sendable {
  private let findings: [Finding]
  private let files: [RuleFile]

  /// Makes a list of findings in the order in which they are to be shown; `files` are those that they may speak of.
  public init(_ findings: [Finding], files: [RuleFile] = []) {
    self.findings = findings
    self.files = files
  }

  private var excerpt: SourceExcerpt { SourceExcerpt(files.map { ($0.name, $0.bytes) }) }

  /// One line for each finding, and below it the line of the file with a mark at the column.
  public func terminal(_ language: Language) -> String {
    let excerpt = excerpt
    return findings.map { finding in
      let word: String
      switch finding.severity {
      case .notice: word = language == .japanese ? "参考" : "notice"
      case .error: word = language == .japanese ? "誤り" : "error"
      case .fatal: word = language == .japanese ? "重大" : "fatal"
      }
      return "\(word)  \(VisibleText.make(finding.line(language)))\n" + excerpt.terminal(finding.place)
    }.joined()
  }

  /// Writes the findings as an array, the same in both languages.
  public func write(to json: inout JSONText) {
    let excerpt = excerpt
    json.array { json in
      for finding in findings {
        json.object { json in
          json.member("code", finding.code)
          json.member("severity", finding.severity.rawValue)
          json.member("file", finding.place.file)
          json.member("line", finding.place.record)
          json.member("column", finding.place.column.map(Int64.init))
          json.member("field", finding.place.field)
          json.member("excerpt", excerpt.line(finding.place))
          json.member("japanese", finding.japanese)
          json.member("english", finding.english)
        }
      }
    }
  }
}
