import Core
import Cryptography

/// `evidence.json`: what a bundle holds, for a program that has read nothing else of it.
///
/// Its shape is `ops/schemas/evidence.schema.json`.
enum IndexDocument {
  /// The name and version of the shape.
  static let schema = "mekiki.evidence/1"

  static func bytes(_ content: EvidenceContent, _ files: [EvidenceFile]) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("schema", schema)
      json.member("alert_id", content.alert.identifier)
      json.member("business_day", content.alert.businessDay.iso8601)
      json.member("withheld", content.withheld?.reason.rawValue)
      json.member("program_version", content.run.programVersion)
      json.member("score_unit", "millionths of a logit")
      json.member("score_micro", content.alert.scoreMicro)
      json.member("is_replayable", content.transactions.allSatisfy { $0.history != nil })
      json.key("transactions")
      json.array { json in
        for (index, transaction) in content.transactions.enumerated() {
          json.object { json in
            json.member("number", Int64(index + 1))
            json.member("amount_yen", transaction.values.amountYen)
            json.member("baseline_micro", transaction.score.baselineMicro)
            json.member("score_micro", transaction.score.scoreMicro)
            json.member(
              "source", transaction.sourceBytes == nil ? nil : EvidenceFileNames.sourceRecord(index + 1))
            json.member("history", transaction.history == nil ? nil : EvidenceFileNames.history(index + 1))
          }
        }
      }
      json.key("files")
      json.array { json in
        for file in files {
          json.object { json in
            json.member("path", file.path)
            json.member("media_type", mediaType(file.path))
            json.member("bytes", Int64(file.bytes.count))
            json.member("sha256", SHA256Hasher.digest(of: file.bytes).hexadecimal)
          }
        }
      }
    }
    return Array((json.text + "\n").utf8)
  }

  /// What the list says of a file, as it is read again.
  static func entry(_ file: EvidenceFile) -> JSONValue {
    .object([
      JSONMember("path", .text(file.path)), JSONMember("media_type", .text(mediaType(file.path))),
      JSONMember("bytes", .integer(Int64(file.bytes.count))),
      JSONMember("sha256", .text(SHA256Hasher.digest(of: file.bytes).hexadecimal)),
    ])
  }

  /// What sort of file has a name.
  static func mediaType(_ path: String) -> String {
    switch path.split(separator: ".").last {
    case "json": return "application/json"
    case "yaml": return "application/yaml"
    case "html": return "text/html"
    case "md": return "text/markdown"
    case "txt": return "text/plain"
    default: return "application/octet-stream"
    }
  }
}
