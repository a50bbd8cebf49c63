import Core
import JapaneseText

/// Reads the texts of one transaction at a time; each worker has its own, since it keeps memory between rows.
///
/// Memos and names come again and again, so what one text says by itself is worked out once and kept as long as there is room.
struct TextReader {
  /// Enough for the parties of a large bank's night, in less than 64 MiB.
  static let textCapacity = 1 << 17

  private var folded = FoldedText()
  private var builder = NameKeyBuilder()
  private var similarity = NameSimilarity()
  private var lexicon: LexiconCounter
  private var watch: WatchReader
  private var memos: TextCache<MemoFacts>
  private var names: TextCache<NameFacts>
  private var fetched: [FetchedRow] = []
  /// What fetching has read; nothing depends on it but that the reading is done.
  private var trace: UInt32 = 0
  /// What the watch lists say of the transaction read last.
  private(set) var watchMoment = WatchMoment()

  init(_ watchIndex: WatchIndex, _ lexicon: Lexicon, textCapacity: Int = textCapacity) {
    watch = WatchReader(watchIndex)
    self.lexicon = LexiconCounter(lexicon)
    memos = TextCache(capacity: textCapacity)
    names = TextCache(capacity: textCapacity)
  }

  /// Whether there is any watch list; without one its moments say nothing.
  var hasWatchLists: Bool { watch.hasLists }

  /// Where the texts of a row are looked for.
  private struct FetchedRow {
    var memoHash: UInt64 = 0
    var partyHash: UInt64 = 0
    var customer: Int?
    var memo: Int?
    var party: Int?
  }

  /// Fetches what is known of the texts of a run of rows, which are read next.
  ///
  /// The memory of a night's texts is far larger than a processor's cache. One load after the other would wait for each; here those
  /// of all rows are under way together. Values do not depend on it.
  mutating func fetch(
    _ rows: Range<Int>, _ batch: borrowing TransactionBatch, _ customers: borrowing CustomerIndex,
    accounts: borrowing [Int32]
  ) {
    fetched.removeAll(keepingCapacity: true)
    for row in rows {
      var place = FetchedRow()
      place.memoHash = TextBytes.hash(batch.memo.bytes.span.extracting(batch.memo.range(of: row)))
      place.partyHash = TextBytes.hash(
        batch.counterpartyName.bytes.span.extracting(batch.counterpartyName.range(of: row)))
      place.customer = customers.record(of: accounts[row])
      fetched.append(place)
    }
    for index in fetched.indices {
      fetched[index].memo = memos.likelyPlace(hash: fetched[index].memoHash)
      fetched[index].party = names.likelyPlace(hash: fetched[index].partyHash)
    }
    for index in fetched.indices {
      let place = fetched[index]
      if let customer = place.customer { trace ^= customers.trace(of: customer) }
      if let memo = place.memo {
        trace ^= UInt32(memos.firstByte(at: memo)) ^ UInt32(bitPattern: memos.facts.span[memo].length)
      }
      if let party = place.party {
        trace ^= UInt32(names.firstByte(at: party)) ^ (names.facts.span[party].key.scalars.first ?? 0)
      }
    }
  }

  /// Reads one of the rows fetched last, by its place among them.
  mutating func read(
    _ batch: borrowing TransactionBatch, row: Int, fetched index: Int, _ customers: borrowing CustomerIndex
  ) -> TextMoment {
    var moment = TextMoment()
    let place = fetched[index]
    let customer = place.customer
    let day = Instant(secondsSince1970: batch.occurredAtSeconds[row]).japanDay
    if let customer { Self.readCustomer(customers, customer, day, &moment) }
    let memo = batch.memo.range(of: row)
    if !memo.isEmpty { readMemo(batch.memo.bytes.span.extracting(memo), hash: place.memoHash, &moment) }
    let party = batch.counterpartyName.bytes.span.extracting(batch.counterpartyName.range(of: row))
    let name = party.isEmpty ? nil : self.place(of: party, hash: place.partyHash)
    if let name { readCounterparty(name, customers, customer, &moment) }
    if hasWatchLists {
      let account = batch.counterpartyAccount.bytes.span.extracting(
        batch.counterpartyAccount.range(of: row))
      readWatchLists(name, account, day)
    }
    let originator = batch.originatorName.bytes.span.extracting(batch.originatorName.range(of: row))
    if originator.isEmpty { return moment }
    if let name, TextBytes.areEqual(originator, party) {
      moment.originatorHasDigits = names.facts.span[name].key.hasAffixedDigits
      moment.originatorToHolder = moment.counterpartyToHolder
    } else {
      readOriginator(originator, customers, customer, &moment)
    }
    return moment
  }

