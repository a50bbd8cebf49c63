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
    mapping.finish()
    if isWindowKey, type == .number, let windowKey {
      reading.report(ReferenceFault.numberAsWindowKey.finding(at: windowKey.place))
      return nil
    }
    guard let name, let type, let japanese, let english else { return nil }
    return ExtraColumnSpec(
      name: name, type: type, isWindowKey: isWindowKey, titleJapanese: japanese, titleEnglish: english)
  }
}
