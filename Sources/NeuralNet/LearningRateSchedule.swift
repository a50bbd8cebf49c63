import Foundation

/// A learning rate that rises in a straight line and then falls along half a cosine.
public struct LearningRateSchedule: Sendable, Equatable {
  /// The highest rate, reached at the end of the warm-up.
  public let peakRate: Double

  /// The steps of the rise; zero starts at the peak.
  public let warmUpSteps: Int

  /// The steps of rise and fall together; later steps keep the last rate.
  public let totalSteps: Int

  /// The rate at the end as a fraction of the peak, 0 to 1.
  public let finalFraction: Double

  /// Makes a schedule; sizes that contradict each other are programmer errors.
  public init(peakRate: Double, warmUpSteps: Int, totalSteps: Int, finalFraction: Double) {
    precondition(peakRate > 0 && peakRate.isFinite, "The peak learning rate is a positive number.")
    precondition(warmUpSteps >= 0 && totalSteps > 0, "A schedule has a positive number of steps.")
    precondition(warmUpSteps <= totalSteps, "The warm-up is part of the total.")
    precondition((0...1).contains(finalFraction), "The final rate is a fraction of the peak.")
    self.peakRate = peakRate
    self.warmUpSteps = warmUpSteps
    self.totalSteps = totalSteps
    self.finalFraction = finalFraction
  }

  /// The rate of a step, counted from zero.
  public func rate(atStep step: Int) -> Double {
    if step < warmUpSteps { return peakRate * Double(step + 1) / Double(warmUpSteps) }
    guard step < totalSteps else { return peakRate * finalFraction }
    let progress = Double(step - warmUpSteps) / Double(totalSteps - warmUpSteps)
    let fall = 0.5 * (1 + cos(Double.pi * progress))
    return peakRate * (finalFraction + (1 - finalFraction) * fall)
  }
}
