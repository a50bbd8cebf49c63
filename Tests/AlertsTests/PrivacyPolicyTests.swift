import Alerts
import Testing

@Suite struct PrivacyPolicyTests {
  @Test func aFileIsReadStrictly() throws {
    let role = "  auditor: {accounts: pseudonym, names: hidden, texts: hidden}\n"
    let good = PrivacyPolicy.read(
      bytes: Array("why: law\nretention_years: 7\nroles:\n\(role)".utf8), name: "privacy.yaml")
    #expect(good.findings.isEmpty)
    let auditor = MaskingRole(accounts: .pseudonym, names: .hidden, texts: .hidden)
    #expect(good.policy == PrivacyPolicy(retentionYears: 7, roles: ["auditor": auditor]))
    #expect(auditor.needsKey)
    for text in [
      "retention_years: 7", "why: x", "why: x\nretention_years: 0", "why: x\nretention_years: 101",
      "why: x\nretention_years: 7\nroles:\n  a: {accounts: hidden, names: hidden}",
      "why: x\nretention_years: 7\nroles:\n  a: {accounts: hidden, names: ending, texts: hidden}",
      "why: x\nretention_years: 7\nroles:\n  a: {accounts: hidden, names: hidden, texts: hidden, more: 1}",
      "why: x\nretention_years: 7\nrole: {}",
    ] {
      let bad = PrivacyPolicy.read(bytes: Array(text.utf8), name: "privacy.yaml")
      #expect(bad.policy == nil && !bad.findings.isEmpty, "\(text)")
    }
  }

  /// A redacted bundle repeats the name, and its proof takes no other.
  @Test(arguments: [
    ("監査（外部）", true), (String(repeating: "役", count: 64), true), (String(repeating: "x", count: 65), false),
    ("audit\u{200D}or", false), ("audit\u{AD}or", false), ("\"audit\\nor\"", false),
  ])
  func aRoleHasAShortName(name: String, isUsed: Bool) {
    let text =
      "why: law\nretention_years: 7\nroles:\n  \(name): {accounts: hidden, names: hidden, texts: hidden}\n"
    let reading = PrivacyPolicy.read(bytes: Array(text.utf8), name: "privacy.yaml")
    #expect(reading.findings.map(\.code) == (isUsed ? [] : ["ALT-006"]))
    #expect((reading.policy?.roles.count == 1) == isUsed)
  }
}
