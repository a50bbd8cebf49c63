import Core
import Mustache

/// A page of the program's own templates, whose values are escaped by our own rule.
struct PageTemplate: Sendable {
  static let night = PageTemplate(PackageResources.night_mustache)
  static let narrative = PageTemplate(PackageResources.narrative_mustache)
  /// The look of pages: light and dark, a narrow screen and A4; bars are told apart by side and shape as well as by colour.
  static let nightStyle = String(decoding: PackageResources.night_css, as: UTF8.self)

  private let library: MustacheLibrary

  /// A page and the section on an alert that it takes in.
  ///
  /// The texts are part of the program, so that one that does not parse is a fault of the program.
  private init(_ page: [UInt8]) {
    MustacheContentTypes.register(PageEscaping(), named: "PAGE")
    do {
      library = MustacheLibrary(templates: [
        "page": try PageTemplate.parsed(page),
        "alert": try PageTemplate.parsed(PackageResources.alert_mustache),
      ])
    } catch {
      preconditionFailure("A template that is part of the program parses.")
    }
  }

  private static func parsed(_ text: [UInt8]) throws -> MustacheTemplate {
    try MustacheTemplate(string: "{{% CONTENT_TYPE: PAGE}}" + String(decoding: text, as: UTF8.self))
  }

  func render(_ content: [String: Any]) -> String {
    guard let text = library.render(content, withTemplate: "page") else {
      preconditionFailure("The library has the page.")
    }
    return text
  }
}

/// Escapes texts for HTML scalar by scalar.
///
/// The package's own escaping looks at whole characters, and a quote or bracket followed by a combining mark
/// is another character to it: such a mark in a customer's name would carry the bracket through.
struct PageEscaping: MustacheContentType {
  func escapeText(_ text: String) -> String {
    var escaped = ""
    for scalar in VisibleText.make(text).unicodeScalars {
      switch scalar {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
