/// Everything that decides how a network is trained, apart from the rows and the seed.
public struct TrainingSettings: Sendable, Equatable {
  /// The rows of one step, at most; the rows of an epoch are spread evenly over its steps.
  public var batchRows: Int

  /// The learning rate of each step.
  public var schedule: LearningRateSchedule

  /// Adam's decay of the mean gradient, 0 to 1.
  public var meanDecay: Double

  /// Adam's decay of the mean squared gradient, 0 to 1.
  public var squareDecay: Double

  /// Adam's guard against division by zero.
  public var epsilon: Double

  /// The fraction of every weight that is taken away in a step, times the learning rate; biases are spared.
  public var weightDecay: Double

  /// The probability with which a hidden unit is silenced for a row, zero up to and without one.
  public var dropout: Double

  /// How far labels are drawn towards one, zero up to and without a half: a label y counts as y + (1 - y) times this.
  ///
  /// A fraud that somebody found is one; of what is called normal some was not noticed. A network then has no reward for being surer of it
  /// than that, so that rows which no input explains bend it less. Drawing frauds towards zero as well was measured, and is worse.
  /// Source: Szegedy, Vanhoucke, Ioffe, Shlens, Wojna, "Rethinking the Inception Architecture for Computer Vision", 2016, section 7, of
  /// which this is the one side.
  public var labelSmoothing: Double

  /// Makes settings; values outside their ranges are programmer errors.
  public init(
    batchRows: Int, schedule: LearningRateSchedule, meanDecay: Double = 0.9, squareDecay: Double = 0.999,
    epsilon: Double = 1e-8, weightDecay: Double = 0, dropout: Double = 0,
    labelSmoothing: Double = 0
  ) {
    precondition((1...65_536).contains(batchRows), "A batch has 1 to 65,536 rows.")
    precondition((0..<1).contains(meanDecay) && (0..<1).contains(squareDecay), "Decays are below one.")
    precondition(epsilon > 0 && weightDecay >= 0, "Epsilon is positive and weight decay not negative.")
    precondition((0..<1).contains(dropout), "Dropout is a probability below one.")
    precondition((0..<0.5).contains(labelSmoothing), "Labels are drawn by less than half the way.")
    self.batchRows = batchRows
    self.schedule = schedule
    self.meanDecay = meanDecay
    self.squareDecay = squareDecay
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.dropout = dropout
    self.labelSmoothing = labelSmoothing
  }

  /// The steps an epoch over so many rows takes.
  public static func stepCount(rows: Int, batchRows: Int) -> Int {
    (rows + batchRows - 1) / batchRows
  }
}
