/// Finds names that would meet on a file system that ignores case or writes accents in another way.
///
/// Two names meet when they are equal after lower-casing and canonical composition, or when one of them is a folder
/// on the other's way.
struct NameCollisions {
  // A Swift string equals another when both have the same canonical form, so the set needs no normalisation.
  private var files: Set<String> = []
  private var folders: Set<String> = []

  /// Takes a file's path in, and says whether it meets an earlier one.
  mutating func meets(_ path: String) -> Bool {
    let folded = path.lowercased()
    var meets = !files.insert(folded).inserted || folders.contains(folded)
    for slash in folded.utf8.indices where folded.utf8[slash] == UInt8(ascii: "/") {
      let folder = String(folded[..<slash])
      if files.contains(folder) { meets = true }
      folders.insert(folder)
    }
    return meets
  }
}
