/// The colours of a tenant: three, in order over and over; the letter tells tenants of one colour apart.
struct TenantInk: Equatable {
  let solid: PictureClass
  let tint: PictureClass
  let line: PictureClass

  /// The colours of a place in the alphabet; nil is a tenant that isn't known.
  init(index: Int?) {
    switch index.map({ $0 % 3 }) {
    case 0: (solid, tint, line) = (.tenant1, .tint1, .lineTenant1)
    case 1: (solid, tint, line) = (.tenant2, .tint2, .lineTenant2)
    case 2: (solid, tint, line) = (.tenant3, .tint3, .lineTenant3)
    default: (solid, tint, line) = (.tenant0, .tint0, .lineTenant0)
    }
  }

  /// What is written on the solid colour.
  var onSolid: PictureClass { solid == .tenant3 ? .onLight : .onDark }
}
