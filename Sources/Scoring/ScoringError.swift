/// The ways in which scoring can stop a run.
public enum ScoringError: Error, Equatable {
  /// The model file is not one that this program can use.
  case unusableModel(reason: String)
  /// The fast pass and the reference pass disagree by more than is allowed.
  case arithmeticDisagrees(difference: Double)

  /// What happened and what to do, in English.
  public var english: String {
    switch self {
    case .unusableModel(let reason):
      return
        "The model file cannot be used: \(reason). Train it again with 'mekiki model train', or restore the file."
    case .arithmeticDisagrees(let difference):
      return
        "The fast and the exact forward pass differ by \(difference) logits, so this machine's arithmetic is not to be trusted."
        + " Nothing was stored. Check memory and processor and the libopenblas package, or set OPENBLAS_CORETYPE to a kernel that computes correctly."
    }
  }

  /// What happened and what to do, in Japanese.
  public var japanese: String {
    switch self {
    case .unusableModel(let reason):
      return "モデルファイルを使用できません（\(reason)）。mekiki model train で再学習するか、ファイルを復元してください。"
    case .arithmeticDisagrees(let difference):
      return "高速計算と検算の差が \(difference) あり、このマシンの計算は信頼できません。結果は保存していません。"
        + "メモリー・CPUと libopenblas を確認するか、OPENBLAS_CORETYPE に正しく計算できる種類を指定してください。"
    }
  }
}
