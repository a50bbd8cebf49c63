/// The ways in which training or evaluation can stop.
public enum TrainingError: Error, Equatable {
  /// A data folder lacks a file that training needs.
  case missingFile(folder: String, file: String)
  /// The labels file is not as `mekiki simulate` writes it.
  case unreadableLabels(file: String, line: Int)
  /// The data hold no fraud, or nothing but fraud.
  case oneSidedLabels(folder: String)
  /// The training ran away; its weights are of no use.
  case diverged
  /// The scores split the validation data into fraud and the rest without a remainder, so no probability fits them.
  case noFiniteCalibration
  /// A file of the data was quarantined.
  case refusedData(file: String)
  /// A file of decisions was quarantined.
  case refusedDecisions(file: String)
  /// The decisions are too few of one kind to learn from.
  case tooFewDecisions(confirmed: Int, dismissed: Int, least: Int)
  /// The decisions turn the model's answers around, so that no probability fits them.
  case contradictingDecisions
  /// The decisions are more than fit into memory side by side.
  case tooManyDecisions(rows: Int, most: Int)

  /// What happened and what to do, in English.
  public var english: String {
    switch self {
    case .missingFile(let folder, let file):
      return "The folder \(folder) has no \(file). Make the data with 'mekiki simulate --output \(folder)'."
    case .unreadableLabels(let file, let line):
      return
        "Line \(line) of \(file) is not file,record_number,transaction_id,scam_type,role. Make the labels again."
    case .oneSidedLabels(let folder):
      return
        "The labelled rows of \(folder) are all of one kind after the warm-up. Use more accounts or more days."
    case .diverged:
      return "The training ran away. Use a smaller learning rate or another seed."
    case .noFiniteCalibration:
      return
        "The scores split the validation data without a remainder, so no probability fits them. Use more accounts."
    case .refusedData(let file):
      return "The data file \(file) was refused. Look at it with 'mekiki run' on the same folder."
    case .refusedDecisions(let file):
      return
        "The decisions in \(file) cannot be used. What is wrong stands above; correct the file and start again."
    case .tooFewDecisions(let confirmed, let dismissed, let least):
      return
        "There are \(confirmed) confirmed and \(dismissed) dismissed decisions to learn from; \(least) of each are needed. "
        + "Wait for more, or give more files with --decisions."
    case .contradictingDecisions:
      return
        "The decisions contradict the model so far that no probability fits them. Check the columns of the files: are confirmed "
        + "and dismissed, or the record numbers, mixed up?"
    case .tooManyDecisions(let rows, let most):
      return
        "There are \(rows) decisions to learn from, and \(most) fit into memory. Give fewer files with --decisions."
    }
  }

  /// What happened and what to do, in Japanese.
  public var japanese: String {
    switch self {
    case .missingFile(let folder, let file):
      return "フォルダー \(folder) に \(file) がありません。mekiki simulate --output \(folder) で作成してください。"
    case .unreadableLabels(let file, let line):
      return "\(file) の \(line) 行目が file,record_number,transaction_id,scam_type,role の形式ではありません。作り直してください。"
    case .oneSidedLabels(let folder):
      return "\(folder) の助走期間後のラベルが一種類だけです。口座数か日数を増やしてください。"
    case .diverged:
      return "学習が発散しました。学習率を下げるか、別のシードを使ってください。"
    case .noFiniteCalibration:
      return "検証データが得点だけで完全に分かれるため、確率を較正できません。口座数を増やしてください。"
    case .refusedData(let file):
      return "データファイル \(file) は受け付けられませんでした。同じフォルダーで mekiki run を実行して確認してください。"
    case .refusedDecisions(let file):
      return "判断ファイル \(file) は使用できません。上に示した箇所を直してから再実行してください。"
    case .tooFewDecisions(let confirmed, let dismissed, let least):
      return "学習に使える判断は確認 \(confirmed) 件、却下 \(dismissed) 件です。それぞれ \(least) 件以上必要です。"
        + "判断がたまるのを待つか、--decisions にファイルを追加してください。"
    case .contradictingDecisions:
      return "判断がモデルと大きく矛盾し、確率を較正できません。confirmed と dismissed の取り違えや record_number のずれがないか確認してください。"
    case .tooManyDecisions(let rows, let most):
      return "学習に使う判断が \(rows) 件あり、上限の \(most) 件を超えています。--decisions のファイルを減らしてください。"
    }
  }
}
