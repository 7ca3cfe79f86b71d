/// The names that the narratives' views carry, each with a line: the one place where they are declared.
///
/// A test holds the views against it, so that a name is here exactly when a template can use it.
enum NarrativeSchema {
  /// Each document's template with the names at its top.
  static let documents: [(template: String, fields: [TemplateField])] = [
    ("executive", narrative), ("partner", partner), ("technical", narrative),
  ]

  /// Every name of every document and list, for templates that no document reaches.
  static var everyField: [TemplateField] {
    func flat(_ fields: [TemplateField]) -> [TemplateField] {
      fields.flatMap { field -> [TemplateField] in
        if case .list(let entry) = field.kind { return [field] + flat(entry) }
        return [field]
      }
    }
    return flat(narrative + partner)
  }

  private static let step = TemplateField.text("step", "position in the path, from 1")
  private static let inFindings = TemplateField.text("inFindings", "the findings: F1, F2")
  private static let number = TemplateField.text("number", "the finding: F1")

  /// The names of `technical` and `executive`.
  static let narrative: [TemplateField] =
    head + [
      .text("opening", "how much was read, in a sentence"),
      .text("verdict", "how many findings there are and how grave; empty without any"),
      .list("incidents", "the gravest findings, five at most, as a story", incident),
      .text("furtherFindings", "how many findings the stories leave out; empty for none"),
      .texts("limits", "what these logs can't show, in short"),
      .list("moments", "what the findings' records show, in the order of time", moment),
      .text("untimed", "how many hops have no time; empty for none"),
      .texts("confirmed", "what records confirm; empty without findings"),
      .texts("possible", "what records leave possible"),
      .list("findings", "the findings, gravest first", finding),
      .list(
        "rules", "the rules that were run",
        [
          .text("name", "the rule"), .text("summary", "what it looks for"),
        ]),
      .list(
        "indicators", "what to search for elsewhere",
        [
          .text("kind", "tenant, account name, object id, IP address, application id, user agent"),
          .text("value", "the value"), .text("context", "where it was seen"), inFindings,
        ]),
      .list(
        "accounts", "the accounts that findings name",
        [
          .text("account", "its name"), .text("tenant", "the tenant that holds it"),
          .text("objectID", "its object id"), .text("role", "what it does in the findings"),
          inFindings,
        ]),
      .list(
        "tenants", "the tenants of the case",
        [
          .text("name", "its name"), .text("id", "its id"),
          .text("standing", "own, known partner or not declared"),
          .text("logs", "which of its logs are in the case"),
        ]),
      .list(
        "techniques", "the ATT&CK techniques of the findings",
        [
          .text("id", "T1484.002"), .text("name", "its name"), .text("tactics", "its tactics"),
          inFindings,
        ]),
      .list(
        "coverage", "each log of each tenant",
        [
          .text("tenant", "whose log, with the id"), .text("log", "which log"),
          .text("first", "time of its first event"), .text("last", "time of its last event"),
          .text("events", "how many events"), .text("gaps", "silences of a day or more"),
        ]),
      .texts("owners", "files whose tenant is assumed or not known"),
      .list(
        "troubles", "faults and remarks, counted",
        [
          .text("file", "the file: E1"), .text("what", "lost, or kept with a remark"),
          .text("slug", "the reason's name"), .text("count", "how often"),
        ]),
      .text("undated", "how many events have no usable time; empty for none"),
      .list("fetches", "logs to collect next", fetch),
      .list("inventory", "the evidence files", file),
      .list(
        "records", "the cited records",
        [
          .text("citation", "the mark: E1:20"), .text("event", "the event's id"),
          .text("place", "file and line"), .text("offset", "first byte of the decoded text"),
          .text("length", "length in bytes"), .text("sha256", "SHA-256 of the record"),
        ]),
    ]

  /// The names of `partner`.
  static let partner: [TemplateField] = [
    .text("tlp", "the marking: TLP:AMBER"),
    .text("tlpMeaning", "what the marking means; empty for one that TLP 2.0 doesn't have"),
    .text("tool", "name and version of this program"),
    .text("evidenceDigest", "SHA-256 over the evidence, by which both sides name the case"),
    .text("tenant", "the reader's tenant, with its id"),
    .flag("sendsAccounts", "whether accounts came from the reader's tenant"),
    .flag("takesAccounts", "whether accounts came into the reader's tenant"),
    .list(
      "findings", "the findings that touch the reader's tenant",
      [
        number, .text("rule", "the rule's name"), .text("what", "what the rule looks for"),
        .text("strength", "steps observed, and a word"),
        .text("firstSeen", "first time of what is told"),
        .text("lastSeen", "last time of what is told"),
        .list(
          "steps", "the hops that are theirs to know",
          [
            step, .text("time", "when"), .text("phase", "its part in the incident"),
            .text("sentence", "what the log records, with pseudonyms"),
            .text("citations", "the records: [R1]"),
          ]),
        .text("untold", "how many hops aren't told; empty for none"),
      ]),
    .list(
      "others", "other tenants that are named",
      [
        .text("name", "the pseudonym"), .text("standing", "whose it is, as far as it is told"),
      ]),
    .list(
      "accounts", "the reader's accounts",
      [
        .text("account", "its name"), .text("heldBy", "the tenant that holds it"),
        .text("objectID", "its object id in the reader's tenant; empty elsewhere"),
        .text("role", "what it does in the findings"),
      ]),
    .list(
      "addresses", "addresses from which the reader's accounts signed in",
      [
        .text("address", "the IP address"), .text("signIns", "how many sign-ins"),
        .text("firstSeen", "the first"), .text("lastSeen", "the last"),
      ]),
    .list(
      "records", "the cited records",
      [
        .text("citation", "the mark: R1"), .text("time", "when"), .text("log", "which log"),
        .text("holder", "whose log"),
        .text("event", "the event's id, in the reader's own log alone"),
        .text("sha256", "SHA-256 of the record"),
      ]),
    .list(
      "fetches", "the reader's own logs that would show more",
      [
        .text("log", "which log"), .text("from", "first moment"), .text("until", "last moment"),
        .text("graph", "the Microsoft Graph address"), .text("kql", "the workspace query"),
        .text("powerShell", "the PowerShell command"),
      ]),
    .texts("limits", "what was read of the reader's logs"),
  ]

