import Core
import Features
import Manifests

/// Reads the file of declared windows that a `pipeline.yaml` names under `features`.
struct FeatureManifest {
  private let reading: ManifestReading
  private var catalogue: RunCatalogue

  /// Reads the file; each window is a feature of the catalogue, and one that cannot be leaves its findings.
  static func read(bytes: [UInt8], name: String, extraColumns: [ExtraColumnSpec]) -> (
    catalogue: RunCatalogue, findings: [Finding]
  ) {
    let reading = ManifestReading(bytes: bytes, name: name)
    var manifest = FeatureManifest(
      reading: reading, catalogue: RunCatalogue(extraColumns: extraColumns))
    if let root = reading.rootMapping() {
      let features = root.mappings("features") ?? []
      root.finish()
      for mapping in features { manifest.add(mapping) }
    }
    return (manifest.catalogue, reading.findings)
  }

  private mutating func add(_ mapping: ManifestMapping) {
    let values = Values(mapping)
    guard let feature = readFeature(values) else { return }
    do {
      catalogue = try catalogue.adding(feature)
    } catch {
      reading.report(error.finding(at: place(of: error, values)))
    }
  }

  /// The values of one window where they stand.
  private struct Values {
    let mapping: ManifestMapping
    let name: ManifestValue?
    let key: ManifestValue?
    let measure: ManifestValue?
    let over: ManifestValue?
    let filter: ManifestMapping?
    let direction: ManifestValue?
    let channel: ManifestValue?
    let kind: ManifestValue?
    let amount: ManifestValue?
    let label: ManifestValue?
    let inModel: ManifestValue?
    let japanese: String?
    let english: String?
    let source: String?
    /// Whether a filter is said that cannot be read.
    let isFilterUnread: Bool

    init(_ mapping: ManifestMapping) {
      self.mapping = mapping
      name = mapping.required("name")
      key = mapping.required("key")
      measure = mapping.required("measure")
      over = mapping.optional("over")
      let filterValue = mapping.optional("where")
      filter = filterValue?.mapping()
      isFilterUnread = filterValue != nil && filter == nil
      direction = filter?.optional("direction")
      channel = filter?.optional("channel")
      kind = filter?.optional("kind")
      amount = filter?.optional("amount_yen")
      label = filter?.optional("label")
      filter?.finish()
      japanese = mapping.string("title_ja")
      english = mapping.string("title_en")
      source = mapping.optionalString("source")
      inModel = mapping.optional("in_model")
      mapping.finish()
    }
  }

  private func readFeature(_ values: Values) -> DeclaredFeature? {
    let name = values.name?.string()
    let key = values.key?.string().map(FeatureManifest.key)
    let measure = values.measure?.word(DeclaredFeature.Measure.self)
    let span = values.over.map(readSpan)
    let filter = readFilter(values)
    let isModelInput = values.inModel.map { $0.boolean() } ?? false
    guard let isModelInput, let name, let key, let measure, let filter, let japanese = values.japanese,
      let english = values.english
    else { return nil }
    if let span, span == nil { return nil }
    return DeclaredFeature(
      name: FeatureName(name), key: key, measure: measure, span: span ?? nil, filter: filter,
      titleJapanese: japanese, titleEnglish: english,
      source: values.source ?? DeclaredFeature.unsaidSource, isModelInput: isModelInput)
  }

  private static func key(_ word: String) -> DeclaredFeature.Key {
    switch word {
    case "account": return .account
    case "counterparty": return .counterparty
    case "pair": return .pair
    default: return .column(word)
    }
  }

  private func readSpan(_ value: ManifestValue) -> DeclaredSpan? {
    guard let text = value.string() else { return nil }
    if let span = DeclaredSpan(text: text) { return span }
    reading.report(DeclaredFault.impossibleSpan.finding(at: value.place))
    return nil
  }

  /// The filter, empty when none is said; nil when a part of it cannot be read.
  private func readFilter(_ values: Values) -> DeclaredFilter? {
    if values.isFilterUnread { return nil }
    let direction = values.direction.map { value in
      value.word(among: Direction.allCases.map(\.word)).flatMap { Direction(word: $0) }
    }
    let channels = readWords(values.channel, among: Channel.allCases.map(\.word))?.compactMap {
      Channel(word: $0)
    }
    let kinds = readWords(values.kind, among: TransactionKind.allCases.map(\.word))?.compactMap {
      TransactionKind(word: $0)
    }
    guard let channels, let kinds, let (fromYen, belowYen) = readBand(values.amount) else { return nil }
    if let direction, direction == nil { return nil }
    let label = values.label.map { $0.word(DeclaredFilter.Label.self) }
    if let label, label == nil { return nil }
    return DeclaredFilter(
      direction: direction ?? nil, channels: channels, kinds: kinds, fromYen: fromYen, belowYen: belowYen,
      label: label ?? nil)
  }

  /// One word or a list of words; nil when one is not known, and an empty list when nothing is said.
  private func readWords(_ value: ManifestValue?, among known: [String]) -> [String]? {
    guard let value else { return [] }
    guard case .list = value.node.content else { return value.word(among: known).map { [$0] } }
    guard let items = value.list() else { return nil }
    if items.isEmpty {
      reading.report(ReferenceFault.noWord.finding(at: value.place))
      return nil
    }
    let words = items.compactMap { $0.word(among: known) }
    return words.count == items.count ? words : nil
  }

  /// The bounds of a band of amounts; nil when it cannot be read or says nothing.
  private func readBand(_ value: ManifestValue?) -> (fromYen: Int64?, belowYen: Int64?)? {
    guard let value else { return (nil, nil) }
    guard let mapping = value.mapping() else { return nil }
    let from = mapping.optional("from").map { $0.integer(in: 0...Int64.max) }
    let below = mapping.optional("below").map { $0.integer(in: 0...Int64.max) }
    mapping.finish()
    if let from, from == nil { return nil }
    if let below, below == nil { return nil }
    if from == nil && below == nil {
      reading.report(DeclaredFault.emptyBand.finding(at: value.place))
      return nil
    }
    return (from ?? nil, below ?? nil)
  }

  /// The place of the value that a fault is about.
  private func place(of fault: DeclaredFault, _ values: Values) -> Finding.Place {
    let value: ManifestValue?
    switch fault {
    case .malformedName, .repeatedName, .wrongPrefix, .wrongSuffix, .yenMissing, .yenWithoutAmount:
      value = values.name
    case .unknownColumn: value = values.key
    case .measureOfOtherKey, .spanMissing, .measureOfLabel: value = values.measure
    case .impossibleSpan, .spanTooLong, .spanTooShort: value = values.over
    case .spanOfLabel: value = values.over ?? values.measure
    case .labelUndeclared, .labelTwice: value = values.label ?? values.measure
    case .outgoingOfCounterparty: value = values.direction
    case .correctionCounted: value = values.kind
    case .emptyBand: value = values.amount
    case .distinctOfFilter, .lifetimeOfFilter, .sameSeries:
      return values.filter?.place ?? values.measure?.place ?? values.mapping.place
    }
    return value?.place ?? values.mapping.place
  }
}
