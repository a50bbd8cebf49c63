import GRDB

/// The schema's identity and the way from any earlier version to the present one.
enum StoreSchema {
  /// The letters MKKI in the header of every database of this program.
  static let applicationID: Int32 = 0x4D4B_4B49
  /// The number of migrations that this program knows, kept as `user_version`.
  static let version = 18

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

  static func migrate(_ queue: DatabaseQueue) throws {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(M0001Tables.name) { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try M0001Tables.apply(database)
      try database.execute(sql: "PRAGMA user_version = 1")
    }
    migrator.registerMigration(M0002Views.name) { database in
      try M0002Views.apply(database)
      try database.execute(sql: "PRAGMA user_version = 2")
    }
    migrator.registerMigration(M0003Reconciliation.name) { database in
      try M0003Reconciliation.apply(database)
      try database.execute(sql: "PRAGMA user_version = 3")
    }
    migrator.registerMigration(M0004StateDays.name) { database in
      try M0004StateDays.apply(database)
      try database.execute(sql: "PRAGMA user_version = 4")
    }
    migrator.registerMigration(M0005RuleControl.name) { database in
      try M0005RuleControl.apply(database)
      try database.execute(sql: "PRAGMA user_version = 5")
    }
    migrator.registerMigration(M0006Explanations.name) { database in
      try M0006Explanations.apply(database)
      try database.execute(sql: "PRAGMA user_version = 6")
    }
    migrator.registerMigration(M0007Calibration.name) { database in
      try M0007Calibration.apply(database)
      try database.execute(sql: "PRAGMA user_version = 7")
    }
    migrator.registerMigration(M0008TypeScores.name) { database in
      try M0008TypeScores.apply(database)
      try database.execute(sql: "PRAGMA user_version = 8")
    }
    migrator.registerMigration(M0009QueuePlaces.name) { database in
      try M0009QueuePlaces.apply(database)
      try database.execute(sql: "PRAGMA user_version = 9")
    }
    migrator.registerMigration(M0010AlertChanges.name) { database in
      try M0010AlertChanges.apply(database)
      try database.execute(sql: "PRAGMA user_version = 10")
    }
    migrator.registerMigration(M0011LifeCycle.name) { database in
      try M0011LifeCycle.apply(database)
      try database.execute(sql: "PRAGMA user_version = 11")
    }
    migrator.registerMigration(M0012AlertSearch.name) { database in
      try M0012AlertSearch.apply(database)
      try database.execute(sql: "PRAGMA user_version = 12")
    }
    migrator.registerMigration(M0013Questions.name) { database in
      try M0013Questions.apply(database)
      try database.execute(sql: "PRAGMA user_version = 13")
    }
    migrator.registerMigration(M0014BelowLineEstimate.name) { database in
      try M0014BelowLineEstimate.apply(database)
      try database.execute(sql: "PRAGMA user_version = 14")
    }
    migrator.registerMigration(M0015AlertChoice.name) { database in
      try M0015AlertChoice.apply(database)
      try database.execute(sql: "PRAGMA user_version = 15")
    }
    migrator.registerMigration(M0018Retention.name) { database in
      try M0018Retention.apply(database)
      try database.execute(sql: "PRAGMA user_version = 18")
    }
    try migrator.migrate(queue)
  }
}
