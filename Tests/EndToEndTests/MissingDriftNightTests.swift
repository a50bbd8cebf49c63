import Core
import Pipeline
import Scoring
import TestSupport
import Testing

/// What is missing at night and was there in training is counted and told.
@Suite struct MissingDriftNightTests {
  private func night(_ night: SimulatedNight, hasCustomers: Bool, database: String) throws -> NightOutcome {
    try Night(
      definition: night.definition, inputPath: night.inbox,
      customersPath: hasCustomers ? night.folder.path(of: "bank/customers.csv") : nil,
      databasePath: night.folder.path(of: database), businessDay: SimulatedNight.day,
      startedAt: Instant(day: SimulatedNight.day, secondOfDay: 3_600), workers: 1, progress: { _ in },
      now: { Instant(day: SimulatedNight.day, secondOfDay: 3_700) }
    ).run()
  }

  @Test func aNightWithoutCustomersSaysWhichFeaturesAreMissing() throws {
    let bank = try SimulatedNight(accounts: 120, days: 40)
    let known = try night(bank, hasCustomers: true, database: "a.sqlite")
    #expect(!known.missingDrift.contains { $0.feature == "customer.account_age_days" })
    let unknown = try night(bank, hasCustomers: false, database: "b.sqlite")
    let drift = try #require(unknown.missingDrift.first { $0.feature == "customer.account_age_days" })
    #expect(drift.share == 1 && drift.trainedShare < 0.1)
  }
}
