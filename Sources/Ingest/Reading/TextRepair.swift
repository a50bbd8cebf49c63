import Synchronization

/// What is done with bad bytes of one file, and how many there were.
///
/// It is shared by all columns of a file's reader, which works on one thread; the counts change on rare bytes only, so that clean text pays
/// nothing for them.
final class TextRepair: Sendable {
  let badBytes: BadBytes
  private let replaced = Atomic<Int>(0)
  private let oneWay = Atomic<Int>(0)

  init(_ badBytes: BadBytes) {
    self.badBytes = badBytes
  }

  /// What was counted so far.
  struct Counts: Equatable {
    /// The bytes that became U+FFFD.
    var replacedBytes: Int
    /// The codes of CP932 whose character would be written with another code.
    var oneWayCodes: Int
  }

  var counts: Counts {
    Counts(
      replacedBytes: replaced.load(ordering: .relaxed), oneWayCodes: oneWay.load(ordering: .relaxed))
  }

  /// Goes back to earlier counts, where texts were decoded that will be decoded again.
  func restore(_ counts: Counts) {
    if counts == self.counts { return }
    replaced.store(counts.replacedBytes, ordering: .relaxed)
    oneWay.store(counts.oneWayCodes, ordering: .relaxed)
  }

  func countReplacedByte() {
    replaced.wrappingAdd(1, ordering: .relaxed)
  }

  func countOneWayCodes(_ count: Int) {
    oneWay.wrappingAdd(count, ordering: .relaxed)
  }
}
