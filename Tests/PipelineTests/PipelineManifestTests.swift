import Core
import Pipeline
import Testing

@Suite struct PipelineManifestTests {
  static let good = """
    name: nightly
    input: inbox
    database: x.sqlite
    rules: rules
    lexicon: lexicon
    model: m.safetensors
    policy: policy.yaml
    reject_limit: 5
    workers: 2
    csv:
      encoding: cp932
      columns: {occurred_at: 取引日時, account: 口座, direction: 入出金, amount: 金額, memo: 摘要}
    """

  @Test func columnsAreMappedByTheirHeaders() throws {
    let (manifest, findings) = PipelineManifest.read(bytes: Array(Self.good.utf8), name: "pipeline.yaml")
    #expect(findings.isEmpty)
    let csv = try #require(manifest).csv
    let layout = try #require(csv.layouts.first)
    #expect(csv.layouts.count == 1)
    #expect(layout.occurredAt == .iso8601(.column("取引日時")))
    #expect(layout.memo == .column("摘要"))
    #expect(layout.channel == nil)
    #expect(layout.encoding == .cp932)
    #expect(manifest?.customers == nil)
  }

  @Test(arguments: ["workers: 0", "reject_limit: -1", "reject_limit: 10001", "workers: many"])
  func numbersOutOfRangeAreRefused(line: String) {
    let key = line.prefix { $0 != ":" }
    let text = Self.good.split(separator: "\n").map { $0.hasPrefix(key) ? Substring(line) : $0 }.joined(
      separator: "\n")
    let (manifest, findings) = PipelineManifest.read(bytes: Array(text.utf8), name: "pipeline.yaml")
    #expect(manifest == nil)
    #expect(findings.count == 1)
  }

  @Test func ownAgentsAreTexts() {
    func read(_ line: String) -> (manifest: PipelineManifest?, findings: [Finding]) {
      PipelineManifest.read(bytes: Array((Self.good + "\n" + line).utf8), name: "pipeline.yaml")
    }
    #expect(read("").manifest?.ownAgents == [])
    #expect(read("own_agents: [TESTJPJT, \"0001\"]").manifest?.ownAgents == ["TESTJPJT", "0001"])
    #expect(read("own_agents: TESTJPJT").manifest == nil)
  }

  @Test func whatHappensToBadBytesIsChosen() {
    func read(_ line: String) -> PipelineManifest? {
      PipelineManifest.read(bytes: Array((Self.good + "\n" + line).utf8), name: "pipeline.yaml").manifest
    }
    let day = BankDay(daysSince1970: 20_000)
    #expect(read("")?.readingOptions(referenceDay: day).badBytes == .rejectRecord)
    #expect(read("bad_bytes: reject")?.readingOptions(referenceDay: day).badBytes == .rejectRecord)
    #expect(read("bad_bytes: replace")?.readingOptions(referenceDay: day).badBytes == .replace)
    #expect(read("bad_bytes: ignore") == nil)
  }

  @Test func declaredWindowsAreAFileOfTheirOwn() {
    func read(_ line: String) -> PipelineManifest? {
      PipelineManifest.read(bytes: Array((Self.good + "\n" + line).utf8), name: "pipeline.yaml").manifest
    }
    #expect(read("").map { $0.features == nil } == true)
    #expect(read("features: features.yaml")?.features == "features.yaml")
    #expect(read("features: [a]") == nil)
  }

  @Test func anUnknownKeyIsNamedWithItsLine() {
    let (manifest, findings) = PipelineManifest.read(
      bytes: Array((Self.good + "\nworker: 3").utf8), name: "pipeline.yaml")
    #expect(manifest == nil)
    #expect(findings.first?.place.record == 13)
  }
}
