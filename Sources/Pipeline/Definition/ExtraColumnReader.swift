import Core
import Manifests

/// Reads the columns that a pipeline declares.
enum ExtraColumnReader {
  /// Reads the list `extra_columns`; names must be unique.
  static func read(_ values: [ManifestValue], _ reading: ManifestReading) -> [ExtraColumnSpec] {
    var columns: [ExtraColumnSpec] = []
    for value in values {
      guard let mapping = value.mapping(), let column = read(mapping, reading) else { continue }
      if columns.contains(where: { $0.name == column.name }) {
        reading.report(ReferenceFault.repeatedName(column.name).finding(at: mapping.place))
      } else if column.type == .label && columns.contains(where: { $0.type == .label }) {
        reading.report(ReferenceFault.secondLabel.finding(at: mapping.place))
      } else {
        columns.append(column)
      }
    }
    return columns
  }

  private static func read(_ mapping: ManifestMapping, _ reading: ManifestReading) -> ExtraColumnSpec? {
    let name = mapping.required("name").flatMap { DeclaredName.read($0, reading) }
    let type = mapping.required("type")?.word(ExtraColumnSpec.ValueType.self)
    let japanese = mapping.string("title_ja")
    let english = mapping.string("title_en")
    let windowKey = mapping.optional("window_key")
    let isWindowKey = windowKey?.boolean() ?? false
    let delay = mapping.optional("known_after_days")
    let delayDays = delay.flatMap { $0.integer(in: 1...Int64(ExtraColumnSpec.longestLabelDelayDays)) }
    mapping.finish()
    if isWindowKey, let type, type != .text, let windowKey {
      reading.report(ReferenceFault.onlyTextAsWindowKey.finding(at: windowKey.place))
      return nil
    }
    if type == .label && delay == nil {
      reading.report(ReferenceFault.delayMissing.finding(at: mapping.place))
      return nil
    }
    if let delay, let type, type != .label {
      reading.report(ReferenceFault.delayWithoutLabel.finding(at: delay.place))
      return nil
    }
    if delay != nil && delayDays == nil { return nil }
    guard let name, let type, let japanese, let english else { return nil }
    return ExtraColumnSpec(
      name: name, type: type, isWindowKey: isWindowKey, knownAfterDays: delayDays.map(Int.init),
      titleJapanese: japanese, titleEnglish: english)
  }
}
