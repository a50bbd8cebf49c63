import Archives
import Foundation
import TestSupport

@testable import Expressions

/// One case of the conformance files.
struct ConformanceCase: Sendable {
  /// What the case wants.
  enum Expectation: Sendable {
    case value(ExpressionValue)
    case failure
    case type(ExpressionType)
  }

  /// A part of a case that no value or type of ours can stand for.
  struct Outside: Error {}

  let name: String
  let text: String
  let environment: ExpressionEnvironment?
  let values: [String: ExpressionValue]
  let expectations: [Expectation]
  let isCheckOnly: Bool
  /// What the case uses, as written, for telling why it lies outside.
  let usedText: String

  /// All cases of all files, in the order of the files' names.
  static func all() throws -> [(section: String, cases: [ConformanceCase])] {
    guard let root = RepositoryRoot.path() else { throw Outside() }
    let folder = "\(root)/SampleData/cel-spec"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".json.gz")
    }
    return try names.sorted().map { name in
      let content = try content(of: "\(folder)/\(name)")
      let object = try JSONSerialization.jsonObject(with: Data(content)) as? [String: Any]
      let sections = object?["section"] as? [[String: Any]] ?? []
      let cases = sections.flatMap { section in
        (section["test"] as? [[String: Any]] ?? []).map {
          ConformanceCase($0, section: section["name"] as? String ?? "")
        }
      }
      return (String(name.dropLast(".json.gz".count)), cases)
    }
  }

  private static func content(of path: String) throws -> [UInt8] {
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? file.close() }
    let limits = ContentLimits(bytes: 1 << 24, expansion: 1_000, freeBytes: 1 << 24)
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int64 ?? 0
    var content = try CompressedContent(
      descriptor: file.fileDescriptor, fileBytes: size, form: .gzip, limits: limits)
    var bytes: [UInt8] = []
    var window = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try content.read(into: &window, from: 0)
      if count == 0 { return bytes }
      bytes += window[..<count]
    }
  }

  private init(_ object: [String: Any], section: String) {
    let text = object["expr"] as? String ?? ""
    self.name = "\(section)/\(object["name"] as? String ?? "")"
    self.text = text
    self.isCheckOnly = object["check_only"] as? Bool ?? false
    var used = text
    for key in ["type_env", "bindings", "value", "typed_result"] {
      if let part = object[key], !(part is NSNull),
        let data = try? JSONSerialization.data(withJSONObject: part, options: [.sortedKeys])
      {
        used += " ; " + String(decoding: data, as: UTF8.self).replacingOccurrences(of: "\\/", with: "/")
      }
    }
    self.usedText = used
    self.environment = try? ConformanceCase.environment(object)
    self.values = ConformanceCase.bindings(object)
    self.expectations = (try? ConformanceCase.expectations(object)) ?? []
  }

  private static func environment(_ object: [String: Any]) throws -> ExpressionEnvironment {
    var variables: [ExpressionEnvironment.Variable] = []
    var functions: [FunctionSignature] = []
    for entry in object["type_env"] as? [[String: Any]] ?? [] {
      let name = entry["name"] as? String ?? ""
      if let identifier = entry["ident"] as? [String: Any] {
        variables.append(.init(name, try ConformanceValue.type(identifier["type"])))
      }
      let forms = (entry["function"] as? [String: Any])?["overloads"] as? [[String: Any]] ?? []
      for form in forms {
        let parameters = try (form["params"] as? [Any] ?? []).map(ConformanceValue.type)
        functions.append(
          FunctionSignature(name, parameters, try ConformanceValue.type(form["result_type"])) { _ in
            .failure(.unknownName)
          })
      }
    }
    let declared = Set(variables.map(\.name))
    for name in bindings(object).keys.sorted() where !declared.contains(name) {
      variables.append(.init(name, .dyn))
    }
    return ExpressionEnvironment(
      variables: variables, functions: functions, container: object["container"] as? String ?? "",
      checking: object["disable_check"] as? Bool == true ? .whileRunning : .typed)
  }

  private static func bindings(_ object: [String: Any]) -> [String: ExpressionValue] {
    var values: [String: ExpressionValue] = [:]
    for (name, wrapped) in object["bindings"] as? [String: [String: Any]] ?? [:] {
      if let value = try? ConformanceValue.value(wrapped["value"]) { values[name] = value }
    }
    return values
  }

  private static func expectations(_ object: [String: Any]) throws -> [Expectation] {
    if object["eval_error"] != nil { return [.failure] }
    if let typed = object["typed_result"] as? [String: Any] {
      var wanted: [Expectation] = [.type(try ConformanceValue.type(typed["deduced_type"]))]
      if let result = typed["result"] { wanted.append(.value(try ConformanceValue.value(result))) }
      return wanted
    }
    return [.value(try object["value"].map { try ConformanceValue.value($0) } ?? .bool(true))]
  }
}
