/// The reasons for which an alert cannot be sealed.
public enum SealingError: Error, Equatable {
  /// There is no such alert.
  case noSuchAlert(id: String)
  /// The pipeline's files are not those of the run that made the alert.
  case pipelineChanged(folder: String)
  /// A source file is gone or is not what it was.
  case sourceChanged(file: String)
  /// Names and texts were erased when their time was over.
  case erased(id: String)
  /// What was reported to the authorities goes out only when a second person agrees.
  case needsSecondPerson(id: String)
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
    case .erased(let id):
      return "Alert \(id) was erased when its time was over, and nothing is left of it to seal."
    case .needsSecondPerson(let id):
      return
        "Alert \(id) was reported to the authorities. Another person than the one who seals has to agree: --approved-by NAME."
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
    case .erased(let id):
      return "アラート \(id) は保存期間の経過により消去済みのため、封入できません。"
    case .needsSecondPerson(let id):
      return "アラート \(id) は届出済みです。封入する人とは別の人の承認が必要です。--approved-by で指定してください。"
    case .unreadableExplanation(let id):
      return "アラート \(id) の保存された説明を読み取れません。データベースをバックアップから復元してください。"
    }
  }
}
