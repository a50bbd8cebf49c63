/// The exact reason for which a model file of boosted trees was refused.
public enum TreeFileProblem: Equatable, Sendable {
  /// The file is larger than the limit.
  case tooLarge(limitBytes: Int)
  /// The file does not begin as LightGBM writes it.
  case notATreeModel
  /// The file ends where something was still to come.
  case truncated(expected: String)
  /// Something that this reader does not evaluate, by the name that LightGBM has for it.
  case unsupported(String)
  /// A key that the format does not have at this place.
  case unknownKey(String)
  /// A key that stands twice.
  case duplicateKey(String)
  /// A key that must be there and is not.
  case missingKey(String)
  /// A value that is no finite number, or not of the form that its key asks.
  case malformedValue(key: String)
  /// A list of another length than its key asks.
  case wrongCount(key: String, expected: Int, found: Int)
  /// A number outside the range of its key.
  case outOfRange(key: String)
  /// The number of trees, leaves or features, or the depth, is above the limit.
  case tooMany(what: String, limit: Int)
  /// The children do not make one tree: one is used twice, or not at all, or leads back.
  case notATree
  /// The rows of a split are not those of its two ways together, so no reasons could be given.
  case countsDisagree
  /// The bytes of a tree are not as many as the header says.
  case sizeDisagrees(tree: Int)
  /// Two features have the same name.
  case repeatedFeature(String)

  /// What was found, in English, without a full stop.
  public var english: String {
    switch self {
    case .tooLarge(let limit): "it is larger than \(limit) bytes"
    case .notATreeModel: "it does not begin with 'tree' and a version"
    case .truncated(let expected): "it ends where \(expected) should follow"
    case .unsupported(let what): "\(what) is not supported"
    case .unknownKey(let key): "'\(key)' is not known here"
    case .duplicateKey(let key): "'\(key)' stands twice"
    case .missingKey(let key): "'\(key)' is missing"
    case .malformedValue(let key): "'\(key)' holds something that is no finite number or has another form"
    case .wrongCount(let key, let expected, let found):
      "'\(key)' should have \(expected) values and has \(found)"
    case .outOfRange(let key): "'\(key)' holds a number outside its range"
    case .tooMany(let what, let limit): "it has more than \(limit) \(what)"
    case .notATree: "the children do not make one tree"
    case .countsDisagree: "the counts of a split are not those of its two ways together"
    case .sizeDisagrees(let tree): "tree \(tree) has another length than tree_sizes says"
    case .repeatedFeature(let name): "the feature '\(name)' is named twice"
    }
  }

  /// What was found, in Japanese, without a full stop.
  public var japanese: String {
    switch self {
    case .tooLarge(let limit): "\(limit)バイトを超えています"
    case .notATreeModel: "先頭が tree と version ではありません"
    case .truncated(let expected): "\(expected) の手前で途切れています"
    case .unsupported(let what): "\(what) には対応していません"
    case .unknownKey(let key): "「\(key)」はここでは使えません"
    case .duplicateKey(let key): "「\(key)」が二つあります"
    case .missingKey(let key): "「\(key)」がありません"
    case .malformedValue(let key): "「\(key)」に有限の数でない値、または形式の異なる値があります"
    case .wrongCount(let key, let expected, let found):
      "「\(key)」の値は \(expected) 個のはずですが \(found) 個です"
    case .outOfRange(let key): "「\(key)」に範囲外の数があります"
    case .tooMany(let what, let limit): "\(what) の数が \(limit) を超えています"
    case .notATree: "枝のつながりが一つの木になっていません"
    case .countsDisagree: "分岐の件数が両側の件数の合計と一致しません"
    case .sizeDisagrees(let tree): "木 \(tree) の長さが tree_sizes と一致しません"
    case .repeatedFeature(let name): "特徴量「\(name)」が二つあります"
    }
  }
}
