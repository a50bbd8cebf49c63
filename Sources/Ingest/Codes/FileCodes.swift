// Codes of files as a whole, and those that every format shares. New ones take numbers 69 and 240 to 299.

extension IngestCode {
  /// The file is empty.
  public static let emptyFile = IngestCode(
    1, .fatal,
    "ファイルが空です。送信元と転送を確認してください。",
    "The file is empty. Check the sender and the transfer.")

  /// The content is no format that is read.
  public static let formatUnrecognised = IngestCode(
    2, .fatal,
    "対応する形式ではありません。全銀ファイル、ISO 20022のXML、JSON Lines、見出し行のあるCSVのいずれかを渡してください。",
    "The content is no format that is read. Supply a Zengin file, ISO 20022 XML, JSON Lines, or CSV with a header."
  )

  /// More records were refused than the limit allows.
  public static let rejectLimitExceeded = IngestCode(
    16, .fatal,
    "読めないレコードが上限を超えました。形式と列の対応を確認してください。",
    "More records were refused than the limit allows. Check the format and the column mapping.")

  /// The record is longer than allowed and cannot be read.
  public static let recordTooLong = IngestCode(
    22, .error,
    "レコードが規定より長いため読めません。",
    "The record is longer than allowed and cannot be read.")

  /// The amount is not a whole number of yen.
  public static let amountUnreadable = IngestCode(
    24, .error,
    "金額が数字ではありません。",
    "The amount is not a whole number of yen.")

  /// The amount is above the largest amount that is accepted.
  public static let amountTooLarge = IngestCode(
    25, .error,
    "金額が上限を超えています。",
    "The amount is above the largest amount that is accepted.")

  /// A byte is not valid in the file's encoding.
  public static let encodingBroken = IngestCode(
    37, .error,
    "文字コードとして正しくないバイトがあります。",
    "A byte is not valid in the file's encoding.")

  /// The file does not exist.
  public static let fileMissing = IngestCode(
    53, .fatal,
    "ファイルがありません。パスを確認してください。",
    "The file does not exist. Check the path.")

  /// The path is a symbolic link, which is not followed.
  public static let fileIsSymbolicLink = IngestCode(
    54, .fatal,
    "シンボリックリンクは読みません。実体のファイルを指定してください。",
    "The path is a symbolic link, which is not followed. Name the file itself.")

  /// The path is a directory.
  public static let fileIsDirectory = IngestCode(
    55, .fatal,
    "フォルダーです。ファイルを指定してください。",
    "The path is a directory. Name a file.")

  /// The path is a pipe, socket or device.
  public static let fileIsSpecial = IngestCode(
    56, .fatal,
    "通常のファイルではありません(パイプや装置など)。通常のファイルを指定してください。",
    "The path is a pipe, socket or device. Name a regular file.")

  /// The file cannot be opened.
  public static let fileUnopenable = IngestCode(
    57, .fatal,
    "ファイルを開けません。権限とディスクを確認してください。",
    "The file cannot be opened. Check its permissions and the disk.")

  /// Reading the file failed.
  public static let fileUnreadable = IngestCode(
    58, .fatal,
    "ファイルの読み取りに失敗しました。ディスクを確認してください。",
    "Reading the file failed. Check the disk.")

  /// The file changed while it was read.
  public static let fileChanged = IngestCode(
    59, .fatal,
    "読み取り中にファイルが変わりました。転送の完了後に実行してください。",
    "The file changed while it was read. Run again when its transfer is complete.")

  /// The place asked for lies outside the file.
  public static let recordOutsideFile = IngestCode(
    60, .fatal,
    "指定した位置はファイルの範囲外です。ファイルが元のものか確認してください。",
    "The place asked for lies outside the file. Check that it is the original file.")

  /// This machine has no conversion for CP932.
  public static let characterSetMissing = IngestCode(
    61, .fatal,
    "CP932の変換表がこの機械にありません。glibcのgconvを確認してください。",
    "This machine has no conversion for CP932. Check the gconv modules of glibc.")

  /// The moment lies outside the years that the calendar of banking days holds.
  public static let momentOutsideCalendar = IngestCode(
    62, .error,
    "日時が1981年から2099年の外です。年の桁を確認してください。",
    "The moment lies outside the years 1981 to 2099. Check the digits of the year.")

  /// The file is in UTF-16, which is not read.
  public static let encodingUTF16 = IngestCode(
    63, .fatal,
    "文字コードがUTF-16です。UTF-8かCP932(Shift_JIS)で保存し直してください。",
    "The file is in UTF-16, which is not read. Save it again in UTF-8 or CP932 (Shift_JIS).")

  /// The file is in ISO-2022-JP, which is not read.
  public static let encodingISO2022JP = IngestCode(
    64, .fatal,
    "文字コードがISO-2022-JP(JIS)です。UTF-8かCP932(Shift_JIS)で保存し直してください。",
    "The file is in ISO-2022-JP, which is not read. Save it again in UTF-8 or CP932 (Shift_JIS).")

  /// The encoding is a guess.
  public static let encodingGuessed = IngestCode(
    65, .notice,
    "文字コードを推定しました。別の読み方もできる内容です。パイプラインの設定で文字コードを指定してください。",
    "The encoding is a guess: the content can be read in another one too. Name the encoding in the pipeline.")

  /// Bytes that stand for no character were replaced.
  public static let bytesReplaced = IngestCode(
    66, .notice,
    "文字コードとして正しくないバイトを置換文字(U+FFFD)に置き換えました。件数は欄に示します。",
    "Bytes that stand for no character were replaced by U+FFFD. The field says how many.")

  /// Characters whose bytes another program would write differently.
  public static let oneWayCodes = IngestCode(
    67, .notice,
    "重複符号のある文字(NEC特殊文字・NEC選定IBM拡張文字など)があります。文字は正しく読めますが、保存し直すとバイト列が変わります。件数は欄に示します。",
    "There are characters with two codes: they are read rightly, but saving the file again changes its bytes. The field says how many."
  )

  /// The path leads out of the folder that was given.
  public static let fileOutsideFolder = IngestCode(
    68, .fatal,
    "リンクをたどるとフォルダーの外に出ます。実体のファイルをフォルダーの中に置いてください。",
    "A link on the path leads out of the folder. Put the file itself into the folder.")

  /// All of them, in the order of their numbers.
  static let fileCodes: [IngestCode] = [
    .emptyFile, .formatUnrecognised, .rejectLimitExceeded, .recordTooLong, .amountUnreadable, .amountTooLarge,
    .encodingBroken, .fileMissing, .fileIsSymbolicLink, .fileIsDirectory, .fileIsSpecial, .fileUnopenable,
    .fileUnreadable, .fileChanged, .recordOutsideFile, .characterSetMissing, .momentOutsideCalendar,
    .encodingUTF16, .encodingISO2022JP, .encodingGuessed, .bytesReplaced, .oneWayCodes, .fileOutsideFolder,
  ]
}
