public import EntraModel

/// Accounts that tests speak of.
public enum People {
  /// Administers the victim.
  public static let admin = EventForge.user(
    "0000ad00-0000-4000-8000-000000000001", "ada@victim.example")
  /// Works at the help desk of the victim.
  public static let helpdesk = EventForge.user(
    "0000ad00-0000-4000-8000-000000000002", "hal@victim.example")
  /// The attacker at home.
  public static let mallory = EventForge.user(
    "0000ba00-0000-4000-8000-000000000001", "mallory@attacker.example")
  /// The attacker as an external account of the victim.
  public static let malloryOutside = EventForge.user(
    "0000ec00-0000-4000-8000-000000000001", "mallory_attacker.example#EXT#@victim.onmicrosoft.com")
  /// A consultant at home.
  public static let carol = EventForge.user(
    "0000c000-0000-4000-8000-000000000001", "carol@consultancy.example")
  /// The consultant as a guest of the victim.
  public static let carolOutside = EventForge.user(
    "0000ec00-0000-4000-8000-000000000002", "carol_consultancy.example#EXT#@victim.onmicrosoft.com")
  /// Global Administrator's template id.
  public static let globalAdministrator = "62e90394-69f5-4237-9190-012177145e10"
}
