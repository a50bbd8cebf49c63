@testable import AlertStore

extension AlertDatabase {
  /// Makes the engine behave as on a disk that has room for a few more pages only.
  func limitPages(beyondPresent pages: Int) throws {
    try queue.writeWithoutTransaction { database in
      let present = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(present + pages)")
    }
  }
}
