// swift-tools-version: 6.1
// The coverage-guided fuzzer of everything that reads bytes from outside. Its sources are the program's own, by
// links, compiled again with libFuzzer's and AddressSanitizer's instrumentation: see README.md.
import PackageDescription

let instrumented: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .unsafeFlags(["-sanitize=fuzzer,address", "-enable-testing"]),
]

let package = Package(
  name: "fuzz",
  targets: [
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CByteScan"),
    .target(name: "CRegularExpression", linkerSettings: [.linkedLibrary("re2")]),
    .target(name: "Core", swiftSettings: instrumented),
    .target(name: "JapaneseText", swiftSettings: instrumented),
    .target(name: "BoostedTrees", dependencies: ["Core"], swiftSettings: instrumented),
    .target(name: "Cryptography", dependencies: ["COpenSSL"], swiftSettings: instrumented),
    .target(name: "Archives", dependencies: ["CLibArchive", "CZlib"], swiftSettings: instrumented),
    .target(
      name: "Ingest",
      dependencies: ["Core", "JapaneseText", "Cryptography", "Archives", "CLibXML", "CByteScan"],
      swiftSettings: instrumented),
    .target(name: "Expressions", dependencies: ["Core", "CRegularExpression"], swiftSettings: instrumented),
    .executableTarget(
      name: "FuzzReaders", dependencies: ["Core", "JapaneseText", "BoostedTrees", "Ingest", "Expressions"],
      swiftSettings: instrumented,
      linkerSettings: [.unsafeFlags(["-use-ld=lld", "-sanitize=fuzzer,address"])]),
  ],
  swiftLanguageModes: [.v6]
)
