/// What a customer lives on.
enum Livelihood {
  case salaried
  case nightWorker
  case partTimer
  case student
  case pensioner
  case homemaker
  case soleTrader
  case onlineSeller
  /// An account that is not used.
  case idle
  case company
  /// A company whose payments come as files of transfers only.
  case bulkPayer

  var isCorporation: Bool { self == .company || self == .bulkPayer }
}
