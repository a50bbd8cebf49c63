/// The table of targets: who may import whom, and which outside module each target alone imports.
///
/// It stands in the order in which the data travels; a target may only name targets above it.
enum TargetTable {
  struct Row {
    let target: String
    let mayImport: Set<String>
    let outside: Set<String>
  }

  static let rows: [Row] = [
    row("Core"),
    row("JapaneseText"),
    row("NeuralNet", outside: ["COpenBLAS"]),
    row("BoostedTrees", ["Core"]),
    row("Cryptography", outside: ["COpenSSL"]),
    row("Archives", outside: ["CLibArchive", "CZlib"]),
    row("Manifests", ["Core"], outside: ["Yams"]),
    row("Ingest", ["Core", "JapaneseText", "Cryptography", "Archives"], outside: ["CLibXML", "CByteScan"]),
    row("Features", ["Core", "JapaneseText", "Manifests"]),
    row("Expressions", ["Core"], outside: ["CRegularExpression"]),
    row("Rules", ["Core", "JapaneseText", "Manifests", "Expressions"], outside: ["CColumnScan"]),
    row(
      "Scoring", ["Core", "JapaneseText", "Features", "Rules", "NeuralNet", "BoostedTrees", "Manifests"],
      outside: ["CStepSum"]),
    row("Alerts", ["Core", "Manifests", "Scoring"]),
    row("AlertStore", ["Core", "JapaneseText", "Cryptography", "Alerts"], outside: ["GRDB", "GRDBSQLite"]),
    row(
      "Reporting", ["Core", "JapaneseText", "Expressions", "Rules", "Scoring", "Alerts", "AlertStore"],
      outside: ["Mustache"]
    ),
    row("Evidence", everything(before: "Evidence")),
    row(
      "Training",
      [
        "Core", "JapaneseText", "NeuralNet", "BoostedTrees", "Cryptography", "Archives", "Manifests",
        "Ingest", "Features",
        "Expressions", "Rules",
        "Scoring",
      ]),
    row("Simulation", ["Core", "JapaneseText"]),
    row("Pipeline", everything(before: "Pipeline"), outside: ["Logging", "Metrics"]),
    row("mekiki", everything(before: "mekiki"), outside: ["ArgumentParser"]),
    row(
      "mekiki-console", ["Core", "Alerts", "AlertStore", "Reporting", "Evidence"], outside: ["Hummingbird"]),
  ]

  /// Modules of the toolchain and the system that every target may import.
  static let system: Set<String> = [
    "Swift", "Foundation", "FoundationEssentials", "Dispatch", "Glibc", "Synchronization",
  ]

  /// Outside modules that more than one target may import.
  static let shared: Set<String> = ["Logging"]

  /// The names of all targets in the order of the table.
  static let names = [
    "Core", "JapaneseText", "NeuralNet", "BoostedTrees", "Cryptography", "Archives", "Manifests", "Ingest",
    "Features", "Expressions", "Rules",
    "Scoring", "Alerts", "AlertStore", "Reporting", "Evidence", "Training", "Simulation", "Pipeline",
    "mekiki",
    "mekiki-console",
  ]

  static func row(named target: some StringProtocol) -> Row? {
    rows.first { $0.target == target }
  }

  private static func row(_ target: String, _ mayImport: Set<String> = [], outside: Set<String> = []) -> Row {
    Row(target: target, mayImport: mayImport, outside: outside)
  }

  private static func everything(before target: String) -> Set<String> {
    Set(names.prefix { $0 != target })
  }
}
