import Core

/// What a rule owner should know of a pack that loads: its stable code and its words in both languages.
enum LintRemark {
  // Conditions.
  case neverFires
  case alwaysFires
  case partWithoutEffect(String)
  case sameAs(rule: String)
  case notExamined
  case numberInCondition(String)
  // What stands around them.
  case evidenceUnread(String)
  case contextDecides(String)
  case caseValueUnread(name: String, value: String)
  case silentOnlyUnknown
  case reviewOverdue(day: String)
  case canBeSwitchedOn
  // Thresholds, exceptions and typologies.
  case thresholdUnused(String)
  case thresholdRepeats(String, other: String)
  case exceptionExpired(id: String, owner: String, day: String)
  case exceptionNeverApplies(id: String)
  case inNoTypology(String)
  case lineOutOfReach(word: String, sum: Int32)

  var code: String {
    switch self {
    case .neverFires: return "RUL-101"
    case .alwaysFires: return "RUL-102"
    case .partWithoutEffect: return "RUL-103"
    case .sameAs: return "RUL-104"
    case .notExamined: return "RUL-105"
    case .numberInCondition: return "RUL-106"
    case .evidenceUnread: return "RUL-107"
    case .contextDecides: return "RUL-108"
    case .caseValueUnread: return "RUL-109"
    case .silentOnlyUnknown: return "RUL-110"
    case .reviewOverdue: return "RUL-027"
    case .canBeSwitchedOn: return "RUL-111"
    case .thresholdUnused: return "RUL-112"
    case .thresholdRepeats: return "RUL-113"
    case .exceptionExpired: return "RUL-114"
    case .exceptionNeverApplies: return "RUL-115"
    case .inNoTypology: return "RUL-116"
    case .lineOutOfReach: return "RUL-117"
    }
  }

  /// What makes a rule useless or hides a decision is an error of the pack; the rest is worth knowing.
  var severity: Finding.Severity {
    switch self {
    case .neverFires, .alwaysFires, .partWithoutEffect, .sameAs, .silentOnlyUnknown, .thresholdRepeats,
      .exceptionNeverApplies, .lineOutOfReach:
      return .error
    case .notExamined, .numberInCondition, .evidenceUnread, .contextDecides, .caseValueUnread, .reviewOverdue,
      .canBeSwitchedOn, .thresholdUnused, .exceptionExpired, .inNoTypology:
      return .notice
    }
  }

  /// A finding of a rule, when it is one, at a place.
  func finding(_ id: String?, at place: Finding.Place, column: Int? = nil) -> Finding {
    var place = place
    place.column = column ?? place.column
    let rule = id.map { "\($0): " } ?? ""
    return Finding(
      code: code, severity: severity, place: place,
      japanese: (column.map { "\($0) 文字目: " } ?? "") + rule + japanese,
      english: (column.map { "column \($0): " } ?? "") + rule + english)
  }
}
