import Core
import Testing

@Suite struct FeatureFamilyTests {
  @Test(
    arguments: [
      ("transaction.amount_yen", FeatureFamily.transaction), ("calendar.is_night", .calendar),
      ("account.out.count_24h", .activity), ("account.amount_to_own_median", .habit),
      ("account.channel_is_new", .habit), ("account.out.new_counterparties_7d", .activity),
      ("account.reversed_sum_yen_7d", .correction), ("account.is_confirmed_fraud", .list),
      ("account.out.pass_through_24h", .flow), ("flow.round_trip_yen_7d", .flow),
      ("pair.is_first", .counterparty), ("counterparty.days_since_first_seen", .counterparty),
      ("counterparty.on_frozen_list", .list), ("name.originator_to_holder", .name),
      ("memo.length", .memo), ("lexicon.investment", .memo), ("customer.account_age_days", .customer),
      ("correction.seconds_since_reversed", .correction), ("extra.terminal.count_7d", .declared),
      ("account.extra.terminal.is_new", .declared), ("something.else", .declared),
    ])
  func aNameSaysItsFamily(name: String, family: FeatureFamily) {
    #expect(FeatureFamily(of: FeatureName(name)) == family)
  }

  @Test func everyFamilyHasItsOwnWords() {
    #expect(Set(FeatureFamily.allCases.map(\.japanese)).count == FeatureFamily.allCases.count)
    #expect(Set(FeatureFamily.allCases.map(\.english)).count == FeatureFamily.allCases.count)
  }
}
