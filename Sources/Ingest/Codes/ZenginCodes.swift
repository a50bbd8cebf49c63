// Codes of Zengin files. New ones take numbers up to 62, then 70 to 99.

extension IngestCode {
  /// This Zengin business type is not read.
  public static let zenginTypeNotRead = IngestCode(
    3, .fatal,
    "この全銀種別コードは対象外です。対象は01・03・11・12・21・71・72・91です。",
    "This Zengin business type is not read. Types 01, 03, 11, 12, 21, 71, 72 and 91 are read.")

  /// EBCDIC files (character code 1) are not read; only in files read before they were.
  public static let characterCodeNotRead = IngestCode(
    4, .fatal,
    "EBCDIC(コード区分1)のファイルは対象外です。コード区分0(JIS)で出力し直してください。",
    "EBCDIC files (character code 1) are not read. Export the file with character code 0 (JIS).")

  /// The Zengin file was saved again as UTF-8, which breaks its fixed lengths.
  public static let zenginSavedAsUTF8 = IngestCode(
    5, .fatal,
    "全銀ファイルがUTF-8で保存し直されています。固定長が崩れているため、元のファイルを受け取り直してください。",
    "The Zengin file was saved again as UTF-8, which breaks its fixed lengths. Obtain the original file.")

  /// The record types do not follow the order 1, 2, 8, 9.
  public static let recordOrderBroken = IngestCode(
    6, .fatal,
    "データ区分の並びが1→2→8→9の順ではありません。作成元に確認してください。",
    "The record types do not follow the order 1, 2, 8, 9. Ask the sender for a complete file.")

  /// A record does not have its fixed length.
  public static let recordLengthWrong = IngestCode(
    7, .fatal,
    "レコードの長さが規定のバイト数と異なります。ファイルが途中で切れていないか確認してください。",
    "A record does not have its fixed length. Check whether the file was cut or edited.")

  /// A field of the header record cannot be read.
  public static let headerUnreadable = IngestCode(
    8, .fatal,
    "ヘッダーレコードの項目が読めません。作成元に確認してください。",
    "A field of the header record cannot be read. Ask the sender for a corrected file.")

  /// The file ends before its end record.
  public static let endRecordMissing = IngestCode(
    9, .fatal,
    "エンドレコードの前にファイルが終わっています。転送が完了したか確認してください。",
    "The file ends before its end record. Check that the transfer was complete.")

  /// A record follows the mark that ends the file.
  public static let recordAfterEnd = IngestCode(
    10, .fatal,
    "ファイルの終わりの印より後にレコードがあります。作成元に確認してください。",
    "A record follows the mark that ends the file. Ask the sender for a corrected file.")

  /// A field of the trailer or end record cannot be read.
  public static let trailerUnreadable = IngestCode(
    11, .fatal,
    "トレーラーまたはエンドレコードの項目が読めません。作成元に確認してください。",
    "A field of the trailer or end record cannot be read. Ask the sender for a corrected file.")

  /// The trailer's count or amount is not that of the data records.
  public static let trailerDisagrees = IngestCode(
    12, .fatal,
    "トレーラーの件数または金額が明細の合計と一致しません。作成元に確認してください。",
    "The trailer's count or amount is not that of the data records. Ask the sender for a corrected file.")

  /// Opening balance, credits and debits do not give the closing balance.
  public static let closingBalanceDisagrees = IngestCode(
    13, .fatal,
    "取引前残高に入出金を加減した額が取引後残高と一致しません。作成元に確認してください。",
    "Opening balance, credits and debits do not give the closing balance. Ask the sender to correct it.")

  /// The trailer's number of data records is not the number found.
  public static let recordCountDisagrees = IngestCode(
    14, .fatal,
    "トレーラーのデータ・レコード件数が実際の件数と一致しません。作成元に確認してください。",
    "The trailer's number of data records is not the number found. Ask the sender for a corrected file.")

  /// The end record's number of records or accounts is not what was found.
  public static let endRecordDisagrees = IngestCode(
    15, .fatal,
    "エンドレコードのレコード総件数または口座数が実際と一致しません。作成元に確認してください。",
    "The end record's number of records or accounts is not what was found. Ask the sender to correct it.")

  /// The record type is none of 1, 2, 8 and 9.
  public static let recordTypeUnknown = IngestCode(
    20, .fatal,
    "データ区分が1・2・8・9のいずれでもありません。作成元に確認してください。",
    "The record type is none of 1, 2, 8 and 9. Ask the sender for a corrected file.")

  /// The record is shorter than its fixed length and cannot be read.
  public static let recordTooShort = IngestCode(
    21, .error,
    "レコードが規定より短いため読めません。",
    "The record is shorter than its fixed length and cannot be read.")

