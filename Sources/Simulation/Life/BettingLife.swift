/// Stakes sent to public betting, several on one evening, and winnings back.
enum BettingLife {
  static func plan(_ life: inout LifeDay) {
    guard let bookmaker = life.circle.bookmaker else { return }
    let expected = life.habits.betsPerDay * (life.day.isWeekend ? 2 : 0.7)
    guard life.random.happens(min(0.9, expected)) else { return }
    let midnight = life.day.startSecond + 86_399
    var second = life.random.happens(0.5) ? life.second(.own) : life.second(.evening)
    for _ in 0..<life.random.integer(1...6) where second < midnight {
      let amountYen = life.random.yen(median: 6_000, spread: 1.1, step: 1_000)
      life.pay(
        bookmaker, amountYen, at: second, channel: life.habits.remoteChannel, sizing: .atMost(stepYen: 1_000))
      second += Int64(life.random.integer(120...4_000))
    }
    guard life.random.happens(0.35), second < midnight else { return }
    let wonYen = life.random.yen(median: 15_000, spread: 1.2, step: 10)
    life.receive(
      from: bookmaker, wonYen, at: second, channel: .batch, memo: life.random.happens(0.5) ? "ﾊﾗｲﾓﾄﾞｼ" : "")
  }
}
