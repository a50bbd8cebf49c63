import AlertStore
import Core
import Cryptography
import Ingest

/// Tells a new file from one that was delivered before and has been changed since.
///
/// What the headers say tells; a format without headers, or one whose headers leave out what tells deliveries apart, is known by its
/// name and the business day.
struct Delivery {
  private let name: String
  private let hasHeaders: Bool
  /// By what the delivery is known again.
  let digest: SHA256Digest

  /// Describes a file that was read to its end.
  init(_ file: TransactionFile, businessDay: BankDay) {
    name = file.name
    hasHeaders = file.deliveryDigest != nil
    digest =
      file.deliveryDigest
      ?? SHA256Hasher.digest(of: Array("name\n\(file.name)\n\(businessDay.iso8601)\n".utf8))
  }

  /// Says that a file of the same name and other content was stored; the file is taken all the same.
  func sameName(as earlier: KnownFile) -> Finding {
    finding(
      "PIP-005", .notice,
      japanese: "同じ名前で内容の異なるファイルが \(earlier.businessDay.iso8601) 分（ファイル #\(earlier.fileID)）として取込済みです。"
        + "新しいファイルとして取り込みました。",
      english:
        "A file of this name was stored on \(earlier.businessDay.iso8601) (file #\(earlier.fileID)) with other content."
        + " This one was taken as a new file.")
  }

  /// Says that the file waits for a person, since it may be an earlier one that was corrected.
  func held(for earlier: KnownFile) -> Finding {
    finding(
      "PIP-006", .fatal,
      japanese: "\(sign(.japanese))取込済みのファイル \(Delivery.words(earlier))と同じで、内容が異なります（訂正後の再送のおそれ）。"
        + "二重計上を防ぐため取り込んでいません。作成元に確認し、別の取引であれば pipeline.yaml を redelivery: take にして再実行してください。",
      english:
        "\(sign(.english)) those of \(Delivery.words(earlier)), and the content is not: it may be that file, corrected."
        + " It was not taken, so that nothing counts twice. Ask the sender; if the transactions are others, run again with"
        + " 'redelivery: take' in pipeline.yaml.")
  }

  /// Says that the file was taken although an earlier one has the same headers.
  func taken(beside earlier: KnownFile) -> Finding {
    finding(
      "PIP-007", .notice,
      japanese: "\(sign(.japanese))取込済みのファイル \(Delivery.words(earlier))と同じですが、redelivery: take により取り込みました。",
      english:
        "\(sign(.english)) those of \(Delivery.words(earlier)); it was taken because of 'redelivery: take'.")
  }

  private func sign(_ language: Language) -> String {
    switch (hasHeaders, language) {
    case (true, .japanese): "ヘッダーの内容が"
    case (true, .english): "Its headers are"
    case (false, .japanese): "名前と営業日が"
    case (false, .english): "Its name and business day are"
    }
  }

  private static func words(_ file: KnownFile) -> String {
    "\(file.name) (\(file.businessDay.iso8601), #\(file.fileID))"
  }

  private func finding(
    _ code: String, _ severity: Finding.Severity, japanese: String, english: String
  ) -> Finding {
    Finding(
      code: code, severity: severity, place: Finding.Place(file: name), japanese: japanese, english: english)
  }
}

/// A file that waits for a person: thrown out of its transaction, so that nothing of it is stored.
struct HeldDelivery: Error {
  /// Why it waits.
  let finding: Finding
}
