import Foundation
import Testing

/// A machine that has only what the Makefile lists can build and test this.
struct PackageListTests {
  static func list() throws -> PackageList {
    PackageList(makefile: try House.text(of: "Makefile"))
  }

  @Test func `everything that Package.swift links is in the list`() throws {
    let needed = PackageList.needed(byManifest: try House.text(of: "Package.swift"))
    #expect(!needed.isEmpty)
    let list = try PackageListTests.list().packages
    #expect(needed.filter { !list.contains($0) } == [])
  }

  @Test func `every program that a test starts is in the list`() throws {
    let list = try PackageListTests.list().packages
    let missing = try House.swiftFiles(below: "Tests")
      .filter { !$0.path.hasPrefix("Tests/ArchitectureTests/PackageList") }
      .flatMap { file in
        PackageList.needed(byTest: file.text).filter { !list.contains($0) }
          .map { "\(file.path): \($0)" }
      }
    #expect(missing == [])
  }

  @Test func `everything in the list is used`() throws {
    let unused = try PackageListTests.list().packages.filter { package in
      guard let reason = PackageList.reasons[package] else { return true }
      return try !House.text(of: reason.file).contains(reason.word)
    }
    #expect(unused == [])
  }

  @Test func `everything that a known reason asks for is in the list`() throws {
    let list = try PackageListTests.list().packages
    let missing = try PackageList.reasons.sorted { $0.key < $1.key }.filter { package, reason in
      try !list.contains(package) && House.text(of: reason.file).contains(reason.word)
    }
    #expect(missing.map(\.key) == [])
  }

  @Test func `CI installs from the same list`() throws {
    let script = try House.text(of: ".ci/run")
    #expect(script.contains("make setup"))
    #expect(!script.contains("apt-get"))
  }

  /// What the compiler opens outside the toolchain belongs to a listed package or to what every C++ compiler brings.
  @Test(
    .enabled("needs dpkg and clang") {
      House.run(["dpkg-query", "--version"]) != nil && House.run(["clang", "--version"]) != nil
    })
  func `every system header that a shim includes comes from a listed package`() throws {
    let shims = try ["CSimdJSON", "CLibXML2", "CArchive", "CXLSXWriter"].filter {
      House.exists("Sources/" + $0)
    }
    .flatMap { try House.files(below: "Sources/" + $0) }
    .filter { $0.hasSuffix(".cpp") || $0.hasSuffix(".c") || $0.hasSuffix(".h") }
    #expect(!shims.isEmpty)
    let brought = ["libc6-dev", "linux-libc-dev", "libstdc++-", "libgcc-", "libicu-dev"]
    let list = try PackageListTests.list().packages
    var strangers: Set<String> = []
    for shim in shims {
      let language = shim.hasSuffix(".c") ? "c" : "c++"
      let made = House.run([
        "clang", "-x", language, "-std=\(language == "c" ? "c17" : "c++17")", "-M",
        "-I/usr/include/libxml2", "-ISources/CSimdJSON/include", shim,
      ])
      let rule = try #require(made, "clang can't read \(shim)")
      let headers = rule.split { $0 == " " || $0 == "\n" || $0 == "\\" }.map(String.init)
        .filter { $0.hasPrefix("/usr/include/") }
      guard !headers.isEmpty else { continue }
      let owners = House.run(["dpkg-query", "-S"] + Array(Set(headers))) ?? ""
      for line in owners.split(separator: "\n") {
        let package = String(line.prefix { $0 != ":" && $0 != "," })
        if !list.contains(package), !brought.contains(where: package.hasPrefix) {
          strangers.insert("\(shim): \(package)")
        }
      }
    }
    #expect(strangers.sorted() == [])
  }

  @Test func `what isn't listed is noticed`() {
    let makefile = "A := 1\nAPT_PACKAGES := git \\\n  libxml2-dev\nAPT_OPTIONAL := chromium\n"
    #expect(PackageList(makefile: makefile).packages == ["git", "libxml2-dev", "chromium"])
    let manifest = ".apt([\"libfoo-dev\", \"libbar-dev\"]) .linkedLibrary(\"baz\")"
    #expect(
      PackageList.needed(byManifest: manifest) == ["libfoo-dev", "libbar-dev", "libbaz-dev"])
    #expect(PackageList.needed(byTest: "House.run([\"xmllint\", a])") == ["libxml2-utils"])
    #expect(PackageList.needed(byTest: "House.run([]) // xmllint checks it") == [])
    #expect(PackageList.needed(byTest: "a name, \"zip\", and nothing is started") == [])
  }
}
