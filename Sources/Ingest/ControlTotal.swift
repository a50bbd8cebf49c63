/// One total that a file declares about itself, beside the same total of what was read.
///
/// - Unit: records and whole yen; a sum too large for 64 bits stands at the largest value and agrees with
///   nothing.
/// - Missing: what a file does not declare is nil.
public struct ControlTotal: Hashable, Sendable {
  /// What is totalled, in Japanese.
  public let nameJapanese: String
  /// What is totalled, in English.
  public let nameEnglish: String
  /// The number of the record that declares it, from 1, when one does.
  public let declaredInRecord: Int64?
  /// The count that the file declares.
  public let declaredCount: Int64?
  /// The yen that the file declares.
  public let declaredYen: Int64?
  /// The count over the records that were read, rejected ones included.
  public let readCount: Int64?
  /// The yen over the records that were read, with rejected ones whose amount is readable.
  public let readYen: Int64?
  /// The count over the records that became transactions.
  public let acceptedCount: Int64?
  /// The yen over the records that became transactions.
  public let acceptedYen: Int64?
  /// Whether everything declared equals what was read; true when nothing is declared.
  public let agrees: Bool
}
