/// How far an adapter may go, and how much its labels are believed.
public struct AdapterSettings: Sendable, Equatable {
  /// The usual size of a unit's gain, as a share; zero leaves the units as they are.
  public var unitGain: Double

  /// The usual size of an input's weight, in logits; zero leaves the inputs out.
  public var inputWeight: Double

  /// The usual size of a change of the calibration's slope, as a share.
  public var slopeChange = 0.2

  /// The usual size of a change of the calibration's constant, in logits.
  public var offsetChange = 1.0

  /// The share of labels that are taken to be wrong, whatever the row, below one half.
  ///
  /// It bounds what a single label can do: one that contradicts a sure answer moves next to nothing.
  public var doubt = 0.03

  /// The most rows that one labelled row stands for where the adapter is fitted; the calibration lets it stand for all of its weight.
  public var heaviestWeight = 5.0

  /// How much a row that nobody labelled counts, for each row that it stands for.
  public var unlabelledWeight = 0.3

  /// Makes settings; negative sizes and a doubt of half or more are programmer errors.
  public init(unitGain: Double, inputWeight: Double) {
    precondition(unitGain >= 0 && inputWeight >= 0, "Sizes of changes are not negative.")
    self.unitGain = unitGain
    self.inputWeight = inputWeight
  }
}
