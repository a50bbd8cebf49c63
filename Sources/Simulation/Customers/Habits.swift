import Core

/// What is usual for one customer: hours, channels, amounts and inclinations.
struct Habits {
  /// The hour around which the customer's own orders gather.
  var hourCentre = 18.0
  var hourSpread = 3.0
  /// The application or the browser, whichever the customer prefers.
  var remoteChannel = Channel.mobile
  /// How often the customer orders remotely rather than at a machine or a counter.
  var remoteShare = 0.8
  var transferLimitYen: Int64 = 1_000_000
  var cashLimitYen: Int64 = 500_000
  /// The day of the month on which pay is due; 31 is the last.
  var payday = 25
  var rentYen: Int64 = 0
  var rentDay = 27
  var cardBillYen: Int64 = 0
  var cardBillDay = 27
  var loanYen: Int64 = 0
  var billDays: [Int] = []
  /// Whether the customer has no free transfers.
  var paysFees = true
  /// Expected events a day.
  var cashPerDay = 0.1
  var cashYen: Int64 = 20_000
  var cardPerDay = 0.1
  var splitsPerDay = 0.0
  var betsPerDay = 0.0
  var salesPerDay = 0.0
  var walletPerDay = 0.0
  var tradesPerDay = 0.0
  var passesOnPerDay = 0.0
  var eventScale = 1.0
  /// The part of pay that goes to another own account at once; 0 for those who do not.
  var sweepShare = 0.0
  /// Whether pay or pension is taken out in cash to the last thousand.
  var drainsAccount = false
  var investsMonthly = false
  var holdsCrypto = false
  var keepsClubAccount = false
  var supportsChild = false
}
