import Core
import Manifests

extension QueuePolicy {
  /// Reads the mapping `queue` of a policy; what is wrong is reported, and then there is no queue.
  static func read(_ mapping: ManifestMapping, _ reading: ManifestReading) -> QueuePolicy? {
    let before = reading.findings.count
    let budget = mapping.optional("budget_per_night")
    let budgetPerNight = budget.flatMap { $0.integer(in: 1...Int64(Limits.alertsOfDay)) }
    let minimums = mapping.optionalMapping("minimum_per_typology").map(readMinimums) ?? [:]
    let sample = mapping.optionalMapping("sample_below_line").flatMap(readSample)
    mapping.finish()
    guard reading.findings.count == before else { return nil }
    let wanted = minimums.values.reduce(0, +)
    if !minimums.isEmpty, wanted > budgetPerNight ?? 0 {
      reading.report(
        Finding(
          code: "ALT-004", severity: .fatal, place: budget?.place ?? mapping.place,
          japanese: "minimum_per_typology の合計（\(wanted)）が budget_per_night を超えています。"
            + "budget_per_night を増やすか、minimum_per_typology を減らしてください。",
          english: "minimum_per_typology adds up to \(wanted), more than budget_per_night. "
            + "Raise budget_per_night or lower the minimums."))
      return nil
    }
    return QueuePolicy(
      budgetPerNight: budgetPerNight.map { Int($0) }, minimumPerTypology: minimums, sample: sample)
  }

  private static func readMinimums(_ mapping: ManifestMapping) -> [String: Int] {
    var minimums: [String: Int] = [:]
    for entry in mapping.everyEntry() {
      if let count = entry.value.integer(in: 1...Int64(Limits.alertsOfDay)) {
        minimums[entry.key] = Int(count)
      }
    }
    mapping.finish()
    return minimums
  }

  private static func readSample(_ mapping: ManifestMapping) -> Sample? {
    let size = mapping.integer("size", in: 1...Int64(Limits.sampleOfNight))
    let seed = mapping.integer("seed", in: 0...Int64.max)
    mapping.finish()
    guard let size, let seed else { return nil }
    return Sample(size: Int(size), seed: seed)
  }
}