  /// A byte is no character of JIS X 0201.
  public static let characterNotAllowed = IngestCode(
    23, .error,
    "JIS X 0201にない文字のバイトがあります。",
    "A byte is no character of JIS X 0201.")

  /// The date cannot be read.
  public static let dateUnreadable = IngestCode(
    26, .error,
    "日付が読めません。",
    "The date cannot be read.")

  /// The posting date lies outside the header's period.
  public static let dateOutsidePeriod = IngestCode(
    27, .error,
    "勘定日がヘッダーの期間の外です。",
    "The posting date lies outside the header's period.")

  /// A field of the account cannot be read.
  public static let accountUnreadable = IngestCode(
    28, .error,
    "口座の項目が読めません。",
    "A field of the account cannot be read.")

  /// The direction cannot be read.
  public static let directionUnreadable = IngestCode(
    29, .error,
    "入払区分または方向が読めません。",
    "The direction cannot be read.")

  /// Statements of this deposit type are not read.
  public static let depositTypeNotRead = IngestCode(
    30, .error,
    "この預金種目の明細は対象外です。対象は1・2・4・5・6・7です。",
    "Statements of this deposit type are not read. Types 1, 2, 4, 5, 6 and 7 are read.")

  /// The record's header was refused or is missing, so the record cannot be used.
  public static let recordWithoutHeader = IngestCode(
    31, .error,
    "属するヘッダーが読めないため、このレコードは使えません。",
    "The record's header was refused or is missing, so the record cannot be used.")

  /// The number of credits or debits differs, while the amounts and the number of data records agree.
  public static let directionCountDiffers = IngestCode(
    48, .notice,
    "入金または出金の件数が明細と異なりますが、金額とデータ件数は一致しています。",
    "The number of credits or debits differs, while the amounts and the number of data records agree.")

  /// The value date is not a banking day.
  public static let dayNotBusinessDay = IngestCode(
    49, .notice,
    "取組日が銀行営業日ではありません。",
    "The value date is not a banking day.")

  /// Some transaction kinds are not in the code list.
  public static let transactionCodeUnlisted = IngestCode(
    50, .notice,
    "一覧にない取引区分があります。その他として読みました。",
    "Some transaction kinds are not in the code list. They are read as other.")

  /// Dates are read as western years, since they do not hold as era years.
  public static let westernYearsRead = IngestCode(
    51, .notice,
    "日付を西暦下二桁として読みました。和暦の日付としては成り立ちません。",
    "Dates are read as western years, since they do not hold as era years.")

  /// The direct debit was not carried out; no money moved.
  public static let debitNotCarriedOut = IngestCode(
    70, .notice,
    "この引落しは振替不能です(振替結果コード)。資金が動いていないため取引に数えません。",
    "The direct debit was not carried out (result code). No money moved, so it is no transaction.")

  /// The result code of a direct debit cannot be read.
  public static let resultCodeUnreadable = IngestCode(
    71, .error,
    "振替結果コードが数字ではありません。",
    "The result code of a direct debit is not a digit.")

  /// The header's character code is not that of the bytes.
  public static let codeAreaContradicts = IngestCode(
    72, .notice,
    "コード区分が実際の文字コードと異なります。バイトの並びで判断して読みました。",
    "The header's character code is not that of the bytes. The file is read by its bytes.")

  /// The record has the other layout of the notice than the records before it.
  public static let noticeLayoutDiffers = IngestCode(
    73, .error,
    "振込入金通知の様式(A・B)が前の明細と異なります。作成元に確認してください。",
    "The record has the other layout (A or B) than the records before it. Ask the sender.")

  /// All of them, in the order of their numbers.
  static let zenginCodes: [IngestCode] = [
    .zenginTypeNotRead, .characterCodeNotRead, .zenginSavedAsUTF8, .recordOrderBroken, .recordLengthWrong,
    .headerUnreadable, .endRecordMissing, .recordAfterEnd, .trailerUnreadable, .trailerDisagrees,
    .closingBalanceDisagrees, .recordCountDisagrees, .endRecordDisagrees, .recordTypeUnknown, .recordTooShort,
    .characterNotAllowed, .dateUnreadable, .dateOutsidePeriod, .accountUnreadable, .directionUnreadable,
    .depositTypeNotRead, .recordWithoutHeader, .directionCountDiffers, .dayNotBusinessDay,
    .transactionCodeUnlisted, .westernYearsRead, .debitNotCarriedOut, .resultCodeUnreadable,
    .codeAreaContradicts, .noticeLayoutDiffers,
  ]
}
