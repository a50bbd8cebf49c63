// Codes of CSV, TSV and JSON Lines. New ones take numbers up to 62, then 100 to 159.

extension IngestCode {
  /// The CSV header row cannot be read.
  public static let headerRowUnreadable = IngestCode(
    17, .fatal,
    "CSVの見出し行が読めません。文字コードと引用符を確認してください。",
    "The CSV header row cannot be read. Check the encoding and the quotes.")

  /// The CSV header row lacks a mapped column.
  public static let columnMissing = IngestCode(
    18, .fatal,
    "CSVの見出し行に必要な列がありません。列の対応を確認してください。",
    "The CSV header row lacks a mapped column. Check the column mapping.")

  /// The CSV header row has a mapped column more than once.
  public static let columnRepeated = IngestCode(
    19, .fatal,
    "CSVの見出し行に同じ列名が複数あります。列名を一意にしてください。",
    "The CSV header row has a mapped column more than once. Make the name unique.")

  /// The number of columns differs from the header row's.
  public static let columnCountDiffers = IngestCode(
    32, .error,
    "列数が見出し行と異なります。",
    "The number of columns differs from the header row's.")

  /// The record has more columns than the limit.
  public static let columnsTooMany = IngestCode(
    33, .error,
    "列数が上限を超えています。",
    "The record has more columns than the limit.")

  /// A quote is not closed.
  public static let quoteUnclosed = IngestCode(
    34, .error,
    "引用符が閉じられていません。ここから末尾までを一件として除外しました。",
    "A quote is not closed. Everything from this record to the end of the file is refused.")

  /// A quote stands where none may stand.
  public static let quoteMisplaced = IngestCode(
    35, .error,
    "引用符の位置が正しくありません。",
    "A quote stands where none may stand.")

  /// A carriage return stands alone outside quotes.
  public static let carriageReturnStray = IngestCode(
    36, .error,
    "引用符の外に単独の復帰文字(CR)があります。",
    "A carriage return stands alone outside quotes.")

  /// The moment cannot be read.
  public static let timestampUnreadable = IngestCode(
    38, .error,
    "日時の形式が正しくありません。例: 2026-11-20T14:03:22+09:00",
    "The moment cannot be read. Example: 2026-11-20T14:03:22+09:00")

  /// The moment has no offset such as +09:00.
  public static let timestampWithoutOffset = IngestCode(
    39, .error,
    "日時に時差(+09:00など)がありません。",
    "The moment has no offset such as +09:00.")

  /// The account is empty.
  public static let accountEmpty = IngestCode(
    40, .error,
    "口座が空です。",
    "The account is empty.")

  /// The channel is none of the known words.
  public static let channelUnknown = IngestCode(
    41, .error,
    "取引チャネルの語が正しくありません。",
    "The channel is none of the known words.")

  /// The kind is none of the known words.
  public static let kindUnknown = IngestCode(
    42, .error,
    "取引種類の語が正しくありません。",
    "The kind is none of the known words.")

  /// The currency is not JPY.
  public static let currencyNotYen = IngestCode(
    43, .error,
    "通貨がJPYではありません。",
    "The currency is not JPY.")

  /// The balance is not a whole number of yen.
  public static let balanceUnreadable = IngestCode(
    44, .error,
    "残高が数字ではありません。",
    "The balance is not a whole number of yen.")

  /// Columns without a mapping were not read.
  public static let columnsIgnored = IngestCode(
    52, .notice,
    "対応付けのない列は読みませんでした。",
    "Columns without a mapping were not read.")

  /// No layout fits the file.
  public static let layoutMissing = IngestCode(
    100, .fatal,
    "どの列の対応付けもこのファイルに合いません。列の対応を確認してください。",
    "No column layout fits this file. Check the column layouts.")

  /// The amount has a fraction that would be lost.
  public static let amountFraction = IngestCode(
    101, .error,
    "金額に、捨てられない端数があります。小数の桁数の指定を確認してください。",
    "The amount has a fraction that would be lost. Check how many decimals are kept.")

