import Core
import Manifests

/// Who sees what of people, and for how long it is kept.
public struct PrivacyPolicy: Hashable, Sendable {
  /// The years for which alerts, and what is refused of files, keep names, accounts and texts.
  public let retentionYears: Int
  /// The roles by the name that `--mask` takes.
  public let roles: [String: MaskingRole]

  /// Makes a policy from its parts.
  public init(retentionYears: Int, roles: [String: MaskingRole]) {
    precondition(retentionYears > 0, "What is kept for no time need not be written.")
    self.retentionYears = retentionYears
    self.roles = roles
  }

  /// Reads a privacy file.
  ///
  /// - Errors: everything that is wrong with the file comes back as findings, and then there is no policy.
  public static func read(bytes: [UInt8], name: String) -> (policy: PrivacyPolicy?, findings: [Finding]) {
    let reading = ManifestReading(bytes: bytes, name: name)
    guard let root = reading.rootMapping() else { return (nil, reading.findings) }
    // Why the years and roles are what they are must be written down, though no program reads it.
    _ = root.string("why")
    let years = root.integer("retention_years", in: 1...Int64(Limits.retentionYears))
    var roles: [String: MaskingRole] = [:]
    if let mapping = root.optionalMapping("roles") {
      for entry in mapping.everyEntry() {
        if !RoleName.isName(entry.key) { reading.report(unfitName(at: entry.value.place)) }
        roles[entry.key] = entry.value.mapping().flatMap(MaskingRole.read)
      }
      mapping.finish()
    }
    root.finish()
    guard !reading.hasErrors, let years else { return (nil, reading.findings) }
    return (PrivacyPolicy(retentionYears: Int(years), roles: roles), reading.findings)
  }

  /// A redacted bundle repeats the name, and its proof refuses one that could say more than who may see it.
  private static func unfitName(at place: Finding.Place) -> Finding {
    Finding(
      code: "ALT-006", severity: .error, place: place,
      japanese: "役割の名前が使えません。制御文字や見えない文字を含まない、\(RoleName.longest) 文字以内の名前にしてください。",
      english:
        "this name of a role cannot be used; write at most \(RoleName.longest) characters, none of them a control or an invisible one"
    )
  }
}
