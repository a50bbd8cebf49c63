import Core
import Cryptography

/// What is known of a file while it is read: where its bytes went, what was refused, what was found.
///
/// Cost: bounded; rejects, findings and totals beyond their limits are counted and no longer kept one by one.
struct FileLedger: Sendable {
  /// The most findings about the whole file that are kept.
  static let keptFindings = 100
  /// The most control totals that are kept.
  static let keptControlTotals = 4_000
  /// The most facts of headers that are kept.
  static let keptHeaderFacts = 100

  let fileName: String
  private(set) var tally = ByteTally()
  private(set) var records = RecordCounts()
  private(set) var findings: [Finding] = []
  private(set) var controlTotals: [ControlTotal] = []
  private(set) var headerFacts: [HeaderFact] = []
  private(set) var interpretationCounts = [Int64](repeating: 0, count: DateInterpretation.allCases.count)
  /// What the headers so far say by which the delivery is known again; nil before the first, and when one says too little.
  private(set) var deliveryDigest: SHA256Digest?
  private var isDeliveryUnknown = false
  private var rejects: [RejectedRecord] = []
  private var keptRejects = 0
  /// The refused records that are at fault, and not only told of by a notice.
  private(set) var recordsAtFault: Int64 = 0
  private var seenCodes: Set<IngestCode> = []

  init(fileName: String) {
    self.fileName = fileName
  }

  /// Enters a record that became a transaction; `isCancelled` when the file itself marks it as cancellation
  /// or correction.
  @inline(__always)
  mutating func accept(bytes: Int, yen: Int64, isCancelled: Bool = false) {
    tally.accepted += Int64(bytes)
    records.accepted += 1
    records.acceptedYen = RunningTotal.sum(records.acceptedYen, yen)
    if isCancelled {
      records.cancelled += 1
      records.cancelledYen = RunningTotal.sum(records.cancelledYen, yen)
    }
  }

  @inline(__always)
  mutating func frame(bytes: Int) {
    tally.framing += Int64(bytes)
  }

  /// Refuses a record whose bytes are all at hand; `yen` is its amount where that can be read.
  mutating func reject(
    _ refusal: Refusal, record: Int64, at byteOffset: Int64, _ bytes: Span<UInt8>, yen: Int64? = nil
  ) {
    reject(
      refusal, record: record, at: byteOffset, length: Int64(bytes.count), head: bytes, yen: yen)
  }

  /// Refuses a stretch of the file of which only the first bytes may be at hand.
  mutating func reject(
    _ refusal: Refusal, record: Int64, at byteOffset: Int64, length: Int64, head: Span<UInt8>,
    yen: Int64? = nil
  ) {
    tally.rejected += length
    records.rejected += 1
    if let yen {
      records.rejectedYen = RunningTotal.sum(records.rejectedYen, yen)
    } else {
      records.rejectedWithoutAmount += 1
    }
    let isNotice = refusal.code.severity == .notice
    if !isNotice { recordsAtFault += 1 }
    // Notices take at most half of the room, so that there is some for what is wrong.
    guard keptRejects < (isNotice ? Limits.rejectsPerFile / 2 : Limits.rejectsPerFile) else { return }
    keptRejects += 1
    // A field that a trimmed line leaves out lies behind its last byte.
    let byteAtFault = min(Int64(refusal.byteInRecord ?? 0), length)
    let place = Finding.Place(
      file: fileName, record: record, byteOffset: byteOffset + byteAtFault, field: refusal.field)
    let kept = head.extracting(first: RejectedRecord.keptBytes)
    rejects.append(
      RejectedRecord(
        finding: refusal.code.finding(at: place), rawBytes: [UInt8](copying: kept),
        byteOffset: byteOffset, byteLength: length))
  }

  /// Notes something about the whole file.
  mutating func note(
    _ code: IngestCode, record: Int64? = nil, at byteOffset: Int64? = nil, field: String? = nil
  ) {
    guard findings.count < FileLedger.keptFindings || !seenCodes.contains(code) else { return }
    seenCodes.insert(code)
    let place = Finding.Place(file: fileName, record: record, byteOffset: byteOffset, field: field)
    findings.append(code.finding(at: place))
  }

  /// Notes something about the whole file unless the same code was noted before.
  mutating func noteOnce(
    _ code: IngestCode, record: Int64? = nil, at byteOffset: Int64? = nil, field: String? = nil
  ) {
    if !seenCodes.contains(code) { note(code, record: record, at: byteOffset, field: field) }
  }

  /// Keeps a control total; those that disagree are findings as well, so what is left out here is not lost.
  mutating func keep(_ total: ControlTotal) {
    if controlTotals.count < FileLedger.keptControlTotals { controlTotals.append(total) }
  }

  /// Keeps what a header says; what is beyond the limit is left out.
  mutating func keep(_ fact: HeaderFact) {
    if headerFacts.count < FileLedger.keptHeaderFacts { headerFacts.append(fact) }
  }

  /// Takes note of what a header says by which this delivery is known again; nil or empty where it does not say it.
  ///
  /// Every header counts, in file order. One that says too little makes the whole file one that is not known again.
  mutating func identify(_ parts: [String?]) {
    let known = parts.compactMap { $0 }.filter { !$0.isEmpty }
    guard known.count == parts.count, !isDeliveryUnknown else {
      isDeliveryUnknown = true
      deliveryDigest = nil
      return
    }
    let lines = [deliveryDigest?.hexadecimal ?? "delivery"] + known
    deliveryDigest = SHA256Hasher.digest(of: Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  @inline(__always)
  mutating func count(_ interpretation: DateInterpretation) {
    interpretationCounts[interpretation.position] += 1
  }

  mutating func takeRejects() -> [RejectedRecord] {
    defer { rejects = [] }
    return rejects
  }

  var verdict: FileVerdict {
    let fatal = findings.filter { $0.severity == .fatal }
    return fatal.isEmpty ? .accepted : .quarantined(because: fatal)
  }
}

extension DateInterpretation {
  fileprivate var position: Int {
    switch self {
    case .reiwa: return 0
    case .heisei: return 1
    case .showa: return 2
    case .western: return 3
    case .nearestYear: return 4
    }
  }
}

extension Array where Element == UInt8 {
  /// Makes an array from a copy of some bytes.
  init(copying bytes: Span<UInt8>) {
    self = []
    append(copying: bytes)
  }

  /// Appends a copy of some bytes in one move.
  @inline(__always)
  mutating func append(copying bytes: Span<UInt8>) {
    // Safe: the buffer is read inside the closure only.
    bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}
