/// Columns of the admin centre's downloads in the languages in which they were seen.
///
/// The portal writes headers in the language of whoever downloads. A column is here only where a public tool that reads
/// such downloads names it; the others of a language aren't translated by guess, and are remarked.
enum PortalHeaders {
  /// A language with its columns.
  struct Language: Sendable {
    /// English name of the language.
    var name: String
    /// The portal's English column by the localised one, both folded.
    var columns: [String: String]
    /// How the targets' numbered columns begin.
    var target: String
    /// The English ends of the targets' columns by the localised ones.
    var targetColumns: [String: String]
  }

  /// Spanish, after the source of another responder's tool that reads it; no whole header of a download was seen.
  static let languages: [Language] = [
    Language(
      name: "Spanish",
      columns: [
        "fecha (utc)": "date (utc)", "categoría": "category", "resultado": "result",
        "servicio": "service", "actividad": "activity", "agente de usuario": "user agent",
        "id. de usuario": "user id", "usuario": "user", "nombre de usuario": "username",
        "tipo de usuario": "user type", "dirección ip": "ip address", "ubicación": "location",
        "número de sistema autónomo": "autonomous system number",
        "sistema operativo": "operating system", "explorador": "browser",
        "aplicación cliente": "client app", "id. de correlación": "correlation id",
        "estado": "status", "tipo de credencial de cliente": "client credential type",
        "protocolo de autenticación": "authentication protocol",
        "requisito de autenticación": "authentication requirement",
        "motivo del error": "failure reason", "aplicación": "application", "recurso": "resource",
      ],
      target: "objetivo", targetColumns: ["nombreprincipaldeusuario": "userprincipalname"])
  ]

  /// A header in a known language as the portal writes it in English.
  struct Translation: Sendable {
    var language: String
    /// Folded English names; a column that isn't known keeps its own.
    var names: [String]
    /// Columns that aren't known, as they are spelled.
    var unknown: [String]
  }

  /// Translates a header whose date is named in a known language; nil for every other.
  static func translation(of spellings: [String]) -> Translation? {
    let folded = spellings.map(TableHeader.folded)
    for language in languages {
      let date = language.columns.first { $0.value == "date (utc)" }?.key
      guard let date, folded.contains(date) else { continue }
      var translation = Translation(language: language.name, names: [], unknown: [])
      for (name, spelling) in zip(folded, spellings) {
        let english = language.english(name)
        translation.names.append(english ?? name)
        if english == nil, !isEnglish(name) { translation.unknown.append(spelling) }
      }
      return translation
    }
    return nil
  }

  /// Whether a column is one that the portal leaves in English in every language.
  private static func isEnglish(_ name: String) -> Bool {
    let whole = ["", "correlationid", "resultreason", "ipaddress", "user agent"]
    return whole.contains(name)
      || ["actor", "target", "additionaldetail"].contains { name.hasPrefix($0) }
  }
}

extension PortalHeaders.Language {
  /// The English column of a folded one of this language.
  fileprivate func english(_ name: String) -> String? {
    if let column = columns[name] { return column }
    guard name.hasPrefix(target) else { return nil }
    let rest = name.dropFirst(target.count)
    let number = rest.prefix(while: \.isNumber)
    guard !number.isEmpty, let end = targetColumns[String(rest.dropFirst(number.count))] else {
      return nil
    }
    return "target\(number)\(end)"
  }
}
