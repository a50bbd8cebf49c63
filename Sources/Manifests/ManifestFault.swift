import Core

/// Everything that can be wrong with a configuration file: its stable code and its words in both languages.
enum ManifestFault {
  case tooLarge(bytes: Int)
  case notText
  case syntax(String)
  case tabIndentation
  case severalDocuments
  case empty
  case anchor
  case tag
  case duplicateKey(String)
  case mergeKey
  case keyNotText
  case tooDeep
  case nothing
  case unknownKey(String, nearest: String?)
  case missingKey(String)
  case wrongShape(expected: ManifestShape, found: ManifestShape)
  case notInteger
  case notReal
  case notBoolean
  case unknownWord(String, known: [String])
  case notDay
  case outOfRange(String, String)
  case blankText

  var code: String {
    switch self {
    case .tooLarge: return "MAN-001"
    case .notText: return "MAN-002"
    case .syntax: return "MAN-003"
    case .tabIndentation: return "MAN-004"
    case .severalDocuments: return "MAN-005"
    case .empty: return "MAN-006"
    case .anchor: return "MAN-007"
    case .tag: return "MAN-008"
    case .duplicateKey: return "MAN-009"
    case .mergeKey: return "MAN-010"
    case .keyNotText: return "MAN-011"
    case .tooDeep: return "MAN-012"
    case .nothing: return "MAN-013"
    case .unknownKey: return "MAN-014"
    case .missingKey: return "MAN-015"
    case .wrongShape: return "MAN-016"
    case .notInteger: return "MAN-017"
    case .notReal: return "MAN-018"
    case .notBoolean: return "MAN-019"
    case .unknownWord: return "MAN-020"
    case .notDay: return "MAN-021"
    case .outOfRange: return "MAN-022"
    case .blankText: return "MAN-023"
    }
  }

  /// A fault that leaves no tree to read is fatal; the others refuse one entry.
  var severity: Finding.Severity {
    switch self {
    case .tooLarge, .notText, .syntax, .tabIndentation, .severalDocuments, .empty: return .fatal
    default: return .error
    }
  }
}
