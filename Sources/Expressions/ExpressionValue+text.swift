extension ExpressionValue {
  /// The value as an expression would write it, for people; a failure by its name.
  public var text: String {
    switch self {
    case .null: return "null"
    case .bool(let truth): return truth ? "true" : "false"
    case .int(let number): return String(number)
    case .uint(let number): return "\(number)u"
    case .double(let number): return NumberText.write(number)
    case .string(let text): return "'\(String(decoding: text, as: UTF8.self))'"
    case .bytes(let bytes):
      return "b'" + bytes.map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'"
    case .timestamp(let moment): return String(decoding: TimeText.text(moment), as: UTF8.self)
    case .duration(let nanoseconds):
      return String(decoding: TimeText.text(duration: nanoseconds), as: UTF8.self)
    case .list(let items): return "[" + items.map(\.text).joined(separator: ", ") + "]"
    case .map(let map):
      return "{" + zip(map.keys, map.values).map { "\($0.text): \($1.text)" }.joined(separator: ", ") + "}"
    case .type(let name): return name.rawValue
    case .failure(let failure): return "\(failure)"
    }
  }
}
