import Core
import Features
import Rules

/// Why a rule fires or stays silent for one transaction.
public struct RuleExplanation: Sendable {
  /// The rule.
  public let rule: Rule
  /// The file of the transaction.
  public let file: String
  /// Its record.
  public let record: Int64
  /// The account.
  public let account: String
  /// When it happened.
  public let occurredAt: Instant
  /// The amount in yen.
  public let amountYen: Int64
  /// How the condition came to its outcome.
  public let trace: RuleTrace
  /// What explanations of the rule cite, with their values; nil when missing.
  public let cited: [(spec: FeatureSpec, value: Double?)]
  /// The exception that holds the hit back, or nil.
  public let exception: RuleException?
}

/// Finds a transaction in a folder and explains a rule for it, with the features that a night has at that moment.
///
/// - Input: a transaction is meant by its own identifier, or by its file and record as `FILE:RECORD`.
/// - Cost: everything before the transaction is read and computed.
public struct RuleExplainer {
  /// How the files are read.
  public var reading: FeatureExport

  /// Makes an explainer.
  public init(reading: FeatureExport) {
    self.reading = reading
  }

  /// The explanation, or nil when no accepted file holds the transaction.
  ///
  /// - Parameters:
  ///   - rule: a rule of the pipeline's pack, on or off.
  ///   - transaction: the identifier, or file and record.
  /// - Returns: the explanation of the first transaction that is meant.
  /// - Throws: as an export of features does.
  public func explain(_ rule: Rule, transaction: String) throws -> RuleExplanation? {
    var found: RuleExplanation?
    _ = try reading.walk { step in
      guard let row = row(of: transaction, step) else { return true }
      found = explanation(rule, step, row)
      return false
    }
    return found
  }

  private func row(of transaction: String, _ step: FeatureExport.Step) -> Int? {
    let name = Array(transaction.utf8)
    return step.rows.first { row in
      let identifier = step.batch.transactionID
      if identifier.bytes[identifier.range(of: row)].elementsEqual(name) { return true }
      return transaction == "\(step.file):\(step.batch.recordNumber[row])"
    }
  }

  private func explanation(_ rule: Rule, _ step: FeatureExport.Step, _ row: Int) -> RuleExplanation {
    let catalogue = reading.sources.catalogue
    let trace = rule.trace(RuleRow(row, of: step.batch, features: step.matrix))
    let cited = rule.cited.compactMap { name -> (spec: FeatureSpec, value: Double?)? in
      guard let column = catalogue.column(name) else { return nil }
      return (catalogue.specs[column], step.matrix.value(column, row))
    }
    let exception = rule.exceptions.first { exception in
      trace.outcome == .fired && exception.isInForce(on: step.night)
        && exception.exempts(row, of: step.batch, features: step.matrix)
    }
    return RuleExplanation(
      rule: rule, file: step.file, record: step.batch.recordNumber[row],
      account: step.batch.account.string(row),
      occurredAt: Instant(secondsSince1970: step.batch.occurredAtSeconds[row]),
      amountYen: step.batch.amountYen[row], trace: trace, cited: cited, exception: exception)
  }
}
