/// The ways in which stored state can fail to be read.
public enum FeaturesError: Error, Equatable {
  /// The stored state of an account or payee is damaged.
  case unreadableState(version: Int)

  /// The stored state of an account or payee is of a version that this program does not know.
  case unknownStateVersion(Int)

  /// What happened and what to do, in English.
  public var english: String {
    switch self {
    case .unreadableState(let version):
      return
        "A stored account state (version \(version)) cannot be read: it is damaged."
        + " Restore the database from its last backup and run the night again."
    case .unknownStateVersion(let version):
      return
        "A stored account state is of version \(version); this program reads versions 2 and 3."
        + " Run the night with the version of the program that wrote the database, or a newer one."
    }
  }

  /// What happened and what to do, in Japanese.
  public var japanese: String {
    switch self {
    case .unreadableState(let version):
      return "保存された口座状態（版 \(version)）が壊れていて読み取れません。データベースを直近のバックアップから復元し、再実行してください。"
    case .unknownStateVersion(let version):
      return "保存された口座状態は版 \(version) です。本プログラムが読めるのは版 2 と 3 です。書き込んだ版以降のプログラムで実行してください。"
    }
  }
}
