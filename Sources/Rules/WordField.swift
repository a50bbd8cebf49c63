import Core
import Expressions

/// A property of a transaction that is a word out of a closed list, as conditions and cases name it.
public enum WordField: String, CaseIterable, Sendable {
  /// Where the order was given.
  case channel = "transaction.channel"
  /// What sort of movement it is.
  case kind = "transaction.kind"
  /// Which way the money went, `in` or `out`.
  case direction = "transaction.direction"

  /// The words it can have, in the order of their codes.
  public var words: [String] {
    switch self {
    case .channel: return Channel.allCases.map(\.word)
    case .kind: return TransactionKind.allCases.map(\.word)
    case .direction: return Direction.allCases.map(\.word)
    }
  }

  /// The closed list as expressions know it.
  var unit: ExpressionUnit { ExpressionUnit(rawValue, .words(words)) }

  /// The place among all word fields.
  var place: Int {
    switch self {
    case .channel: return 0
    case .kind: return 1
    case .direction: return 2
    }
  }

  /// The code of a word, which is the raw value of its case.
  func code(ofWord word: String) -> UInt8? {
    switch self {
    case .channel: return Channel(word: word)?.rawValue
    case .kind: return TransactionKind(word: word)?.rawValue
    case .direction: return Direction(word: word)?.rawValue
    }
  }

  /// The word of a code.
  func word(ofCode code: UInt8) -> String? {
    switch self {
    case .channel: return Channel(rawValue: code)?.word
    case .kind: return TransactionKind(rawValue: code)?.word
    case .direction: return Direction(rawValue: code)?.word
    }
  }

  /// The code that says a word is missing.
  static let missingCode: UInt8 = 63
}
