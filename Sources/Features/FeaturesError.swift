/// The ways in which stored state can fail to be read.
public enum FeaturesError: Error, Equatable {
  /// The stored state of an account or payee is damaged or of another version.
  case unreadableState(version: Int)

  /// What happened and what to do, in English.
  public var english: String {
    switch self {
    case .unreadableState(let version):
      return
        "A stored account state (version \(version)) cannot be read: it is damaged or of another version of the program."
        + " Restore the database from its last backup and run the night again."
    }
  }

  /// What happened and what to do, in Japanese.
  public var japanese: String {
    switch self {
    case .unreadableState(let version):
      return "保存された口座状態（版 \(version)）を読み取れません。データベースを直近のバックアップから復元し、再実行してください。"
    }
  }
}
