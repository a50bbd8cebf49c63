// Codes of customer files, watch lists, files of confirmed accounts, of decisions and side files with totals. New ones take numbers up to 62, then 220 to 239.

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

  /// An account stands in the file of confirmed accounts more than once.
  public static let confirmedAccountsRepeated = IngestCode(
    223, .notice,
    "同じ口座の行が重複しています。最も早いknown_atを使いました（件数を示します）。",
    "Rows name an account again. The earliest known_at counts; the number is given.")

  /// Accounts were confirmed after the day of the file itself.
  public static let confirmedLater = IngestCode(
    224, .notice,
    "known_atが一覧の基準日より後の行があります。as_ofを確認してください（件数を示します）。",
    "Accounts are known later than the day of the file itself. Check as_of; the number is given.")

  /// A decision does not name the file of its transaction.
  public static let decisionFileEmpty = IngestCode(
    225, .error,
    "fileが空です。取引ファイルの名前を入れてください。",
    "The decision does not name the file of its transaction.")

  /// The record number of a decision cannot be read.
  public static let decisionRecordUnreadable = IngestCode(
    226, .error,
    "record_numberは1以上の整数で書いてください。",
    "The record number cannot be read. It is a whole number from 1.")

  /// The decision is neither confirmed nor dismissed.
  public static let decisionUnknown = IngestCode(
    227, .error,
    "decisionはconfirmedかdismissedで書いてください。",
    "The decision is neither confirmed nor dismissed.")

  /// The selection of a decision is neither alert nor sample.
  public static let selectionUnknown = IngestCode(
    228, .error,
    "selectionはalertかsampleで書いてください。",
    "The selection is neither alert nor sample.")

  /// The share of a sample cannot be used.
  public static let selectionShareUnusable = IngestCode(
    229, .error,
    "shareは、sampleでは0より大きく1以下の抽出率、alertでは空にしてください。例: 0.0005",
    "A sample has the share with which it was drawn, above 0 to 1, and an alert has none. Example: 0.0005")

  /// A file of decisions has no row.
  public static let decisionsEmpty = IngestCode(
    239, .notice,
    "判断が一件もありません。",
    "The file has no decision.")

  /// An entry of a watch list has neither a name nor an account.
  public static let watchEntryEmpty = IngestCode(
    230, .error,
    "名前も口座もありません。どちらかを入れてください。",
    "The entry has neither a name nor an account. Give one of them.")

  /// The day of listing cannot be read.
  public static let listedOnUnreadable = IngestCode(
    231, .error,
    "掲載日の形式が正しくありません。例: 2026-10-03",
    "The day of listing cannot be read. Example: 2026-10-03")

  /// Rows of a watch list say the same again.
  public static let watchEntriesRepeated = IngestCode(
    232, .notice,
    "同じ内容の行が重複しています。一度だけ使いました（件数を示します）。",
    "Rows say the same again. Each is used once; the number is given.")

  /// The header row of a watch list names no column that identifies anyone.
  public static let watchListWithoutNames = IngestCode(
    233, .fatal,
    "見出し行にname、name_kana、accountのいずれもありません。列名かcolumnsの対応を確認してください。",
    "The header row has none of name, name_kana and account. Check the names or the list's columns.")

  /// Entries of a watch list have no day of listing.
  public static let watchEntriesUndated = IngestCode(
    234, .notice,
    "掲載日のない行があります。すべての日の取引に当てはめます（件数を示します）。",
    "Entries have no day of listing. They count for every day; the number is given.")

  /// A name of a watch list holds nothing that can be compared.
  public static let watchNameUnreadable = IngestCode(
    235, .error,
    "名前に照合できる文字がありません。外字や文字化けを確認してください。",
    "The name holds nothing that can be compared. Check for private characters.")

  /// Entries of a watch list were listed after the day of the list itself.
  public static let watchEntriesListedLater = IngestCode(
    236, .notice,
    "掲載日が一覧の基準日より後の行があります。as_ofを確認してください（件数を示します）。",
    "Entries are listed after the day of the list itself. Check as_of; the number is given.")

  /// A watch list has no entry.
  public static let watchListEmpty = IngestCode(
    237, .notice,
    "一覧に一件もありません。この一覧では誰も見つかりません。",
    "The list has no entry. It will find nobody.")

  /// A year of birth cannot be read.
  public static let birthYearUnreadable = IngestCode(
    238, .error,
    "生年は西暦4桁で書いてください。例: 1958",
    "The year of birth is not four digits. Example: 1958")

  /// All of them, in the order of their numbers.
  static let referenceCodes: [IngestCode] = [
    .accountRepeated, .holderKindUnknown, .openedOnUnreadable, .sideTotalsUnreadable, .sideTotalsDisagree,
    .sideTotalsMissing, .confirmedAccountsRepeated, .confirmedLater, .decisionFileEmpty,
    .decisionRecordUnreadable, .decisionUnknown,
    .selectionUnknown, .selectionShareUnusable, .watchEntryEmpty, .listedOnUnreadable,
    .watchEntriesRepeated, .watchListWithoutNames,
    .watchEntriesUndated, .watchNameUnreadable, .watchEntriesListedLater, .watchListEmpty,
    .birthYearUnreadable, .decisionsEmpty,
  ]
}
