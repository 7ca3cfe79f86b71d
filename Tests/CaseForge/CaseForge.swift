@main
struct CaseForge {
  static func main() {}
}
