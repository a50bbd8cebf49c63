// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "mekiki",
  targets: [
    .target(name: "Core"),
    .testTarget(name: "CoreTests", dependencies: ["Core"]),
  ],
  swiftLanguageModes: [.v6]
)
