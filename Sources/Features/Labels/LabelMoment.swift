/// What labels known by the moment of one transaction say of its two sides.
struct LabelMoment {
  var isAccountConfirmed: Bool
  /// Whether the other party is confirmed; nil when the file names none.
  var isPartyConfirmed: Bool?
  /// The seconds since the other party was known to be used for fraud; nil when it is not.
  var secondsSinceConfirmed: Int64?
  /// The other accounts, confirmed by now, that dealt with the party; nil without a party and for rows that enter no window.
  var sharedAccounts: Int?
}
