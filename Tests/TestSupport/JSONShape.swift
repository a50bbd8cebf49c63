import Foundation

/// Checks a JSON text against the part of JSON Schema that the project's own schemas use.
///
/// - Errors: problems are returned as sentences with the place of the value; a keyword that is not known here is
///   a problem too, so that a schema cannot ask for what nobody checks.
public struct JSONShape {
  private let schema: [String: Any]
  private let definitions: [String: [String: Any]]

  private static let remarks: Set<String> = ["$schema", "$defs", "title", "description"]

  /// Reads a schema file.
  public init(path: String) throws {
    let content = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
    guard let schema = content as? [String: Any] else { throw NoSchema() }
    self.schema = schema
    definitions = schema["$defs"] as? [String: [String: Any]] ?? [:]
  }

  struct NoSchema: Error {}

  /// What is wrong with a text; empty when it has the shape.
  public func problems(in text: String) throws -> [String] {
    problems(try JSONSerialization.jsonObject(with: Data(text.utf8)), schema, at: "$")
  }

  private func problems(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    var found: [String] = []
    for (keyword, rule) in schema.sorted(by: { $0.key < $1.key }) where !JSONShape.remarks.contains(keyword) {
      switch keyword {
      case "$ref":
        let name = (rule as? String)?.split(separator: "/").last.map(String.init) ?? ""
        guard let definition = definitions[name] else { return ["\(place): no definition \(name)"] }
        found += problems(value, definition, at: place)
      case "anyOf":
        let choices = (rule as? [[String: Any]] ?? []).map { problems(value, $0, at: place) }
        if !choices.contains(where: \.isEmpty) { found += choices.flatMap { $0 } + ["\(place): none fits"] }
      case "type":
        let names = (rule as? [String]) ?? [rule as? String ?? ""]
        if !names.contains(where: { isOfType(value, $0) }) { found.append("\(place): not \(names)") }
      case "const":
        if value as? String != rule as? String { found.append("\(place): not \(rule)") }
      case "enum":
        let words = rule as? [String] ?? []
        if !words.contains(value as? String ?? "") { found.append("\(place): none of \(words)") }
      case "items":
        for (index, element) in (value as? [Any] ?? []).enumerated() {
          found += problems(element, rule as? [String: Any] ?? [:], at: "\(place)[\(index)]")
        }
      case "required":
        let names = Set((value as? [String: Any] ?? [:]).keys)
        for name in rule as? [String] ?? [] where value is [String: Any] && !names.contains(name) {
          found.append("\(place): \(name) is missing")
        }
      case "properties", "additionalProperties": break
      default: found.append("\(place): the keyword \(keyword) is not checked")
      }
    }
    return found + members(value, schema, at: place)
  }

  private func members(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    guard let object = value as? [String: Any], let known = schema["properties"] as? [String: [String: Any]]
    else { return [] }
    let isClosed = (schema["additionalProperties"] as? Bool) == false
    return object.sorted { $0.key < $1.key }.flatMap { name, member in
      if let rule = known[name] { return problems(member, rule, at: "\(place).\(name)") }
      return isClosed ? ["\(place).\(name): is not in the schema"] : []
    }
  }

  private func isOfType(_ value: Any, _ name: String) -> Bool {
    let number = value as? NSNumber
    let isTruth = number.map { CFTypeLike.isTruth($0) } ?? false
    switch name {
    case "object": return value is [String: Any]
    case "array": return value is [Any]
    case "string": return value is String
    case "boolean": return isTruth
    case "null": return value is NSNull
    case "integer": return number.map { !isTruth && $0.doubleValue == $0.doubleValue.rounded() } ?? false
    case "number": return number != nil && !isTruth
    default: return false
    }
  }
}

/// Tells true and false from numbers, which Foundation keeps in one class.
private enum CFTypeLike {
  static func isTruth(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
