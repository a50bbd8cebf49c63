// swift-tools-version: 6.1
import PackageDescription

// The network trained on the public card benchmark. `run` builds it beside links to the project's own sources.

let strict: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

func stage(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "handbook",
  dependencies: [.package(url: "https://github.com/jpsim/Yams", exact: "6.2.2")],
  targets: [
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CByteScan"),
    .systemLibrary(name: "CColumnScan"),
    .systemLibrary(name: "CStepSum"),
    .target(name: "CRegularExpression", linkerSettings: [.linkedLibrary("re2")]),
    stage("Core"),
    stage("JapaneseText"),
    stage("NeuralNet", ["COpenBLAS"]),
    stage("BoostedTrees", ["Core"]),
    stage("Cryptography", ["COpenSSL"]),
    stage("Archives", ["CLibArchive", "CZlib"]),
    stage("Manifests", ["Core", .product(name: "Yams", package: "Yams")]),
    stage("Ingest", ["Core", "JapaneseText", "Cryptography", "Archives", "CLibXML", "CByteScan"]),
    stage("Features", ["Core", "JapaneseText"]),
    stage("Expressions", ["Core", "CRegularExpression"]),
    stage("Rules", ["Core", "JapaneseText", "Manifests", "Expressions", "CColumnScan"]),
    stage("Scoring", ["Core", "JapaneseText", "Features", "Rules", "NeuralNet", "BoostedTrees", "CStepSum"]),
    stage("Training", ["Core", "JapaneseText", "Ingest", "Features", "Rules", "Scoring", "NeuralNet"]),
    .executableTarget(
      name: "handbook", dependencies: ["Core", "NeuralNet", "Scoring", "Training"], path: "Program",
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
