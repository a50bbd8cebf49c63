import AlertStore
import Core
import Features
import Rules

/// Gathers, for the transactions of one file that become alerts, what their features were computed from.
///
/// Which rows become alerts is known only when the windows have moved on. So the file is read a second time as far as the last of them, and
/// an engine of its own, which begins with what the database still holds from before the file, is led past the rows that touch the same
/// accounts, payees and values. The money graph is the exception: its changes of one batch are taken back at once.
/// - Determinism: as the engine's; the number of workers changes nothing.
/// - Cost: files without alerts cost nothing; others a second reading and the rows that touch what their alerts touch.
final class NightHistory {
  /// A transaction whose history is wanted.
  private struct Wanted {
    var recordNumber: Int64
    var account: String
    var payee: String?
    /// The values of declared columns that windows are kept for, under the keys of their states.
    var columns: [String]
    var money: [StoredEntity]
    var isListed: Bool
    /// What rules asked watch lists for.
    var asked: [[UInt8]]
  }

  private let sources: FeatureSources
  private let businessDay: BankDay
  private let customers: CustomerTable
  private let listColumns: [Int]
  private let questions: ListQuestions?
  /// Made for the first file that has alerts; the lists do not change within a night.
  private lazy var extract = WatchExtract(sources.watchLists.map(\.table))
  private var wanted: [Wanted] = []
  /// The accounts that corrections of the file belong to: what they reverse shows only from their own rows.
  private var correcting: Set<String> = []

  init(_ sources: FeatureSources, rules: RulePack, customers: CustomerTable, businessDay: BankDay) {
    self.sources = sources
    questions = ListQuestions(rules)
    self.customers = customers
    self.businessDay = businessDay
    listColumns = sources.catalogue.names.indices.filter {
      let name = sources.catalogue.names[$0].text
      return name == "counterparty.watch_list_score" || name.hasPrefix("counterparty.on_")
    }
  }

  /// Begins with a file.
  func begin() {
    wanted.removeAll()
    correcting.removeAll()
  }

  /// Takes note of the batch that the night's engine has computed last, and of its rows, ascending, whose history may be wanted.
  func take(_ batch: TransactionBatch, _ matrix: FeatureMatrix, rows: [Int], engine: FeatureEngine) {
    for row in 0..<batch.count where batch.kind[row] == .correction {
      correcting.insert(batch.account.string(row))
    }
    if rows.isEmpty { return }
    let money = engine.moneyHistories(of: batch, rows: rows)
    for (index, row) in rows.enumerated() {
      let payee = batch.direction[row] == .outgoing ? batch.counterpartyAccount.string(row) : ""
      wanted.append(
        Wanted(
          recordNumber: batch.recordNumber[row], account: batch.account.string(row),
          payee: payee.isEmpty ? nil : payee, columns: NightHistory.columns(batch, row),
          money: money[index],
          isListed: listColumns.contains { (matrix.value($0, row) ?? 0) != 0 },
          asked: questions?.texts(RuleRow(row, of: batch, features: matrix)) ?? []))
    }
  }

