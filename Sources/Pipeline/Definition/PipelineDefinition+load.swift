import Alerts
import Core
import Cryptography
import Features
import Foundation
import Ingest
import JapaneseText
import Rules
import Scoring

extension PipelineDefinition {
  /// Loads a pipeline and checks it whole, watch lists and labels included, without opening the database or a transaction file.
  ///
  /// - Errors: `unreadablePipeline` when there is none, `invalidPipeline` with every finding when any part is wrong.
  public static func load(folder: String) throws(PipelineError) -> PipelineDefinition {
    try load(open(folder))
  }

  /// Loads a pipeline from the files of a bundle; when alerts are due is not asked.
  ///
  /// - Errors: as for loading it from its folder.
  public static func load(sealed: SealedPipeline) throws(PipelineError) -> PipelineDefinition {
    guard let bytes = sealed.contents("pipeline.yaml") else {
      throw .unreadablePipeline(path: "pipeline.yaml")
    }
    let (manifest, faults) = PipelineManifest.read(bytes: bytes, name: "pipeline.yaml")
    var loading = PipelineLoading(root: "", findings: faults, manifest: bytes)
    loading.sealed = sealed
    guard let manifest else { throw .invalidPipeline(findings: faults, files: loading.files) }
    return try load(("", File(path: "pipeline.yaml", bytes: bytes), manifest, loading))
  }

  private static func load(
    _ opened: (root: String, file: File, manifest: PipelineManifest, loading: PipelineLoading)
  ) throws(PipelineError) -> PipelineDefinition {
    let (root, manifestFile, manifest) = (opened.root, opened.file, opened.manifest)
    var loading = opened.loading
    let ruleFiles = loading.folder(manifest.rules, suffix: ".yaml")
    let lexiconFiles = loading.folder(manifest.lexicon, suffix: ".yaml")
    let modelFile = loading.file(manifest.model)
    let policyFile = loading.file(manifest.policy)
    let featureFile = manifest.features.flatMap { loading.file($0) }
    let adapterFile = manifest.adapter.flatMap { loading.file($0) }
    let challengerFile = manifest.challenger.flatMap { loading.file($0) }
    let catalogue = loading.catalogue(featureFile, manifest)
    let watchLists = loading.watchLists(manifest)
    let rules = loading.rules(ruleFiles, catalogue, NamedLists(watchLists.map(\.table)))
    let lexicon = loading.lexicon(lexiconFiles)
    let labels = loading.labels(manifest)
    let model = modelFile.flatMap { loading.model($0, adapterFile, catalogue) }
    let policy = policyFile.flatMap { loading.policy($0) }
    let workflow = loading.workflow(manifest)
    let dualTrack = policy.flatMap { loading.dualTrack(challengerFile, manifest, $0, catalogue) }
    let driftBaseline = modelFile.flatMap { loading.driftBaseline($0) }
    guard let modelFile, let policyFile, let rules, let model, let policy, let workflow, loading.hasNoErrors
    else {
      throw .invalidPipeline(findings: loading.findings, files: loading.files)
    }
    return PipelineDefinition(
      folder: root, manifest: manifest, manifestFile: manifestFile, featureFile: featureFile,
      ruleFiles: ruleFiles,
      lexiconFiles: lexiconFiles,
      modelFile: modelFile, adapterFile: adapterFile, challengerFile: challengerFile,
      policyFile: policyFile, rules: rules,
      lexicon: lexicon, watchLists: watchLists,
      labels: labels, catalogue: catalogue, model: model, driftBaseline: driftBaseline, dualTrack: dualTrack,
      policy: policy, workflow: workflow)
  }

  /// The parts that training needs, which must not depend on a model that is not trained yet.
  public static func loadForTraining(folder: String) throws(PipelineError) -> (
    manifest: PipelineManifest, rules: RulePack, lexicon: Lexicon, watchLists: [WatchList],
    labels: ConfirmedAccounts?, catalogue: RunCatalogue
  ) {
    let (_, _, manifest, opened) = try open(folder)
    var loading = opened
    let catalogue = loading.catalogue(manifest.features.flatMap { loading.file($0) }, manifest)
    let watchLists = loading.watchLists(manifest)
    let rules = loading.rules(
      loading.folder(manifest.rules, suffix: ".yaml"), catalogue, NamedLists(watchLists.map(\.table)))
    let lexicon = loading.lexicon(loading.folder(manifest.lexicon, suffix: ".yaml"))
    let labels = loading.labels(manifest)
    guard let rules, loading.hasNoErrors else {
      throw .invalidPipeline(findings: loading.findings, files: loading.files)
    }
    return (manifest, rules, lexicon, watchLists.map(\.table), labels?.table, catalogue)
  }

