import Core
import Features
import JapaneseText
import Pipeline
import Scoring
import Testing

/// Watch lists, labels and declared columns are for rules: the committed model must not see them.
@Suite struct ModelInputContractTests {
  @Test func theModelNamesNoFeatureOfListsOrDeclaredColumns() throws {
    for column in try PipelineContractTests.definition().model.encoder.columns {
      let spec = try #require(FeatureCatalogue.spec(column.name))
      #expect(spec.missing != .withoutList, "\(column.name)")
    }
  }

  @Test func listsAndDeclaredColumnsChangeNoModelScore() throws {
    let definition = try PipelineContractTests.definition()
    var batch = try FeatureContractTests.sampleBatch()
    let assessor = Assessor(
      model: definition.model, combination: definition.policy.combination, packPoints: [])
    func matrix(_ lists: [WatchList], _ columns: [ExtraColumnSpec]) -> FeatureMatrix {
      let catalogue = RunCatalogue(extraColumns: columns)
      var labels: ConfirmedAccounts?
      for list in lists {
        // What is listed is labelled too, and known from the first day.
        var table = labels ?? ConfirmedAccounts()
        for row in 0..<list.count {
          table.append(account: list.account.string(row), knownAt: Instant(secondsSince1970: 1_000_000_000))
        }
        labels = table
      }
      let engine = FeatureEngine(
        state: FeatureState(), customers: CustomerTable(), lexicon: definition.lexicon, watchLists: lists,
        labels: labels, catalogue: catalogue)
      var matrix = FeatureMatrix(names: catalogue.names, rowCapacity: batch.count)
      engine.compute(batch, into: &matrix)
      return matrix
    }
    let plain = try assessor.modelScores(batch, matrix([], []))
    // A list of every tenth party of the sample itself, and a key that is the same for all.
    var list = WatchList(id: "all", kind: .frozenAccount, asOf: BankDay(daysSince1970: 20_720))
    for row in stride(from: 0, to: batch.count, by: 10) where !batch.counterpartyName.isEmpty(row) {
      list.append(name: batch.counterpartyName.string(row), account: batch.counterpartyAccount.string(row))
    }
    let column = ExtraColumnSpec(
      name: "terminal", type: .text, isWindowKey: true, titleJapanese: "端末", titleEnglish: "terminal")
    batch.extraColumns = [ExtraColumn(column)]
    for _ in 0..<batch.count { batch.extraColumns[0].texts.append(contentsOf: "ATM01".utf8) }
    let full = matrix([list], [column])
    let hits = try #require(FeatureCatalogue.column("counterparty.on_frozen_list"))
    let confirmed = try #require(FeatureCatalogue.column("counterparty.is_confirmed_fraud"))
    #expect((0..<batch.count).count { full[hits, $0] == 1 } > 100)
    #expect((0..<batch.count).count { full[confirmed, $0] == 1 } > 50)
    #expect(try assessor.modelScores(batch, full).map(\.bitPattern) == plain.map(\.bitPattern))
  }
}
