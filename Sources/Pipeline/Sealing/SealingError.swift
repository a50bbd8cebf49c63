/// The reasons for which an alert cannot be sealed.
public enum SealingError: Error, Equatable {
  /// There is no such alert.
  case noSuchAlert(id: String)
  /// The pipeline's files are not those of the run that made the alert.
  case pipelineChanged(folder: String)
  /// A source file is gone or is not what it was.
  case sourceChanged(file: String)
  /// The stored explanation cannot be read.
  case unreadableExplanation(alertID: String)

  /// What happened and what to do, in English.
  public var english: String {
    switch self {
    case .noSuchAlert(let id): return "There is no alert \(id). List the numbers with 'mekiki alerts list'."
    case .pipelineChanged(let folder):
      return
        "The pipeline in \(folder) is not the one that made this alert. Name the folder as it was then with --pipeline."
    case .sourceChanged(let file):
      return
        "The source file \(file) is not in the input folder or is not what it was. Restore it, or name its folder with --input."
    case .unreadableExplanation(let id):
      return
        "The stored explanation of alert \(id) cannot be read. Restore the database from its last backup."
    }
  }

  /// What happened and what to do, in Japanese.
  public var japanese: String {
    switch self {
    case .noSuchAlert(let id): return "アラート \(id) はありません。mekiki alerts list で番号を確認してください。"
    case .pipelineChanged(let folder):
      return "\(folder) のパイプラインは、このアラートを作成した時点のものと異なります。当時のフォルダーを --pipeline で指定してください。"
    case .sourceChanged(let file):
      return "元ファイル \(file) が入力フォルダーにないか、内容が変わっています。復元するか、--input でフォルダーを指定してください。"
    case .unreadableExplanation(let id):
      return "アラート \(id) の保存された説明を読み取れません。データベースをバックアップから復元してください。"
    }
  }
}
