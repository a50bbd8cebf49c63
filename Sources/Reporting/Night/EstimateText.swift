import AlertStore
import Core

/// What reviewed samples say of what analysts were not given, in words.
struct EstimateText {
  let estimate: BelowLineEstimate
  let language: Language

  /// One line with its end.
  var line: String {
    let counts = [estimate.drawn, estimate.reviewed, estimate.confirmed].map { NumberText.grouped(Int64($0)) }
    let nights = [estimate.nights.lowerBound.iso8601, estimate.nights.upperBound.iso8601]
    let head =
      language == .japanese
      ? "見逃しの推定 (\(nights[0])～\(nights[1])): 無作為抽出 \(counts[0]) 件、確認済み \(counts[1]) 件、うち不正 \(counts[2]) 件"
      : "Missed below the line (\(nights[0]) to \(nights[1])): "
        + "\(counts[0]) drawn, \(counts[1]) reviewed, \(counts[2]) of them fraud"
    guard let share = estimate.share, let interval = estimate.interval else {
      return head + (language == .japanese ? "（確認後に割合を推定します）\n" : "; no estimate before any is reviewed\n")
    }
    let range = "\(percent(interval.lowerBound))～\(percent(interval.upperBound))"
    return head
      + (language == .japanese
        ? "、割合 \(percent(share))（95%信頼区間 \(range)）\n"
        : ": \(percent(share)) (95 % interval \(percent(interval.lowerBound)) to \(percent(interval.upperBound)))\n")
  }

  private func percent(_ share: Double) -> String {
    let thousandths = Int64((share * 100_000).rounded())
    let fraction = String(thousandths % 1_000)
    return "\(thousandths / 1_000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)%"
  }
}
