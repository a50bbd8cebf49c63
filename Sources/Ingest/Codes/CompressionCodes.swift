import Archives

// Codes of compressed files. New ones take numbers 200 to 219.

extension IngestCode {
  /// The compressed data is damaged, cut, or followed by something else.
  public static let compressedDataDamaged = IngestCode(
    200, .fatal,
    "圧縮データが壊れているか、途中で切れています。ファイルをもう一度送ってもらってください。",
    "The compressed data is damaged, cut, or followed by other bytes. Ask for the file again.")

  /// The zip archive holds no file.
  public static let archiveEmpty = IngestCode(
    201, .fatal,
    "zipの中にファイルがありません。送信元に確認してください。",
    "The zip archive holds no file. Ask the sender.")

  /// The zip archive holds more than one entry.
  public static let archiveHasSeveralMembers = IngestCode(
    202, .fatal,
    "zipの中に複数のファイルまたはフォルダーがあります。一つのzipには取引ファイルを一つだけ入れてください。",
    "The zip archive holds more than one entry. Put one transaction file into each archive, and no folder.")

  /// The only entry of the zip archive is a folder or a link.
  public static let archiveMemberNotAFile = IngestCode(
    203, .fatal,
    "zipの中身が通常のファイルではありません(フォルダーやリンク)。取引ファイルそのものを入れてください。",
    "The entry of the zip archive is a folder or a link. Put the transaction file itself into it.")

  /// The zip archive is encrypted.
  public static let archiveEncrypted = IngestCode(
    204, .fatal,
    "zipが暗号化されています。復号してから渡してください。",
    "The zip archive is encrypted. Decrypt it before supplying it.")

  /// The content of the compressed file is compressed itself.
  public static let compressionNested = IngestCode(
    205, .fatal,
    "圧縮ファイルの中身がさらに圧縮されています。一度だけ圧縮したファイルを渡してください。",
    "The content of the compressed file is compressed again. Supply a file that is compressed once.")

  /// The content is out of proportion to the compressed file.
  public static let compressionExpandsTooMuch = IngestCode(
    206, .fatal,
    "圧縮ファイルの大きさに対して中身が大きすぎます。送信元に確認し、正しければ圧縮せずに渡してください。",
    "The content is out of proportion to the compressed file. Ask the sender, and supply it uncompressed if it is right."
  )

  /// The content of the compressed file is larger than the limit.
  public static let compressedContentTooLarge = IngestCode(
    207, .fatal,
    "圧縮ファイルの中身が上限を超えています。分割して渡してください。",
    "The content of the compressed file is larger than the limit. Supply it in parts.")

  /// The compressed file carries no checksum.
  public static let compressionWithoutChecksum = IngestCode(
    208, .notice,
    "圧縮ファイルに検査値(チェックサム)がありません。転送中の破損に気づけないことがあります。",
    "The compressed file carries no checksum, so damage on the way may go unnoticed.")

  /// All of them, in the order of their numbers.
  static let compressionCodes: [IngestCode] = [
    .compressedDataDamaged, .archiveEmpty, .archiveHasSeveralMembers, .archiveMemberNotAFile,
    .archiveEncrypted, .compressionNested, .compressionExpandsTooMuch, .compressedContentTooLarge,
    .compressionWithoutChecksum,
  ]

  /// The code of a fault of content, or nil when the system is at fault.
  static func code(of fault: ContentFault) -> IngestCode? {
    switch fault {
    case .damaged: return .compressedDataDamaged
    case .noMember: return .archiveEmpty
    case .severalMembers: return .archiveHasSeveralMembers
    case .memberNotAFile: return .archiveMemberNotAFile
    case .encrypted: return .archiveEncrypted
    case .tooLarge: return .compressedContentTooLarge
    case .expandsTooMuch: return .compressionExpandsTooMuch
    case .unreadable: return nil
    }
  }
}
