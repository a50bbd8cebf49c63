/// Conversions between types.
enum Conversion {
  static func convert(_ value: ExpressionValue, to type: ExpressionValue.TypeName) -> ExpressionValue {
    if value.typeName == type { return value }
    switch type {
    case .int: return toInt(value)
    case .uint: return toUint(value)
    case .double: return toDouble(value)
    case .string: return toString(value)
    case .bytes:
      if case .string(let text) = value { return .bytes(text) }
    case .bool:
      if case .string(let text) = value { return toBool(text) }
    case .timestamp: return toTimestamp(value)
    case .duration:
      if case .string(let text) = value {
        return TimeText.duration(text).map(ExpressionValue.duration) ?? .failure(.unreadable)
      }
    case .null, .list, .map, .type: break
    }
    return .failure(.noSuchOverload)
  }

  private static func toInt(_ value: ExpressionValue) -> ExpressionValue {
    switch value {
    case .uint(let number): return Int64(exactly: number).map(ExpressionValue.int) ?? .failure(.outOfRange)
    case .double(let number):
      return WholeNumber.read(number).map(ExpressionValue.int) ?? .failure(.outOfRange)
    case .string(let text):
      guard isPlainNumber(text, mayBeNegative: true) else { return .failure(.unreadable) }
      return Int64(string(text)).map(ExpressionValue.int) ?? .failure(.unreadable)
    case .timestamp(let moment): return .int(moment.seconds)
    default: return .failure(.noSuchOverload)
    }
  }

  private static func toUint(_ value: ExpressionValue) -> ExpressionValue {
    switch value {
    case .int(let number): return UInt64(exactly: number).map(ExpressionValue.uint) ?? .failure(.outOfRange)
    case .double(let number):
      guard number > -1, number < 18_446_744_073_709_551_616.0 else { return .failure(.outOfRange) }
      return number < 0 ? .failure(.outOfRange) : .uint(UInt64(number))
    case .string(let text):
      guard isPlainNumber(text, mayBeNegative: false) else { return .failure(.unreadable) }
      return UInt64(string(text)).map(ExpressionValue.uint) ?? .failure(.unreadable)
    default: return .failure(.noSuchOverload)
    }
  }

  private static func toDouble(_ value: ExpressionValue) -> ExpressionValue {
    switch value {
    case .int(let number): return .double(Double(number))
    case .uint(let number): return .double(Double(number))
    case .string(let text): return realNumber(text).map(ExpressionValue.double) ?? .failure(.unreadable)
    default: return .failure(.noSuchOverload)
    }
  }

  /// Reads a decimal number, `NaN` or `Infinity`; `Double` alone would also read hexadecimal ones.
  private static func realNumber(_ text: ArraySlice<UInt8>) -> Double? {
    switch string(text) {
    case "NaN": return .nan
    case "Infinity", "+Infinity": return .infinity
    case "-Infinity": return -.infinity
    default:
      guard text.allSatisfy({ $0.isDigit || "+-.eE".utf8.contains($0) }) else { return nil }
      return Double(string(text))
    }
  }

  private static func toString(_ value: ExpressionValue) -> ExpressionValue {
    switch value {
    case .int(let number): return .text(String(number))
    case .uint(let number): return .text(String(number))
    case .double(let number): return .text(NumberText.write(number))
    case .bool(let truth): return .text(truth ? "true" : "false")
    case .bytes(let bytes):
      return String(validating: bytes, as: UTF8.self) == nil ? .failure(.unreadable) : .string(bytes)
    case .timestamp(let moment): return .string(TimeText.text(moment)[...])
    case .duration(let nanoseconds): return .string(TimeText.text(duration: nanoseconds)[...])
    default: return .failure(.noSuchOverload)
    }
  }

  private static func toBool(_ text: ArraySlice<UInt8>) -> ExpressionValue {
    switch string(text) {
    case "1", "t", "true", "TRUE", "True": return .bool(true)
    case "0", "f", "false", "FALSE", "False": return .bool(false)
    default: return .failure(.unreadable)
    }
  }

  private static func toTimestamp(_ value: ExpressionValue) -> ExpressionValue {
    switch value {
    case .string(let text):
      return TimeText.timestamp(text).map(ExpressionValue.timestamp) ?? .failure(.unreadable)
    case .int(let seconds):
      return ExpressionTimestamp(seconds: seconds).map(ExpressionValue.timestamp) ?? .failure(.outOfRange)
    default: return .failure(.noSuchOverload)
    }
  }

  private static func isPlainNumber(_ text: ArraySlice<UInt8>, mayBeNegative: Bool) -> Bool {
    let digits = mayBeNegative && text.first == UInt8(ascii: "-") ? text.dropFirst() : text
    return !digits.isEmpty && digits.allSatisfy(\.isDigit)
  }

  private static func string(_ text: ArraySlice<UInt8>) -> String {
    String(decoding: text, as: UTF8.self)
  }
}
