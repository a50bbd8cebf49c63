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
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: return .notPermitted(path: path)
    case .SQLITE_IOERR: return .inputOutputFailed(path: path, code: failure.extendedResultCode.rawValue)
    case .SQLITE_CONSTRAINT: return .constraintBroken(path: path, constraint: failure.message ?? "")
    default:
      return .unexpected(
        path: path, reason: "\(failure.extendedResultCode.rawValue) \(failure.message ?? "")")
    }
  }
}
