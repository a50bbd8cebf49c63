import AlertStore
import Core

/// What a transaction file is and what a night would make of it, found without storing anything.
///
/// - Shape: `records` and `rejects` are the first ones in file order, as many as were asked for; the counts of
///   `outcome` are of all.
/// - Missing: a file that cannot be opened or read has no `content`; `verdict` says why.
public struct FileInspection: Sendable {
  /// Whether a night would take the file.
  public enum Verdict: Hashable, Sendable {
    /// Its accepted records would be scored.
    case accepted
    /// The whole file would be refused, for these reasons.
    case quarantined(because: [Finding])
    /// It cannot be opened or read.
    case unreadable(Finding)
  }

  /// One record as a clerk reads it.
  public struct Record: Hashable, Sendable {
    /// The number of the record in its file, from 1.
    public let number: Int64
    /// The place of its first byte.
    public let byteOffset: Int64
    /// The account that it belongs to.
    public let account: AccountID
    /// What it says.
    public let transaction: TransactionRecord

    /// Makes a record from its parts.
    public init(number: Int64, byteOffset: Int64, account: AccountID, transaction: TransactionRecord) {
      self.number = number
      self.byteOffset = byteOffset
      self.account = account
      self.transaction = transaction
    }
  }

  /// One refused record.
  public struct Reject: Hashable, Sendable {
    /// What is wrong, and where exactly.
    public let finding: Finding
    /// The place of the record's first byte.
    public let byteOffset: Int64
    /// The length of the record in bytes.
    public let byteLength: Int64

    /// Makes a refused record from its parts.
    public init(finding: Finding, byteOffset: Int64, byteLength: Int64) {
      self.finding = finding
      self.byteOffset = byteOffset
      self.byteLength = byteLength
    }
  }

  /// One thing that the file says of itself, or that was found of it before its records.
  public struct Fact: Hashable, Sendable {
    /// What it is.
    public let name: Name
    /// What the file says.
    public let value: String
    /// The number of the record that says it, when one does.
    public let record: Int64?

    /// Makes a fact from its parts.
    public init(name: Name, value: String, record: Int64?) {
      self.name = name
      self.value = value
      self.record = record
    }
  }

  /// A name in both languages.
  public struct Name: Hashable, Sendable {
    /// The name in Japanese.
    public let japanese: String
    /// The name in English.
    public let english: String

    /// Makes a name from its two forms.
    public init(japanese: String, english: String) {
      self.japanese = japanese
      self.english = english
    }

    func text(_ language: Language) -> String { language == .japanese ? japanese : english }
  }

  /// In how many records a date without a full year was read in one way.
  public struct DateReading: Hashable, Sendable {
    /// The word of the way: `reiwa`, `heisei`, `showa`, `western` or `nearestYear`.
    public let word: String
    /// The number of records.
    public let count: Int64

    /// Makes a reading from its parts.
    public init(word: String, count: Int64) {
      self.word = word
      self.count = count
    }
  }

  /// Everything that was read of a file.
  public struct Content: Hashable, Sendable {
    /// What the file is: name, digest, format and length.
    public var description: SourceFileDescription
    /// What a night would store of it.
    public var outcome: FileOutcome
    /// What its headers say, in file order.
    public var facts: [Fact] = []
    /// The totals that it declares beside those that were read.
    public var controlTotals: [ControlTotalRecord] = []
    /// How dates without a full year were read.
    public var dateReadings: [DateReading] = []
    /// What was found about the file as a whole.
    public var findings: [Finding] = []
    /// The first records.
    public var records: [Record] = []
    /// The first refused records.
    public var rejects: [Reject] = []

    /// Makes the content of a file of which nothing but its counts is known.
    public init(description: SourceFileDescription, outcome: FileOutcome) {
      self.description = description
      self.outcome = outcome
    }
  }

  /// The file's name, without the folders of this machine.
  public let name: String
  /// The day by which dates without a year were read.
  public let referenceDay: BankDay
  /// Whether a night would take the file.
  public let verdict: Verdict
  /// Everything that was read of it.
  public let content: Content?

  /// Makes an inspection from its parts.
  public init(name: String, referenceDay: BankDay, verdict: Verdict, content: Content?) {
    self.name = name
    self.referenceDay = referenceDay
    self.verdict = verdict
    self.content = content
  }
}
