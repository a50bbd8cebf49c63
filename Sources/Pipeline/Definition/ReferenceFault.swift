import Core

/// What can be wrong with a pipeline's declared columns, filters and reference files.
enum ReferenceFault {
  case badName(String)
  case repeatedName(String)
  case onlyTextAsWindowKey
  case delayMissing
  case delayWithoutLabel
  case secondLabel
  case undeclaredColumn(String)
  case noWord
  case stale(ageDays: Int, limitDays: Int)

  var code: String {
    switch self {
    case .badName: return "PIP-040"
    case .repeatedName: return "PIP-041"
    case .onlyTextAsWindowKey: return "PIP-042"
    case .delayMissing: return "PIP-085"
    case .delayWithoutLabel: return "PIP-086"
    case .secondLabel: return "PIP-087"
    case .undeclaredColumn: return "PIP-044"
    case .stale: return "PIP-043"
    case .noWord: return "PIP-067"
    }
  }

  var japanese: String {
    switch self {
    case .badName(let name): return "「\(name)」は名前に使えません。英小文字で始め、英小文字・数字・_ だけで40字以内にしてください。"
    case .repeatedName(let name): return "名前「\(name)」が重複しています。別の名前にしてください。"
    case .onlyTextAsWindowKey: return "window_key にできるのは type: text の列だけです。"
    case .delayMissing: return "type: label の列には、判明するまでの日数を known_after_days で 1〜7 として書いてください。"
    case .delayWithoutLabel: return "known_after_days を書けるのは type: label の列だけです。"
    case .secondLabel: return "type: label の列は一つだけです。"
    case .undeclaredColumn(let name): return "列「\(name)」は extra_columns に宣言されていません。"
    case .noWord: return "語が一つもありません。一つ以上書くか、この項目を省いてください。"
    case .stale(let age, let limit): return "基準日から\(age)日たっています（上限 \(limit)日）。新しいファイルに差し替え、as_of を改めてください。"
    }
  }

  var english: String {
    switch self {
    case .badName(let name):
      return "'\(name)' cannot be a name; use lower-case letters, digits and _, a letter first, 40 at most"
    case .repeatedName(let name): return "the name '\(name)' is given twice; choose another"
    case .onlyTextAsWindowKey: return "only a column of type text can be a window key"
    case .delayMissing: return "a label needs 'known_after_days', 1 to 7: how long until it is known"
    case .delayWithoutLabel: return "only a column of type label has 'known_after_days'"
    case .secondLabel: return "there is a column of type label already; only one can say what was fraud"
    case .undeclaredColumn(let name): return "the column '\(name)' is not declared under extra_columns"
    case .noWord: return "the list has no word; name one or leave the key out"
    case .stale(let age, let limit):
      return "the file is \(age) days old, and \(limit) is the limit; replace it and set as_of to its day"
    }
  }

  func finding(at place: Finding.Place) -> Finding {
    let severity: Finding.Severity = if case .stale = self { .notice } else { .error }
    return Finding(code: code, severity: severity, place: place, japanese: japanese, english: english)
  }
}

extension PipelineDefinition {
  /// A notice for each reference file that is older on a day than the pipeline wants.
  public func staleReferences(on day: BankDay) -> [Finding] {
    let sources =
      (manifest.customers.map { [$0] } ?? []) + manifest.watchLists.map(\.reference)
      + (manifest.labels.map { [$0] } ?? [])
    return sources.filter { $0.isStale(on: day) }.map { source in
      let fault = ReferenceFault.stale(
        ageDays: source.ageDays(on: day) ?? 0, limitDays: source.staleAfterDays ?? 0)
      return fault.finding(at: Finding.Place(file: source.file, field: "as_of"))
    }
  }
}
