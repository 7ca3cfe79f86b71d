/// The marking of TLP 2.0 that every object of a bundle refers to (FIRST, with the ids that OASIS fixed for STIX 2.1).
struct STIXMarking {
  private static let levels: [(tlp: String, level: String, id: String)] = [
    ("TLP:CLEAR", "clear", "94868c89-83c2-464b-929b-a1a8aa3c8487"),
    ("TLP:GREEN", "green", "bab4a63c-aed9-4cf5-a766-dfca5abac2bb"),
    ("TLP:AMBER", "amber", "55d920b0-5e8b-4f79-9ee9-91f868d9b421"),
    ("TLP:AMBER+STRICT", "amber+strict", "939a9414-2ddd-4d32-a0cd-375ea402b003"),
    ("TLP:RED", "red", "e828b379-4e03-4974-9ac4-e53a884c97c1"),
  ]
  private static let extensionID =
    "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"

  private let level: String
  /// The id that objects refer to.
  let id: String

  /// The marking of a case; a marking that TLP doesn't know is treated as the strictest.
  init(tlp: String) {
    let known = Self.levels.first { $0.tlp == tlp.uppercased() } ?? Self.levels[4]
    level = known.level
    id = "marking-definition--" + known.id
  }

  /// Writes its definition.
  func write(_ json: inout JSONWriter) {
    json.beginObject()
    json.pair("type", "marking-definition")
    json.pair("spec_version", "2.1")
    json.pair("id", id)
    json.pair("created", "2022-10-01T00:00:00.000Z")
    json.pair("name", "TLP:" + level.uppercased())
    json.key("extensions")
    json.beginObject()
    json.key(Self.extensionID)
    json.beginObject()
    json.pair("extension_type", "property-extension")
    json.pair("tlp_2_0", level)
    json.endObject()
    json.endObject()
    json.endObject()
  }
}
