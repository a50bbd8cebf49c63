// Codes of ISO 20022 messages. New ones take numbers 160 to 199.

extension IngestCode {
  /// The XML is not well-formed.
  public static let xmlNotWellFormed = IngestCode(
    160, .fatal,
    "XMLとして正しくありません。ここから末尾までを除外しました。作成元に確認してください。",
    "The XML is not well-formed. Everything from here on is refused. Ask the sender for a corrected file.")
  /// The XML has a document type declaration, which is never read.
  public static let xmlDocumentType = IngestCode(
    161, .fatal,
    "XMLに文書型宣言(DOCTYPE)があります。安全のため読みません。作成元に確認してください。",
    "The XML has a document type declaration, which is never read. Ask the sender for a file without one.")
  /// The XML exceeds a limit of depth, length or number of attributes.
  public static let xmlLimitExceeded = IngestCode(
    162, .fatal,
    "XMLの深さ・長さ・属性数のいずれかが上限を超えています。作成元に確認してください。",
    "The XML exceeds a limit of depth, length or number of attributes. Ask the sender for a corrected file.")
  /// The XML is not in UTF-8.
  public static let xmlEncodingNotRead = IngestCode(
    163, .fatal,
    "UTF-8以外の文字コードで宣言されたXMLは対象外です。UTF-8で出力し直してください。",
    "The XML declares an encoding other than UTF-8, which is not read. Export the file in UTF-8.")
  /// The XML holds bytes that are not UTF-8.
  public static let xmlTextNotUTF8 = IngestCode(
    164, .fatal,
    "XMLにUTF-8として正しくないバイトがあります。文字コードの宣言と中身を確認してください。",
    "The XML holds bytes that are not UTF-8. Check the declared encoding against the content.")
  /// The XML ends inside of a document.
  public static let xmlCutOff = IngestCode(
    165, .fatal,
    "XMLが文書の途中で終わっています。転送が完了したか確認してください。",
    "The XML ends inside of a document. Check that the transfer was complete.")
  /// The message, or its version, is none that is read.
  public static let messageNotRead = IngestCode(
    166, .fatal,
    "このISO 20022電文または版は対象外です。対象はpain.001、pacs.008、camt.052・053・054です。",
    "This ISO 20022 message or version is not read. Those read are pain.001, pacs.008 and camt.052 to 054.")
  /// The file mixes messages of different kinds.
  public static let messagesMixed = IngestCode(
    167, .fatal,
    "種類の異なる電文が一つのファイルに混在しています。電文ごとにファイルを分けてください。",
    "The file mixes messages of different kinds. Supply one file for each kind.")
  /// An element stands where the message's schema has none of its name.
  public static let elementUnexpected = IngestCode(
    168, .fatal,
    "電文の定義にない要素があります。ここから末尾までを除外しました。作成元に確認してください。",
    "An element is not in the message's schema. Everything from here on is refused. Ask the sender.")
  /// The message lacks an element that every message of its kind has.
  public static let elementMissing = IngestCode(
    169, .fatal,
    "電文に必須の要素がありません。作成元に確認してください。",
    "The message lacks an element that every message of its kind has. Ask the sender for a complete file.")
  /// The record lacks an element without which it is no transaction.
  public static let recordElementMissing = IngestCode(
    170, .error,
    "取引として必須の要素がありません。",
    "The record lacks an element without which it is no transaction.")
  /// The entry is not booked yet, or only announced.
  public static let entryNotBooked = IngestCode(
    171, .error,
    "未記帳の明細です(BOOK以外)。記帳後の電文で読み取ります。",
    "The entry is not booked yet. It is read from the message that reports it as booked.")
  /// The transactions of an entry do not add up to its amount or number.
  public static let entrySumDisagrees = IngestCode(
    172, .fatal,
    "明細の金額または件数が、その内訳の合計と一致しません。作成元に確認してください。",
    "The transactions of an entry do not add up to its amount or number. Ask the sender to correct it.")
  /// A total of the message is not that of its records.
  public static let messageTotalDisagrees = IngestCode(
    173, .fatal,
    "電文の合計件数または合計金額が明細と一致しません。作成元に確認してください。",
    "A total of the message is not that of its records. Ask the sender for a corrected file.")
  /// A total of the message cannot be read.
  public static let messageTotalUnreadable = IngestCode(
    174, .fatal,
    "電文の合計件数・合計金額・残高のいずれかが読めません。作成元に確認してください。",
    "A total or balance of the message cannot be read. Ask the sender for a corrected file.")
  /// Messages between banks cannot be read before the bank's own identifiers are configured.
  public static let ownAgentsMissing = IngestCode(
    175, .fatal,
    "pacs.008を読むには自行のBICまたは銀行番号が必要です。pipeline.yamlのown_agentsに列挙してください。",
    "To read pacs.008, list the bank's own BICs or member identifiers under own_agents in pipeline.yaml.")
  /// Neither or both of the banks of a payment are the one that reads.
  public static let ownAgentUndecided = IngestCode(
    176, .error,
    "どちらの銀行が自行か決まらないため、入出金の方向を決められません。own_agentsを確認してください。",
    "Neither or both banks of the payment are one's own, so that it has no direction. Check own_agents.")
  /// The file holds a business header and no message: a request, without transactions.
  public static let messageRequestOnly = IngestCode(
    177, .notice,
    "ヘッダーだけの要求電文です。取引はありません。",
    "The file holds a business header and no message: it is a request, without transactions.")
  /// Remittance texts that hold encoded EDI data are left out of the memo.
  public static let ediTextLeftOut = IngestCode(
    178, .notice,
    "符号化された金融EDI情報は摘要に含めていません。原本で確認できます。",
    "Remittance texts that hold encoded EDI data are left out of the memo; the source record has them.")

  /// All of them, in the order of their numbers.
  static let xmlCodes: [IngestCode] = [
    .xmlNotWellFormed, .xmlDocumentType, .xmlLimitExceeded, .xmlEncodingNotRead, .xmlTextNotUTF8, .xmlCutOff,
    .messageNotRead, .messagesMixed, .elementUnexpected, .elementMissing, .recordElementMissing,
    .entryNotBooked, .entrySumDisagrees, .messageTotalDisagrees, .messageTotalUnreadable, .ownAgentsMissing,
    .ownAgentUndecided, .messageRequestOnly, .ediTextLeftOut,
  ]
}
