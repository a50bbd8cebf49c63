import Alerts
import Core
import Foundation

extension PipelineDefinition {
  /// Who sees what, and for how long it is kept: the file `privacy.yaml` in the pipeline's folder, which no night reads.
  public static func privacy(folder: String) throws(PipelineError) -> PrivacyPolicy {
    let root = try open(folder).root
    guard let bytes = contents(root + "/privacy.yaml") else {
      throw .unreadablePipeline(path: root + "/privacy.yaml")
    }
    let (policy, findings) = PrivacyPolicy.read(bytes: bytes, name: "privacy.yaml")
    guard let policy else { throw .invalidPipeline(findings: findings, files: []) }
    return policy
  }

  /// Checks the file of `privacy` when the pipeline has one; without it nothing can be masked or erased, and nights run.
  public static func checkPrivacy(folder: String) throws(PipelineError) {
    let root = try open(folder).root
    if FileManager.default.fileExists(atPath: root + "/privacy.yaml") { _ = try privacy(folder: folder) }
  }
}
