/// The elements of a message that a layout reads, as a tree.
///
/// - Shape: built once from a list of paths such as `Document/BkToCstmrStmt/Stmt/Ntry/Amt`; a name may list
///   alternatives, `Stmt|Rpt|Ntfctn`.
/// - Cost: following a name is one table look-up.
struct ElementPaths: Sendable {
  /// A place in the tree.
  typealias Node = UInt16
  /// The place of everything that no path leads to.
  static let outside: Node = 0
  /// The place above the root element.
  static let top: Node = 1

  /// One path, what it is to the layout, and whether its text is read.
  struct Path: Sendable {
    let path: String
    let field: UInt8
    let isText: Bool

    /// An element that is only passed on the way to others, or known and not read.
    static func known(_ path: String) -> Path { Path(path: path, field: 0, isText: false) }

    /// An element whose begin and end the layout is told.
    static func part(_ path: String, _ field: some RawRepresentable<UInt8>) -> Path {
      Path(path: path, field: field.rawValue, isText: false)
    }

    /// An element whose text the layout is told.
    static func text(_ path: String, _ field: some RawRepresentable<UInt8>) -> Path {
      Path(path: path, field: field.rawValue, isText: true)
    }
  }

  private(set) var vocabulary = XMLVocabulary()
  private var children: [Node] = []
  private var fields: [UInt8] = [0, 0]
  private var texts: [Bool] = [false, false]
  private var closed: [Bool] = [false, false]

  /// Builds the tree; under the paths in `closed`, an element that no path names is a fault of the file.
  init(_ paths: [Path], closed closedPaths: [String]) {
    for path in paths.map(\.path) + closedPaths {
      for name in path.split(whereSeparator: { $0 == "/" || $0 == "|" }) {
        _ = vocabulary.number(adding: name)
      }
    }
    children = [Node](repeating: ElementPaths.outside, count: 2 * vocabulary.count)
    for path in paths {
      for node in nodes(adding: path.path) where path.field != 0 {
        precondition(fields[Int(node)] == 0, "Each path of a message is listed once.")
        fields[Int(node)] = path.field
        texts[Int(node)] = path.isText
      }
    }
    for path in closedPaths { for node in nodes(adding: path) { closed[Int(node)] = true } }
  }

  @inline(__always)
  func child(of node: Node, _ name: UInt16) -> Node { children[Int(node) * vocabulary.count + Int(name)] }

  @inline(__always)
  func field(_ node: Node) -> UInt8 { fields[Int(node)] }

  @inline(__always)
  func isText(_ node: Node) -> Bool { texts[Int(node)] }

  /// Whether every element under this one is listed.
  @inline(__always)
  func isClosed(_ node: Node) -> Bool { closed[Int(node)] }

  /// The places of a path, one for each combination of its alternatives.
  private mutating func nodes(adding path: String) -> [Node] {
    var places = [ElementPaths.top]
    for step in path.split(separator: "/") {
      let names = step.split(separator: "|").map { vocabulary.number(of: String($0)) }
      places = places.flatMap { place in names.map { (place, $0) } }.map { child(adding: $1, under: $0) }
    }
    return places
  }

  private mutating func child(adding name: UInt16, under node: Node) -> Node {
    let slot = Int(node) * vocabulary.count + Int(name)
    if children[slot] != ElementPaths.outside { return children[slot] }
    let new = Node(fields.count)
    children[slot] = new
    children.append(contentsOf: repeatElement(ElementPaths.outside, count: vocabulary.count))
    fields.append(0)
    texts.append(false)
    closed.append(false)
    return new
  }
}
