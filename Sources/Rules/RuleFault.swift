import Core
import Expressions

/// Everything that can be wrong with a rule: its stable code and its words in both languages.
enum RuleFault {
  // The text of a condition.
  case unexpected(String)
  case unexpectedEnd
  case badLiteral(String)
  case outsideSubset(String)
  case tooLong(bytes: Int)
  case tooNested
  // Its names and types.
  case unknownName(String, nearest: String?)
  case unknownFunction(String)
  case wrongArguments(String, types: [String])
  case typeMismatch(operation: String, left: String, right: String?)
  case unitMismatch(operation: String, left: String, right: String)
  case notTruth(String)
  case unknownWord(String, field: String, known: [String])
  case namesNothing
  case notLiteral(String)
  case badPattern(String)
  case unknownZone(String)
  case alwaysFails(ExpressionFailure)
  case tooCostly(steps: Int, limit: Int)
  // The rule around it.
  case badIdentifier(String)
  case repeatedIdentifier(String)
  case noFiringCase
  case noSilentCase
  case repeatedCase(String)
  case badCaseValue(String, type: FeatureSpec.ValueType)
  case badCaseMoment(String)
  case caseDisagrees(rule: String, name: String, expected: RuleCase.Expectation, found: RuleOutcome)
  case reviewOverdue(rule: String, day: String)
  case noRules
  // Thresholds, exceptions and typologies.
  case unknownThreshold(String, nearest: String?)
  case badThresholdName(String, lastWords: [String]?)
  case repeatedThreshold(String)
  case badExceptionIdentifier(String)
  case exemptsEverything
  case nothingInFile
  case unknownRule(String, nearest: String?)
  case repeatedTypology(String)
  case linesCrossed
  case unknownList(String, known: [String])

  var code: String {
    switch self {
    case .unexpected: return "RUL-001"
    case .unexpectedEnd: return "RUL-002"
    case .badLiteral: return "RUL-003"
    case .outsideSubset: return "RUL-004"
    case .tooLong: return "RUL-005"
    case .tooNested: return "RUL-006"
    case .unknownName: return "RUL-007"
    case .unknownFunction: return "RUL-008"
    case .wrongArguments: return "RUL-009"
    case .typeMismatch: return "RUL-010"
    case .unitMismatch: return "RUL-011"
    case .notTruth: return "RUL-012"
    case .unknownWord: return "RUL-013"
    case .namesNothing: return "RUL-014"
    case .notLiteral: return "RUL-015"
    case .badPattern: return "RUL-016"
    case .unknownZone: return "RUL-017"
    case .alwaysFails: return "RUL-018"
    case .tooCostly: return "RUL-019"
    case .badIdentifier: return "RUL-020"
    case .repeatedIdentifier: return "RUL-021"
    case .noFiringCase: return "RUL-022"
    case .noSilentCase: return "RUL-023"
    case .repeatedCase: return "RUL-024"
    case .badCaseValue: return "RUL-025"
    case .badCaseMoment: return "RUL-025"
    case .caseDisagrees: return "RUL-026"
    case .reviewOverdue: return "RUL-027"
    case .noRules: return "RUL-028"
    case .unknownThreshold: return "RUL-030"
    case .badThresholdName: return "RUL-031"
    case .repeatedThreshold: return "RUL-032"
    case .badExceptionIdentifier: return "RUL-033"
    case .exemptsEverything: return "RUL-034"
    case .nothingInFile: return "RUL-035"
    case .unknownRule: return "RUL-036"
    case .repeatedTypology: return "RUL-037"
    case .linesCrossed: return "RUL-038"
    case .unknownList: return "RUL-039"
    }
  }

  /// An overdue review is worth knowing and stops nothing.
  var severity: Finding.Severity {
    if case .reviewOverdue = self { return .notice }
    return .error
  }

  /// The fault as a finding, with the column and the words at fault where it lies in a condition.
  func finding(at place: Finding.Place, column: Int? = nil, excerpt: String = "") -> Finding {
    var place = place
    place.column = column ?? place.column
    return Finding(
      code: code, severity: severity, place: place,
      japanese: (column.map { "\($0) 文字目: " } ?? "") + japanese
        + (excerpt.isEmpty ? "" : "（該当箇所: \(excerpt)）"),
      english: (column.map { "column \($0): " } ?? "") + english
        + (excerpt.isEmpty ? "" : " (in: \(excerpt))"))
  }
}