  /// Reads the file again and gives the histories of its transactions by the numbers of their records.
  ///
  /// - Parameters:
  ///   - numbers: the records whose history is wanted, of those that were taken.
  ///   - extraColumns: the columns that the pipeline declares.
  ///   - read: fills a batch with the file's next transactions, or says that there are no more.
  ///   - find: what the database holds of a key, from before the file.
  /// - Returns: the histories in the order of the records; nil when the file no longer has all of them.
  /// - Throws: the errors of `read` and `find`; `PipelineError.unreadableState`.
  func histories(
    of numbers: Set<Int64>, extraColumns: [ExtraColumnSpec], read: (inout TransactionBatch) throws -> Bool,
    find: (_ kind: Int, _ key: String) throws -> StoredEntityState?
  ) throws -> [(recordNumber: Int64, history: RowHistory)]? {
    let wanted = self.wanted.filter { numbers.contains($0.recordNumber) }
    if wanted.isEmpty { return [] }
    var walk = HistoryWalk(
      engine: FeatureEngine(
        state: FeatureState(), customers: CustomerTable(), lexicon: .init([]), labels: sources.labels?.table,
        catalogue: sources.catalogue, lastDay: businessDay.adding(days: Limits.futureDays)),
      accounts: Set(wanted.map(\.account)).union(correcting).union(labelled),
      payees: Set(wanted.compactMap(\.payee)), columns: Set(wanted.flatMap(\.columns)),
      extraColumns: extraColumns)
    var found: [(recordNumber: Int64, history: RowHistory)] = []
    var batch = TransactionBatch()
    let records = Records(customers, accounts: Set(wanted.map(\.account)))
    while found.count < wanted.count, try read(&batch) {
      try walk.pass(
        batch, until: { found.count < wanted.count ? wanted[found.count].recordNumber : nil }, find
      ) {
        states, row in
        let entry = wanted[found.count]
        var history = RowHistory(night: businessDay)
        history.states = states + entry.money
        history.customers = records.part(of: entry.account)
        history.labels = labels(states, batch, row)
        history.watchLists = lists(batch, row, entry)
        found.append((entry.recordNumber, history))
      }
    }
    return found.count == wanted.count ? found : nil
  }

  static func columns(_ batch: borrowing TransactionBatch, _ row: Int) -> [String] {
    var keys: [String] = []
    for index in batch.extraColumns.indices {
      let column = batch.extraColumns[index]
      guard column.spec.isWindowKey, !column.texts.isEmpty(row) else { continue }
      keys.append(column.spec.name + "=" + column.texts.string(row))
    }
    return keys
  }

  private var labelled: [String] {
    guard let table = sources.labels?.table else { return [] }
    return (0..<table.count).map { table.account.string($0) }
  }

  /// What the labels say of the two sides of a row and of the accounts among its states.
  private func labels(_ states: [StoredEntity], _ batch: borrowing TransactionBatch, _ row: Int)
    -> ConfirmedAccounts?
  {
    guard let table = sources.labels?.table else { return nil }
    var accounts = Set(states.filter { $0.kind == .account }.map(\.key))
    accounts.insert(batch.account.string(row))
    accounts.insert(batch.counterpartyAccount.string(row))
    var part = ConfirmedAccounts()
    part.asOf = table.asOf
    for row in 0..<table.count where accounts.contains(table.account.string(row)) {
      part.append(
        account: table.account.string(row), knownAt: Instant(secondsSince1970: table.knownAtSeconds[row]))
    }
    return part
  }

  /// The entries that one of the row's texts is, or a text that rules made of them and asked for, and where lists say anything of the other
  /// party's name, those of names like it.
  private func lists(_ batch: borrowing TransactionBatch, _ row: Int, _ entry: Wanted) -> [WatchList] {
    func text(_ column: TextColumn) -> [UInt8] { Array(column.bytes[column.range(of: row)]) }
    var texts = [
      text(batch.account), text(batch.counterpartyAccount), text(batch.counterpartyName),
      text(batch.originatorName), text(batch.memo), text(batch.transactionID),
    ]
    for column in batch.extraColumns where column.spec.type == .text { texts.append(text(column.texts)) }
    texts += entry.asked
    return extract.part(texts: texts, likeName: entry.isListed ? text(batch.counterpartyName) : nil)
  }
}

/// The customers' records of a few accounts.
private struct Records {
  private let table: CustomerTable
  private var rows: [String: Int] = [:]

  init(_ table: CustomerTable, accounts: Set<String>) {
    self.table = table
    var symbols = SymbolTable()
    for account in accounts { _ = symbols.intern(Array(account.utf8).span) }
    for row in 0..<table.count {
      let text = table.account.bytes.span.extracting(table.account.range(of: row))
      if symbols.symbol(of: text) != nil { rows[table.account.string(row)] = row }
    }
  }

  func part(of account: String) -> CustomerTable {
    var part = CustomerTable()
    part.asOf = table.asOf
    guard let row = rows[account] else { return part }
    part.account.append(row, of: table.account)
    part.holderName.append(row, of: table.holderName)
    part.holderKind.append(table.holderKind[row])
    part.openedOn.append(table.openedOn[row])
    return part
  }
}
