import Core
import Ingest
import Manifests

/// What a `pipeline.yaml` says: where files come from, how they are read, and which rules, words, model and policy judge them.
///
/// - Shape: paths are relative to the pipeline's folder unless they begin with `/`.
public struct PipelineManifest: Sendable {
  /// Whether files must come with a side file of totals.
  public enum TotalsRule: String, CaseIterable, Sendable {
    /// A side file is compared where there is one.
    case optional
    /// A file without a side file waits for the next night.
    case required
  }

  /// Whether a night runs only with a rule pack that two people have approved.
  public enum RuleApprovalRule: String, CaseIterable, Sendable {
    /// Any pack that loads is run.
    case optional
    /// A pack must have been proposed by one person and approved by another.
    case required
  }

  /// What becomes of a file whose headers an accepted file has had before, with other content.
  public enum RedeliveryRule: String, CaseIterable, Sendable {
    /// Nothing of it is stored, and every night says so until a person has decided.
    case hold
    /// It is taken as a new file, with a notice: for banks whose headers do not tell deliveries apart.
    case take
  }

  /// The pipeline's name.
  public var name: String
  /// The folder with the night's files.
  public var input: String
  /// The customers' file, or nil when the pipeline has none.
  public var customers: ReferenceSource?
  /// The watch lists.
  public var watchLists: [WatchListSource]
  /// The file of accounts confirmed as used for fraud, or nil when the pipeline has none.
  public var labels: ReferenceSource?
  /// The columns that the pipeline declares beside the fields that every transaction has.
  public var extraColumns: [ExtraColumnSpec]
  /// The file of declared windows, or nil when the pipeline has none.
  public var features: String?
  /// The database.
  public var database: String
  /// The folder with rule packs.
  public var rules: String
  /// The folder with word lists.
  public var lexicon: String
  /// The model's file.
  public var model: String
  /// The file of an adapter that is put on the model, or nil when the model runs as it is.
  public var adapter: String?
  /// The model's file of the challenger, or nil when the network is alone.
  public var challenger: String?
  /// The policy's file.
  public var policy: String
  /// The file that says when alerts are due, or nil when nothing is.
  public var workflow: String?
  /// The most rejects a file may have before it is quarantined.
  public var rejectLimit: Int
  /// The threads to use when the command line names no number.
  public var workers: Int
  /// How CSV files are read.
  public var csv: CSVMapping
  /// The bank's own BICs and clearing member identifiers, from whose side messages between banks are read.
  public var ownAgents: [String] = []
  /// What is done with bytes of a text that stand for no character.
  public var badBytes = BadBytes.rejectRecord
  /// Whether files must come with a side file of totals.
  public var totals = TotalsRule.optional
  /// What becomes of a file that may be an earlier one, corrected.
  public var redelivery = RedeliveryRule.hold
  /// The seconds for which a file must have been left unchanged when the night begins.
  public var settleSeconds = 0
  /// Whether a night runs only with a rule pack that two people have approved.
  public var approvedRules = RuleApprovalRule.optional

  /// Reads a pipeline file.
  ///
  /// - Errors: everything that is wrong comes back as findings, and then there is no manifest.
  public static func read(bytes: [UInt8], name file: String) -> (
    manifest: PipelineManifest?, findings: [Finding]
  ) {
    let reading = ManifestReading(bytes: bytes, name: file)
    guard let root = reading.rootMapping() else { return (nil, reading.findings) }
    let name = root.string("name")
    let input = root.string("input")
    let customers = root.optional("customers").flatMap(ReferenceSource.read)
    let watchLists = root.optionalList("watch_lists").map { WatchListSource.read($0, reading) } ?? []
    let labels = root.optional("labels").flatMap(ReferenceSource.read)
    let extraColumns = root.optionalList("extra_columns").map { ExtraColumnReader.read($0, reading) } ?? []
    let layouts = TableLayoutManifest(reading: reading, extraColumns: extraColumns)
    let features = root.optionalString("features")
    let database = root.string("database")
    let rules = root.string("rules")
    let lexicon = root.string("lexicon")
    let model = root.string("model")
    let adapter = root.optionalString("adapter")
    let challenger = root.optionalString("challenger")
    let policy = root.string("policy")
    let workflow = root.optionalString("workflow")
    let rejectLimit = root.integer("reject_limit", in: 0...Int64(Limits.rejectsPerFile))
    let workers = root.integer("workers", in: 1...256)
    let csv = root.mapping("csv").flatMap(layouts.mapping)
    let ownAgents = root.optionalStrings("own_agents")
    let badBytes = root.optional("bad_bytes").flatMap { $0.word(BadBytes.self) }
    let totals = root.optional("totals").flatMap { $0.word(TotalsRule.self) }
    let redelivery = root.optional("redelivery").flatMap { $0.word(RedeliveryRule.self) }
    let settleSeconds = root.optionalInteger("settle_seconds", in: 0...86_400)
    let approvedRules = root.optional("approved_rules").flatMap { $0.word(RuleApprovalRule.self) }
    root.finish()
    guard let name, let input, let database, let rules, let lexicon, let model, let policy, let rejectLimit,
      let workers, let csv, !reading.hasErrors
    else { return (nil, reading.findings) }
    var manifest = PipelineManifest(
      name: name, input: input, customers: customers, watchLists: watchLists,
      extraColumns: extraColumns, database: database, rules: rules, lexicon: lexicon,
      model: model, policy: policy, rejectLimit: Int(rejectLimit), workers: Int(workers), csv: csv)
    manifest.labels = labels
    manifest.features = features
    manifest.adapter = adapter
    manifest.challenger = challenger
    manifest.workflow = workflow
    manifest.ownAgents = ownAgents ?? []
    manifest.badBytes = badBytes ?? .rejectRecord
    manifest.totals = totals ?? .optional
    manifest.redelivery = redelivery ?? .hold
    manifest.settleSeconds = Int(settleSeconds ?? 0)
    manifest.approvedRules = approvedRules ?? .optional
    return (manifest, reading.findings)
  }
}
