import Core

/// One reading of a configuration file: gives its root and gathers every finding.
///
/// - Input: create one for each file, walk from `rootMapping()`, call `finish()` on every mapping, then look
///   at `findings`.
/// - Errors: none; accessors give nil and leave a finding, so that all faults of a file are told in one go.
/// - Determinism: findings stand in the order in which the faults were met, the file's own first.
public final class ManifestReading {
  /// The file that is read.
  public let file: ManifestFile
  /// What is wrong, so far.
  public private(set) var findings: [Finding]

  /// Begins to read a file's bytes.
  public init(bytes: [UInt8], name: String) {
    self.file = ManifestFile(bytes: bytes, name: name)
    self.findings = file.findings
  }

  /// The root as a mapping, or nil when the file is no mapping.
  public func rootMapping() -> ManifestMapping? {
    guard let root = file.root else { return nil }
    return ManifestValue(node: root, path: "", reading: self).mapping()
  }

  /// Whether any finding so far refuses an entry or the file.
  public var hasErrors: Bool { findings.contains { $0.severity != .notice } }

  /// Adds a finding that the caller made.
  public func report(_ finding: Finding) {
    findings.append(finding)
  }

  func report(_ fault: ManifestFault, line: Int, column: Int, path: String) {
    let place = place(line: line, column: column, path: path)
    findings.append(
      Finding(
        code: fault.code, severity: fault.severity, place: place, japanese: fault.japanese,
        english: fault.english))
  }

  func place(line: Int, column: Int, path: String) -> Finding.Place {
    var place = Finding.Place(file: file.name, record: Int64(line), field: path.isEmpty ? nil : path)
    place.column = column
    return place
  }
}