  /// What a pipeline's manifest says, for commands that need no rule, word or model.
  public static func manifest(folder: String) throws(PipelineError) -> PipelineManifest {
    try open(folder).manifest
  }

  /// Reads a pipeline's manifest, where all loading begins: the folder without a slash at its end, the manifest's file, what it says.
  static func open(_ folder: String) throws(PipelineError) -> (
    root: String, file: File, manifest: PipelineManifest, loading: PipelineLoading
  ) {
    let root = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
    guard let bytes = contents(root + "/pipeline.yaml") else { throw .unreadablePipeline(path: root) }
    let (manifest, faults) = PipelineManifest.read(bytes: bytes, name: "pipeline.yaml")
    let loading = PipelineLoading(root: root, findings: faults, manifest: bytes)
    guard let manifest else { throw .invalidPipeline(findings: faults, files: loading.files) }
    return (root, File(path: "pipeline.yaml", bytes: bytes), manifest, loading)
  }

  /// The windows that a pipeline declares, for commands that need no rule, word or model; those with faults are left out.
  public static func declaredFeatures(folder: String) throws(PipelineError) -> [DeclaredFeature] {
    let manifest = try manifest(folder: folder)
    var loading = PipelineLoading(root: folder, findings: [])
    return loading.catalogue(manifest.features.flatMap { loading.file($0) }, manifest).declared
  }

  /// When alerts of a pipeline are due, for commands that need no rule, word or model.
  public static func workflow(folder: String) throws(PipelineError) -> AlertWorkflow {
    let manifest = try manifest(folder: folder)
    var loading = PipelineLoading(root: folder, findings: [])
    guard let workflow = loading.workflow(manifest), loading.hasNoErrors else {
      throw .invalidPipeline(findings: loading.findings, files: loading.files)
    }
    return workflow
  }

  /// The path of a pipeline's database, for commands that need nothing else of it.
  public static func databasePath(folder: String) throws(PipelineError) -> String {
    let database = try manifest(folder: folder).database
    return database.hasPrefix("/") ? database : folder + "/" + database
  }

  /// The folder of a pipeline's source files, for commands that need nothing else of it.
  public static func inputPath(folder: String) throws(PipelineError) -> String {
    let input = try manifest(folder: folder).input
    return input.hasPrefix("/") ? input : folder + "/" + input
  }

  static func contents(_ path: String) -> [UInt8]? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
      return nil
    }
    return FileManager.default.contents(atPath: path).map { Array($0) }
  }
}

/// Loads the parts of a pipeline and gathers what is wrong with them.
struct PipelineLoading {
  let root: String
  /// Where the files come from when not from the folder.
  var sealed: SealedPipeline?
  var findings: [Finding]
  /// The files that findings may speak of.
  private(set) var files: [RuleFile]

  init(root: String, findings: [Finding], manifest: [UInt8]? = nil) {
    self.root = root
    self.findings = findings
    files = manifest.map { [RuleFile(name: "pipeline.yaml", bytes: $0)] } ?? []
  }

  var hasNoErrors: Bool { findings.allSatisfy { $0.severity == .notice } }

  mutating func file(_ path: String) -> PipelineDefinition.File? {
    let inFolder = path.hasPrefix("/") ? path : root + "/" + path
    let found = sealed.map { $0.contents(path) } ?? PipelineDefinition.contents(inFolder)
    guard let bytes = found else {
      missing(path)
      return nil
    }
    files.append(RuleFile(name: path, bytes: bytes))
    return PipelineDefinition.File(path: path, bytes: bytes)
  }

  /// The files of a folder with a suffix, by name.
  mutating func folder(_ path: String, suffix: String) -> [PipelineDefinition.File] {
    let absolute = path.hasPrefix("/") ? path : root + "/" + path
    guard let names = sealed?.names(in: path) ?? FolderNames(path: absolute)?.readable else {
      missing(path)
      return []
    }
    return names.filter { $0.hasSuffix(suffix) }.sorted().compactMap { file(path + "/" + $0) }
  }

