import Core
import Yams

/// Turns the text of a file into nodes through Yams and collects what is refused on the way.
struct ManifestTree {
  let fileName: String
  let lines: SourceLines
  private(set) var findings: [Finding] = []
  private var reportedMarks: Set<[Int]> = []

  init(fileName: String, lines: SourceLines) {
    self.fileName = fileName
    self.lines = lines
  }

  mutating func report(_ fault: ManifestFault, line: Int?, column: Int? = nil) {
    var place = Finding.Place(file: fileName, record: line.map(Int64.init))
    place.column = column
    findings.append(
      Finding(
        code: fault.code, severity: fault.severity, place: place, japanese: fault.japanese,
        english: fault.english))
  }

  mutating func read() -> ManifestNode? {
    guard let text = String(validating: lines.bytes, as: UTF8.self) else {
      report(.notText, line: nil)
      return nil
    }
    if let offset = AliasScan.firstAliasOfAnchoredFile(lines.bytes) {
      let position = lines.position(ofByte: offset)
      report(.anchor, line: position.line, column: position.column)
      return nil
    }
    do {
      // The basic resolver guesses no types from plain text; that is for the reader of each key to say.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      // Nodes hold their anchors weakly, so the parser that owns the anchors must outlive the walk.
      return try withExtendedLifetime(parser) {
        guard let root = try parser.singleRoot(), !isEmptyDocument(root) else {
          report(.empty, line: 1)
          return nil
        }
        return convert(root, depth: 1)
      }
    } catch let error as YamlError {
      report(error)
    } catch {
      report(.syntax(String(describing: type(of: error))), line: nil)
    }
    return nil
  }

  private func isEmptyDocument(_ root: Node) -> Bool {
    guard case .scalar(let scalar) = root else { return false }
    return scalar.style == .plain && scalar.string.isEmpty && root.anchor == nil
  }

  private mutating func convert(_ node: Node, depth: Int) -> ManifestNode? {
    let line = node.mark?.line ?? 1
    let column = node.mark?.column ?? 1
    guard depth <= Limits.manifestDepth else {
      report(.tooDeep, line: line, column: column)
      return nil
    }
    refuseProperties(of: node, line: line, column: column)
    switch node {
    case .scalar(let scalar):
      let value = ManifestScalar(text: scalar.string, style: ManifestTree.style(scalar.style))
      if value.isNothing {
        report(.nothing, line: line, column: column)
        return nil
      }
      return ManifestNode(content: .scalar(value), line: line, column: column)
    case .sequence(let sequence):
      let items = sequence.compactMap { convert($0, depth: depth + 1) }
      return ManifestNode(content: .list(items), line: line, column: column)
    case .mapping(let mapping):
      return ManifestNode(content: .mapping(entries(mapping, depth: depth)), line: line, column: column)
    case .alias:
      report(.anchor, line: line, column: column)
      return nil
    }
  }

  private mutating func entries(_ mapping: Node.Mapping, depth: Int) -> [ManifestEntry] {
    var entries: [ManifestEntry] = []
    var seen: Set<String> = []
    for (key, value) in mapping {
      let line = key.mark?.line ?? 1
      let column = key.mark?.column ?? 1
      guard case .scalar(let scalar) = key, !scalar.string.isEmpty else {
        report(.keyNotText, line: line, column: column)
        continue
      }
      refuseProperties(of: key, line: line, column: column)
      if scalar.string == "<<", scalar.style == .plain {
        report(.mergeKey, line: line, column: column)
        continue
      }
      guard seen.insert(scalar.string).inserted else {
        report(.duplicateKey(scalar.string), line: line, column: column)
        continue
      }
      guard let converted = convert(value, depth: depth + 1) else { continue }
      entries.append(ManifestEntry(key: scalar.string, line: line, column: column, value: converted))
    }
    return entries
  }

  /// A tagged node begins at its tag, so the byte at its mark tells; the anchor is known to the node.
  private mutating func refuseProperties(of node: Node, line: Int, column: Int) {
    let offset = lines.offset(line: line, column: column)
    let isTagged = offset < lines.bytes.count && lines.bytes[offset] == UInt8(ascii: "!")
    let isAnchored = node.anchor != nil
    guard isTagged || isAnchored, reportedMarks.insert([line, column]).inserted else { return }
    report(isAnchored ? .anchor : .tag, line: line, column: column)
  }

  private mutating func report(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      report(
        isTab(at: mark) ? .tabIndentation : .syntax(problem), line: mark.line, column: mark.column)
    case .composer(_, let problem, let mark, _):
      report(
        problem.contains("another document") ? .severalDocuments : .syntax(problem), line: mark.line,
        column: mark.column)
    case .duplicatedKeysInMapping(let duplicates, let context):
      for key in duplicates {
        report(.duplicateKey(key), line: context.mark.line, column: context.mark.column)
      }
    case .reader(let problem, _, _, _): report(.syntax(problem), line: nil)
    default: report(.syntax("unreadable"), line: nil)
    }
  }

  private func isTab(at mark: Mark) -> Bool {
    let offset = lines.offset(line: mark.line, column: mark.column)
    return offset < lines.bytes.count && lines.bytes[offset] == UInt8(ascii: "\t")
  }

  private static func style(_ style: Node.Scalar.Style) -> ManifestScalar.Style {
    switch style {
    case .any, .plain: return .plain
    case .singleQuoted, .doubleQuoted: return .quoted
    case .literal, .folded: return .block
    }
  }
}
