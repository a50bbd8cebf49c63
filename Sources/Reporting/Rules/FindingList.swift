import Core

/// Findings as lines for a terminal or as JSON.
public struct FindingList: Sendable {
  private let findings: [Finding]

  /// Makes a list of findings in the order in which they are to be shown.
  public init(_ findings: [Finding]) {
    self.findings = findings
  }

  /// One line for each finding.
  public func terminal(_ language: Language) -> String {
    findings.map { finding in
      let word: String
      switch finding.severity {
      case .notice: word = language == .japanese ? "参考" : "notice"
      case .error: word = language == .japanese ? "誤り" : "error"
      case .fatal: word = language == .japanese ? "重大" : "fatal"
      }
      return "\(word)  \(VisibleText.make(finding.line(language)))\n"
    }.joined()
  }

  /// Writes the findings as an array, the same in both languages.
  public func write(to json: inout JSONText) {
    json.array { json in
      for finding in findings {
        json.object { json in
          json.member("code", finding.code)
          json.member("severity", finding.severity.rawValue)
          json.member("file", finding.place.file)
          json.member("line", finding.place.record)
          json.member("column", finding.place.column.map(Int64.init))
          json.member("field", finding.place.field)
          json.member("japanese", finding.japanese)
          json.member("english", finding.english)
        }
      }
    }
  }
}
