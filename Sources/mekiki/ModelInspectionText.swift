import Core
import Cryptography
import Scoring

/// Writes what a model file holds.
struct ModelInspectionText {
  let model: ModelArtifact
  let bytes: [UInt8]
  let language: Language

  private var digest: String { SHA256Hasher.digest(of: bytes).hexadecimal }

  /// For people.
  func table() -> String {
    let isJapanese = language == .japanese
    let shape = model.network.shape
    var lines = [
      "SHA-256  \(digest)",
      isJapanese
        ? "大きさ   \(bytes.count) バイト、重み \(shape.parameterCount)"
        : "size     \(bytes.count) bytes, \(shape.parameterCount) weights",
      isJapanese
        ? "入力     特徴量 \(model.encoder.columns.count)、符号化後 \(model.encoder.inputCount)、摘要 \(shape.textBuckets) 区分 × \(shape.textWidth)"
        : "inputs   \(model.encoder.columns.count) features, \(model.encoder.inputCount) encoded, memo \(shape.textBuckets) buckets x \(shape.textWidth)",
      isJapanese
        ? "中間層   \(shape.hiddenSizes.map(String.init).joined(separator: "、"))"
        : "hidden   \(shape.hiddenSizes.map(String.init).joined(separator: ", "))",
    ]
    for (key, value) in model.provenance.sorted(by: { $0.key < $1.key }) { lines.append("\(key): \(value)") }
    lines.append(isJapanese ? "特徴量（境界の数、大きさの入力、欠損の入力）" : "features (edges, size input, missing input)")
    for column in model.encoder.columns {
      let marks = "\(column.size == nil ? "-" : "+") \(column.hasMissingInput ? "+" : "-")"
      let edges = String(column.edges.count)
      lines.append(
        "  \(String(repeating: " ", count: max(0, 3 - edges.count)))\(edges) \(marks)  \(column.name.text)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// For programs.
  func json() -> String {
    let shape = model.network.shape
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.model/1")
      json.member("sha256", digest)
      json.member("bytes", Int64(bytes.count))
      json.member("weights", Int64(shape.parameterCount))
      json.member("inputs", Int64(model.encoder.inputCount))
      json.member("text_buckets", Int64(shape.textBuckets))
      json.member("text_width", Int64(shape.textWidth))
      json.key("hidden_sizes")
      json.array { json in for size in shape.hiddenSizes { json.value(Int64(size)) } }
      json.member("calibration_slope", model.calibrationSlope)
      json.member("calibration_offset", model.calibrationOffset)
      json.key("provenance")
      json.object { json in
        for (key, value) in model.provenance.sorted(by: { $0.key < $1.key }) { json.member(key, value) }
      }
      json.key("features")
      json.array { json in
        for column in model.encoder.columns {
          json.object { json in
            json.member("name", column.name.text)
            json.member("edges", Int64(column.edges.count))
            json.member("has_size", column.size != nil)
            json.member("has_missing", column.hasMissingInput)
          }
        }
      }
    }
    return json.text + "\n"
  }
}
