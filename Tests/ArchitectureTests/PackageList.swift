import Foundation

/// The list of system packages in the Makefile, and what of the package needs each.
struct PackageList {
  /// The names, in the Makefile's order.
  var packages: [String]

  /// Reads both variables of a Makefile, what every machine has and what some have, continued lines included.
  init(makefile: String) {
    let joined = makefile.replacingOccurrences(of: "\\\n", with: " ")
    packages = ["APT_PACKAGES", "APT_OPTIONAL"].flatMap { variable in
      let line = joined.split(separator: "\n").first { $0.hasPrefix(variable + " :=") } ?? ""
      return line.split(separator: " ").dropFirst(2).map(String.init)
    }
  }

  /// For each package a file and a word in it that needs the package.
  static let reasons: [String: (file: String, word: String)] = [
    "ca-certificates": ("Package.swift", "https://"),
    "chromium": ("Tests/ExportTests/ReportBrowserTests.swift", "/usr/bin/chromium"),
    "cmark-gfm": ("Tests/ExportTests/NarrativeTests.swift", "/usr/bin/cmark-gfm"),
    "g++": ("Package.swift", "cxxLanguageStandard"),
    "git": ("Package.swift", ".package(url:"),
    "jq": ("Tests/CommandsTests/NestedPlacesTests.swift", "\"jq\""),
    "libarchive-dev": ("Package.swift", "libarchive-dev"),
    "libcurl4-openssl-dev": ("Makefile", "Swift itself"),
    "libncurses-dev": ("Makefile", "Swift itself"),
    "librsvg2-bin": ("Sources/Pipeline/Stages/PictureRasterizer.swift", "/rsvg-convert"),
    "libsimdjson-dev": ("Package.swift", ".linkedLibrary(\"simdjson\")"),
    "libsqlite3-dev": ("Package.swift", "GRDBSQLite"),
    "libxlsxwriter-dev": ("Package.swift", "\"libxlsxwriter-dev\""),
    "libxml2-dev": ("Package.swift", "\"libxml2-dev\""),
    "libxml2-utils": (".ci/run", "xmllint"),
    "pkg-config": ("Package.swift", "pkgConfig:"),
    "python3": ("Makefile", "/usr/bin/python3 -m venv"),
    "python3-venv": ("Makefile", "-m venv"),
  ]

  /// Programs that tests may start, and the package of each.
  static let tools: [String: String] = [
    "7z": "p7zip-full", "chromium": "chromium", "cmark-gfm": "cmark-gfm", "convert": "imagemagick",
    "dot": "graphviz", "git": "git", "gzip": "gzip", "jq": "jq", "openssl": "openssl",
    "python3": "python3", "rsvg-convert": "librsvg2-bin", "sqlite3": "sqlite3",
    "strace": "strace", "tmux": "tmux", "unzip": "unzip", "valgrind": "valgrind",
    "xmllint": "libxml2-utils", "xsltproc": "xsltproc", "zip": "zip", "zstd": "zstd",
  ]

  /// Packages that every Debian and Ubuntu has.
  static let essential: Set<String> = ["gzip"]

  /// The packages that Package.swift asks for: `.apt([...])` and `-dev` of every linked library.
  static func needed(byManifest manifest: String) -> [String] {
    var found: [String] = []
    for piece in manifest.components(separatedBy: ".apt([").dropFirst() {
      let list = piece.prefix { $0 != "]" }
      found += list.split(separator: "\"").filter { $0.contains("-") }.map(String.init)
    }
    for piece in manifest.components(separatedBy: ".linkedLibrary(\"").dropFirst() {
      found.append("lib" + piece.prefix { $0 != "\"" } + "-dev")
    }
    return found
  }

  /// The packages of the programs that a text starts by name: `"xmllint"` or `/usr/bin/xmllint`.
  ///
  /// A text that starts no program at all needs none, whatever words it holds.
  static func needed(byTest text: String) -> [String] {
    guard text.contains("Process()") || text.contains(".run([") else { return [] }
    return tools.filter { tool, _ in
      text.contains("\"\(tool)\"") || text.contains("/usr/bin/\(tool)\"")
    }.map(\.value).filter { !essential.contains($0) }
  }
}
