import Foundation

/// Writes invented evidence of any size, the same bytes for the same seed on every machine.
///
///     CaseForge signins --count 200000 --seed 7 --out FILE [--shape SHAPE]
@main
struct CaseForge {
  static func main() {
    do {
      let order = try Order(arguments: Array(CommandLine.arguments.dropFirst()))
      try order.carryOut()
    } catch let refusal as Refusal {
      FileHandle.standardError.write(Data("error: \(refusal.message)\n\(Order.usage)\n".utf8))
      exit(64)
    } catch {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      exit(2)
    }
  }
}

/// What is wrong with the command line.
struct Refusal: Error, Equatable {
  /// One line for people.
  var message: String
}
