/// The smallest piece of an expression with its place.
struct Token {
  enum Kind: Equatable {
    /// A word, also `in`, `true` and `false`; the parser tells them apart by where they stand.
    case word(String)
    /// A name between backticks, which may stand after a dot.
    case quotedWord(String)
    /// The magnitude of a whole number; its sign is an operator.
    case integer(UInt64)
    /// A number with the suffix `u`.
    case unsigned(UInt64)
    case real(Double)
    case text([UInt8])
    case bytes([UInt8])
    case sign(Sign)
    case end
  }

  /// The operators and brackets of CEL.
  enum Sign: String, CaseIterable {
    case logicalAnd = "&&"
    case logicalOr = "||"
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    case not = "!"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divide = "/"
    case remainder = "%"
    case question = "?"
    case colon = ":"
    case comma = ","
    case dot = "."
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
  }

  let kind: Kind
  /// The bytes of the expression that the token takes.
  let span: Range<Int>
}
