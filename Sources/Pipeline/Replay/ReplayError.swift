import Core

/// Why a bundle cannot be computed again.
public enum ReplayError: Error, Equatable {
  /// The bundle is not what was sealed; verifying it says what is wrong.
  case notIntact(Finding)
  /// The bundle withholds what it was computed from: it was redacted, or the alert erased.
  case withheld
  /// The night kept no history of a transaction.
  case withoutHistory(transaction: Int)
  /// A part of the bundle cannot be read.
  case unreadable(file: String)
  /// The source bytes are not read as the one record that they were.
  case recordNotRead(transaction: Int)

  /// What happened and what to do, in English.
  public var english: String {
    switch self {
    case .notIntact(let finding):
      return
        "The bundle is not what was sealed (\(finding.code): \(finding.english)) Look at it with 'mekiki evidence verify'."
    case .withheld:
      return
        "The bundle withholds what it was computed from; data/withheld.en.txt says why. Compute the whole bundle again, where there is one."
    case .withoutHistory(let number):
      return
        "Nothing was kept of what the features of transaction \(number) were computed from: it is from a night before this program kept it. Verify the bundle instead."
    case .unreadable(let file):
      return
        "data/\(file) cannot be read. Compute the bundle again with the version of the program that sealed it: data/run.json names it."
    case .recordNotRead(let number):
      return
        "The source bytes of transaction \(number) are not read as a record. Compute the bundle again with the version of the program that sealed it: data/run.json names it."
    }
  }

  /// What happened and what to do, in Japanese.
  public var japanese: String {
    switch self {
    case .notIntact(let finding):
      return "証拠パッケージが封入時と異なります（\(finding.code)：\(finding.japanese)）mekiki evidence verify で確認してください。"
    case .withheld:
      return "計算元が入っていない証拠パッケージです。理由は data/withheld.ja.txt にあります。元の証拠パッケージがあれば、そちらで再計算してください。"
    case .withoutHistory(let number):
      return "取引 \(number) の特徴量の計算元が保存されていません。保存を始める前の夜間処理で作成されたものです。mekiki evidence verify で確認してください。"
    case .unreadable(let file):
      return "data/\(file) を読み取れません。data/run.json に記載された、封入時の版のプログラムで再計算してください。"
    case .recordNotRead(let number):
      return "取引 \(number) の元データを1件のレコードとして読み取れません。data/run.json に記載された、封入時の版のプログラムで再計算してください。"
    }
  }
}
