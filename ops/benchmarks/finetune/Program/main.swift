import Core
import Foundation
import NeuralNet
import Scoring
import Simulation
import Training

/// Fine-tunes the model on the first decisions of banks it has not seen, and compares on the days after: PIPELINE FOLDER KIND SEED...
let arguments = CommandLine.arguments
guard arguments.count >= 5, let kind = BankKind(rawValue: arguments[3]) else {
  print("usage: finetune PIPELINE FOLDER KIND SEED...")
  exit(64)
}

/// A number of the environment, or another when it says none.
func setting(_ name: String, _ usual: Int) -> Int {
  Int(ProcessInfo.processInfo.environment[name] ?? "") ?? usual
}

/// What one bank's rows after the decisions say of the contenders.
func measure(seed: UInt64) throws {
  let bank = try NewBank(
    pipeline: arguments[1], path: "\(arguments[2])/\(kind.rawValue)-\(seed)", kind: kind, seed: seed,
    accounts: setting("ACCOUNTS", 6_000))
  let queue = try ReviewQueue(
    bank, alerts: setting("ALERTS", 150), samples: setting("SAMPLES", 50), seed: seed)
  print(
    "  \(kind.rawValue)-\(seed): \(queue.alerts) alerts until \(queue.lastDay.iso8601), "
      + "\(queue.decisions.count) decisions, \(queue.frauds) confirmed")
  let end = Instant(day: queue.lastDay, secondOfDay: 86_399)
  func rows(_ table: AnalystDecisions) throws -> DecidedRows {
    try DecidedRows(bank.folder, book: DecisionBook([table], asOf: end), model: bank.model)
  }
  let decided = try rows(queue.decisions)
  let poisoned = try rows(queue.poisoned(seed: seed))
  var contenders = [Contender(name: "model as it is", model: bank.model)]
  contenders.append(try .tuned("fine-tuned", bank, decided))
  contenders.append(try .tuned("fine-tuned, 10 % flipped", bank, poisoned))
  contenders.append(try .scratch(bank, decided))
  contenders.append(try .scratchLine(bank, decided))
  try LaterDays(bank, contenders, after: queue.lastDay).report()
  fflush(nil)
}

for seed in arguments[4...].compactMap({ UInt64($0) }) { try measure(seed: seed) }
