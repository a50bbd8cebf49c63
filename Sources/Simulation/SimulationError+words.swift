extension SimulationError {
  /// What happened and what to do, in English.
  public var english: String { description }

  /// What happened and what to do, in Japanese.
  public var japanese: String {
    switch self {
    case .directoryNotMade(let path, let reason):
      "フォルダー \(path) を作成できません（\(reason)）。親フォルダーの存在と権限を確認してください。"
    case .fileExists(let path):
      "ファイル \(path) は既に存在します。上書きはしないため、空のフォルダーを指定してください。"
    case .fileNotOpened(let path, let reason):
      "ファイル \(path) を書き込み用に開けません（\(reason)）。フォルダーの権限を確認してください。"
    case .notWritten(let path, let reason):
      "ファイル \(path) の書き込みを完了できません（\(reason)）。空き容量を確認し、削除して再実行してください。"
    }
  }
}
