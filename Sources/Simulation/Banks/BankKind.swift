/// What kind of bank is simulated: who its customers are, how they order, and what befalls them.
///
/// - Source: the kinds are drawn from what such banks say of themselves and from the traces of fraud that the police and the supervisor
///   describe; no figure is that of a real bank.
public enum BankKind: String, CaseIterable, Sendable {
  /// A bank of a region: all ages, counters and machines beside the application.
  case regional
  /// A bank without counters: mostly younger people, nearly every order by application, evenings and nights, free transfers, more accounts
  /// at securities houses and exchanges; more takeovers, investment and romance fraud and bought accounts.
  case online
  /// A bank of companies: most accounts belong to firms, ordered by browser in office hours and in files, large limits, texts in half-width
  /// characters only; more exchanged invoices, calls by a false bank and takeovers.
  case corporate

  /// In what the kind differs.
  var profile: BankProfile {
    switch self {
    case .regional: .regional
    case .online: .online
    case .corporate: .corporate
    }
  }
}
