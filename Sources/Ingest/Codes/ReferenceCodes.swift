// Codes of customer files, watch lists and side files with totals. New ones take numbers up to 62, then 220 to 239.

extension IngestCode {
  /// The account stands in the file more than once.
  public static let accountRepeated = IngestCode(
    45, .error,
    "同じ口座が二度あります。最初の行を使いました。",
    "The account stands in the file more than once. The first row is used.")

  /// The holder's kind is neither person nor corporation.
  public static let holderKindUnknown = IngestCode(
    46, .error,
    "名義人区分はpersonかcorporationで書いてください。",
    "The holder's kind is neither person nor corporation.")

  /// The day of opening cannot be read.
  public static let openedOnUnreadable = IngestCode(
    47, .error,
    "口座開設日の形式が正しくありません。例: 2024-04-01",
    "The day of opening cannot be read. Example: 2024-04-01")

  /// All of them, in the order of their numbers.
  static let referenceCodes: [IngestCode] = [
    .accountRepeated, .holderKindUnknown, .openedOnUnreadable,
  ]
}
