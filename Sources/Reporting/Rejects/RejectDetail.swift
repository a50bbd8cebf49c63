import AlertStore
import Core

/// One refused record in full: where it stands, what is wrong, and its bytes as they lie in the file.
///
/// - Determinism: the same record gives the same bytes.
public struct RejectDetail: Sendable {
  let reject: StoredReject
  let language: Language

  /// Makes the detail of a refused record in a language.
  public init(_ reject: StoredReject, language: Language) {
    self.reject = reject
    self.language = language
  }

  /// The record for a terminal; both texts are shown, the one of the language first.
  public func terminal(_ style: TerminalStyle) -> String {
    let record = reject.record
    let dump = ByteDump(bytes: record.raw, firstOffset: record.byteOffset, fileFormat: reject.fileFormat)
    let bytes = pick(" バイト", " bytes")
    let texts =
      language == .japanese ? [record.japanese, record.english] : [record.english, record.japanese]
    let pairs: [(Label, String)] = [
      (.file, VisibleText.make(reject.fileName)), (.format, FormatNames.name(reject.fileFormat, language)),
      (.status, WordNames.name(reject.fileStatus, language)),
      (.businessDay, reject.businessDay.iso8601), (.run, "\(reject.runID)"),
      (.recordNumber, record.recordNumber.map(NumberText.grouped) ?? Label.unknown.text(language)),
      (.byteOffset, NumberText.grouped(record.byteOffset) + bytes),
      (.byteLength, NumberText.grouped(record.byteLength) + bytes), (.code, record.code),
      (.whatIsWrong, texts[0]), (.alsoSaid, texts[1]),
    ]
    let width = pairs.map { DisplayWidth.columns($0.0.text(language)) }.max() ?? 0
    let list = pairs.map { label, value in
      let name = label.text(language)
      return "  \(name)\(DisplayWidth.padding(name, to: width)) : \(value)\n"
    }
    let title = "== \(Label.rejectID.text(language)) \(reject.rejectID) =="
    let head = pick(
      "原本のバイト（位置は先頭からの十進数、右は \(dump.encoding.rawValue) としての文字）",
      "Bytes of the source (decimal offset in the file, text as \(dump.encoding.rawValue) on the right)")
    return style.coloured(title, .heading) + "\n" + list.joined() + "\n" + head + "\n" + dump.text() + cutNote
  }

  /// The record as JSON, its bytes as hexadecimal digits.
  ///
  /// Members may be added later and are never renamed; a reader ignores those it does not know.
  public func json() -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.reject/1")
      reject.writeMembers(to: &json)
      json.member("bytes_hexadecimal", reject.record.raw.map(ByteDump.hexadecimal).joined())
    }
    return json.text + "\n"
  }

  private var cutNote: String {
    let kept = Int64(reject.record.raw.count)
    guard kept < reject.record.byteLength else { return "" }
    let words = NumberText.grouped(kept)
    return pick("先頭の \(words) バイトだけを保存しています。\n", "Only the first \(words) bytes are kept.\n")
  }

  private func pick(_ japanese: String, _ english: String) -> String {
    language == .japanese ? japanese : english
  }
}
