/// A total that a source file declares, beside what was read from it.
///
/// - Missing: a count or sum that the file does not declare is nil.
public struct ControlTotalRecord: Hashable, Sendable {
  /// What is totalled, in Japanese.
  public var nameJapanese: String
  /// What is totalled, in English.
  public var nameEnglish: String
  /// The number of records that the file declares.
  public var declaredCount: Int64?
  /// The sum in yen that the file declares.
  public var declaredYen: Int64?
  /// The number of records read.
  public var readCount: Int64?
  /// The sum in yen read.
  public var readYen: Int64?
  /// Whether everything declared equals what was read.
  public var agrees: Bool

  /// Makes a total from what was declared and what was read.
  public init(
    nameJapanese: String, nameEnglish: String, declaredCount: Int64?, declaredYen: Int64?, readCount: Int64?,
    readYen: Int64?, agrees: Bool
  ) {
    self.nameJapanese = nameJapanese
    self.nameEnglish = nameEnglish
    self.declaredCount = declaredCount
    self.declaredYen = declaredYen
    self.readCount = readCount
    self.readYen = readYen
    self.agrees = agrees
  }
}