  /// How features were spread where the model was measured, from the card beside it; one that is there and cannot be read is a finding,
  /// since a night would else be compared with nothing and say so nowhere.
  mutating func driftBaseline(_ modelFile: PipelineDefinition.File) -> DriftBaseline? {
    // What is computed again is one transaction, which is compared with nothing.
    if sealed != nil { return nil }
    let path =
      modelFile.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .map { $0 + "/" }.joined() + "card.json"
    let absolute = path.hasPrefix("/") ? path : root + "/" + path
    var status = stat()
    if stat(absolute, &status) != 0, errno == ENOENT { return nil }
    guard let bytes = PipelineDefinition.contents(absolute) else {
      missing(path)
      return nil
    }
    return DriftBaseline(
      card: bytes, modelDigest: SHA256Hasher.digest(of: modelFile.bytes).hexadecimal)
  }

  mutating func catalogue(_ file: PipelineDefinition.File?, _ manifest: PipelineManifest) -> RunCatalogue {
    guard let file else { return RunCatalogue(extraColumns: manifest.extraColumns) }
    let (catalogue, found) = FeatureManifest.read(
      bytes: file.bytes, name: file.path, extraColumns: manifest.extraColumns)
    findings += found
    return catalogue
  }

  mutating func rules(
    _ files: [PipelineDefinition.File], _ catalogue: RunCatalogue, _ lists: NamedLists
  ) -> RulePack? {
    let (pack, found) = RulePack.load(
      files: files.map { RuleFile(name: $0.path, bytes: $0.bytes) }, features: catalogue.specs,
      extraColumns: catalogue.extraColumns, lists: lists)
    findings += found
    guard let pack else { return nil }
    findings += RuleCaseRunner.run(pack)
    return pack
  }

  mutating func lexicon(_ files: [PipelineDefinition.File]) -> Lexicon {
    var entries: [LexiconEntry] = []
    for file in files {
      let (found, faults) = LexiconFile.read(bytes: file.bytes, name: file.path)
      entries += found
      findings += faults
    }
    return Lexicon(entries)
  }

  /// The watch lists; what refuses one is a finding, and what is only odd about it stays with the list.
  mutating func watchLists(_ manifest: PipelineManifest) -> [WatchListFile] {
    if let sealed { return sealed.watchLists.map { WatchListFile(known: $0) } }
    var lists: [WatchListFile] = []
    for source in manifest.watchLists {
      let path = source.reference.file
      do {
        let list = try WatchListFile.read(
          path: path.hasPrefix("/") ? path : root + "/" + path, name: path, description: source.description,
          rejectLimit: manifest.rejectLimit)
        findings += list.findings.filter { $0.severity == .fatal }
        lists.append(list)
      } catch {
        findings.append(error.finding)
      }
    }
    return lists
  }

  /// The labels; what refuses their file is a finding, and what is only odd about it stays with it.
  mutating func labels(_ manifest: PipelineManifest) -> ConfirmedAccountFile? {
    if let sealed { return sealed.labels.map { ConfirmedAccountFile(known: $0) } }
    guard let source = manifest.labels else { return nil }
    do {
      let file = try ConfirmedAccountFile.read(
        path: source.file.hasPrefix("/") ? source.file : root + "/" + source.file, name: source.file,
        encoding: source.encoding, asOf: source.asOf, rejectLimit: manifest.rejectLimit)
      findings += file.findings.filter { $0.severity == .fatal }
      return file
    } catch {
      findings.append(error.finding)
      return nil
    }
  }

  mutating func model(
    _ file: PipelineDefinition.File, _ adapterFile: PipelineDefinition.File?, _ catalogue: RunCatalogue
  ) -> ModelArtifact? {
    do {
      let model = try ModelArtifact(bytes: file.bytes)
      if let unknown = model.encoder.columns.first(where: { catalogue.column($0.name) == nil }) {
        add(
          "PIP-003", file.path, field: unknown.name.text,
          japanese: "モデルが使う特徴量がこの版のプログラムにも、パイプラインの宣言にもありません。mekiki model train で再学習してください。",
          english:
            "The model uses a feature that neither this version nor the pipeline's own windows compute. Train it again with 'mekiki model train'."
        )
      }
      return adapterFile.map { adapted(model, file, $0) } ?? model
    } catch {
      add("PIP-002", file.path, field: nil, japanese: error.japanese, english: error.english)
      return nil
    }
  }