  private static func readCustomer(
    _ customers: borrowing CustomerIndex, _ customer: Int, _ day: BankDay, _ moment: inout TextMoment
  ) {
    moment.isCorporation = customers.facts[customer].isCorporation
    guard let openedOn = customers.facts[customer].openedOn else { return }
    // A day of opening after the transaction is a fault of the customer file; no age is made of it.
    if openedOn <= day { moment.accountAgeDays = Int(day.daysSince1970 - openedOn.daysSince1970) }
  }

  private mutating func readMemo(_ text: Span<UInt8>, hash: UInt64, _ moment: inout TextMoment) {
    if let place = memos.place(of: text, hash: hash) {
      moment.memo = memos.facts[place]
    } else {
      folded.fold(text)
      let facts = MemoFacts(
        ScriptProfile(text), length: folded.count, lexiconHits: lexicon.count(folded))
      moment.memo = facts
      _ = memos.insert(text, hash: hash, facts)
    }
    moment.lexiconHits = moment.memo.lexiconHits
  }

  private mutating func readCounterparty(
    _ place: Int, _ customers: borrowing CustomerIndex, _ customer: Int?, _ moment: inout TextMoment
  ) {
    moment.counterpartyIsCorporation = names.facts.span[place].key.entityForm.isLegalEntity
    moment.counterpartyFillsField = names.facts.span[place].key.mayBeCut
    moment.lexiconHits &+= names.facts.span[place].lexiconHits
    if let customer {
      moment.counterpartyToHolder = Self.compare(
        &similarity, names, place, customers.keys.span[customer])
    }
  }

  /// The originator of most payments is the holder as written in the customer's record.
  private mutating func readOriginator(
    _ name: Span<UInt8>, _ customers: borrowing CustomerIndex, _ customer: Int?, _ moment: inout TextMoment
  ) {
    if let customer, customers.holds(name, at: customer) {
      let keys = customers.keys.span
      moment.originatorHasDigits = keys[customer].hasAffixedDigits
      moment.originatorToHolder = Self.compare(&similarity, keys[customer], keys[customer])
      return
    }
    let place = place(of: name, hash: TextBytes.hash(name))
    moment.originatorHasDigits = names.facts.span[place].key.hasAffixedDigits
    if let customer {
      moment.originatorToHolder = Self.compare(
        &similarity, names, place, customers.keys.span[customer])
    }
  }

  private mutating func readWatchLists(_ place: Int?, _ account: Span<UInt8>, _ day: BankDay) {
    if let place {
      watchMoment = watch.read(&names.facts[place], account: account, day: day.daysSince1970)
    } else {
      watchMoment = watch.read(account: account, day: day.daysSince1970)
    }
  }

  /// The place of a name's facts, which are worked out when they are not known.
  private mutating func place(of name: Span<UInt8>, hash: UInt64) -> Int {
    if let place = names.place(of: name, hash: hash) { return place }
    builder.build(name)
    folded.fold(name)
    return names.insert(
      name, hash: hash, NameFacts(key: builder.nameKey, lexiconHits: lexicon.count(folded)))
  }

  /// The similarity of a name to the account holder's, or nil when one of them has nothing to compare.
  ///
  /// Lent keys are not copied; a copy would count references of memory that is far away.
  private static func compare(
    _ similarity: inout NameSimilarity, _ name: borrowing NameKey, _ holder: borrowing NameKey
  ) -> Double? {
    name.isEmptyName || holder.isEmptyName ? nil : similarity.score(name, holder)
  }

  private static func compare(
    _ similarity: inout NameSimilarity, _ names: borrowing TextCache<NameFacts>, _ place: Int,
    _ holder: borrowing NameKey
  ) -> Double? {
    compare(&similarity, names.facts.span[place].key, holder)
  }
}
