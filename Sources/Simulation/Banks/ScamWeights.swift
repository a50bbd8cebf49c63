/// How often a case of fraud is of which kind; the first values are about as often as the police count them.
struct ScamWeights: Sendable {
  var falsePolice = 12.0
  var falseRelative = 8.0
  var falseRefund = 8.0
  var falseBill = 13.0
  var cardTheft = 5.0
  var socialInvestment = 10.0
  var romance = 8.0
  var accountTakeover = 9.0
  var loanDeposit = 5.0
  var advanceFee = 5.0
  var voicePhishing = 2.0
  var businessEmail = 5.0
  var muleRecruitment = 7.0
}
