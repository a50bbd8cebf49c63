import Core
import JapaneseText

/// Finds those entries of watch lists that say anything of one transaction: enough for features and rules to find the same of it again.
public struct WatchExtract {
  private let lists: [WatchList]
  /// The entries by their accounts, and by the keys of their names, each as the numbers of list and row.
  private var byAccount: [[UInt8]: [(list: Int, row: Int)]] = [:]
  private var byName: [[UInt32]: [(list: Int, row: Int)]] = [:]
  private var builder = NameKeyBuilder()
  private var similarity = NameSimilarity()

  /// Makes an extract of some lists.
  ///
  /// - Cost: a key is built for every name.
  public init(_ lists: [WatchList]) {
    self.lists = lists
    for (number, list) in lists.enumerated() {
      for row in 0..<list.count {
        if !list.account.isEmpty(row) {
          byAccount[Array(list.account.bytes[list.account.range(of: row)]), default: []].append((number, row))
        }
        for column in [list.name, list.nameKana] where !column.isEmpty(row) {
          builder.build(column.bytes.span.extracting(column.range(of: row)))
          if !builder.isEmptyName { byName[builder.key, default: []].append((number, row)) }
        }
      }
    }
  }

  /// The lists with those of their entries that are one of some texts, as an account or as a name.
  ///
  /// With `name`, also those whose name is so much like it that it counts; every name of every list is then compared.
  public mutating func part(texts: [[UInt8]], likeName name: [UInt8]? = nil) -> [WatchList] {
    var rows = lists.map { _ in Set<Int>() }
    for text in texts where !text.isEmpty {
      for entry in byAccount[text] ?? [] { rows[entry.list].insert(entry.row) }
      builder.build(text.span)
      if builder.isEmptyName { continue }
      for entry in byName[builder.key] ?? [] { rows[entry.list].insert(entry.row) }
    }
    if let name {
      builder.build(name.span)
      let sought = builder.nameKey
      for (key, entries) in byName where isLike(sought, key) {
        for entry in entries { rows[entry.list].insert(entry.row) }
      }
    }
    return lists.enumerated().map { number, list in WatchExtract.part(of: list, rows[number].sorted()) }
  }

  private static func part(of list: WatchList, _ rows: [Int]) -> WatchList {
    var part = WatchList(id: list.id, kind: list.kind, asOf: list.asOf)
    for row in rows {
      part.append(
        name: list.name.string(row), nameKana: list.nameKana.string(row), account: list.account.string(row),
        listedOn: list.listedOn[row])
    }
    return part
  }

  /// The key alone does not say where a name has its space: either part may be the family's.
  private mutating func isLike(_ sought: borrowing NameKey, _ key: [UInt32]) -> Bool {
    if sought.isEmptyName { return false }
    let isCut = sought.mayBeCut && key.count > sought.scalars.count
    for length in 0..<max(1, key.count) {
      let score = similarity.score(
        sought.scalars.span, familyLength: sought.familyLength, key.span, familyLength: length,
        possiblyTruncated: isCut)
      if score >= NameSkeleton.similarityFloor { return true }
    }
    return false
  }
}
