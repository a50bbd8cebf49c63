import GRDB

/// The schema's identity and the way from any earlier version to the present one.
enum StoreSchema {
  /// The letters MKKI in the header of every database of this program.
  static let applicationID: Int32 = 0x4D4B_4B49
  /// The number of migrations that this program knows, kept as `user_version`.
  static let version = 21

  /// What a database that has passed the file checks turns out to hold.
  enum State: Equatable {
    case blank
    case older(Int)
    case current
    case newer(Int)
    case foreign
  }

  static func state(_ database: Database) throws -> State {
    let application = try Int32.fetchOne(database, sql: "PRAGMA application_id")
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if application == applicationID {
      return found == version ? .current : found > version ? .newer(found) : .older(found)
    }
    // A first start that was cut short may have left the list of migrations, still empty, and nothing else.
    let others = "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'"
    let isBlank = try application == 0 && found == 0 && Int.fetchOne(database, sql: others) == 0
    return isBlank ? .blank : .foreign
  }

  /// Whether any table but the engine's own holds a row.
  static func holdsRows(_ database: Database) throws -> Bool {
    let tables = try String.fetchAll(
      database,
      sql: """
        SELECT name FROM sqlite_master
        WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'
          AND name <> 'grdb_migrations'
        """)
    return try tables.contains { table in
      try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM \(table.quotedDatabaseIdentifier))")
        ?? false
    }
  }

  /// The migrations in their order; the number of one is its place, and `user_version` once it is done.
  private static let migrations: [(name: String, apply: @Sendable (Database) throws -> Void)] = [
    (M0001Tables.name, M0001Tables.apply),
    (M0002Views.name, M0002Views.apply),
    (M0003Reconciliation.name, M0003Reconciliation.apply),
    (M0004StateDays.name, M0004StateDays.apply),
    (M0005RuleControl.name, M0005RuleControl.apply),
    (M0006Explanations.name, M0006Explanations.apply),
    (M0007Calibration.name, M0007Calibration.apply),
    (M0008TypeScores.name, M0008TypeScores.apply),
    (M0009QueuePlaces.name, M0009QueuePlaces.apply),
    (M0010AlertChanges.name, M0010AlertChanges.apply),
    (M0011LifeCycle.name, M0011LifeCycle.apply),
    (M0012AlertSearch.name, M0012AlertSearch.apply),
    (M0013Questions.name, M0013Questions.apply),
    (M0014BelowLineEstimate.name, M0014BelowLineEstimate.apply),
    (M0015AlertChoice.name, M0015AlertChoice.apply),
    (M0016NightFigures.name, M0016NightFigures.apply),
    (M0017Retention.name, M0017Retention.apply),
    (M0018RowHistory.name, M0018RowHistory.apply),
    (M0019Deliveries.name, M0019Deliveries.apply),
    (M0020AttachmentNames.name, M0020AttachmentNames.apply),
    (M0021ErasedAttachmentNames.name, M0021ErasedAttachmentNames.apply),
  ]

  static func migrate(_ queue: DatabaseQueue) throws {
    precondition(migrations.count == version, "The version is the number of the last migration.")
    var migrator = DatabaseMigrator()
    for (index, migration) in migrations.enumerated() {
      migrator.registerMigration(migration.name) { database in
        if index == 0 { try database.execute(sql: "PRAGMA application_id = \(applicationID)") }
        try migration.apply(database)
        try database.execute(sql: "PRAGMA user_version = \(index + 1)")
      }
    }
    try migrator.migrate(queue)
  }
}
