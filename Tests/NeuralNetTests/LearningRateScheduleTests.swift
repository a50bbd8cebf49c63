import NeuralNet
import Testing

struct LearningRateScheduleTests {
  @Test func theRateRisesInALineAndFallsAlongACosine() {
    let schedule = LearningRateSchedule(peakRate: 1, warmUpSteps: 4, totalSteps: 12, finalFraction: 0.1)
    #expect((0..<4).map(schedule.rate(atStep:)) == [0.25, 0.5, 0.75, 1])
    #expect(schedule.rate(atStep: 4) == 1)
    #expect(abs(schedule.rate(atStep: 8) - 0.55) < 1e-12)
    #expect(schedule.rate(atStep: 12) == 0.1 && schedule.rate(atStep: 99) == 0.1)
    let falling = (4...12).map(schedule.rate(atStep:))
    #expect(zip(falling, falling.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func withoutWarmUpItStartsAtThePeak() {
    let schedule = LearningRateSchedule(peakRate: 0.5, warmUpSteps: 0, totalSteps: 10, finalFraction: 0)
    #expect(schedule.rate(atStep: 0) == 0.5 && schedule.rate(atStep: 10) == 0)
  }
}
