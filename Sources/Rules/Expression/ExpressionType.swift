/// The types of a condition's pieces, with the names CEL gives them.
enum ExpressionType: String, Sendable {
  case integer = "int"
  case real = "double"
  case truth = "bool"
  /// A word of a closed list; it stands only beside `==`, `!=` and `in`.
  case word = "string"

  var isNumber: Bool { self == .integer || self == .real }
}
