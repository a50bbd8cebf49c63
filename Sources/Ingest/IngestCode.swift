// A table: one row for each code, longer than other files on purpose.
import Core

/// Everything that reading a file can find, with its stable code and both texts.
///
/// - Shape: the raw value is the number in the code; a number never changes its meaning and is never used
///   again.
/// - Errors: none; a code is a value that goes into findings.
public enum IngestCode: Int, CaseIterable, Sendable {
  /// The file is empty.
  case emptyFile = 1
  /// The content is no format that is read.
  case formatUnrecognised
  /// This Zengin business type is not read.
  case zenginTypeNotRead
  /// EBCDIC files (character code 1) are not read.
  case characterCodeNotRead
  /// The Zengin file was saved again as UTF-8, which breaks its fixed lengths.
  case zenginSavedAsUTF8
  /// The record types do not follow the order 1, 2, 8, 9.
  case recordOrderBroken
  /// A record does not have its fixed length.
  case recordLengthWrong
  /// A field of the header record cannot be read.
  case headerUnreadable
  /// The file ends before its end record.
  case endRecordMissing
  /// A record follows the mark that ends the file.
  case recordAfterEnd
  /// A field of the trailer or end record cannot be read.
  case trailerUnreadable
  /// The trailer's count or amount is not that of the data records.
  case trailerDisagrees
  /// Opening balance, credits and debits do not give the closing balance.
  case closingBalanceDisagrees
  /// The trailer's number of data records is not the number found.
  case recordCountDisagrees
  /// The end record's number of records or accounts is not what was found.
  case endRecordDisagrees
  /// More records were refused than the limit allows.
  case rejectLimitExceeded
  /// The CSV header row cannot be read.
  case headerRowUnreadable
  /// The CSV header row lacks a mapped column.
  case columnMissing
  /// The CSV header row has a mapped column more than once.
  case columnRepeated
  /// The record type is none of 1, 2, 8 and 9.
  case recordTypeUnknown
  /// The record is shorter than its fixed length and cannot be read.
  case recordTooShort
  /// The record is longer than allowed and cannot be read.
  case recordTooLong
  /// A byte is no character of JIS X 0201.
  case characterNotAllowed
  /// The amount is not a whole number of yen.
  case amountUnreadable
  /// The amount is above the largest amount that is accepted.
  case amountTooLarge
  /// The date cannot be read.
  case dateUnreadable
  /// The posting date lies outside the header's period.
  case dateOutsidePeriod
  /// A field of the account cannot be read.
  case accountUnreadable
  /// The direction cannot be read.
  case directionUnreadable
  /// Statements of this deposit type are not read.
  case depositTypeNotRead
  /// The record's header was refused or is missing, so the record cannot be used.
  case recordWithoutHeader
  /// The number of columns differs from the header row's.
  case columnCountDiffers
  /// The record has more columns than the limit.
  case columnsTooMany
  /// A quote is not closed.
  case quoteUnclosed
  /// A quote stands where none may stand.
  case quoteMisplaced
  /// A carriage return stands alone outside quotes.
  case carriageReturnStray
  /// A byte is not valid in the file's encoding.
  case encodingBroken
  /// The moment cannot be read.
  case timestampUnreadable
  /// The moment has no offset such as +09:00.
  case timestampWithoutOffset
  /// The account is empty.
  case accountEmpty
  /// The channel is none of the known words.
  case channelUnknown
  /// The kind is none of the known words.
  case kindUnknown
  /// The currency is not JPY.
  case currencyNotYen
  /// The balance is not a whole number of yen.
  case balanceUnreadable
  /// The account stands in the file more than once.
  case accountRepeated
  /// The holder's kind is neither person nor corporation.
  case holderKindUnknown
  /// The day of opening cannot be read.
  case openedOnUnreadable
  /// The number of credits or debits differs, while the amounts and the number of data records agree.
  case directionCountDiffers
  /// The value date is not a banking day.
  case dayNotBusinessDay
  /// Some transaction kinds are not in the code list.
  case transactionCodeUnlisted
  /// Dates are read as western years, since they do not hold as era years.
  case westernYearsRead
  /// Columns without a mapping were not read.
  case columnsIgnored
  /// The file does not exist.
  case fileMissing
  /// The path is a symbolic link, which is not followed.
  case fileIsSymbolicLink
  /// The path is a directory.
  case fileIsDirectory
  /// The path is a pipe, socket or device.
  case fileIsSpecial
  /// The file cannot be opened.
  case fileUnopenable
  /// Reading the file failed.
  case fileUnreadable
  /// The file changed while it was read.
  case fileChanged
  /// The place asked for lies outside the file.
  case recordOutsideFile
  /// This machine has no conversion for CP932.
  case characterSetMissing
  /// The moment lies outside the years that the calendar of banking days holds.
  case momentOutsideCalendar

