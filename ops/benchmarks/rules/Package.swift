// swift-tools-version: 6.1
import PackageDescription

// A rule pack timed on the features of a simulated bank. `run` builds it beside links to the project's own sources.

let strict: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

let package = Package(
  name: "rules",
  dependencies: [.package(url: "https://github.com/jpsim/Yams", exact: "6.2.2")],
  targets: [
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CByteScan"),
    .systemLibrary(name: "CColumnScan"),
    .target(name: "CRegularExpression", linkerSettings: [.linkedLibrary("re2")]),
    .target(name: "Core", swiftSettings: strict),
    .target(name: "JapaneseText", swiftSettings: strict),
    .target(name: "Cryptography", dependencies: ["COpenSSL"], swiftSettings: strict),
    .target(name: "Archives", dependencies: ["CLibArchive", "CZlib"], swiftSettings: strict),
    .target(
      name: "Ingest",
      dependencies: ["Core", "JapaneseText", "Cryptography", "Archives", "CLibXML", "CByteScan"],
      swiftSettings: strict),
    .target(
      name: "Manifests", dependencies: ["Core", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(name: "Expressions", dependencies: ["Core", "CRegularExpression"], swiftSettings: strict),
    .target(
      name: "Rules", dependencies: ["Core", "JapaneseText", "Manifests", "Expressions", "CColumnScan"],
      swiftSettings: strict),
    .executableTarget(
      name: "rules", dependencies: ["Core", "Ingest", "Rules"], path: "Program", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
