import Core
import Ingest

extension PipelineManifest {
  /// How the files of this pipeline are read: the same for a night, an inspection and training.
  public func readingOptions(referenceDay: BankDay) -> ReadingOptions {
    var options = ReadingOptions(
      referenceDay: referenceDay, csv: csv, extraColumns: extraColumns, ownAgents: ownAgents,
      rejectLimit: rejectLimit)
    options.badBytes = badBytes
    return options
  }
}
