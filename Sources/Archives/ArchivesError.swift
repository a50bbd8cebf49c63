/// What stops an archive from being written or read.
///
/// Cases for which `isAboutContent` is true say that the archive's bytes are at fault; the others say that the machine or
/// the caller is. Entries are named by their number in the archive, since a name from outside may hold anything.
public enum ArchivesError: Error, Equatable, Sendable {
  /// The file could not be opened for reading.
  case cannotOpen(path: String, reason: String)
  /// The path leads to a folder, a link or a device.
  case notARegularFile(path: String)
  /// There is already a file where the archive should go.
  case alreadyExists(path: String)
  /// The system refused to write; `step` says at which step.
  case cannotWrite(path: String, step: String, reason: String)
  /// A name given by the caller may not stand in an archive.
  case nameRefused(fault: EntryNameFault)
  /// The caller gave the same name twice.
  case nameRepeated
  /// The archive would pass a limit of the zip format without its 64-bit extension.
  case tooLargeForFormat
  /// The archive has no entry of the name asked for.
  case noSuchEntry(name: String)
  /// The bytes are not a readable zip archive, or fail their checksum; `entry` is 0 when no entry is to blame.
  case damaged(entry: Int, reason: String)
  /// An entry has a name that could lead outside the folder it is unpacked into.
  case unsafeName(entry: Int, fault: EntryNameFault)
  /// An entry has a name that an earlier entry already has.
  case duplicateName(entry: Int)
  /// An entry is a link, a device or something else that is neither file nor folder.
  case notAFile(entry: Int)
  /// An entry needs a password.
  case encrypted(entry: Int)
  /// The archive passes one of the limits that the reader was given.
  case overLimit(entry: Int, limit: ZipLimits.Kind)

  /// Whether the bytes of the archive are at fault, and not the machine or the caller.
  public var isAboutContent: Bool {
    switch self {
    case .damaged, .unsafeName, .duplicateName, .notAFile, .encrypted, .overLimit: return true
    default: return false
    }
  }
}

extension ArchivesError: CustomStringConvertible {
  /// One English sentence that says what happened and what to do.
  public var description: String {
    switch self {
    case .cannotOpen(let path, let reason):
      return "\(path) cannot be opened (\(reason)); check that the path is right and that you may read it."
    case .notARegularFile(let path):
      return "\(path) is not an ordinary file; give the archive itself, not a folder or a link to it."
    case .alreadyExists(let path):
      return "\(path) already exists and was left as it is; choose another name or ask to overwrite it."
    case .cannotWrite(let path, let step, let reason):
      return "\(path) could not be written (\(step): \(reason)); nothing was left behind, "
        + "check the folder's permissions and free space and try again."
    case .nameRefused(let fault):
      return "A name for an archive entry \(fault.words); rename the file and try again."
    case .nameRepeated:
      return "Two archive entries were given the same name; name each file once."
    case .tooLargeForFormat:
      return "The archive would exceed 4 GiB or 65,535 entries; split its content into several archives."
    case .noSuchEntry(let name):
      return "The archive has no entry \(name); list its entries to see what it holds."
    default:
      return contentDescription
    }
  }

  private var contentDescription: String {
    switch self {
    case .damaged(let entry, let reason):
      let place = entry == 0 ? "The archive" : "Entry \(entry) of the archive"
      return "\(place) is damaged (\(reason)); ask for the file again and compare its digest."
    case .unsafeName(let entry, let fault):
      return "The name of entry \(entry) \(fault.words); do not unpack this archive, ask who made it."
    case .duplicateName(let entry):
      return "Entry \(entry) has the name of an earlier entry; do not unpack this archive, ask who made it."
    case .notAFile(let entry):
      return "Entry \(entry) is a link or a device; do not unpack this archive, ask who made it."
    case .encrypted(let entry):
      return "Entry \(entry) is encrypted; ask for an archive without a password."
    case .overLimit(let entry, let limit):
      return
        "Entry \(entry) passes the limit on \(limit.rawValue); do not unpack this archive, ask who made it."
    default:
      return description
    }
  }
}
