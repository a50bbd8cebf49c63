// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "names",
  targets: [
    .target(name: "JapaneseText"),
    .executableTarget(name: "Names", dependencies: ["JapaneseText"]),
  ],
  swiftLanguageModes: [.v6]
)
