/// A column that a pipeline declares beside the fields that every transaction has.
///
/// - Shape: all files of a pipeline have the same declared columns in the same order; a file that lacks one
///   leaves it absent in every row.
public struct ExtraColumnSpec: Hashable, Sendable {
  /// What the values of a column are.
  public enum ValueType: String, CaseIterable, Sendable {
    /// Text, compared byte for byte.
    case text
    /// A number.
    case number
    /// Whether the transaction turned out to be fraud: 1 or 0, absent where nobody knows; see `knownAfterDays`.
    case label
  }

  /// The name, lower-case Latin letters, digits and `_`, as rules and features write it.
  public var name: String
  /// What its values are.
  public var type: ValueType
  /// Whether windows are kept for each of its values; text columns only.
  public var isWindowKey: Bool
  /// How many days after a transaction its label is known; labels only, and they have it.
  ///
  /// No feature, rule or score sees the label of its own transaction; windows see those of transactions that are so many days old.
  public var knownAfterDays: Int?
  /// The most days after which a label can be known, since single transactions are kept no longer.
  public static let longestLabelDelayDays = 7
  /// What it is, in Japanese.
  public var titleJapanese: String
  /// What it is, in English.
  public var titleEnglish: String

  /// Declares a column.
  public init(
    name: String, type: ValueType, isWindowKey: Bool = false, knownAfterDays: Int? = nil,
    titleJapanese: String, titleEnglish: String
  ) {
    precondition((type == .label) == (knownAfterDays != nil), "A label, and nothing else, is known later.")
    self.name = name
    self.type = type
    self.isWindowKey = isWindowKey
    self.knownAfterDays = knownAfterDays
    self.titleJapanese = titleJapanese
    self.titleEnglish = titleEnglish
  }
}

/// The values of one declared column of a batch.
///
/// - Shape: one of the two has a value for every row of the batch, as the type says; the other stays empty.
/// - Missing: an absent text is empty, an absent number is not-a-number.
public struct ExtraColumn: Sendable {
  /// What the column is.
  public let spec: ExtraColumnSpec
  /// The values of a text column.
  public var texts = TextColumn()
  /// The values of a number column or of labels; not-a-number where absent.
  public var numbers: [Double] = []

  /// Makes an empty column.
  public init(_ spec: ExtraColumnSpec) {
    self.spec = spec
  }

  /// Appends a row without a value.
  public mutating func appendAbsent() {
    switch spec.type {
    case .text: texts.append(contentsOf: EmptyCollection())
    case .number, .label: numbers.append(.nan)
    }
  }

  /// Removes rows from the end until a number of rows is left.
  public mutating func truncate(to rows: Int) {
    texts.truncate(to: rows)
    if numbers.count > rows { numbers.removeLast(numbers.count - rows) }
  }

  /// Empties the column and keeps its memory.
  public mutating func removeAll() {
    texts.removeAll()
    numbers.removeAll(keepingCapacity: true)
  }
}
