import Core

/// What can go wrong around a file; what is wrong inside one is a finding and never thrown.
///
/// - Errors: each case names the file by the name it was given, and its `finding` says what to do in both
///   languages.
public enum IngestError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such file.
  case missing(file: String)
  /// The path is a symbolic link; links are not followed.
  case symbolicLink(file: String)
  /// A folder on the path is a link that leads out of the folder that was given.
  case outsideFolder(file: String)
  /// The path is a directory.
  case directory(file: String)
  /// The path is a pipe, a socket or a device.
  case notRegular(file: String)
  /// The file cannot be opened; the system's own error number says why.
  case unopenable(file: String, systemError: Int32)
  /// Reading failed at a place; the system's own error number says why.
  case unreadable(file: String, byteOffset: Int64, systemError: Int32)
  /// The file's length or time of change is not what it was when it was opened.
  case changed(file: String)
  /// A record was asked for that lies outside the file.
  case recordOutsideFile(file: String, byteOffset: Int64)
  /// The machine's C library has no conversion for CP932.
  case characterSetMissing(file: String)

  /// The error as a finding: code, place, and what is wrong and what to do in both languages.
  public var finding: Finding {
    let systemNumber = systemError.map { "errno \($0)" }
    let place = Finding.Place(file: file, byteOffset: byteOffset, field: systemNumber)
    return code.finding(at: place)
  }

  /// The code in the table of findings.
  public var code: IngestCode {
    switch self {
    case .missing: return .fileMissing
    case .symbolicLink: return .fileIsSymbolicLink
    case .outsideFolder: return .fileOutsideFolder
    case .directory: return .fileIsDirectory
    case .notRegular: return .fileIsSpecial
    case .unopenable: return .fileUnopenable
    case .unreadable: return .fileUnreadable
    case .changed: return .fileChanged
    case .recordOutsideFile: return .recordOutsideFile
    case .characterSetMissing: return .characterSetMissing
    }
  }

  /// The message in English; `finding` has both languages.
  public var description: String { finding.line(.english) }

  private var file: String {
    switch self {
    case .missing(let file), .symbolicLink(let file), .directory(let file), .notRegular(let file),
      .unopenable(let file, _), .unreadable(let file, _, _), .changed(let file),
      .recordOutsideFile(let file, _), .characterSetMissing(let file),
      .outsideFolder(let file):
      return file
    }
  }

  private var byteOffset: Int64? {
    switch self {
    case .unreadable(_, let byteOffset, _), .recordOutsideFile(_, let byteOffset): return byteOffset
    default: return nil
    }
  }

  private var systemError: Int32? {
    switch self {
    case .unopenable(_, let number), .unreadable(_, _, let number): return number
    default: return nil
    }
  }
}
