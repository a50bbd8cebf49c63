/// One value of a configuration file with its place: a scalar, a list or a mapping.
///
/// - Shape: a tree no deeper than `Limits.manifestDepth`; mappings keep the order of the file and hold each
///   key once.
/// - Missing: an absent value is an absent key; nulls and empty values never reach a node.
public struct ManifestNode: Sendable {
  /// What a node holds.
  public indirect enum Content: Sendable {
    /// A single text, with the way it was written.
    case scalar(ManifestScalar)
    /// Values in order.
    case list([ManifestNode])
    /// Keys with their values in the order of the file.
    case mapping([ManifestEntry])
  }

  /// What the node holds.
  public let content: Content
  /// The line on which it begins, from 1.
  public let line: Int
  /// The column at which it begins in characters, from 1.
  public let column: Int

  /// The word for the node's shape in findings.
  var shape: ManifestShape {
    switch content {
    case .scalar: return .scalar
    case .list: return .list
    case .mapping: return .mapping
    }
  }
}

/// A key of a mapping with its value.
public struct ManifestEntry: Sendable {
  /// The key's text.
  public let key: String
  /// The line of the key, from 1.
  public let line: Int
  /// The column of the key, from 1 and in characters.
  public let column: Int
  /// The value.
  public let value: ManifestNode
}

/// The three shapes a value can have, as findings name them.
enum ManifestShape: Sendable {
  case scalar
  case list
  case mapping

  var japanese: String {
    switch self {
    case .scalar: return "単一の値"
    case .list: return "リスト"
    case .mapping: return "マッピング（キーと値）"
    }
  }

  var english: String {
    switch self {
    case .scalar: return "a single value"
    case .list: return "a list"
    case .mapping: return "a mapping of keys to values"
    }
  }
}
