import Core
import Features
import Ingest
import JapaneseText

/// What the features of a pipeline are computed from: everything but rules, model and policy.
public struct FeatureSources: Sendable {
  /// The pipeline's folder.
  public let folder: String
  /// What `pipeline.yaml` says.
  public let manifest: PipelineManifest
  /// The words.
  public let lexicon: Lexicon
  /// The watch lists, in the order of the manifest.
  public let watchLists: [WatchListFile]
  /// The accounts confirmed as used for fraud, or nil when the pipeline has no file of them.
  public let labels: ConfirmedAccountFile?
  /// The features: the built-in ones, those of the declared columns and the declared windows.
  public let catalogue: RunCatalogue

  /// A path of the manifest, made absolute or relative to the current folder.
  public func resolve(_ path: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }
}

extension PipelineDefinition {
  /// What the features are computed from.
  public var featureSources: FeatureSources {
    FeatureSources(
      folder: folder, manifest: manifest, lexicon: lexicon, watchLists: watchLists, labels: labels,
      catalogue: catalogue)
  }

  /// Loads what the features of a pipeline are computed from, and looks at nothing else of it, so that a model can still be missing.
  ///
  /// - Errors: `unreadablePipeline` when there is none, `invalidPipeline` with every finding when a part is wrong.
  public static func loadFeatureSources(folder: String) throws(PipelineError) -> FeatureSources {
    let (root, _, manifest, opened) = try open(folder)
    var loading = opened
    let sources = FeatureSources(
      folder: root, manifest: manifest,
      lexicon: loading.lexicon(loading.folder(manifest.lexicon, suffix: ".yaml")),
      watchLists: loading.watchLists(manifest), labels: loading.labels(manifest),
      catalogue: loading.catalogue(manifest.features.flatMap { loading.file($0) }, manifest))
    guard loading.hasNoErrors else {
      throw .invalidPipeline(findings: loading.findings, files: loading.files)
    }
    return sources
  }
}
