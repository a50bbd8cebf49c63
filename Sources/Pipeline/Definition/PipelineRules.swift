import Core
import Cryptography
import Features
import Rules

/// The rules of a pipeline by themselves: they can be read, tested and linted while model, policy or watch lists are broken.
///
/// - Input: `rules` names another folder of rule files, for a pack that is not the pipeline's yet.
public struct PipelineRules: Sendable {
  /// What the pipeline's manifest says.
  public let manifest: PipelineManifest
  /// The features that conditions may name.
  public let catalogue: RunCatalogue
  /// The files of the pack, in the order of their names.
  public let files: [RuleFile]
  /// The pack, or nil when the findings say why there is none.
  public let pack: RulePack?
  /// Everything that is wrong with the files or their examples.
  public let findings: [Finding]

  /// The digest of the files: what a run records and people approve.
  public var digest: SHA256Digest { PipelineDefinition.digest(files.map { ($0.name, $0.bytes) }) }

  /// The pack, or an error with every finding when there is none or an example does not hold.
  public func usablePack() throws(PipelineError) -> RulePack {
    guard let pack, findings.allSatisfy({ $0.severity == .notice }) else {
      throw .invalidPipeline(findings: findings, files: files)
    }
    return pack
  }

  /// The pack as far as it loads, for trying it before its examples hold, with how many of them do not.
  public func readablePack() throws(PipelineError) -> (pack: RulePack, failingCases: Int) {
    guard let pack else { throw .invalidPipeline(findings: findings, files: files) }
    return (pack, findings.count { $0.severity != .notice })
  }

  /// Everything that a rule owner should know, faults of the files first.
  public func lint(today: BankDay) -> [Finding] {
    findings + (pack.map { RuleLint($0, today: today).findings() } ?? [])
  }

  /// What tells this pack from an older one; both must load, and their examples need not hold.
  public func difference(from old: PipelineRules) throws(PipelineError) -> RulePackDifference {
    RulePackDifference(from: try old.readablePack().pack, to: try readablePack().pack)
  }

  /// Reads the rules of a pipeline.
  ///
  /// - Input: `watchLists` are those of the pipeline, for rules that are to run; without them conditions that ask lists are checked,
  ///   and what they would find is missing.
  /// - Errors: `unreadablePipeline` when there is none, `invalidPipeline` when its manifest is wrong; what is wrong with the rules comes
  ///   back as findings.
  public static func load(folder: String, rules: String? = nil, watchLists: [WatchList]? = nil)
    throws(PipelineError) -> PipelineRules
  {
    let root = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
    let manifest = try PipelineDefinition.manifest(folder: root)
    var loading = PipelineLoading(root: root, findings: [])
    let catalogue = loading.catalogue(manifest.features.flatMap { loading.file($0) }, manifest)
    let files: [PipelineDefinition.File]
    if let rules {
      // A pack of another folder is known by the names that it would have in its place, so that equal packs have equal digests.
      var other = PipelineLoading(root: ".", findings: [])
      files = other.folder(rules, suffix: ".yaml").map { file in
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        return PipelineDefinition.File(path: manifest.rules + "/" + name, bytes: file.bytes)
      }
      loading.findings += other.findings
    } else {
      files = loading.folder(manifest.rules, suffix: ".yaml")
    }
    let lists =
      watchLists.map { NamedLists($0) } ?? NamedLists(names: manifest.watchLists.map(\.description.id))
    let pack = loading.hasNoErrors ? loading.rules(files, catalogue, lists) : nil
    return PipelineRules(
      manifest: manifest, catalogue: catalogue,
      files: files.map { RuleFile(name: $0.path, bytes: $0.bytes) }, pack: pack, findings: loading.findings)
  }
}
