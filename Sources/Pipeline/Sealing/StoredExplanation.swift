import Core
import Evidence
import Manifests

/// The features of a stored explanation, read back from its JSON.
///
/// JSON is YAML written in braces, so the strict reader of configuration reads it too: it refuses duplicate and unknown keys.
enum StoredExplanation {
  static func features(_ json: String) -> [EvidenceFeature]? {
    let reading = ManifestReading(bytes: Array(json.utf8), name: "explanation")
    guard let root = reading.rootMapping() else { return nil }
    var features: [EvidenceFeature] = []
    for entry in root.mappings("features") ?? [] {
      let name = entry.string("name")
      let micro = entry.integer("contribution_micro")
      let value = entry.optionalReal("value")
      entry.finish()
      guard let name, let micro else { return nil }
      features.append(EvidenceFeature(name: name, value: value, contributionMicro: micro))
    }
    return reading.hasErrors ? nil : features
  }
}
