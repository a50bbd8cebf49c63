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

  /// The side file with totals cannot be understood.
  public static let sideTotalsUnreadable = IngestCode(
    220, .fatal,
    "合計ファイルが読めません。見出し行records,amount_yen_in,amount_yen_outと値一行のCSVで、値は数字か空にしてください。",
    "The side file with totals cannot be understood. It is CSV of the header records,amount_yen_in,amount_yen_out and one row of digits or nothing."
  )

  /// The side file's totals are not those of what was read.
  public static let sideTotalsDisagree = IngestCode(
    221, .fatal,
    "合計ファイルの件数または金額が明細の合計と一致しません。作成元に確認してください。",
    "The side file's totals are not those of what was read. Ask the sender for a corrected file.")

  /// The pipeline requires a side file with totals and there is none.
  public static let sideTotalsMissing = IngestCode(
    222, .fatal,
    "合計ファイルがありません。このパイプラインでは必須です。届いてからもう一度実行してください。",
    "There is no side file with totals, which this pipeline requires. Run again when it has arrived.")

  /// All of them, in the order of their numbers.
  static let referenceCodes: [IngestCode] = [
    .accountRepeated, .holderKindUnknown, .openedOnUnreadable, .sideTotalsUnreadable, .sideTotalsDisagree,
    .sideTotalsMissing,
  ]
}
