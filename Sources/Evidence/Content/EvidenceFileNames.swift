/// The names of the files of a sealed alert, below `data/` where not said otherwise.
enum EvidenceFileNames {
  static let alert = "alert.json"
  static let run = "run.json"
  static let sourceIndex = "source/index.json"
  static let transactions = "transactions.json"
  static let features = "features.json"
  static let firedRules = "rules/fired.json"
  static let rulePack = "rules/pack/"
  static let model = "model/model.safetensors"
  static let policy = "policy.yaml"
  static let reasons = "reasons.json"
  static let narrativeJapanese = "narrative.ja.txt"
  static let narrativeEnglish = "narrative.en.txt"
  /// The alert's entries of the audit, where a bundle has them.
  static let audit = "audit.json"
  /// What the bundle holds, for programs.
  static let evidence = "evidence.json"
  /// The same for tools of research data.
  static let crate = "ro-crate-metadata.json"
  /// Why something is not there, where that is so.
  static let withheldJapanese = "withheld.ja.txt"
  /// Why something is not there, where that is so.
  static let withheldEnglish = "withheld.en.txt"
  /// Commitments to what a redacted bundle leaves out.
  static let commitments = "commitments.json"
  /// Beside `data/`, for the person who opens the bundle.
  static let verifyEnglish = "VERIFY.txt"
  /// Beside `data/`, for the person who opens the bundle.
  static let verifyJapanese = "VERIFY.ja.txt"

  /// What every sealed alert has; the model is absent where the pipeline has rules only.
  static let required = [
    evidence, alert, run, sourceIndex, transactions, features, firedRules, policy, reasons,
    narrativeJapanese, narrativeEnglish,
  ]

  /// What stands before a record in its file and is needed to read it.
  static func sourceHead(_ number: Int) -> String { "source/\(number).head.bin" }

  /// The entry of which a record is a part.
  static func sourceEntry(_ number: Int) -> String { "source/\(number).entry.bin" }

  /// What a transaction's features were computed from.
  static func history(_ number: Int) -> String { "history/\(number).json" }

  static func sourceRecord(_ number: Int) -> String {
    "source/\(number).bin"
  }
}
