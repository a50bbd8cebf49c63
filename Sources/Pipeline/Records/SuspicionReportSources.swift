import Core
import Foundation
import Ingest
import Manifests
import Reporting

/// What a report of a suspicious transaction needs beside its alert: the holder of the account, and what the bank says of itself.
public enum SuspicionReportSources {
  /// The holder of an account by the customers' file that is named or that the pipeline names; nil when there is none or it lacks the account.
  ///
  /// - Errors: `PipelineError` when the pipeline or its customers' file cannot be read.
  public static func holder(
    of account: AccountID, customers path: String?, pipeline folder: String
  ) throws(PipelineError) -> AccountHolder? {
    let sources = try PipelineDefinition.loadFeatureSources(folder: folder)
    let named = path ?? sources.manifest.customers.map { sources.resolve($0.file) }
    guard let file = try CustomersSource.read(path: named, of: sources) else { return nil }
    return AccountHolder(of: account, in: file.table)
  }

  /// Reads a file with the items of `ReportingInstitution.Item` as keys, each optional.
  ///
  /// - Errors: everything that is wrong with the file, at once, as `invalidPipeline`; `unreadablePipeline` when there is none.
  public static func institution(path: String) throws(PipelineError) -> ReportingInstitution {
    guard let bytes = PipelineDefinition.contents(path) else { throw .unreadablePipeline(path: path) }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let reading = ManifestReading(bytes: bytes, name: name)
    var institution = ReportingInstitution()
    if let root = reading.rootMapping() {
      for item in ReportingInstitution.Item.allCases {
        institution.texts[item] = root.optionalString(item.rawValue)
      }
      root.finish()
    }
    guard !reading.hasErrors else { throw .invalidPipeline(findings: reading.findings, files: []) }
    return institution
  }
}