  /// Both the incoming and the outgoing amount are filled.
  public static let amountOnBothSides = IngestCode(
    102, .error,
    "入金と出金の両方に金額があります。",
    "Both the incoming and the outgoing amount are filled.")

  /// Neither the incoming nor the outgoing amount is filled.
  public static let amountOnNeitherSide = IngestCode(
    103, .error,
    "入金にも出金にも金額がありません。",
    "Neither the incoming nor the outgoing amount is filled.")

  /// The amount is zero, so its sign gives no direction.
  public static let amountZeroWithoutDirection = IngestCode(
    104, .error,
    "金額が0のため、入出金の向きが決まりません。",
    "The amount is zero, so its sign gives no direction.")

  /// The value of an extra column is not a number.
  public static let extraUnreadable = IngestCode(
    105, .error,
    "追加列の値が数値として読めません。",
    "The value of an extra column is not a number.")

  /// Rows that are no transactions were left aside.
  public static let rowsLeftAside = IngestCode(
    106, .notice,
    "合計など、取引ではない行を読み飛ばしました。",
    "Rows that are no transactions, such as totals, were left aside.")

  /// A value is longer than the width that it is to be filled up to.
  public static let partTooLong = IngestCode(
    107, .error,
    "口座番号などの値が、指定した桁数より長いです。",
    "A value is longer than the width that it is to be filled up to.")

  /// The line is no JSON object.
  public static let jsonNotObject = IngestCode(
    140, .error,
    "行がJSONのオブジェクト({で始まる値)ではありません。",
    "The line is no JSON object.")

  /// The line is not well-formed JSON.
  public static let jsonBroken = IngestCode(
    141, .error,
    "JSONの書き方が正しくありません。",
    "The line is not well-formed JSON.")

  /// A key stands twice in one object.
  public static let jsonKeyRepeated = IngestCode(
    142, .error,
    "同じキーが一つのオブジェクトに複数あります。",
    "A key stands twice in one object.")

  /// The JSON is nested too deeply.
  public static let jsonTooDeep = IngestCode(
    143, .error,
    "JSONの入れ子が深すぎます。",
    "The JSON is nested too deeply.")

  /// The value of a mapped key is an array or an object.
  public static let jsonValueNested = IngestCode(
    144, .error,
    "対応付けたキーの値が配列またはオブジェクトです。",
    "The value of a mapped key is an array or an object.")

  /// An escape in a JSON string is not valid.
  public static let jsonEscapeBroken = IngestCode(
    145, .error,
    "JSON文字列のエスケープ(\\で始まる表記)が正しくありません。",
    "An escape in a JSON string is not valid.")

  /// No line of the opening has a mapped key that no transaction can do without.
  public static let jsonKeyMissing = IngestCode(
    146, .fatal,
    "JSON Linesに必要なキーがありません。列の対応を確認してください。",
    "The JSON Lines lack a mapped key. Check the column mapping.")

  /// A label is neither 0 nor 1.
  public static let labelUnreadable = IngestCode(
    147, .error,
    "ラベルの列が 0 でも 1 でもありません。分からない取引は空欄にしてください。",
    "A label is neither 0 nor 1. Leave it empty where nobody knows.")

  /// All of them, in the order of their numbers.
  static let tableCodes: [IngestCode] = [
    .headerRowUnreadable, .columnMissing, .columnRepeated, .columnCountDiffers, .columnsTooMany,
    .quoteUnclosed, .quoteMisplaced, .carriageReturnStray, .timestampUnreadable, .timestampWithoutOffset,
    .accountEmpty, .channelUnknown, .kindUnknown, .currencyNotYen, .balanceUnreadable, .columnsIgnored,
    .layoutMissing, .amountFraction, .amountOnBothSides, .amountOnNeitherSide, .amountZeroWithoutDirection,
    .extraUnreadable, .rowsLeftAside, .partTooLong, .jsonNotObject, .jsonBroken, .jsonKeyRepeated,
    .jsonTooDeep,
    .jsonValueNested, .jsonEscapeBroken, .jsonKeyMissing, .labelUnreadable,
  ]
}
