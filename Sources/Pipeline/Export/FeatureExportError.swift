/// The ways in which features cannot be exported, beside those of the files that are read.
///
/// - Errors: each case carries the path at fault; none carries customer data.
public enum FeatureExportError: Error, Equatable {
  /// A file of the output's name, or of one beside it, is there and was left as it is.
  case outputExists(path: String)
  /// The output cannot be written; `step` and `reason` say what failed.
  case cannotWrite(path: String, step: String, reason: String)
  /// A night stored files in the database while its state was read.
  case stateChanged(path: String)

  /// What happened and what to do, in English.
  public var english: String {
    switch self {
    case .outputExists(let path):
      return "\(path) already exists and was left as it is; choose another name or give --overwrite."
    case .cannotWrite(let path, let step, let reason):
      return
        "Cannot \(step) the output \(path): \(reason). Check the folder, its rights and the free space; nothing was left there."
    case .stateChanged(let path):
      return
        "A night stored files in \(path) while its state was read; nothing was exported. Try again when no night runs."
    }
  }

  /// What happened and what to do, in Japanese.
  public var japanese: String {
    switch self {
    case .outputExists(let path):
      return "\(path) は既に存在するため、変更していません。別の名前にするか、--overwrite を指定してください。"
    case .cannotWrite(let path, let step, let reason):
      return "出力 \(path) を書き込めません（\(step)：\(reason)）。フォルダー、権限、空き容量を確認してください。途中の出力は残していません。"
    case .stateChanged(let path):
      return "状態の読み取り中に夜間処理が \(path) を更新したため、出力していません。夜間処理の終了後に再実行してください。"
    }
  }
}
