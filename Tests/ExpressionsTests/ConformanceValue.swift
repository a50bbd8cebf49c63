import Foundation

@testable import Expressions

/// Values and types of the conformance files, in the JSON form of protobuf.
enum ConformanceValue {
  static func value(_ object: Any?) throws -> ExpressionValue {
    guard let object = object as? [String: Any], let (kind, content) = object.first, object.count == 1 else {
      throw ConformanceCase.Outside()
    }
    switch (kind, content) {
    case ("null_value", _): return .null
    case ("bool_value", let truth as Bool): return .bool(truth)
    case ("int64_value", let text as String): return try Int64(text).map(ExpressionValue.int).orOutside()
    case ("uint64_value", let text as String): return try UInt64(text).map(ExpressionValue.uint).orOutside()
    case ("double_value", let number as NSNumber): return .double(number.doubleValue)
    case ("double_value", let text as String): return try Double(text).map(ExpressionValue.double).orOutside()
    case ("string_value", let text as String): return .text(text)
    case ("bytes_value", let text as String):
      return try Data(base64Encoded: text).map { .bytes(Array($0)[...]) }.orOutside()
    case ("type_value", let name as String):
      return try ExpressionValue.TypeName(rawValue: name).map(ExpressionValue.type).orOutside()
    case ("list_value", let list as [String: Any]):
      return .list(try (list["values"] as? [Any] ?? []).map(value))
    case ("map_value", let map as [String: Any]):
      let entries = map["entries"] as? [[String: Any]] ?? []
      return try ExpressionMap(
        keys: entries.map { try value($0["key"]) }, values: entries.map { try value($0["value"]) }
      ).map(ExpressionValue.map).orOutside()
    case ("object_value", let message as [String: Any]): return try wellKnown(message)
    default: throw ConformanceCase.Outside()
    }
  }

  private static func wellKnown(_ message: [String: Any]) throws -> ExpressionValue {
    let text = Array((message["value"] as? String ?? "").utf8)[...]
    switch message["@type"] as? String {
    case "type.googleapis.com/google.protobuf.Duration":
      return try TimeText.duration(text).map(ExpressionValue.duration).orOutside()
    case "type.googleapis.com/google.protobuf.Timestamp":
      return try TimeText.timestamp(text).map(ExpressionValue.timestamp).orOutside()
    default: throw ConformanceCase.Outside()
    }
  }

  static func type(_ object: Any?) throws -> ExpressionType {
    guard let object = object as? [String: Any], let (kind, content) = object.first, object.count == 1 else {
      throw ConformanceCase.Outside()
    }
    switch (kind, content) {
    case ("dyn", _): return .dyn
    case ("null", _): return .null
    case ("primitive", let name as String):
      let names: [String: ExpressionType] = [
        "BOOL": .bool, "INT64": .int, "UINT64": .uint, "DOUBLE": .double, "STRING": .string, "BYTES": .bytes,
      ]
      return try names[name].orOutside()
    case ("list_type", let list as [String: Any]): return .list(try type(list["elem_type"]))
    case ("map_type", let map as [String: Any]):
      return .map(try type(map["key_type"]), try type(map["value_type"]))
    case ("message_type", let name as String):
      let names: [String: ExpressionType] = [
        "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration,
      ]
      return try names[name].orOutside()
    default: throw ConformanceCase.Outside()
    }
  }
}

extension Optional {
  fileprivate func orOutside() throws -> Wrapped {
    guard let self else { throw ConformanceCase.Outside() }
    return self
  }
}
