import Core
import Evidence

/// One value of a bundle beside the one that was computed again.
public struct ReplayedValue: Hashable, Sendable {
  /// The file of the bundle, below `data/`.
  public let file: String
  /// The place in the file, as keys and numbers parted by points.
  public let place: String
  /// The value as it was sealed, as JSON; nil where the bundle has none.
  public let sealed: String?
  /// The value as it was computed, as JSON; nil where none was.
  public let computed: String?

  /// Whether both are the same, numbers bit for bit.
  public var isEqual: Bool { sealed == computed }

  /// The values of two JSON documents side by side, in the order of the first and then of what only the second has.
  static func compare(file: String, sealed: JSONValue, computed: JSONValue) -> [ReplayedValue] {
    let (left, right) = (leaves(sealed), leaves(computed))
    let found = Dictionary(right, uniquingKeysWith: { first, _ in first })
    let known = Set(left.map(\.0))
    return left.map { ReplayedValue(file: file, place: $0.0, sealed: $0.1, computed: found[$0.0]) }
      + right.filter { !known.contains($0.0) }.map {
        ReplayedValue(file: file, place: $0.0, sealed: nil, computed: $0.1)
      }
  }

  /// Every value that holds no others, with its place; an empty list or object is one too.
  private static func leaves(_ value: JSONValue, _ place: String = "") -> [(String, String)] {
    func under(_ key: String) -> String { place.isEmpty ? key : place + "." + key }
    switch value {
    case .null: return [(place, "null")]
    case .boolean(let truth): return [(place, truth ? "true" : "false")]
    case .integer(let number): return [(place, String(number))]
    // The shortest form that reads back as the same number: equal forms are equal bits.
    case .real(let number): return [(place, "\(number)")]
    case .text(let text): return [(place, JSONText.quoted(text))]
    case .list(let values):
      if values.isEmpty { return [(place, "[]")] }
      return values.enumerated().flatMap {
        leaves($0.element, under(name(of: $0.element) ?? String($0.offset + 1)))
      }
    case .object(let members):
      if members.isEmpty { return [(place, "{}")] }
      return members.flatMap { leaves($0.value, under($0.key)) }
    }
  }

  /// A feature is called by its name, which says more than its place in a list.
  private static func name(of value: JSONValue) -> String? {
    guard value["contribution_micro"] != nil, value["origin"] == nil, let name = value["name"]?.asText else {
      return nil
    }
    return name
  }
}
