import GRDB

/// An alert that a record of a source file is in.
public struct TransactionPlace: Hashable, Sendable {
  /// The alert.
  public let alertID: String
  /// The digest of the file.
  public let fileDigest: String
  /// The run that read it.
  public let runID: Int64
}

extension AlertDatabase {
  /// The alerts that a record of a file of a name is in; several files can have had the name.
  public func places(ofRecord number: Int64, inFile name: String) throws(AlertStoreError)
    -> [TransactionPlace]
  {
    try reading { database in
      let sql = """
        SELECT alert_id, digest, run_id FROM alert_transaction JOIN source_file AS file USING (file_id)
        WHERE record_number = ? AND file.name = ? ORDER BY file_id
        """
      return try Row.fetchAll(database, sql: sql, arguments: [number, name]).map {
        TransactionPlace(alertID: $0["alert_id"], fileDigest: $0["digest"], runID: $0["run_id"])
      }
    }
  }
}