  /// The model with its adapter put on; an adapter that cannot be used is a finding.
  private mutating func adapted(
    _ model: ModelArtifact, _ file: PipelineDefinition.File, _ adapterFile: PipelineDefinition.File
  ) -> ModelArtifact {
    do {
      return try model.adapted(
        by: ModelAdapter(bytes: adapterFile.bytes), digest: SHA256Hasher.digest(of: file.bytes).hexadecimal)
    } catch {
      add("PIP-074", adapterFile.path, field: nil, japanese: error.japanese, english: error.english)
      return model
    }
  }

  /// When alerts are due; nothing is when the pipeline names no file.
  mutating func workflow(_ manifest: PipelineManifest) -> AlertWorkflow? {
    guard let path = manifest.workflow, sealed == nil else { return .unlimited }
    guard let file = file(path) else { return nil }
    let (workflow, found) = AlertWorkflow.read(bytes: file.bytes, name: file.path)
    findings += found
    return workflow
  }

  mutating func policy(_ file: PipelineDefinition.File) -> AlertPolicy? {
    let (policy, found) = AlertPolicy.read(bytes: file.bytes, name: file.path)
    findings += found
    let known = Typology.allCases.map(\.rawValue)
    for word in (policy?.queue.minimumPerTypology.keys ?? [:].keys).sorted() where !known.contains(word) {
      add(
        "PIP-075", file.path, field: "queue.minimum_per_typology.\(word)",
        japanese: "この類型は定義されていません。次のいずれかにしてください: \(known.joined(separator: ", "))。",
        english: "There is no such typology. Use one of: \(known.joined(separator: ", ")).")
    }
    for suppression in policy?.suppressions ?? [] {
      guard case .typology(let word) = suppression.target, !known.contains(word) else { continue }
      add(
        "PIP-076", file.path, field: "suppress",
        japanese: "類型「\(word)」は定義されていません。次のいずれかにしてください: \(known.joined(separator: ", "))。",
        english: "There is no typology '\(word)'. Use one of: \(known.joined(separator: ", ")).")
    }
    return policy
  }

  /// The challenger beside the network; what cannot be used of it is a finding with its line.
  mutating func dualTrack(
    _ file: PipelineDefinition.File?, _ manifest: PipelineManifest, _ policy: AlertPolicy,
    _ catalogue: RunCatalogue
  ) -> DualTrack? {
    guard let file else {
      // A challenger's file that cannot be read has been said already.
      if manifest.challenger == nil && policy.challengerCalibration != nil {
        add(
          "PIP-070", manifest.policy, field: "challenger_calibration",
          japanese: "pipeline.yaml に challenger がないため、challenger_calibration は使えません。",
          english: "pipeline.yaml names no challenger that this calibration could be for.")
      }
      return nil
    }
    guard let calibration = policy.challengerCalibration else {
      add(
        "PIP-071", manifest.policy, field: "challenger_calibration",
        japanese: "challenger を使うには challenger_calibration が必要です。mekiki model compare が出力する行を加えてください。",
        english:
          "A pipeline with a challenger needs its calibration. Add the lines that 'mekiki model compare' prints."
      )
      return nil
    }
    do {
      let challenger = try Challenger(bytes: file.bytes, catalogue: catalogue.names)
      return try DualTrack(challenger: challenger, calibration: calibration, decider: policy.decider)
    } catch {
      findings.append(PipelineDefinition.finding(error, file: file.path))
      return nil
    }
  }

  private mutating func missing(_ path: String) {
    add(
      "PIP-001", path, field: nil, japanese: "ファイルまたはフォルダーを読み込めません。pipeline.yaml の記載と権限を確認してください。",
      english: "This file or folder cannot be read. Check its name in pipeline.yaml and its rights.")
  }

  private mutating func add(_ code: String, _ file: String, field: String?, japanese: String, english: String)
  {
    findings.append(
      Finding(
        code: code, severity: .fatal, place: Finding.Place(file: file, field: field), japanese: japanese,
        english: english))
  }
}
