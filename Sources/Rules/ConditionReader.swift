import Core
import Manifests

/// Reads a condition: checks and compiles it, and says every fault with its line and column.
struct ConditionReader {
  let reading: ManifestReading
  let vocabulary: Vocabulary

  func read(_ value: ManifestValue) -> (condition: RuleCondition, text: ConditionText)? {
    guard let source = value.string() else { return nil }
    let (condition, faults) = RuleCondition.read(source, vocabulary: vocabulary)
    for fault in faults {
      let position = value.position(utf8Offset: fault.utf8Offset)
      var place = value.place
      place.record = Int64(position.line)
      reading.report(
        fault.fault.finding(at: place, column: position.column, excerpt: fault.excerpt(of: source)))
    }
    return condition.map {
      ($0, ConditionText(source, thresholds: $0.thresholds, value: value, file: reading.file))
    }
  }
}
