import Core
import Features

extension DeclaredFault {
  /// The stable code of the finding.
  var code: String {
    switch self {
    case .malformedName: return "PIP-050"
    case .repeatedName: return "PIP-051"
    case .wrongPrefix: return "PIP-052"
    case .wrongSuffix: return "PIP-053"
    case .yenMissing: return "PIP-054"
    case .yenWithoutAmount: return "PIP-055"
    case .unknownColumn: return "PIP-056"
    case .measureOfOtherKey: return "PIP-057"
    case .spanMissing: return "PIP-058"
    case .spanTooLong: return "PIP-059"
    case .impossibleSpan: return "PIP-060"
    case .outgoingOfCounterparty: return "PIP-061"
    case .correctionCounted: return "PIP-062"
    case .emptyBand: return "PIP-063"
    case .distinctOfFilter: return "PIP-064"
    case .lifetimeOfFilter: return "PIP-065"
    case .sameSeries: return "PIP-066"
    case .spanTooShort: return "PIP-080"
    case .labelUndeclared: return "PIP-081"
    case .labelTwice: return "PIP-082"
    case .measureOfLabel: return "PIP-083"
    case .spanOfLabel: return "PIP-084"
    }
  }

  func finding(at place: Finding.Place) -> Finding {
    Finding(code: code, severity: .error, place: place, japanese: japanese, english: english)
  }
}
