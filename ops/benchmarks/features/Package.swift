// swift-tools-version: 6.1
import PackageDescription

// The feature stage timed on a file of transactions. `run` builds it beside links to the project's own sources.

let strict: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

let package = Package(
  name: "features",
  targets: [
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CByteScan"),
    .target(name: "Core", swiftSettings: strict),
    .target(name: "JapaneseText", swiftSettings: strict),
    .target(name: "Cryptography", dependencies: ["COpenSSL"], swiftSettings: strict),
    .target(name: "Archives", dependencies: ["CLibArchive", "CZlib"], swiftSettings: strict),
    .target(
      name: "Ingest",
      dependencies: ["Core", "JapaneseText", "Cryptography", "Archives", "CLibXML", "CByteScan"],
      swiftSettings: strict),
    .target(name: "Features", dependencies: ["Core", "JapaneseText"], swiftSettings: strict),
    .executableTarget(
      name: "features", dependencies: ["Core", "JapaneseText", "Ingest", "Features"], path: "Program",
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