  private static let head: [TemplateField] = [
    .text("title", "the case's title"), .text("tlp", "the marking: TLP:AMBER"),
    .text("tlpMeaning", "what the marking means; empty for one that TLP 2.0 doesn't have"),
    .text("tool", "name and version of this program"),
    .text("evidenceDigest", "SHA-256 over the hashes of the evidence"),
    .text("fileCount", "how many evidence files: 2 files"),
    .text("recordCount", "how many records, a number"),
    .text("eventCount", "how many events, a number"),
    .text("span", "first to last event"), .text("ownTenants", "the declared own tenants"),
    .text("knownPartners", "the declared partners, with what they may do"),
  ]

  private static let incident: [TemplateField] = [
    number, .text("summary", "what it is consistent with, when, and how much is there"),
    .text("opened", "who opened the way; empty when no record shows it"),
    .text("changes", "how many records show the settings changed; empty for one"),
    .text("before", "sign-ins, rights and acts of others on the path; empty without any"),
    .text("chosen", "who chose what is synchronized; empty when no record shows it"),
    .text("arrived", "how the account came in; empty when no record shows it"),
    .text("used", "the first sign-in of whoever came in; empty when no record shows it"),
    .text("followed", "a right given to them or an act of theirs; empty when no record shows it"),
    .text("closed", "what shut it out again; empty when no record shows it"),
    .text("known", "how it is known: steps, records, files, whose logs"),
    .texts("unknown", "what no record shows"),
    .list(
      "first", "the first three steps of containment",
      [
        .text("position", "from 1"), .text("text", "what to do"),
      ]),
    .text("furtherResponse", "how many steps of containment follow; empty for none"),
  ]

  private static let moment: [TemplateField] = [
    .text("time", "when"), .text("phase", "its part in the incident"),
    .text("sentence", "what the log records"), .text("citations", "the records: [E1:20]"),
    inFindings,
  ]

  private static let finding: [TemplateField] = [
    number, .text("id", "the finding's id"), .text("rule", "the rule's name"),
    .text("findingTitle", "the finding in a line"), .text("severity", "its impact, in a word"),
    .text("strength", "steps observed, and a word"),
    .text("status", "how far the pattern is filled"),
    .text("firstSeen", "time of the first hop"), .text("lastSeen", "time of the last hop"),
    .text("direction", "from which tenant into which; empty when not known"),
    .list(
      "steps", "the hops in the order of the path",
      [
        step, .text("state", "observed, inferred or missing"),
        .text("time", "when, or between which steps"),
        .text("delay", "how long after the step before; empty for the first"),
        .text("sentence", "what the log records"), .text("citations", "the records: [E1:20]"),
      ]),
    .texts("rights", "who held the right to change the policy"),
    .text("flowchart", "the path as a Mermaid flowchart; empty without hops"),
    .list(
      "pictures", "the pictures that this run writes of the finding",
      [
        .text("title", "its title"), .text("path", "where it lies, beside the document"),
        .text("words", "the same in words"),
      ]),
    .texts("missing", "what the rule would expect and these logs don't have"),
    .texts("benign", "innocent explanations to weigh"),
    .list(
      "response", "containment, in order",
      [
        .text("position", "from 1"), .text("text", "what to do"),
      ]),
    .list(
      "scoring", "the terms of the score",
      [
        .text("term", "the step's name"), .text("meaning", "what it stands for"),
        .text("base", "its base"), .text("quality", "of the link"), .text("discount", "if benign"),
      ]),
  ]

  private static let fetch: [TemplateField] = [
    .text("tenant", "whose log, with the id"), .text("log", "which log"),
    .text("from", "first moment"), .text("until", "last moment"),
    .text("findings", "the findings that need it"),
    .flag("isOfAnother", "whether it is no own tenant's log"),
    .text("graph", "the Microsoft Graph address"), .text("kql", "the workspace query"),
    .text("powerShell", "the PowerShell command"),
  ]

  private static let file: [TemplateField] = [
    .text("number", "its mark: E1"), .text("path", "its path in the case"),
    .text("sha256", "SHA-256 of its bytes"), .text("bytes", "its size"),
    .text("format", "the format that was recognised"), .text("tenant", "whose log"),
    .text("basis", "how the owner is known"), .text("records", "how many records"),
    .text("events", "first copies of events"), .text("duplicates", "further copies"),
    .text("faults", "records that couldn't be read"), .text("refused", "records of other kinds"),
    .text("status", "complete, partial or refused"),
  ]
}
