/// The age of an account's holder in the year of a transaction, in bands.
public enum AgeBand: String, CaseIterable, Sendable {
  /// Under thirty years.
  case under30 = "-29"
  /// Thirty to forty-nine.
  case from30 = "30-49"
  /// Fifty to sixty-four.
  case from50 = "50-64"
  /// Sixty-five to seventy-four.
  case from65 = "65-74"
  /// Seventy-five and older.
  case from75 = "75-"
  /// Companies, and persons whose year of birth is not known.
  case unknown

  init(born: Int32?, year: Int32) {
    guard let born, born <= year else {
      self = .unknown
      return
    }
    switch year - born {
    case ..<30: self = .under30
    case ..<50: self = .from30
    case ..<65: self = .from50
    case ..<75: self = .from65
    default: self = .from75
    }
  }

  var place: UInt8 { UInt8(AgeBand.allCases.firstIndex(of: self) ?? 0) }
}
