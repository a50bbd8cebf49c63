import BoostedTrees

/// Why a challenger's file cannot be used by a pipeline.
public enum ChallengerFault: Error, Equatable {
  /// The file is no model that this program evaluates.
  case unreadable(BoostedTreesError)
  /// A feature that the pipeline does not have.
  case unknownFeature(name: String, line: Int)
  /// A name that stands for more than one feature of the pipeline.
  case ambiguousFeature(name: String, line: Int)
  /// Two names of the file that stand for one feature.
  case repeatedFeature(name: String, line: Int)
  /// Calibrated scores can be larger than can be stored.
  case scoresTooLarge

  /// The line of the file that is to blame, where one is.
  public var line: Int? {
    switch self {
    case .unreadable(let error): error.line
    case .unknownFeature(_, let line), .ambiguousFeature(_, let line), .repeatedFeature(_, let line): line
    case .scoresTooLarge: nil
    }
  }

  /// The name that is to blame, where one is.
  public var name: String? {
    switch self {
    case .unreadable, .scoresTooLarge: nil
    case .unknownFeature(let name, _), .ambiguousFeature(let name, _), .repeatedFeature(let name, _): name
    }
  }

  /// What is wrong and what to do, in English.
  public var english: String {
    switch self {
    case .unreadable(let error): error.english
    case .unknownFeature(let name, _):
      "The challenger asks the feature '\(name)', which this pipeline does not have. Train it on columns of "
        + "'mekiki features export'."
    case .ambiguousFeature(let name, _):
      "The challenger's feature '\(name)' stands for more than one feature. Write the name with its dots."
    case .repeatedFeature(let name, _): "The challenger names the feature '\(name)' twice."
    case .scoresTooLarge:
      "The challenger's scores can be beyond a million logits. Check slope_micro under "
        + "challenger_calibration in the policy."
    }
  }

  /// What is wrong and what to do, in Japanese.
  public var japanese: String {
    switch self {
    case .unreadable(let error): error.japanese
    case .unknownFeature(let name, _):
      "チャレンジャーモデルの特徴量「\(name)」はこのパイプラインにありません。mekiki features export の列で学習してください。"
    case .ambiguousFeature(let name, _):
      "チャレンジャーモデルの特徴量「\(name)」に当てはまる名前が複数あります。点を含む元の名前で書いてください。"
    case .repeatedFeature(let name, _): "チャレンジャーモデルの特徴量「\(name)」が二つあります。"
    case .scoresTooLarge:
      "チャレンジャーモデルのスコアが大きすぎます。ポリシーの challenger_calibration の slope_micro を確認してください。"
    }
  }
}
