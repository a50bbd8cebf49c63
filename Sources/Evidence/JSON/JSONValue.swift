/// A JSON value as it was read: objects keep their order, whole numbers stay whole.
indirect enum JSONValue: Equatable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case real(Double)
  case text(String)
  case list([JSONValue])
  case object([JSONMember])

  /// The value under a key of an object.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var asInteger: Int64? {
    guard case .integer(let value) = self else { return nil }
    return value
  }

  var asText: String? {
    guard case .text(let value) = self else { return nil }
    return value
  }

  var asList: [JSONValue]? {
    guard case .list(let values) = self else { return nil }
    return values
  }
}

/// A key of a JSON object with its value.
struct JSONMember: Equatable, Sendable {
  let key: String
  let value: JSONValue

  init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}
