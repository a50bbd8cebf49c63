import Core
import JapaneseText

/// Reads the texts of one transaction at a time; each worker has its own, since it keeps memory between rows.
final class TextReader {
  private var folded = FoldedText()
  private var names = NameKeyBuilder()
  private var similarity = NameSimilarity()
  private var hits: [LexiconHit] = []
  private var watch: WatchReader
  /// What the watch lists say of the transaction read last.
  private(set) var watchMoment = WatchMoment()

  /// The lengths at which a name may have been cut: the name fields of 総合振込 and of the statement, where a byte is a scalar.
  private static let fullFieldScalars: Set<Int> = [30, 48]

  init(_ watchIndex: WatchIndex) {
    watch = WatchReader(watchIndex)
  }

  func read(
    _ batch: borrowing TransactionBatch, row: Int, customer: CustomerIndex.Entry?, lexicon: Lexicon,
    slots: [Int]
  ) -> TextMoment {
    var moment = TextMoment()
    readCustomer(batch, row, customer, &moment)
    let memo = batch.memo.range(of: row)
    if !memo.isEmpty {
      let text = batch.memo.bytes.span.extracting(memo)
      folded.fold(text)
      readMemo(ScriptProfile(text), &moment)
      count(lexicon, slots, &moment)
    }
    let counterparty = batch.counterpartyName.range(of: row)
    var sought = WatchReader.Sought()
    if !counterparty.isEmpty {
      readCounterparty(batch.counterpartyName.bytes.span.extracting(counterparty), customer, &moment)
      sought.key = names.key
      sought.familyLength = names.familyLength
      sought.isPossiblyCut = moment.counterpartyFillsField ?? false
      folded.fold(batch.counterpartyName.bytes.span.extracting(counterparty))
      count(lexicon, slots, &moment)
    }
    watchMoment = watch.read(
      sought,
      account: batch.counterpartyAccount.bytes.span.extracting(batch.counterpartyAccount.range(of: row)),
      day: Instant(secondsSince1970: batch.occurredAtSeconds[row]).japanDay.daysSince1970)
    let originator = batch.originatorName.range(of: row)
    if !originator.isEmpty {
      names.build(batch.originatorName.bytes.span.extracting(originator))
      moment.originatorHasDigits = names.hasAffixedDigits
      moment.originatorToHolder = compare(customer, possiblyTruncated: false)
    }
    return moment
  }

  private func readCustomer(
    _ batch: borrowing TransactionBatch, _ row: Int, _ customer: CustomerIndex.Entry?,
    _ moment: inout TextMoment
  ) {
    guard let customer else { return }
    moment.isCorporation = customer.kind.map { $0 == .corporation }
    guard let openedOn = customer.openedOn else { return }
    let day = Instant(secondsSince1970: batch.occurredAtSeconds[row]).japanDay
    // A day of opening after the transaction is a fault of the customer file; no age is made of it.
    if openedOn <= day { moment.accountAgeDays = Int(day.daysSince1970 - openedOn.daysSince1970) }
  }

  private func readCounterparty(
    _ name: Span<UInt8>, _ customer: CustomerIndex.Entry?, _ moment: inout TextMoment
  ) {
    names.build(name)
    moment.counterpartyIsCorporation = names.entityForm.isLegalEntity
    let fillsField = TextReader.fullFieldScalars.contains(TextReader.scalarCount(name))
    moment.counterpartyFillsField = fillsField
    moment.counterpartyToHolder = compare(customer, possiblyTruncated: fillsField)
  }

  /// The similarity of the name just built to the account holder's, or nil when one of them is empty or unknown.
  private func compare(_ customer: CustomerIndex.Entry?, possiblyTruncated: Bool) -> Double? {
    guard let holder = customer?.name, !holder.isEmptyName, !names.isEmptyName else { return nil }
    let (own, other) = (names.key, holder.scalars)
    return similarity.score(
      own.span, familyLength: names.familyLength, other.span, familyLength: holder.familyLength,
      possiblyTruncated: possiblyTruncated)
  }

  private static func scalarCount(_ utf8: Span<UInt8>) -> Int {
    var count = 0
    for index in utf8.indices where utf8[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  private func readMemo(_ profile: ScriptProfile, _ moment: inout TextMoment) {
    moment.memoLength = folded.scalars.count
    moment.memoVisible = profile.visibleCount
    moment.memoKana =
      profile.count(of: .katakana) + profile.count(of: .halfWidthKatakana) + profile.count(of: .hiragana)
    moment.memoKanji = profile.count(of: .kanji)
    moment.memoLatin = profile.count(of: .latin)
    moment.memoDigits = profile.count(of: .digit)
  }

  private func count(_ lexicon: Lexicon, _ slots: [Int], _ moment: inout TextMoment) {
    hits.removeAll(keepingCapacity: true)
    lexicon.scan(folded, hits: &hits)
    for hit in hits {
      switch slots[hit.category] {
      case 0: moment.lexiconHits.0 += 1
      case 1: moment.lexiconHits.1 += 1
      case 2: moment.lexiconHits.2 += 1
      case 3: moment.lexiconHits.3 += 1
      case 4: moment.lexiconHits.4 += 1
      case 5: moment.lexiconHits.5 += 1
      default: break
      }
    }
  }
}
