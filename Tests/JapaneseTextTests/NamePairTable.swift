import Testing

/// The table of judged name pairs that the sample data hold.
enum NamePairTable {
  struct Row {
    let id: String
    let left: String
    let right: String
    let verdict: String
    let reason: String
    let source: String
  }

  /// Reads the table; every line must have the six fields of the header.
  static func rows() throws -> [Row] {
    let table = try GoldenTable("names/name-pairs.csv")
    try #require(table.columns == ["id", "left", "right", "verdict", "reason", "source"])
    return try table.rows.map { fields in
      try #require(fields.count == 6, "\(fields)")
      return Row(
        id: fields[0], left: try GoldenTable.unescaped(fields[1]),
        right: try GoldenTable.unescaped(fields[2]),
        verdict: fields[3], reason: fields[4], source: fields[5])
    }
  }
}
