import AlertStore
import ArgumentParser
import Core
import Pipeline
import Reporting

/// The command `mekiki lineage PLACE`.
struct LineageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lineage",
    abstract: "Follow an alert to the exact bytes of its source files, or a record to its alerts.")

  @Argument(help: "The alert's number, or FILE:RECORD.") var place: String
  @OptionGroup var databaseOption: DatabaseOption
  @Option(help: "The folder with the source files. Default: as the pipeline says.") var input: String?
  @Flag(help: "Write JSON for programs; bytes as hexadecimal digits.") var json = false
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    try ExitReport.run(language: language) {
      let database = try databaseOption.open()
      if let colon = place.lastIndex(of: ":"), let number = Int64(place[place.index(after: colon)...]) {
        let places = try database.places(ofRecord: number, inFile: String(place[..<colon]))
        guard !places.isEmpty else { throw CommandError.noAlertOfRecord(place) }
        Terminal.write(json ? LineageText.json(places) : LineageText.text(places, language))
        return .clean
      }
      let folder = try input ?? PipelineDefinition.inputPath(folder: databaseOption.pipeline)
      let lineage = try AlertLineage.follow(place, in: database, inputPath: folder)
      Terminal.write(json ? LineageText.json(lineage) : LineageText.text(lineage, language))
      return lineage.origins.allSatisfy { $0.state == .same } ? .clean : .dataRefused
    }
  }
}

/// Writes where transactions come from.
enum LineageText {
  static func text(_ lineage: AlertLineage, _ language: Language) -> String {
    let isJapanese = language == .japanese
    return lineage.origins.enumerated().map { index, origin in
      let name = VisibleText.make(origin.fileName)
      let heading = "\(lineage.alertID) \(index + 1)/\(lineage.origins.count)"
      let place =
        isJapanese
        ? "\(name)（\(origin.format)、処理 \(origin.runID)）の \(origin.recordNumber) 件目、\(origin.byteOffset) バイト目から \(origin.byteLength) バイト"
        : "\(name) (\(origin.format), run \(origin.runID)), record \(origin.recordNumber), byte \(origin.byteOffset), \(origin.byteLength) bytes"
      let bytes = origin.bytes.map { bytes in
        let hexadecimal = bytes.map(hexadecimal).joined()
        return (isJapanese ? "  原文" : "  bytes")
          + ": \(hexadecimal)\n  SHA-256: \(origin.recordDigest ?? "")\n"
      }
      return "\(heading): \(place)\n" + (isJapanese ? "  ファイル" : "  file")
        + ": \(origin.fileDigest) \(word(origin.state, language))\n"
        + (bytes ?? "")
    }.joined()
  }

  private static func word(_ state: AlertLineage.FileState, _ language: Language) -> String {
    let isJapanese = language == .japanese
    switch state {
    case .same: return isJapanese ? "一致" : "the same"
    case .changed: return isJapanese ? "内容が変わっています" : "CHANGED since"
    case .absent: return isJapanese ? "入力フォルダーにありません" : "NOT in the input folder"
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  static func json(_ lineage: AlertLineage) -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.lineage/1")
      json.member("alert_id", lineage.alertID)
      json.key("transactions")
      json.array { json in
        for origin in lineage.origins {
          json.object { json in
            json.member("run_id", origin.runID)
            json.member("file_name", origin.fileName)
            json.member("file_digest", origin.fileDigest)
            json.member("format", origin.format)
            json.member("record_number", origin.recordNumber)
            json.member("byte_offset", origin.byteOffset)
            json.member("byte_length", origin.byteLength)
            json.member("file_state", origin.state.rawValue)
            json.member("bytes", origin.bytes.map { $0.map(hexadecimal).joined() })
            json.member("record_digest", origin.recordDigest)
          }
        }
      }
    }
    return json.text + "\n"
  }

  static func text(_ places: [TransactionPlace], _ language: Language) -> String {
    places.map { place in
      language == .japanese
        ? "\(place.alertID)（処理 \(place.runID)、ファイル \(place.fileDigest)）\n"
        : "\(place.alertID) (run \(place.runID), file \(place.fileDigest))\n"
    }.joined()
  }

  static func json(_ places: [TransactionPlace]) -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.lineage/1")
      json.key("alerts")
      json.array { json in
        for place in places {
          json.object { json in
            json.member("alert_id", place.alertID)
            json.member("file_digest", place.fileDigest)
            json.member("run_id", place.runID)
          }
        }
      }
    }
    return json.text + "\n"
  }
}
