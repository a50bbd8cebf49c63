import Core
import Manifests

/// The text of a condition as a pack has it, with the names of thresholds in it, and where it stands.
public struct ConditionText: Sendable {
  /// The text.
  public let source: String
  /// The thresholds that it names, each once, in the order of their names.
  public let thresholds: [RuleThreshold]

  private let node: ManifestNode?
  private let file: ManifestFile?
  private let start: Finding.Place

  /// A text that stands in a file.
  init(_ source: String, thresholds: [RuleThreshold], value: ManifestValue, file: ManifestFile) {
    self.source = source
    self.thresholds = thresholds
    self.node = value.node
    self.file = file
    self.start = value.place
  }

  /// A text that stands nowhere.
  init(_ source: String) {
    self.source = source
    self.thresholds = []
    self.node = nil
    self.file = nil
    self.start = Finding.Place(file: "")
  }

  /// The same thresholds and place with another text, for studies of what would be.
  func changed(to source: String) -> ConditionText {
    ConditionText(source, thresholds: thresholds, node: node, file: file, start: start)
  }

  private init(
    _ source: String, thresholds: [RuleThreshold], node: ManifestNode?, file: ManifestFile?,
    start: Finding.Place
  ) {
    self.source = source
    self.thresholds = thresholds
    self.node = node
    self.file = file
    self.start = start
  }

  /// The line and column of a byte of the text, in the file.
  func place(utf8Offset: Int) -> (place: Finding.Place, column: Int?) {
    guard let node, let file else { return (start, nil) }
    let position = file.position(in: node, utf8Offset: utf8Offset)
    var place = start
    place.record = Int64(position.line)
    return (place, position.column)
  }

  /// The number of a threshold that the text names as `limit.NAME`, or nil for any other name.
  func number(_ name: String) -> Double? {
    guard name.hasPrefix(RuleThreshold.prefix) else { return nil }
    return thresholds.first { RuleThreshold.prefix + $0.name == name }?.number.asDouble
  }
}
