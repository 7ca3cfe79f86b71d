internal import EntraModel

/// Steps that several patterns have, declared once.
enum SharedSteps {
  /// Sign-ins of the external account to its tenant after it came; one before that can't be caused by it (T3, T6).
  static func used(
    after came: PatternStep, _ presence: PatternStep.Presence = .optional
  ) -> PatternStep {
    PatternStep(
      "used", [.signedIn], from: "external", to: "session", doing: [.not(["service-provider"])],
      joins: [.same(.tenant(of: "session"), .tenant(of: "external"))],
      when: [.after(came.name, within: Stay.signInSeconds, .files)], is: presence,
      says: "the external account signs in to the tenant")
  }

  /// The policy of the account's tenant for its home is opened for synchronization, and still open when it came.
  static func opened(before came: PatternStep) -> PatternStep {
    PatternStep(
      "opened", [.grantedInbound],
      from: PatternPlace("policy", policy: (.tenant(of: "external"), .tenant(of: "home"))),
      to: PatternPlace("partner", [.notMicrosoft]), doing: [.verbs(["enable-sync"])],
      joins: [.same(.tenant(of: "partner"), .tenant(of: "home"))],
      when: [.before(came.name, within: Door.windowSeconds, .files, standing: true)],
      pick: .last, says: "inbound synchronization goes from off or unset to on")
  }

  /// A policy is opened for synchronization: where a rule begins that looks at the door itself.
  static let opening = PatternStep(
    "opened", [.grantedInbound], from: "policy", to: PatternPlace("partner", [.notMicrosoft]),
    doing: [.verbs(["enable-sync"]), .dated],
    says: "inbound synchronization goes from off or unset to on")

  /// The door is closed again.
  static let closed = PatternStep(
    "closed", [.configured], from: "closer", to: "policy", doing: [.verbs(Door.closingVerbs)],
    when: [PatternWindow(.later, [opening.name])], is: .optional,
    says: "synchronization turned off, its setting or the partner deleted")

  /// Who put the home account into the synchronization's scope.
  static func scoped(before came: PatternStep, within seconds: Int64) -> PatternStep {
    PatternStep(
      "scoped", [.scoped], from: "scoper", to: "home",
      when: [.before(came.name, within: seconds, .always)], is: .optional, pick: .lastOfEach,
      says: "the account at home is put into the scope of the synchronization")
  }

  /// What is given to the account within seven days of its first use, or of its coming where no use is seen.
  static func given(after came: PatternStep) -> PatternStep {
    PatternStep(
      "given", [.granted], from: "privilege", to: "external", by: "grantor",
      when: [
        .after(came.name, within: Stay.signInSeconds + Stay.deedSeconds, .always),
        PatternWindow(.notLongAfter, ["used", came.name], within: Stay.deedSeconds),
      ], is: .optional, says: "a role or group is given to it")
  }

  /// What the account does within seven days of its first sign-in.
  static let acted = PatternStep(
    "acted", [.acted], from: "external", to: "object",
    when: [.after("used", within: Stay.deedSeconds, .always)], is: .optional, says: "it acts")
}
