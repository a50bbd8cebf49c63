import ArgumentParser
import Core
import Training

/// The size of a network and how fast it learns; what is not said stays as for the committed model.
struct ModelFormOptions: ParsableArguments {
  @Option(help: "The steps a number becomes at most.") var steps: Int?
  @Option(help: "The networks that are trained apart and then merged.") var members: Int?
  @Option(help: "The units of a member's hidden layer.") var hidden: Int?
  @Option(help: "The buckets of memo n-grams, a power of two; 1 says only whether there is a memo.")
  var memoBuckets: Int?
  @Flag(help: "Judge by the memo and which way the money went alone, to see what features add.")
  var withoutFeatures = false
  @Option(help: "The rows of a step of training.") var batchRows: Int?
  @Option(help: "The highest learning rate.") var learningRate: Double?
  @Option(help: "The decay of weights.") var weightDecay: Double?
  @Option(help: "The share of hidden units silenced in training.") var dropout: Double?
  @Option(
    help:
      "How far the label of what is called normal is drawn towards fraud: 0.02 makes 0 into 0.02, and 1 stays."
  )
  var labelSmoothing: Double?
  @Option(help: "The share of the features that each member reads.") var inputShare: Double?
  @Flag(help: "A byte for each weight: a file of a quarter of the size, read exactly as it was trained.")
  var quantised = false

  func validate() throws {
    try expect(steps, in: 1...256, "Steps: 1 to 256.")
    try expect(members, in: 1...64, "Members: 1 to 64.")
    try expect(hidden, in: 1...4_096, "Hidden units: 1 to 4,096.")
    try expect(memoBuckets, in: 1...1_048_576, "Memo buckets: 1 to 1,048,576.")
    if let memoBuckets, memoBuckets & (memoBuckets - 1) != 0 {
      throw ValidationError("Memo buckets: a power of two.")
    }
    try expect(batchRows, in: 1...65_536, "Rows of a step: 1 to 65,536.")
    try expect(learningRate, in: 0.000_001...1, "Learning rate: 0.000001 to 1.")
    try expect(weightDecay, in: 0...1, "Weight decay: 0 to 1.")
    try expect(dropout, in: 0...0.9, "Dropout: 0 to 0.9.")
    try expect(labelSmoothing, in: 0...0.45, "Label smoothing: 0 to 0.45.")
    try expect(inputShare, in: 0.01...1, "Share of the features: 0.01 to 1.")
  }

  /// Puts what is said into a recipe.
  func set(_ recipe: inout ModelTrainer.Recipe) {
    recipe.steps = steps ?? recipe.steps
    recipe.members = members ?? recipe.members
    recipe.hiddenSizes = hidden.map { [$0] } ?? recipe.hiddenSizes
    recipe.readsFeatures = !withoutFeatures
    recipe.memoBuckets = memoBuckets ?? recipe.memoBuckets
    recipe.batchRows = batchRows ?? recipe.batchRows
    recipe.learningRate = learningRate ?? recipe.learningRate
    recipe.weightDecay = weightDecay ?? recipe.weightDecay
    recipe.dropout = dropout ?? recipe.dropout
    recipe.labelSmoothing = labelSmoothing ?? recipe.labelSmoothing
    recipe.inputShare = inputShare ?? recipe.inputShare
    recipe.isQuantised = quantised
  }

  private func expect<Value: Comparable>(_ value: Value?, in range: ClosedRange<Value>, _ message: String)
    throws
  {
    if let value, !range.contains(value) { throw ValidationError(message) }
  }
}

/// Days from one to another, both included, as a command line names them: `2018-07-25..2018-07-31`.
struct DayRange: ExpressibleByArgument {
  let days: ClosedRange<BankDay>

  init?(argument: String) {
    let parts = argument.components(separatedBy: "..")
    guard parts.count == 2, let first = BankDay(argument: parts[0]), let last = BankDay(argument: parts[1]),
      first <= last
    else { return nil }
    days = first...last
  }

  /// The days as they were named.
  var text: String { "\(days.lowerBound.iso8601)..\(days.upperBound.iso8601)" }
}
