// swift-tools-version: 6.1
import PackageDescription

// The text branch alone as a classifier of Japanese sentences. `run` builds it beside links to the project's own sources.

let strict: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

let package = Package(
  name: "text",
  targets: [
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .target(name: "Core", swiftSettings: strict),
    .target(name: "JapaneseText", swiftSettings: strict),
    .target(name: "NeuralNet", dependencies: ["COpenBLAS"], swiftSettings: strict),
    .executableTarget(
      name: "text", dependencies: ["Core", "JapaneseText", "NeuralNet"], path: "Program",
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
