import Alerts
import AlertStore
import Core
import Cryptography
import Scoring

/// Draws a night's sample of accounts from everything that was given a score.
///
/// What is drawn is an account and the day of its transactions. Its rank is the SHA-256 of `seed|night|account's day|account`, and the
/// smallest ranks are drawn: the sample depends on nothing but who was scored, and anyone with sha256sum can draw it again.
/// More are kept than the sample has room for, since those that analysts are given anyway leave it at the end of the night.
/// - Determinism: the same for any number of workers and any order of files.
/// - Cost: one digest for a row; the exact score and its reasons for the few rows of those drawn so far.
final class NightSample {
  /// The night that the sample is of.
  let night: BankDay
  private var members: SmallestRanks<SHA256Digest, SampleCandidate>
  private var changed: Set<SHA256Digest> = []
  private var dropped: Set<SHA256Digest> = []
  private let start: [UInt8]
  private var hasher = SHA256Hasher()
  private var ranks: [SHA256Digest?] = []

  /// How many members are kept for a sample of a size.
  static func capacity(_ sample: QueuePolicy.Sample) -> Int { 2 * sample.size + 16 }

  /// Goes on with the candidates that the files of the same night have left.
  init(_ sample: QueuePolicy.Sample, night: BankDay, stored: [StoredSampleCandidate]) {
    self.night = night
    start = Array("\(sample.seed)|\(night.iso8601)|".utf8)
    members = SmallestRanks(capacity: NightSample.capacity(sample))
    for entry in stored {
      guard let rank = SHA256Digest(hexadecimal: entry.rank) else {
        preconditionFailure("A candidate that was read has a digest for its rank.")
      }
      guard members.admits(rank) else {
        dropped.insert(rank)
        continue
      }
      if let last = members.keep(entry.candidate, at: rank) { dropped.insert(last) }
    }
  }

  /// Which rows belong to accounts that are drawn so far, rows of the learning period left out.
  func rows(of batch: borrowing TransactionBatch, skipping isLearning: [Bool]) -> [Bool] {
    ranks.removeAll(keepingCapacity: true)
    var bytes: [UInt8] = []
    var (day, dayText) = (Int32.min, [UInt8]())
    for row in 0..<batch.count {
      guard !isLearning[row] else {
        ranks.append(nil)
        continue
      }
      let rowDay = Instant(secondsSince1970: batch.occurredAtSeconds[row]).japanDay
      if rowDay.daysSince1970 != day {
        (day, dayText) = (rowDay.daysSince1970, Array("\(rowDay.iso8601)|".utf8))
      }
      bytes.removeAll(keepingCapacity: true)
      bytes.append(contentsOf: start)
      bytes.append(contentsOf: dayText)
      bytes.append(contentsOf: batch.account.bytes[batch.account.range(of: row)])
      hasher.update(bytes)
      let rank = hasher.finish()
      ranks.append(members.admits(rank) ? rank : nil)
    }
    return ranks.map { $0 != nil }
  }

  /// Takes the exact score of a row that `rows` has named; the record is made only when it is the account's strongest so far.
  func take(
    _ assessment: Assessment, of batch: borrowing TransactionBatch, reachesLine: Bool,
    record: () -> AlertTransactionRecord
  ) {
    guard let rank = ranks[assessment.row], members.admits(rank) else { return }
    let known = members.contents[rank]
    if let known {
      guard let strongest = known.record else { return }
      guard reachesLine || strongest.score.scoreMicro < assessment.scoreMicro else { return }
    }
    let day = Instant(secondsSince1970: batch.occurredAtSeconds[assessment.row]).japanDay
    let candidate = SampleCandidate(
      account: AccountID(batch.account.string(assessment.row)), businessDay: day,
      record: reachesLine ? nil : record())
    changed.insert(rank)
    guard let last = members.keep(candidate, at: rank) else { return }
    changed.remove(last)
    dropped.insert(last)
  }

  /// The records of the file at hand that candidates have taken since the last time.
  var recordNumbersTaken: Set<Int64> {
    Set(changed.compactMap { members.contents[$0]?.record?.source.recordNumber })
  }

  /// Keeps what the features of a candidate's transaction were computed from.
  func keep(history: [UInt8], recordNumber: Int64) {
    for rank in changed where members.contents[rank]?.record?.source.recordNumber == recordNumber {
      guard var candidate = members.contents[rank] else { continue }
      candidate.record?.history = history
      _ = members.keep(candidate, at: rank)
    }
  }

  /// Hands over what has changed since the last time, to be stored with the file at hand.
  func takeChanges(to transaction: FileTransaction) throws {
    for rank in dropped.sorted() { try transaction.dropCandidate(rank: rank.hexadecimal, night: night) }
    for rank in changed.sorted() {
      guard let candidate = members.contents[rank] else { continue }
      try transaction.save(candidate, rank: rank.hexadecimal, night: night)
    }
    dropped = []
    changed = []
  }
}
