import Core
import Mustache

/// A fixed template whose values are escaped by our own rule.
struct PageTemplate: Sendable {
  private let template: MustacheTemplate

  static let night = PageTemplate(String(decoding: PackageResources.night_mustache, as: UTF8.self))
  /// The look of the report: light and dark, a narrow screen and A4; bars are told apart by side and shape as well as by colour.
  static let nightStyle = String(decoding: PackageResources.night_css, as: UTF8.self)

  /// The template's text is part of the program, so a text that does not parse is a fault of the program.
  init(_ text: String) {
    MustacheContentTypes.register(PageEscaping(), named: "PAGE")
    do {
      template = try MustacheTemplate(string: "{{% CONTENT_TYPE: PAGE}}" + text)
    } catch {
      preconditionFailure("A template that is part of the program parses.")
    }
  }

  func render(_ content: [String: Any]) -> String {
    template.render(content)
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
