/// What the page may load and run: its own style sheet and script, by their hashes, and nothing else.
///
/// A test computes the hashes anew and names them when they have changed. The policy stands before the style sheet, since it
/// binds only what comes after it; `frame-ancestors` and `sandbox` mean nothing in a page and aren't there.
enum ReportPolicy {
  /// SHA-256 of the style sheet, in Base64.
  static let styleHash = "hBxVaMe1izlS4AEY0ZtOuvx4dJbr48jE6HuhEY+h/wI="
  /// SHA-256 of the script, in Base64.
  static let scriptHash = "Fm0q/vXeXilshvRwi6F3yWCDVn86woXw0BWhD0CU0KI="

  /// The policy.
  static let text =
    "default-src 'none'; style-src 'sha256-\(styleHash)'; script-src 'sha256-\(scriptHash)'; "
    + "img-src data:; base-uri 'none'; form-action 'none'"
}
