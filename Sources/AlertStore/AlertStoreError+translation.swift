import Foundation
import GRDB

extension AlertStoreError {
  /// Gives the engine's failure its own case; failures that have one already stay as they are.
  init(translating error: any Error, path: String) {
    switch error {
    case let known as AlertStoreError: self = known
    case let failure as DatabaseError: self = AlertStoreError.translate(failure, path: path)
    default: self = .unexpected(path: path, reason: "\(type(of: error))")
    }
  }

  /// Gives a failed system call its own case.
  init(systemCode code: Int32, path: String) {
    switch code {
    case ENOENT, ENOTDIR: self = .noSuchFolder(path: path)
    case EACCES, EPERM: self = .notPermitted(path: path)
    case EROFS: self = .readOnly(path: path)
    case EISDIR: self = .isFolder(path: path)
    case ENOSPC, EDQUOT: self = .diskFull(path: path)
    default: self = .inputOutputFailed(path: path, code: code)
    }
  }

  private static func translate(_ failure: DatabaseError, path: String) -> AlertStoreError {
    switch failure.resultCode {
    case .SQLITE_FULL: return .diskFull(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked(path: path)
    case .SQLITE_NOTADB: return .notSQLite(path: path)
    case .SQLITE_CORRUPT: return .damaged(path: path)
    case .SQLITE_READONLY: return .readOnly(path: path)
    case .SQLITE_PERM, .SQLITE_AUTH: return .notPermitted(path: path)
    // The engine does not say why it cannot open a file: where this user may, it is the disk.
    case .SQLITE_CANTOPEN where !mayOpen(path): return .notPermitted(path: path)
    // A protocol that fails is locking that fails, again and again.
    case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_PROTOCOL:
      return .inputOutputFailed(path: path, code: failure.extendedResultCode.rawValue)
    case .SQLITE_CONSTRAINT: return .constraintBroken(path: path, constraint: failure.message ?? "")
    default:
      return .unexpected(
        path: path, reason: "\(failure.extendedResultCode.rawValue) \(failure.message ?? "")")
    }
  }

  /// Whether this user may change a file and make others beside it, as the engine does.
  private static func mayOpen(_ path: String) -> Bool {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return access(path, R_OK | W_OK) == 0 && access(folder, W_OK | X_OK) == 0
  }
}
