import Core
import Manifests

/// The thresholds of a pack by their names, and what puts their numbers into conditions.
struct ThresholdTable: Sendable {
  /// A condition with numbers in place of names.
  struct Expansion {
    var text = ""
    /// The thresholds that were named, each once.
    var thresholds: [RuleThreshold] = []
    /// The names that no threshold has, with their places.
    var unknown: [(name: String, utf8Offset: Int)] = []
    fileprivate var pieces: [(expanded: Int, source: Int)] = [(0, 0)]

    /// The place in the pack's text of a byte of the expanded text.
    func sourceOffset(_ expanded: Int) -> Int {
      let piece = pieces.last { $0.expanded <= expanded } ?? (0, 0)
      let next = pieces.first { $0.expanded > expanded }?.source ?? Int.max
      return min(piece.source + expanded - piece.expanded, next)
    }
  }

  private let byName: [String: RuleThreshold]

  init(_ thresholds: [RuleThreshold]) {
    byName = Dictionary(thresholds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The nearest name of a threshold to a misspelt one.
  func nearest(to name: String) -> String? {
    NearestWord.find(name, among: byName.keys).map { RuleThreshold.prefix + $0 }
  }

  func expand(_ source: String) -> Expansion {
    let bytes = ConditionBytes(source)
    var expansion = Expansion()
    var taken = 0
    var named: [String: RuleThreshold] = [:]
    for (word, start) in ConditionWord.read(bytes, 0..<bytes.bytes.count) {
      guard case .name(let name) = word, name.hasPrefix(RuleThreshold.prefix),
        bytes.bytes[start] != UInt8(ascii: "`")
      else { continue }
      guard let threshold = byName[String(name.dropFirst(RuleThreshold.prefix.count))] else {
        expansion.unknown.append((name, start))
        continue
      }
      named[threshold.name] = threshold
      expansion.text += bytes.text(taken..<start)
      expansion.pieces.append((expansion.text.utf8.count, start))
      expansion.text += threshold.number.literal
      taken = start + name.utf8.count
      expansion.pieces.append((expansion.text.utf8.count, taken))
    }
    expansion.text += bytes.text(taken..<bytes.bytes.count)
    expansion.thresholds = named.values.sorted { $0.name < $1.name }
    return expansion
  }

  /// A threshold that is compared with values of another unit.
  struct UnitFault {
    let threshold: RuleThreshold
    let found: FeatureSpec.Unit
    let utf8Offset: Int
  }

  /// The thresholds that a condition compares with values of another unit, with their places.
  ///
  /// A threshold must count what some value beside it in the same single condition counts; a ratio also goes with products.
  static func unitFaults(_ source: String, _ thresholds: [RuleThreshold], _ vocabulary: Vocabulary)
    -> [UnitFault]
  {
    let bytes = ConditionBytes(source)
    var faults: [UnitFault] = []
    for leaf in ConditionOutline(of: source).leaves {
      let words = ConditionWord.read(bytes, leaf.range)
      var units: [FeatureSpec.Unit] = []
      for case (.name(let name), _) in words {
        if let index = vocabulary.index(of: name) { units.append(vocabulary.features[index].unit) }
      }
      units.removeAll { $0 == .truth }
      guard let found = units.first else { continue }
      for case (.name(let name), let start) in words {
        guard let threshold = thresholds.first(where: { RuleThreshold.prefix + $0.name == name }),
          !units.contains(threshold.unit), threshold.unit != .ratio || words.count <= 3
        else { continue }
        faults.append(UnitFault(threshold: threshold, found: found, utf8Offset: start))
      }
    }
    return faults
  }
}
