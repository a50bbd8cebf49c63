import Core

/// The keys of one mapping in a reading; remembers which were taken, so that `finish()` can refuse the
/// others.
///
/// - Input: take every key that may stand here, then call `finish()` once.
/// - Missing: a required key that is absent leaves a finding and gives nil; an optional one gives nil in
///   silence.
public final class ManifestMapping {
  /// The keys that lead to this mapping.
  public let path: String
  /// The line on which it begins, from 1.
  public let line: Int
  private let column: Int
  private let entries: [ManifestEntry]
  private let reading: ManifestReading
  private var asked: Set<String> = []

  init(entries: [ManifestEntry], line: Int, column: Int, path: String, reading: ManifestReading) {
    self.entries = entries
    self.line = line
    self.column = column
    self.path = path
    self.reading = reading
  }

  /// The mapping's place, for findings that the caller makes.
  public var place: Finding.Place {
    reading.place(line: line, column: column, path: path)
  }

  /// Takes a key that may be absent.
  public func optional(_ key: String) -> ManifestValue? {
    asked.insert(key)
    return entries.first { $0.key == key }.map(value)
  }

  /// Takes a key that must be there.
  public func required(_ key: String) -> ManifestValue? {
    if let value = optional(key) { return value }
    reading.report(.missingKey(key), line: line, column: column, path: path)
    return nil
  }

  /// Takes all keys, for a mapping whose keys are the caller's own words; each comes with its line.
  public func everyEntry() -> [(key: String, line: Int, value: ManifestValue)] {
    asked.formUnion(entries.map(\.key))
    return entries.map { ($0.key, $0.line, value($0)) }
  }

  /// Refuses every key that was not taken.
  ///
  /// - Determinism: findings stand in the order of the file.
  public func finish() {
    for entry in entries where !asked.contains(entry.key) {
      let fault = ManifestFault.unknownKey(entry.key, nearest: NearestWord.find(entry.key, among: asked))
      reading.report(fault, line: entry.line, column: entry.column, path: joined(entry.key))
    }
  }

  private func value(_ entry: ManifestEntry) -> ManifestValue {
    ManifestValue(node: entry.value, path: joined(entry.key), reading: reading)
  }

  private func joined(_ key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }
}
