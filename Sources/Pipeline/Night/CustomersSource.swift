import Core
import Ingest

/// Reads the customers' file that a pipeline or a command names.
enum CustomersSource {
  /// The customers' file at a path, or nil when none is named.
  ///
  /// - Parameters:
  ///   - path: the path of the file, or nil.
  ///   - sources: the pipeline, which may say encoding and day of its own file.
  /// - Returns: the file's customers and what was found about it.
  /// - Throws: `PipelineError.noCustomers` when it cannot be read, `PipelineError.unreadableCustomers` when it
  ///   was refused.
  static func read(path: String?, of sources: FeatureSources) throws(PipelineError) -> CustomerFile? {
    guard let path else { return nil }
    // What the pipeline says of its own file is not said of another one.
    let own = sources.manifest.customers.flatMap { sources.resolve($0.file) == path ? $0 : nil }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let file: CustomerFile
    do {
      file = try CustomerFile.read(
        path: path, name: name, encoding: own?.encoding ?? .detect, asOf: own?.asOf)
    } catch {
      // Not to be taken for a fault of the transaction file at hand.
      throw .noCustomers(finding: error.finding)
    }
    if let fault = file.findings.first(where: { $0.severity == .fatal }) {
      throw .unreadableCustomers(finding: fault)
    }
    return file
  }
}
