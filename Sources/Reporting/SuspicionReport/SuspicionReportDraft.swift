import AlertStore
import Core
import JapaneseText

/// The draft of a report of a suspicious transaction (疑わしい取引の届出), for a person to finish and to type in.
///
/// The authorities' program takes no file of ours, so that the draft follows the parts of the form and claims no more.
///
/// - Missing: what no source says reads 不明; what only a person can know or decide reads 要記入. Nothing is guessed.
/// - Determinism: the same alert, customer and institution give the same bytes; the day is an argument.
/// - Source: Act on Prevention of Transfer of Criminal Proceeds (犯収法) art. 8, its order (施行令) art. 16 (2), and the parts of the form.
public struct SuspicionReportDraft: Sendable {
  /// One line of the form.
  public struct Item: Sendable {
    /// How far a line is filled.
    public enum State: String, Sendable {
      /// A source says it.
      case known
      /// The sources leave it open.
      case unknown
      /// Only a person can say it.
      case toFill = "to_fill"
    }

    /// The stable name.
    public let name: String
    /// What the form calls it.
    let label: Label
    /// What stands there, nil unless it is known.
    public let value: String?
    /// How far it is filled.
    public let state: State

    init(_ name: String, _ japanese: String, _ english: String, _ value: String?, or missing: State) {
      self.name = name
      label = Label(japanese: japanese, english: english)
      self.value = value
      state = value == nil ? missing : .known
    }

    /// What stands there for people.
    func text(_ language: Language) -> String {
      switch state {
      case .known: value.map(VisibleText.make) ?? ""
      case .unknown: Label.unknown.text(language)
      case .toFill: language == .japanese ? "【要記入】" : "[to be filled in]"
      }
    }
  }

  /// A part of the form: its lines once, or once for each transaction.
  public struct Part: Sendable {
    /// The stable name.
    public let name: String
    let label: Label
    /// The lines, one list for each time that the part is repeated.
    public let rows: [[Item]]
  }

  /// The parts, in the order of the form.
  public let parts: [Part]
  /// The alert's number.
  public let alertID: String
  let language: Language

  /// Drafts the report on an alert.
  ///
  /// - Parameters:
  ///   - detail: an alert whose decision in force is that it is confirmed.
  ///   - holder: what the customers' file says, or nil when it does not have the account.
  ///   - institution: what the bank says of itself.
  ///   - withEraYears: whether days are written with the years of Japanese eras.
  ///   - language: the language of the draft.
  public init(
    _ detail: StoredAlertDetail, holder: AccountHolder?, institution: ReportingInstitution,
    withEraYears: Bool,
    language: Language
  ) {
    precondition(detail.alert.decision == .confirmed, "A report is drafted on an alert that was confirmed.")
    alertID = detail.alert.alertID
    self.language = language
    let day: (BankDay) -> String = {
      if withEraYears { return JapaneseEra.text(of: $0) }
      return language == .japanese ? TransactionSentence.western($0) : $0.iso8601
    }
    let form = SuspicionReportForm(
      detail: detail, holder: holder, institution: institution, day: day, language: language)
    parts = [form.cover, form.customer, form.account, form.transactions]
  }
}
