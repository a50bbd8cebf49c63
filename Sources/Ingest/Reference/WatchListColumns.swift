/// The names by which a watch list's header calls each column.
///
/// - Input: names are compared byte for byte after decoding.
/// - Missing: nil says that the list has no such column.
public struct WatchListColumns: Hashable, Sendable {
  /// The name.
  public var name: String?
  /// The name in kana.
  public var nameKana: String?
  /// The account, as transactions write theirs.
  public var account: String?
  /// The day of listing, `2026-10-03`.
  public var listedOn: String?
  /// The list's own identifier of an entry.
  public var sourceID: String?
  /// What the list says beside.
  public var note: String?

  /// Makes columns none of which is there; set those that are.
  public init() {}

  /// Mekiki's own six columns, `name` to `note`.
  public static let canonical: WatchListColumns = {
    var columns = WatchListColumns()
    columns.name = "name"
    columns.nameKana = "name_kana"
    columns.account = "account"
    columns.listedOn = "listed_on"
    columns.sourceID = "source_id"
    columns.note = "note"
    return columns
  }()

  /// These columns without those that a header lacks.
  func present(in header: [String]) -> WatchListColumns {
    func found(_ name: String?) -> String? {
      name.flatMap { wanted in header.contains { Array($0.utf8) == Array(wanted.utf8) } ? wanted : nil }
    }
    var columns = WatchListColumns()
    columns.name = found(name)
    columns.nameKana = found(nameKana)
    columns.account = found(account)
    columns.listedOn = found(listedOn)
    columns.sourceID = found(sourceID)
    columns.note = found(note)
    return columns
  }
}
