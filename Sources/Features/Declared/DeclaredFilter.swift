import Core

/// Which transactions a declared window counts.
public struct DeclaredFilter: Hashable, Sendable {
  /// What is known of a transaction by its label.
  public enum Label: String, CaseIterable, Sendable {
    /// Its label is known, whatever it says.
    case known
    /// It was fraud.
    case fraud
    /// It was not.
    case ordinary
  }

  /// The only direction, as the key sees it, or nil for both.
  public var direction: Direction?
  /// The only channels; empty for all.
  public var channels: [Channel]
  /// The only kinds; empty for all.
  public var kinds: [TransactionKind]
  /// The least amount in yen, itself counted, or nil.
  public var fromYen: Int64?
  /// The amount in yen below which a transaction counts, or nil.
  public var belowYen: Int64?
  /// What its label must say, or nil when labels do not matter; it counts once that is known, and not before.
  public var label: Label?

  /// Makes a filter; without arguments it lets everything pass.
  public init(
    direction: Direction? = nil, channels: [Channel] = [], kinds: [TransactionKind] = [],
    fromYen: Int64? = nil, belowYen: Int64? = nil, label: Label? = nil
  ) {
    self.direction = direction
    self.channels = channels
    self.kinds = kinds
    self.fromYen = fromYen
    self.belowYen = belowYen
    self.label = label
  }

  /// Whether it says nothing beside the direction.
  var isByDirectionAlone: Bool {
    channels.isEmpty && kinds.isEmpty && fromYen == nil && belowYen == nil && label == nil
  }

  /// The filter in one form, whatever the order of its words: what names its sums in a stored state.
  var canonicalText: String {
    let channels = self.channels.map(\.rawValue)
    let kinds = self.kinds.map(\.rawValue)
    let parts = [
      direction.map { "direction=\($0.word)" },
      channels.isEmpty
        ? nil
        : "channel="
          + Channel.allCases.filter { channels.contains($0.rawValue) }.map(\.word).joined(separator: ","),
      kinds.isEmpty
        ? nil
        : "kind="
          + TransactionKind.allCases.filter { kinds.contains($0.rawValue) }.map(\.word).joined(separator: ","),
      fromYen.map { "from=\($0)" },
      belowYen.map { "below=\($0)" },
      label.map { "label=\($0.rawValue)" },
    ]
    return parts.compactMap { $0 }.joined(separator: ";")
  }

  /// The first series that a declared filter can have; those below are the program's own.
  static let firstSeries: Int32 = 16

  /// The number of its sums by day in a stored state; it depends on the canonical text only.
  var series: Int32 {
    let count = UInt64(Int32.max - DeclaredFilter.firstSeries)
    let hash = StateReader.checksum(Array(canonicalText.utf8)[...])
    return DeclaredFilter.firstSeries + Int32(truncatingIfNeeded: hash % count)
  }
}

/// A filter as events are tried against it.
struct EventFilter: Equatable, Sendable {
  private let mask: UInt16
  private let bits: UInt16
  private let channels: UInt8
  private let kinds: UInt8
  private let amounts: Range<Int64>

  init(_ filter: DeclaredFilter) {
    typealias Traits = HistoryEvent.Traits
    var mask: Traits = .reversal
    var bits: Traits = []
    if filter.direction != nil { mask.insert(.outgoing) }
    if filter.direction == .outgoing { bits.insert(.outgoing) }
    if let label = filter.label {
      mask.insert(.labelled)
      bits.insert(.labelled)
      if label != .known { mask.insert(.fraud) }
      if label == .fraud { bits.insert(.fraud) }
    }
    self.mask = mask.rawValue
    self.bits = bits.rawValue
    channels = filter.channels.isEmpty ? .max : filter.channels.reduce(0) { $0 | 1 << $1.rawValue }
    kinds = filter.kinds.isEmpty ? .max : filter.kinds.reduce(0) { $0 | 1 << $1.rawValue }
    let from = filter.fromYen ?? 0
    amounts = from..<max(from, filter.belowYen ?? .max)
  }

  /// Whether an event is a transaction that counts.
  @inline(__always)
  func passes(_ event: HistoryEvent) -> Bool {
    event.traits.rawValue & mask == bits && channels >> event.traits.channel & 1 == 1
      && kinds >> event.traits.kind & 1 == 1 && amounts.contains(event.amountYen)
  }
}
