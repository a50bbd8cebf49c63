import Core
import Ingest
import Manifests

/// A watch list of a pipeline: its file, its day, and what standing on it means.
public struct WatchListSource: Hashable, Sendable {
  /// The file.
  public var reference: ReferenceSource
  /// What the file is read as.
  public var description: WatchListFile.Description

  /// Reads the list `watch_lists`; names must be unique.
  static func read(_ values: [ManifestValue], _ reading: ManifestReading) -> [WatchListSource] {
    var sources: [WatchListSource] = []
    for value in values {
      guard let mapping = value.mapping(), let source = read(mapping, reading) else { continue }
      if sources.contains(where: { $0.description.id == source.description.id }) {
        reading.report(ReferenceFault.repeatedName(source.description.id).finding(at: mapping.place))
      }
      sources.append(source)
    }
    return sources
  }

  private static func read(_ mapping: ManifestMapping, _ reading: ManifestReading) -> WatchListSource? {
    let id = mapping.required("id").flatMap { DeclaredName.read($0, reading) }
    let kind = mapping.required("kind")?.word(WatchList.Kind.self)
    // Its value is read, and found wrong, with the rest of the reference file.
    _ = mapping.required("as_of")
    let reference = ReferenceSource.read(mapping)
    let columns = mapping.optionalMapping("columns").map(readColumns)
    mapping.finish()
    guard let id, let kind, let reference, let asOf = reference.asOf else { return nil }
    return WatchListSource(
      reference: reference,
      description: WatchListFile.Description(
        id: id, kind: kind, asOf: asOf, columns: columns, encoding: reference.encoding))
  }

  private static func readColumns(_ mapping: ManifestMapping) -> WatchListColumns {
    var columns = WatchListColumns()
    columns.name = mapping.optionalString("name")
    columns.nameKana = mapping.optionalString("name_kana")
    columns.account = mapping.optionalString("account")
    columns.listedOn = mapping.optionalString("listed_on")
    columns.sourceID = mapping.optionalString("source_id")
    columns.note = mapping.optionalString("note")
    mapping.finish()
    return columns
  }
}
