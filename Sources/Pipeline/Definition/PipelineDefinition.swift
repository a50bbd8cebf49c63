import Alerts
import Core
import Cryptography
import Features
import Ingest
import JapaneseText
import Rules
import Scoring

/// A pipeline with everything it needs, loaded and checked: manifest, rules, words, model and policy.
///
/// - Determinism: the digests cover every file that can change a score.
public struct PipelineDefinition: Sendable {
  /// One file of the pipeline as it was read.
  public struct File: Sendable {
    /// The path relative to the pipeline's folder.
    public let path: String
    /// The bytes.
    public let bytes: [UInt8]
  }

  /// The pipeline's folder.
  public let folder: String
  /// What `pipeline.yaml` says.
  public let manifest: PipelineManifest
  /// The manifest's own file.
  public let manifestFile: File
  /// The file of declared windows, or nil when the pipeline has none.
  public let featureFile: File?
  /// The rule packs' files.
  public internal(set) var ruleFiles: [File]
  /// The word lists' files.
  public let lexiconFiles: [File]
  /// The model's file.
  public let modelFile: File
  /// The adapter's file, or nil when the model runs as it is.
  public let adapterFile: File?
  /// The challenger's file, or nil when the network is alone.
  public let challengerFile: File?
  /// The policy's file.
  public let policyFile: File
  /// The rules.
  public internal(set) var rules: RulePack
  /// The words.
  public let lexicon: Lexicon
  /// The watch lists, in the order of the manifest.
  public let watchLists: [WatchListFile]
  /// The accounts confirmed as used for fraud, or nil when the pipeline has no file of them.
  public let labels: ConfirmedAccountFile?
  /// The features: the built-in ones, those of the declared columns and the declared windows.
  public let catalogue: RunCatalogue
  /// The model, with the adapter put on where there is one.
  public let model: ModelArtifact
  /// How features and scores were spread where the model was measured, or nil when its card does not say.
  let driftBaseline: DriftBaseline?
  /// The challenger with its calibration and who decides, or nil when the network is alone.
  public let dualTrack: DualTrack?
  /// The policy.
  public let policy: AlertPolicy
  /// In how many bank days alerts are to leave each state.
  public let workflow: AlertWorkflow

  /// The digest of all files of the pipeline's own that can change a score.
  ///
  /// The customers' file, the watch lists and the labels change from night to night; their digests are kept with each source file.
  public var digest: SHA256Digest {
    PipelineDefinition.digest(ownFiles + ruleFiles + lexiconFiles + [modelFile, policyFile])
  }

  /// The manifest and, where there are such, the file of declared windows, the adapter's and the challenger's.
  var ownFiles: [File] { [manifestFile] + [featureFile, adapterFile, challengerFile].compactMap { $0 } }

  /// The digest of the rule packs.
  public var rulesDigest: SHA256Digest { PipelineDefinition.digest(ruleFiles) }

  /// The digest of the model's own file, without an adapter.
  public var modelDigest: SHA256Digest { SHA256Hasher.digest(of: modelFile.bytes) }

  /// The digest of the adapter's file, or nil when the model runs as it is.
  public var adapterDigest: SHA256Digest? { adapterFile.map { SHA256Hasher.digest(of: $0.bytes) } }

  /// The digest of the challenger's file, or nil when the network is alone.
  public var challengerDigest: SHA256Digest? { challengerFile.map { SHA256Hasher.digest(of: $0.bytes) } }

  /// The same pipeline with the rules of another pack.
  ///
  /// - Input: rules that were loaded for this pipeline.
  /// - Errors: `invalidPipeline` when the pack has faults.
  public func replacingRules(_ other: PipelineRules) throws(PipelineError) -> PipelineDefinition {
    var changed = self
    changed.rules = try other.usablePack()
    changed.ruleFiles = other.files.map { File(path: $0.name, bytes: $0.bytes) }
    return changed
  }

  /// A path of the manifest, made absolute or relative to the current folder.
  public func resolve(_ path: String) -> String { featureSources.resolve(path) }

  private static func digest(_ files: [File]) -> SHA256Digest {
    digest(files.map { ($0.path, $0.bytes) })
  }

  static func digest(_ files: [(path: String, bytes: [UInt8])]) -> SHA256Digest {
    // Each file counts with its path and its own digest, so that no shifting of bytes between files can hide.
    let lines = files.map { "\(SHA256Hasher.digest(of: $0.bytes).hexadecimal)  \($0.path)\n" }
    return SHA256Hasher.digest(of: Array(lines.joined().utf8))
  }
}
