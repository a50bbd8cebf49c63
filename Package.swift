// swift-tools-version: 6.1
import PackageDescription

/// Every target of ours is checked as strictly as the compiler can.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny")
]

/// A library target with its test target, named after it.
func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], testing: [Target.Dependency] = [],
  embedding resources: [Resource] = []
) -> [Target] {
  [
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict),
    .testTarget(
      name: "\(name)Tests",
      dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies + testing,
      swiftSettings: strict),
  ]
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let systemLibraries: [Target] = [
  .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
  .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
  .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
  .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
  .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
  .systemLibrary(name: "CByteScan"),
  .systemLibrary(name: "CColumnScan"),
  .systemLibrary(name: "CStepSum"),
  // RE2 speaks C++ only, so this one has a source of ours: apt package libre2-dev.
  .target(name: "CRegularExpression", linkerSettings: [.linkedLibrary("re2")]),
]

/// Part of the binary, so that the page of a night needs no file beside the program.
let reportTemplates: [Resource] = [
  .embedInCode("Templates/night.mustache"), .embedInCode("Templates/alert.mustache"),
  .embedInCode("Templates/narrative.mustache"), .embedInCode("Templates/night.css"),
]

let stages: [[Target]] = [
  library("Core"),
  library("JapaneseText"),
  library("NeuralNet", ["COpenBLAS"]),
  library("BoostedTrees", ["Core"]),
  library("Cryptography", ["COpenSSL"]),
  library("Archives", ["CLibArchive", "CZlib"]),
  library("Manifests", ["Core", yams]),
  library("Ingest", ["Core", "JapaneseText", "Cryptography", "Archives", "CLibXML", "CByteScan"]),
  library("Features", ["Core", "JapaneseText"]),
  library("Expressions", ["Core", "CRegularExpression"], testing: ["Archives"]),
  library("Rules", ["Core", "JapaneseText", "Manifests", "Expressions", "CColumnScan"]),
  library(
    "Scoring", ["Core", "JapaneseText", "Features", "Rules", "NeuralNet", "BoostedTrees", "CStepSum"]),
  library("Alerts", ["Core", "Manifests", "Scoring"]),
  library("AlertStore", ["Core", "JapaneseText", "Cryptography", "Alerts", grdb]),
  library(
    "Reporting",
    ["Core", "JapaneseText", "Expressions", "Rules", "Scoring", "Alerts", "AlertStore", mustache],
    embedding: reportTemplates),
  library("Evidence", ["Core", "Archives", "Cryptography", "Manifests"]),
  library("Simulation", ["Core", "JapaneseText"]),
  library(
    "Training", ["Core", "JapaneseText", "Ingest", "Features", "Rules", "Scoring", "NeuralNet"]),
  library(
    "Pipeline",
    [
      "Core", "JapaneseText", "Cryptography", "Archives", "Manifests", "Ingest", "Features", "Rules",
      "Scoring",
      "Alerts", "AlertStore", "Reporting", "Evidence",
    ]),
]

let package = Package(
  name: "mekiki",
  products: [.executable(name: "mekiki", targets: ["mekiki"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: systemLibraries + stages.flatMap { $0 } + [
    .executableTarget(
      name: "mekiki",
      dependencies: [
        "Core", "Cryptography", "Ingest", "Features", "Scoring", "Alerts", "AlertStore", "Reporting",
        "Evidence", "Training", "Simulation", "Pipeline",
        arguments,
      ], swiftSettings: strict),
    .target(name: "TestSupport", dependencies: ["Core"], path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "Faults",
      dependencies: ["TestSupport", "Core", "Alerts", "AlertStore", "Simulation", "Pipeline", arguments],
      path: "Tests/Faults", swiftSettings: strict),
    .testTarget(name: "TidyTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ContractTests",
      dependencies: [
        "TestSupport", "Core", "JapaneseText", "Ingest", "Features", "Rules", "Scoring", "Pipeline",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "TestSupport", "Core", "Cryptography", "Ingest", "Alerts", "AlertStore", "Evidence", "Training",
        "Simulation", "Pipeline",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
