import JapaneseText

/// The encoding of one text file, named by the mapping or found from the file's first bytes.
struct EncodingChoice: Sendable {
  private(set) var encoding: TextEncoding
  /// How it was found; nil when it was named.
  let detection: EncodingDetection?
  private let name: CSVMapping.Encoding

  init(
    _ wanted: CSVMapping.Encoding, _ opening: FileOpening, badBytes: BadBytes, fileName: String
  ) throws(IngestError) {
    let detection =
      wanted == .detect ? opening.encodingDetection : nil
    name = detection.map { EncodingChoice.name($0.encoding) } ?? wanted
    self.detection = detection
    do {
      guard let encoding = try TextEncoding(named: name, TextRepair(badBytes)) else {
        preconditionFailure("An encoding that was found has a name.")
      }
      self.encoding = encoding
    } catch {
      throw .characterSetMissing(file: fileName)
    }
  }

  /// The same choice with counts of its own, for text that is looked at and read again later.
  var forTrial: EncodingChoice {
    var choice = self
    choice.encoding = encoding.forTrial
    return choice
  }

  /// Why a text in such an encoding is not read, or nil.
  static func refusal(_ opening: FileOpening) -> Refusal? {
    switch opening.encodingDetection.encoding {
    case .utf16LittleEndian, .utf16BigEndian: return Refusal(.encodingUTF16)
    case .iso2022JP: return Refusal(.encodingISO2022JP)
    case .utf8, .cp932, .eucJP: return nil
    }
  }

  /// Says which encoding the file is read in, when its reading begins.
  func begin(_ ledger: inout FileLedger) {
    var certainty = "named (設定で指定 / named by the pipeline)"
    if let detection {
      certainty =
        "\(detection.certainty.rawValue) (\(detection.reasonJapanese) / \(detection.reasonEnglish))"
    }
    ledger.keep(HeaderFact(japanese: "文字コード", english: "Encoding", value: shownName))
    ledger.keep(HeaderFact(japanese: "文字コードの確かさ", english: "Encoding certainty", value: certainty))
    if detection?.certainty == .guess { ledger.note(.encodingGuessed, field: shownName) }
  }

  /// Says what was found about the file's bytes, when it has been read.
  func finish(_ ledger: inout FileLedger) {
    let counts = encoding.repair.counts
    if counts.replacedBytes > 0 { ledger.note(.bytesReplaced, field: "\(counts.replacedBytes)") }
    if counts.oneWayCodes > 0 { ledger.note(.oneWayCodes, field: "\(counts.oneWayCodes)") }
  }

  private var shownName: String {
    switch name {
    case .utf8: return "UTF-8"
    case .cp932: return "CP932"
    case .eucJP: return "EUC-JP"
    case .jisX0201: return "JIS X 0201"
    case .detect: return ""
    }
  }

  static func name(_ encoding: EncodingDetection.Encoding) -> CSVMapping.Encoding {
    switch encoding {
    case .cp932: return .cp932
    case .eucJP: return .eucJP
    // The others are refused before a reader is made.
    case .utf8, .utf16LittleEndian, .utf16BigEndian, .iso2022JP: return .utf8
    }
  }
}