  /// The code as stored and shown, for example `ING-012`.
  public var literal: String {
    let digits = String(rawValue)
    return "ING-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  /// How much it weighs.
  public var severity: Finding.Severity { entry.severity }

  /// What is wrong and what to do, in Japanese.
  public var japanese: String { entry.japanese }

  /// What is wrong and what to do, in English.
  public var english: String { entry.english }

  /// The finding of this code at a place.
  public func finding(at place: Finding.Place) -> Finding {
    Finding(code: literal, severity: severity, place: place, japanese: japanese, english: english)
  }

  private var entry: Entry {
    let entry = IngestCode.entries[rawValue - 1]
    precondition(entry.code == self, "The rows of the code table stand in the order of the codes.")
    return entry
  }

  private struct Entry: Sendable {
    let code: IngestCode
    let severity: Finding.Severity
    let japanese: String
    let english: String

    init(_ code: IngestCode, _ severity: Finding.Severity, _ japanese: String, _ english: String) {
      self.code = code
      self.severity = severity
      self.japanese = japanese
      self.english = english
    }
  }

  private static let entries: [Entry] = [
    Entry(
      .emptyFile, .fatal,
      "ファイルが空です。送信元と転送を確認してください。",
      "The file is empty. Check the sender and the transfer."),
    Entry(
      .formatUnrecognised, .fatal,
      "対応する形式ではありません。全銀の総合振込(21)・入出金取引明細(03)か、見出し行のあるCSVを渡してください。",
      "The content is no format that is read. Supply a Zengin file of type 21 or 03, or CSV with a header."
    ),
    Entry(
      .zenginTypeNotRead, .fatal,
      "この全銀種別コードは対象外です。対象は21(総合振込)と03(入出金取引明細)です。",
      "This Zengin business type is not read. The types that are read are 21 and 03."),
    Entry(
      .characterCodeNotRead, .fatal,
      "EBCDIC(コード区分1)のファイルは対象外です。コード区分0(JIS)で出力し直してください。",
      "EBCDIC files (character code 1) are not read. Export the file with character code 0 (JIS)."),
    Entry(
      .zenginSavedAsUTF8, .fatal,
      "全銀ファイルがUTF-8で保存し直されています。固定長が崩れているため、元のファイルを受け取り直してください。",
      "The Zengin file was saved again as UTF-8, which breaks its fixed lengths. Obtain the original file."),
    Entry(
      .recordOrderBroken, .fatal,
      "データ区分の並びが1→2→8→9の順ではありません。作成元に確認してください。",
      "The record types do not follow the order 1, 2, 8, 9. Ask the sender for a complete file."),
    Entry(
      .recordLengthWrong, .fatal,
      "レコードの長さが規定のバイト数と異なります。ファイルが途中で切れていないか確認してください。",
      "A record does not have its fixed length. Check whether the file was cut or edited."),
    Entry(
      .headerUnreadable, .fatal,
      "ヘッダーレコードの項目が読めません。作成元に確認してください。",
      "A field of the header record cannot be read. Ask the sender for a corrected file."),
    Entry(
      .endRecordMissing, .fatal,
      "エンドレコードの前にファイルが終わっています。転送が完了したか確認してください。",
      "The file ends before its end record. Check that the transfer was complete."),
    Entry(
      .recordAfterEnd, .fatal,
      "ファイルの終わりの印より後にレコードがあります。作成元に確認してください。",
      "A record follows the mark that ends the file. Ask the sender for a corrected file."),
    Entry(
      .trailerUnreadable, .fatal,
      "トレーラーまたはエンドレコードの項目が読めません。作成元に確認してください。",
      "A field of the trailer or end record cannot be read. Ask the sender for a corrected file."),
    Entry(
      .trailerDisagrees, .fatal,
      "トレーラーの件数または金額が明細の合計と一致しません。作成元に確認してください。",
      "The trailer's count or amount is not that of the data records. Ask the sender for a corrected file."
    ),
    Entry(
      .closingBalanceDisagrees, .fatal,
      "取引前残高に入出金を加減した額が取引後残高と一致しません。作成元に確認してください。",
      "Opening balance, credits and debits do not give the closing balance. Ask the sender to correct it."
    ),
    Entry(
      .recordCountDisagrees, .fatal,
      "トレーラーのデータ・レコード件数が実際の件数と一致しません。作成元に確認してください。",
      "The trailer's number of data records is not the number found. Ask the sender for a corrected file."),
    Entry(
      .endRecordDisagrees, .fatal,
      "エンドレコードのレコード総件数または口座数が実際と一致しません。作成元に確認してください。",
      "The end record's number of records or accounts is not what was found. Ask the sender to correct it."
    ),
    Entry(
      .rejectLimitExceeded, .fatal,
      "読めないレコードが上限を超えました。形式と列の対応を確認してください。",
      "More records were refused than the limit allows. Check the format and the column mapping."),
    Entry(
      .headerRowUnreadable, .fatal,
      "CSVの見出し行が読めません。文字コードと引用符を確認してください。",
      "The CSV header row cannot be read. Check the encoding and the quotes."),
    Entry(
      .columnMissing, .fatal,
      "CSVの見出し行に必要な列がありません。列の対応を確認してください。",
      "The CSV header row lacks a mapped column. Check the column mapping."),
    Entry(
      .columnRepeated, .fatal,
      "CSVの見出し行に同じ列名が複数あります。列名を一意にしてください。",
      "The CSV header row has a mapped column more than once. Make the name unique."),
    Entry(
      .recordTypeUnknown, .fatal,
      "データ区分が1・2・8・9のいずれでもありません。作成元に確認してください。",
      "The record type is none of 1, 2, 8 and 9. Ask the sender for a corrected file."),
    Entry(
      .recordTooShort, .error,
      "レコードが規定より短いため読めません。",
      "The record is shorter than its fixed length and cannot be read."),
    Entry(
      .recordTooLong, .error,
      "レコードが規定より長いため読めません。",
      "The record is longer than allowed and cannot be read."),
    Entry(
      .characterNotAllowed, .error,
      "JIS X 0201にない文字のバイトがあります。",
      "A byte is no character of JIS X 0201."),
    Entry(
      .amountUnreadable, .error,
      "金額が数字ではありません。",
      "The amount is not a whole number of yen."),
    Entry(
      .amountTooLarge, .error,
      "金額が上限を超えています。",
      "The amount is above the largest amount that is accepted."),
    Entry(
      .dateUnreadable, .error,
      "日付が読めません。",
      "The date cannot be read."),
    Entry(
      .dateOutsidePeriod, .error,
      "勘定日がヘッダーの期間の外です。",
      "The posting date lies outside the header's period."),
    Entry(
      .accountUnreadable, .error,
      "口座の項目が読めません。",
      "A field of the account cannot be read."),
    Entry(
      .directionUnreadable, .error,
      "入払区分または方向が読めません。",
      "The direction cannot be read."),
    Entry(
      .depositTypeNotRead, .error,
      "この預金種目の明細は対象外です。対象は1(普通)・2(当座)・4(貯蓄)です。",
      "Statements of this deposit type are not read. The types that are read are 1, 2 and 4."),
    Entry(
      .recordWithoutHeader, .error,
      "属するヘッダーが読めないため、このレコードは使えません。",
      "The record's header was refused or is missing, so the record cannot be used."),
    Entry(
      .columnCountDiffers, .error,
      "列数が見出し行と異なります。",
      "The number of columns differs from the header row's."),
    Entry(
      .columnsTooMany, .error,
      "列数が上限を超えています。",
      "The record has more columns than the limit."),
    Entry(
      .quoteUnclosed, .error,
      "引用符が閉じられていません。ここから末尾までを一件として除外しました。",
      "A quote is not closed. Everything from this record to the end of the file is refused."),
    Entry(
      .quoteMisplaced, .error,
      "引用符の位置が正しくありません。",
      "A quote stands where none may stand."),
    Entry(
      .carriageReturnStray, .error,
      "引用符の外に単独の復帰文字(CR)があります。",
      "A carriage return stands alone outside quotes."),
    Entry(
      .encodingBroken, .error,
      "文字コードとして正しくないバイトがあります。",
      "A byte is not valid in the file's encoding."),
    Entry(
      .timestampUnreadable, .error,
      "日時の形式が正しくありません。例: 2026-11-20T14:03:22+09:00",
      "The moment cannot be read. Example: 2026-11-20T14:03:22+09:00"),
    Entry(
      .timestampWithoutOffset, .error,
      "日時に時差(+09:00など)がありません。",
      "The moment has no offset such as +09:00."),
    Entry(
      .accountEmpty, .error,
      "口座が空です。",
      "The account is empty."),
    Entry(
      .channelUnknown, .error,
      "取引チャネルの語が正しくありません。",
      "The channel is none of the known words."),
    Entry(
      .kindUnknown, .error,
      "取引種類の語が正しくありません。",
      "The kind is none of the known words."),
    Entry(
      .currencyNotYen, .error,
      "通貨がJPYではありません。",
      "The currency is not JPY."),
    Entry(
      .balanceUnreadable, .error,
      "残高が数字ではありません。",
      "The balance is not a whole number of yen."),
    Entry(
      .accountRepeated, .error,
      "同じ口座が二度あります。最初の行を使いました。",
      "The account stands in the file more than once. The first row is used."),
    Entry(
      .holderKindUnknown, .error,
      "名義人区分はpersonかcorporationで書いてください。",
      "The holder's kind is neither person nor corporation."),
    Entry(
      .openedOnUnreadable, .error,
      "口座開設日の形式が正しくありません。例: 2024-04-01",
      "The day of opening cannot be read. Example: 2024-04-01"),
    Entry(
      .directionCountDiffers, .notice,
      "入金または出金の件数が明細と異なりますが、金額とデータ件数は一致しています。",
      "The number of credits or debits differs, while the amounts and the number of data records agree."),
    Entry(
      .dayNotBusinessDay, .notice,
      "取組日が銀行営業日ではありません。",
      "The value date is not a banking day."),
    Entry(
      .transactionCodeUnlisted, .notice,
      "一覧にない取引区分があります。その他として読みました。",
      "Some transaction kinds are not in the code list. They are read as other."),
    Entry(
      .westernYearsRead, .notice,
      "日付を西暦下二桁として読みました。和暦の日付としては成り立ちません。",
      "Dates are read as western years, since they do not hold as era years."),
    Entry(
      .columnsIgnored, .notice,
      "対応付けのない列は読みませんでした。",
      "Columns without a mapping were not read."),
    Entry(
      .fileMissing, .fatal,
      "ファイルがありません。パスを確認してください。",
      "The file does not exist. Check the path."),
    Entry(
      .fileIsSymbolicLink, .fatal,
      "シンボリックリンクは読みません。実体のファイルを指定してください。",
      "The path is a symbolic link, which is not followed. Name the file itself."),
    Entry(
      .fileIsDirectory, .fatal,
      "フォルダーです。ファイルを指定してください。",
      "The path is a directory. Name a file."),
    Entry(
      .fileIsSpecial, .fatal,
      "通常のファイルではありません(パイプや装置など)。通常のファイルを指定してください。",
      "The path is a pipe, socket or device. Name a regular file."),
    Entry(
      .fileUnopenable, .fatal,
      "ファイルを開けません。権限とディスクを確認してください。",
      "The file cannot be opened. Check its permissions and the disk."),
    Entry(
      .fileUnreadable, .fatal,
      "ファイルの読み取りに失敗しました。ディスクを確認してください。",
      "Reading the file failed. Check the disk."),
    Entry(
      .fileChanged, .fatal,
      "読み取り中にファイルが変わりました。転送の完了後に実行してください。",
      "The file changed while it was read. Run again when its transfer is complete."),
    Entry(
      .recordOutsideFile, .fatal,
      "指定した位置はファイルの範囲外です。ファイルが元のものか確認してください。",
      "The place asked for lies outside the file. Check that it is the original file."),
    Entry(
      .characterSetMissing, .fatal,
      "CP932の変換表がこの機械にありません。glibcのgconvを確認してください。",
      "This machine has no conversion for CP932. Check the gconv modules of glibc."),
    Entry(
      .momentOutsideCalendar, .error,
      "日時が1981年から2099年の外です。年の桁を確認してください。",
      "The moment lies outside the years 1981 to 2099. Check the digits of the year."),
  ]
}
