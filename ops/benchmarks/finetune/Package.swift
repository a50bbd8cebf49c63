// swift-tools-version: 6.1
import PackageDescription

// What fine-tuning on a few decisions is worth at a bank unlike the one trained on. `run` builds it beside links to the project's own sources.

let strict: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "finetune",
  dependencies: [.package(url: "https://github.com/jpsim/Yams", exact: "6.2.2")],
  targets: [
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CByteScan"),
    .systemLibrary(name: "CColumnScan"), .systemLibrary(name: "CStepSum"),
    .target(name: "CRegularExpression", linkerSettings: [.linkedLibrary("re2")]),
    library("Core"), library("JapaneseText"), library("NeuralNet", ["COpenBLAS"]),
    library("BoostedTrees", ["Core"]), library("Cryptography", ["COpenSSL"]),
    library("Archives", ["CLibArchive", "CZlib"]), library("Manifests", ["Core", yams]),
    library("Ingest", ["Core", "JapaneseText", "Cryptography", "Archives", "CLibXML", "CByteScan"]),
    library("Features", ["Core", "JapaneseText"]), library("Expressions", ["Core", "CRegularExpression"]),
    library("Rules", ["Core", "JapaneseText", "Manifests", "Expressions", "CColumnScan"]),
    library(
      "Scoring", ["Core", "JapaneseText", "Features", "Rules", "NeuralNet", "BoostedTrees", "CStepSum"]),
    library("Alerts", ["Core", "Manifests", "Scoring"]), library("Simulation", ["Core", "JapaneseText"]),
    library("Training", ["Core", "JapaneseText", "Ingest", "Features", "Rules", "Scoring", "NeuralNet"]),
    .executableTarget(
      name: "finetune",
      dependencies: [
        "Core", "JapaneseText", "NeuralNet", "Ingest", "Features", "Rules", "Scoring", "Alerts", "Simulation",
        "Training",
      ], path: "Program", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
