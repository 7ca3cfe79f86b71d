// swift-tools-version: 6.2
import PackageDescription

/// Every target compiles under the same rules: no warning lands, every unsafe line is marked.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// The rooms stand in the order of the flow: evidence walks through them once, front to back.
let package = Package(
  name: "crosstrail",
  products: [.executable(name: "crosstrail", targets: ["crosstrail"])],
  dependencies: [
    // Versions are exact: Package.resolved isn't committed, and a build must be reproducible.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0"),
  ],
  targets: [
    .target(name: "EntraModel", swiftSettings: house),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .target(
      name: "Custody",
      dependencies: [
        "EntraModel", "CArchive",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: house),
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "Ingest", dependencies: ["EntraModel", "CSimdJSON"], swiftSettings: house),
    .target(
      name: "TenantGraph",
      dependencies: ["EntraModel", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: house),
    .target(
      name: "Detect",
      dependencies: [
        "EntraModel", "TenantGraph", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: house),
    .target(
      name: "Templates", path: "Templates",
      resources: [.embedInCode("narrative"), .embedInCode("report")], swiftSettings: house),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(
      name: "Export",
      dependencies: [
        "EntraModel", "TenantGraph", "Detect", "Templates", "CLibXML2", "CXLSXWriter",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: house),
    .target(
      name: "Pipeline",
      dependencies: ["EntraModel", "Custody", "Ingest", "TenantGraph", "Detect", "Export"],
      swiftSettings: house),
    .target(
      name: "Commands",
      dependencies: [
        "EntraModel", "Pipeline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    .executableTarget(
      name: "crosstrail",
      dependencies: [
        "Commands", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    // One folder of tests a room, and what looks at the whole house.
    .testTarget(name: "EntraModelTests", dependencies: ["EntraModel"], swiftSettings: house),
    .testTarget(
      name: "CustodyTests", dependencies: ["Custody", "EventForge", "EntraModel"],
      swiftSettings: house),
    .testTarget(name: "IngestTests", dependencies: ["Ingest", "EntraModel"], swiftSettings: house),
    .target(
      name: "EventForge", dependencies: ["EntraModel"], path: "Tests/EventForge",
      swiftSettings: house),
    .testTarget(
      name: "TenantGraphTests", dependencies: ["TenantGraph", "EventForge", "EntraModel"],
      swiftSettings: house),
    .testTarget(
      name: "DetectTests", dependencies: ["Detect", "TenantGraph", "EventForge", "EntraModel"],
      swiftSettings: house),
    .testTarget(
      name: "ExportTests",
      dependencies: [
        "Export", "Templates", "EntraModel", .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Browser"], swiftSettings: house),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "Pipeline", "Custody", "Ingest", "TenantGraph", "Detect", "Export", "EventForge",
        "EntraModel",
      ],
      swiftSettings: house),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "Commands", "Pipeline", "EntraModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Snapshots"], swiftSettings: house),
    .testTarget(name: "ArchitectureTests", swiftSettings: house),
    .testTarget(
      name: "GoldenTests", dependencies: ["Pipeline", "Custody", "EntraModel"],
      swiftSettings: house),
    .testTarget(
      name: "CaseForgeTests", dependencies: ["CaseForge", "Pipeline", "EntraModel"],
      swiftSettings: house),
    .executableTarget(
      name: "CaseForge", dependencies: ["EntraModel"], path: "Tests/CaseForge",
      swiftSettings: house),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
