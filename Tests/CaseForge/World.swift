/// The invented tenants, people, applications and addresses that sign-ins are made of.
struct World {
  /// Somebody who signs in.
  struct Person {
    /// Object id in the tenant whose log this is.
    var id: String
    /// Display name.
    var name: String
    /// User principal name at home.
    var upn: String
    /// The home tenant.
    var home: String
    /// Whether the home is another tenant.
    var isExternal: Bool
  }

  /// Something to sign in to.
  struct Application {
    /// Application id.
    var id: String
    /// Display name.
    var name: String
    /// Id of the resource behind it.
    var resourceID: String
    /// Name of the resource behind it.
    var resourceName: String
  }

  /// Where somebody signs in from.
  struct Address {
    /// The address, from the ranges for documentation.
    var ip: String
    /// Number of the autonomous system, from the range for documentation.
    var autonomousSystem: Int
    /// City.
    var city: String
    /// Two letters.
    var country: String
  }

  /// The tenant whose log it is.
  var tenant: String
  /// Everybody.
  var people: [Person] = []
  /// Everything.
  var applications: [Application] = []
  /// Everywhere.
  var addresses: [Address] = []

  /// Makes a world of 2,000 people (one in 50 a guest), 40 applications and 500 addresses.
  init(random: inout SplitMix64) {
    tenant = random.guid()
    let partners = (0..<6).map { _ in random.guid() }
    let given = ["Ada", "Bela", "Chen", "Dora", "Emeka", "Farah", "Goran", "Hana", "Ivo", "Jun"]
    let family = ["Abel", "Brandt", "Costa", "Dietz", "Eriksen", "Fujita", "Garcia", "Horvat"]
    for number in 0..<2000 {
      let (first, last) = (given[random.below(given.count)], family[random.below(family.count)])
      let isExternal = number % 50 == 49
      let partner = random.below(partners.count)
      let domain = isExternal ? "partner\(partner).example" : "forge.example"
      people.append(
        Person(
          id: random.guid(), name: "\(first) \(last)",
          upn: "\(first).\(last)\(number)@\(domain)".lowercased(),
          home: isExternal ? partners[partner] : tenant, isExternal: isExternal))
    }
    let names = ["OfficeHome", "Microsoft Teams", "Azure Portal", "SharePoint Online", "Outlook"]
    let resources = (0..<8).map { (random.guid(), "Resource \($0)") }
    for number in 0..<40 {
      let resource = resources[random.below(resources.count)]
      applications.append(
        Application(
          id: random.guid(),
          name: number < names.count ? names[number] : "Line of business \(number)",
          resourceID: resource.0, resourceName: resource.1))
    }
    let cities = [
      ("Hamburg", "DE"), ("Lyon", "FR"), ("Porto", "PT"), ("Gdansk", "PL"), ("Boston", "US"),
    ]
    let ranges = ["192.0.2", "198.51.100", "203.0.113"]
    for number in 0..<500 {
      let city = cities[random.below(cities.count)]
      addresses.append(
        Address(
          ip: "\(ranges[number % 3]).\(1 + number % 254)",
          autonomousSystem: 64_496 + random.below(16), city: city.0, country: city.1))
    }
  }
}
