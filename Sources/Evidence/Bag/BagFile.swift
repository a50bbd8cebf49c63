/// The names of a bag's own files.
enum BagFile {
  /// The folder at the top of the archive.
  static let folder = "bundle"
  static let declaration = "bagit.txt"
  static let metadata = "bag-info.txt"
  static let manifest = "manifest-sha256.txt"
  static let tagManifest = "tagmanifest-sha256.txt"
  static let payloadPrefix = "data/"

  /// What `bagit.txt` holds in a bag of version 1.0.
  static let declarationText = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

  static func isPayload(_ path: String) -> Bool {
    path.utf8.starts(with: payloadPrefix.utf8)
  }
}
