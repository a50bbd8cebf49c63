@testable import Expressions

/// Why a case of the conformance files lies outside our part of the language, told from what it uses.
enum ConformanceReason: String, CaseIterable {
  case messages = "messages, enumerations and wrappers of protobuf"
  case optionals = "optional values"
  case bindings = "the extension for bindings, cel.bind and cel.block"
  case math = "the extension for mathematics"
  case networks = "the extension for network addresses"
  case encoders = "the extension for base64"
  case formatting = "strings.quote and format"
  case twoVariables = "macros with two variables"
  case abstractTypes = "types of an environment's own"
  case mistakes = "two cases that want a backslash which their expression does not have"

  /// What each reason is told by; the first that is found counts.
  static func marks() -> [(ConformanceReason, Regex<Substring>)] {
    [
      (.mistakes, #/^b(?:\'{3}|"{3}) \? " ' ` /#),
      (.optionals, #/optional\.|\.\?|\[\?|\{\?|optional_type|\.orValue\(|\.hasValue\(/#),
      (.bindings, #/cel\.(?:bind|block|index|iterVar|accuVar)\b/#),
      (.math, #/\bmath\./#),
      (.networks, #/\b(?:ip|cidr|isIP|isCIDR|isCanonical)\(|\b(?:net|ip)\./#),
      (.encoders, #/\bbase64\./#),
      (.formatting, #/strings\.quote|\.format\(/#),
      (
        .twoVariables,
        #/\.transform(?:List|Map)\(|\.(?:all|exists|existsOne|exists_one)\(\s*\w+\s*,\s*\w+\s*,/#
      ),
      (.abstractTypes, #/abstract_type/#),
      (
        .messages,
        #/\b(?!in\b)[A-Za-z_]\w*\s*\{(?!\d)|TestAllTypes|NestedEnum|GlobalEnum|cel\s*\.\s*expr|proto\.(?:has|get)Ext|google\.protobuf\.(?!Timestamp|Duration)|"wrapper"/#
      ),
    ]
  }

  static func of(_ example: ConformanceCase, _ marks: [(ConformanceReason, Regex<Substring>)])
    -> ConformanceReason?
  {
    marks.first { example.usedText.contains($0.1) }?.0
  }
}
