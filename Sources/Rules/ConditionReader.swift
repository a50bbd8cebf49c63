import Core
import Manifests

/// Reads a condition: puts thresholds in, checks and compiles it, and says every fault with its line and column.
struct ConditionReader {
  let reading: ManifestReading
  let vocabulary: Vocabulary
  let thresholds: ThresholdTable

  func read(_ value: ManifestValue) -> (condition: RuleCondition, text: ConditionText)? {
    guard let source = value.string() else { return nil }
    let expansion = thresholds.expand(source)
    for (name, offset) in expansion.unknown {
      report(.unknownThreshold(name, nearest: thresholds.nearest(to: name)), value, offset)
    }
    guard expansion.unknown.isEmpty else { return nil }
    let (condition, faults) = RuleCondition.read(expansion.text, vocabulary: vocabulary)
    for fault in faults {
      report(
        fault.fault, value, expansion.sourceOffset(fault.utf8Offset),
        excerpt: fault.excerpt(of: expansion.text))
    }
    guard let condition else { return nil }
    let mixed = ThresholdTable.unitFaults(source, expansion.thresholds, vocabulary)
    for fault in mixed {
      let name = RuleThreshold.prefix + fault.threshold.name
      report(
        .unitMismatch(operation: name, left: fault.found.rawValue, right: fault.threshold.unit.rawValue),
        value,
        fault.utf8Offset)
    }
    guard mixed.isEmpty else { return nil }
    return (
      condition,
      ConditionText(source, thresholds: expansion.thresholds, value: value, file: reading.file)
    )
  }

  private func report(_ fault: RuleFault, _ value: ManifestValue, _ utf8Offset: Int, excerpt: String = "") {
    let position = value.position(utf8Offset: utf8Offset)
    var place = value.place
    place.record = Int64(position.line)
    reading.report(fault.finding(at: place, column: position.column, excerpt: excerpt))
  }
}
