import EntraModel

/// The tables of a case database.
///
/// Rows are narrow: text that repeats stands once in `text` and the columns hold its number (or, when the table of
/// texts is full or the text is long, the text itself); tenants stand once in `tenant`; GUIDs are 16 bytes, instants
/// ticks of 100 ns since 1970, enumerations small integers. The views `v_...` (``SchemaViews``) show all of it in words.
enum Schema {
  /// `crTr`, so that `file` and a reader know whose database it is.
  static let applicationID: Int64 = 0x6372_5472
  /// Raised whenever a table changes.
  static let version: Int64 = 3

  static let tables = """
    CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE text(id INTEGER PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE tenant(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE);
    CREATE TABLE evidence(
      id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL UNIQUE,
      bytes INTEGER NOT NULL, modified INTEGER, reference TEXT, changed_while_read INTEGER NOT NULL,
      format TEXT NOT NULL, format_priority INTEGER NOT NULL, encoding TEXT NOT NULL,
      tenant INTEGER REFERENCES tenant, tenant_basis TEXT NOT NULL, option_tenant BLOB,
      votes TEXT NOT NULL, records INTEGER NOT NULL, events INTEGER NOT NULL,
      duplicates INTEGER NOT NULL, faults INTEGER NOT NULL, refused INTEGER NOT NULL,
      status TEXT NOT NULL, reason TEXT);
    CREATE TABLE event(
      \(eventColumns));
    CREATE TABLE event_detail(key INTEGER PRIMARY KEY REFERENCES event, detail BLOB NOT NULL);
    CREATE TABLE own_detail(key INTEGER PRIMARY KEY REFERENCES event, detail BLOB NOT NULL);
    CREATE TABLE log_records(
      evidence INTEGER NOT NULL REFERENCES evidence, source INTEGER NOT NULL,
      id_scheme INTEGER NOT NULL, records INTEGER NOT NULL);
    CREATE TABLE joined(
      key INTEGER PRIMARY KEY REFERENCES event, first INTEGER NOT NULL REFERENCES event);
    CREATE TABLE unopened(path TEXT PRIMARY KEY, reason TEXT NOT NULL, message TEXT NOT NULL)
      WITHOUT ROWID;
    CREATE TABLE disagreement(
      event INTEGER NOT NULL REFERENCES event, copy INTEGER NOT NULL REFERENCES event,
      field TEXT NOT NULL, PRIMARY KEY (event, copy, field)) WITHOUT ROWID;
    CREATE TABLE fault(\(note));
    CREATE TABLE remark(\(note));
    CREATE TABLE coverage(
      tenant INTEGER REFERENCES tenant, source INTEGER NOT NULL, first INTEGER, last INTEGER,
      events INTEGER NOT NULL, cited INTEGER NOT NULL);
    CREATE TABLE coverage_hour(
      tenant INTEGER REFERENCES tenant, source INTEGER NOT NULL, hour INTEGER NOT NULL,
      events INTEGER NOT NULL);
    CREATE TABLE node(
      position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, tenant TEXT,
      label TEXT NOT NULL, object_id TEXT NOT NULL, upn TEXT NOT NULL, home_tenant TEXT,
      home_upn TEXT NOT NULL, is_external INTEGER NOT NULL, partner TEXT,
      role_template_id TEXT NOT NULL, first_seen INTEGER, last_seen INTEGER,
      events INTEGER NOT NULL, severity TEXT, aliases TEXT NOT NULL, findings TEXT NOT NULL);
    CREATE TABLE edge(
      position INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, from_node TEXT NOT NULL,
      to_node TEXT NOT NULL, failures INTEGER NOT NULL, severity TEXT, findings TEXT NOT NULL,
      techniques TEXT NOT NULL);
    CREATE TABLE act(
      id INTEGER PRIMARY KEY, edge INTEGER NOT NULL REFERENCES edge, instant INTEGER,
      valid_until INTEGER, verb TEXT NOT NULL, quality REAL NOT NULL, state TEXT NOT NULL,
      corroboration TEXT NOT NULL, change TEXT NOT NULL, by_node TEXT, traces TEXT NOT NULL);
    CREATE TABLE act_event(
      id INTEGER PRIMARY KEY, act INTEGER NOT NULL REFERENCES act, \(citation));
    CREATE TABLE finding(
      position INTEGER PRIMARY KEY, id TEXT NOT NULL, rule TEXT NOT NULL, title TEXT NOT NULL,
      severity TEXT NOT NULL, confidence REAL NOT NULL, steps_observed INTEGER NOT NULL,
      steps_expected INTEGER NOT NULL, status TEXT NOT NULL, source_tenant TEXT,
      target_tenant TEXT, first_seen INTEGER, last_seen INTEGER, techniques TEXT NOT NULL,
      accounts TEXT NOT NULL, scoring TEXT NOT NULL, missing TEXT NOT NULL, benign TEXT NOT NULL,
      response TEXT NOT NULL);
    CREATE TABLE finding_step(
      id INTEGER PRIMARY KEY, finding INTEGER NOT NULL REFERENCES finding, step INTEGER NOT NULL,
      edge TEXT NOT NULL, edge_id TEXT NOT NULL, from_node TEXT NOT NULL, to_node TEXT NOT NULL,
      instant INTEGER, state TEXT NOT NULL, link_quality REAL NOT NULL,
      corroboration TEXT NOT NULL, verb TEXT NOT NULL, change TEXT NOT NULL, by_node TEXT,
      traces TEXT NOT NULL);
    CREATE TABLE finding_event(
      id INTEGER PRIMARY KEY, step INTEGER NOT NULL REFERENCES finding_step, \(citation));
    CREATE TABLE export(
      path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, previous_sha256 TEXT, bytes INTEGER NOT NULL)
      WITHOUT ROWID;
    CREATE TABLE tag(event TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (event, tag)) WITHOUT ROWID;
    CREATE TABLE note(
      number INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, text TEXT NOT NULL);
    CREATE TABLE ledger(number INTEGER PRIMARY KEY, line TEXT NOT NULL);
    """

  /// Made after the first load and kept up to date by small ones; a large load drops and makes them again.
  static let indexes = [
    "event_by_id": "event(id, source)",
    "event_by_time": "event(copy_of, ticks, priority, id_head)",
    "event_relevant":
      "event(copy_of, is_relevant, ticks, priority, id_head) WHERE is_relevant = 1",
  ]

  private static let eventColumns =
    EventColumn.names.map { name in
      switch name {
      case "key": "key INTEGER PRIMARY KEY"
      // Exporters differ in the case of the GUIDs inside ids.
      case "id": "id COLLATE NOCASE"
      default: name
      }
    }.joined(separator: ", ")

  private static let note = """
    evidence INTEGER NOT NULL REFERENCES evidence, slug TEXT NOT NULL, member TEXT,
    record INTEGER NOT NULL, line INTEGER NOT NULL, offset INTEGER NOT NULL,
    length INTEGER NOT NULL, message TEXT NOT NULL
    """

  private static let citation = """
    event INTEGER NOT NULL, event_id TEXT NOT NULL, instant INTEGER, evidence INTEGER NOT NULL,
    member TEXT, record INTEGER NOT NULL, line INTEGER NOT NULL, offset INTEGER NOT NULL,
    length INTEGER NOT NULL
    """
}
